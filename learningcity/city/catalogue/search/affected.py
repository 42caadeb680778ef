"""Which entries a change touches: a venue's new name is in every activity held there."""

from collections.abc import Iterable
from typing import Any

from django.db.models import Q

from learningcity.city.catalogue.models import Activity, SeatPool, Session
from learningcity.city.catalogue.search.told import TOLD
from learningcity.city.partners.models import Organisation
from learningcity.city.places.models import Area, Neighbourhood, Venue

Ids = set[int]


def affected(changes: Iterable[tuple[str, int]]) -> dict[str, Ids]:
    """The ids of entries, by kind, that changes of rows (kind, id) may have altered, made or taken away."""
    by_kind: dict[str, Ids] = {}
    for kind, key in changes:
        by_kind.setdefault(kind, set()).add(key)
    found: dict[str, Ids] = {}
    for kind, ids in by_kind.items():
        reached = _REACH[kind](ids) if kind in _REACH else {kind: ids} if kind in TOLD else {}
        for touched, more in reached.items():
            found.setdefault(touched, set()).update(more)
    return found


def _activity(ids: Ids) -> dict[str, Ids]:
    return {"activity": ids}


def _session(ids: Ids) -> dict[str, Ids]:
    return {"activity": set(Session.everywhere.filter(id__in=ids).values_list("activity_id", flat=True))}


def _pool(ids: Ids) -> dict[str, Ids]:
    return {
        "activity": set(SeatPool.objects.filter(id__in=ids).values_list("session__activity_id", flat=True))
    }


def _topic(ids: Ids) -> dict[str, Ids]:
    return {"activity": _activities(Q(topic__in=ids) | Q(topics__in=ids))}


def _venue(ids: Ids) -> dict[str, Ids]:
    return {"venue": ids, "activity": _activities(Q(venue__in=ids)) | _activities(Q(sessions__venue__in=ids))}


def _organisation(ids: Ids) -> dict[str, Ids]:
    return {"organisation": ids, "activity": _activities(Q(organisation__in=ids))}


def _neighbourhood(ids: Ids) -> dict[str, Ids]:
    venues = set(Venue.everywhere.filter(neighbourhoods__in=ids).values_list("id", flat=True))
    return {"neighbourhood": ids} | _venue(venues)


def _area(ids: Ids) -> dict[str, Ids]:
    paths = set(Area.objects.filter(id__in=ids).values_list("path", flat=True))
    return {"organisation": _inside(Organisation, paths)} | _venue(_inside(Venue, paths))


def _inside(model: Any, paths: set[str]) -> Ids:
    """Rows of areas at or below the paths; thousands of areas change at once when a file of them comes in."""
    step = Area.steplen
    placed = model.everywhere.filter(area__isnull=False).values_list("id", "area__path")
    return {
        key for key, path in placed if any(path[:end] in paths for end in range(step, len(path) + 1, step))
    }


def _city(ids: Ids) -> dict[str, Ids]:
    rows = {
        "venue": Venue,
        "organisation": Organisation,
        "neighbourhood": Neighbourhood,
        "activity": Activity,
        **{kind: told.model for kind, told in TOLD.items()},
    }
    return {
        kind: set(model.everywhere.filter(city__in=ids).values_list("id", flat=True))
        for kind, model in rows.items()
    }


def _activities(where: Q) -> Ids:
    return set(Activity.everywhere.filter(where).values_list("id", flat=True))


_REACH = {
    "activity": _activity,
    "session": _session,
    "seatpool": _pool,
    "topic": _topic,
    "venue": _venue,
    "organisation": _organisation,
    "neighbourhood": _neighbourhood,
    "area": _area,
    "city": _city,
}
