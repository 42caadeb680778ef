"""Entries made of what people may see of the database, in bulk, with a few queries a thousand."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from itertools import chain
from math import ceil
from typing import Any

from learningcity.city.catalogue.models import Activity, Price, SeatPool, Session
from learningcity.city.catalogue.rules.stages import stages_admitted
from learningcity.city.catalogue.search.entries import Entry
from learningcity.city.catalogue.search.places_read import NOWHERE, Known, Place, labels
from learningcity.city.catalogue.search.slots import slot, times_of
from learningcity.city.catalogue.search.told import TOLD
from learningcity.city.partners.models import Organisation
from learningcity.city.places.models import Neighbourhood, Venue

CHUNK = 1_000

_TITLES = ("title", "instructor", "organisation__name")
_TEXTS = ("summary", "description", "audience", "outcome")
_ACTIVITY = (
    "id", "code", "city__code", "venue_id", "topic_id", "learning_type", "mode", "languages", "min_age",
    "max_age", "audience", "services", "price_satang", "waiver", "leads_to_work", "organisation__code",
    *(f"{text}_{language}" for text in (*_TITLES, *_TEXTS) for language in ("th", "en")),
)  # fmt: skip


@dataclass(slots=True)
class Upcoming:
    """One session to come: when, where, what help it offers, and whether anyone may still join."""

    starts_at: datetime
    venue_id: int | None
    services: list[str]
    free: bool = True
    changes_at: list[datetime] = field(default_factory=list)


def all_entries(now: datetime) -> Iterator[Entry]:
    """An entry for everything there is to find, in every city."""
    known = Known()
    for kind in (*BUILDERS, *TOLD):
        yield from entries_of(kind, None, now, known)


def entries_of(
    kind: str, ids: Iterable[int] | None, now: datetime, known: Known | None = None
) -> Iterator[Entry]:
    """Entries of one kind: those of some ids that people may see, or all."""
    rows, columns, build = BUILDERS[kind] if kind in BUILDERS else _builder(kind)
    known = known or Known()
    for chunk in _chunks(rows(), columns, ids):
        yield from build(chunk, now, known)


def _chunks(rows: Any, columns: tuple[str, ...], ids: Iterable[int] | None) -> Iterator[list[dict[str, Any]]]:
    """The rows by rising id, so many at a time."""
    if ids is not None:
        wanted = sorted(set(ids))
        for start in range(0, len(wanted), CHUNK):
            yield list(rows.filter(id__in=wanted[start : start + CHUNK]).order_by("id").values(*columns))
        return
    last = 0
    while chunk := list(rows.filter(id__gt=last).order_by("id").values(*columns)[:CHUNK]):
        last = chunk[-1]["id"]
        yield chunk


def _activities(rows: list[dict[str, Any]], now: datetime, known: Known) -> Iterator[Entry]:
    ids = [row["id"] for row in rows]
    sessions, topics = _upcoming(ids, now), _more_topics(ids)
    helped = set(Price.objects.filter(activity__in=ids, satang=0).values_list("activity_id", flat=True))
    at = chain(
        (row["venue_id"] for row in rows), (each.venue_id for kept in sessions.values() for each in kept)
    )
    venues = known.venues(at)
    for row in rows:
        row["helped"] = row["id"] in helped
        row["topic_ids"] = [row["topic_id"], *topics[row["id"]]]
        yield _activity(row, sessions[row["id"]], venues, known)


def _activity(
    row: Mapping[str, Any], sessions: list[Upcoming], venues: dict[int, Place], known: Known
) -> Entry:
    topics = [known.topics[each] for each in row["topic_ids"]]
    places = _places(row, sessions, venues)
    changes = [moment for each in sessions for moment in (each.starts_at, *each.changes_at)]
    return Entry(
        kind="activity",
        id=row["id"],
        city=row["city__code"],
        code=row["code"],
        titles=(row["title_th"], row["title_en"]),
        names=(
            *_names(row),
            *_each(names for _codes, names in topics),
            *_each(place.names for place in places),
        ),
        body="\n".join(row[f"{text}_{language}"] for text in _TEXTS for language in ("th", "en")),
        facets=_facets(row, sessions, places) | {"topics": _each(codes for codes, _names in topics)},
        venues=tuple(_each(place.codes for place in places)),
        organisations=(row["organisation__code"],),
        slots=tuple(sorted({slot(each.starts_at, free=each.free) for each in sessions})),
        next_start=int(sessions[0].starts_at.timestamp()) if sessions else None,
        stale_at=ceil(min(changes).timestamp()) if changes else None,
        point=places[0].point if places else None,
    )


def _names(row: Mapping[str, Any]) -> list[str]:
    columns = ("organisation__name_th", "organisation__name_en", "instructor_th", "instructor_en")
    return [row[column] for column in columns if row[column]]


def _places(row: Mapping[str, Any], sessions: list[Upcoming], venues: dict[int, Place]) -> list[Place]:
    """Where the activity is: first where it happens next."""
    ids = [each.venue_id or row["venue_id"] for each in sessions] or [row["venue_id"]]
    return [venues[each] for each in dict.fromkeys((*ids, row["venue_id"])) if each in venues]


def _facets(row: Mapping[str, Any], sessions: list[Upcoming], places: list[Place]) -> dict[str, list[str]]:
    flags = {"work": row["leads_to_work"], "seats": any(each.free for each in sessions)}
    services = [row["services"], *(each.services for each in sessions)]
    return {
        "ages": [str(stage) for stage in stages_admitted(row["min_age"], row["max_age"])],
        "groups": _each([row["audience"]]),
        "costs": _costs(row),
        "types": [row["learning_type"]],
        "modes": ["onsite", "online"] if row["mode"] == "both" else [row["mode"]],
        "languages": _each([row["languages"]]),
        "access": _each([*(place.access for place in places), *services]),
        "neighbourhoods": _each(place.neighbourhoods for place in places),
        "areas": _each(place.areas for place in places),
        "flags": [flag for flag, holds in flags.items() if holds],
        "when": sorted({time for each in sessions for time in times_of(each.starts_at)}),
    }


def _costs(row: Mapping[str, Any]) -> list[str]:
    if row["price_satang"] == 0:
        return ["free"]
    return ["waiver", "paid"] if row["waiver"] or row["helped"] else ["paid"]


def _upcoming(ids: list[int], now: datetime) -> dict[int, list[Upcoming]]:
    """The sessions to come of activities, by rising time."""
    rows = (
        Session.everywhere.scheduled().filter(activity__in=ids, starts_at__gt=now).order_by("starts_at", "id")
    )
    found: dict[int, list[Upcoming]] = defaultdict(list)
    by_id: dict[int, Upcoming] = {}
    for key, activity, *rest in rows.values_list("id", "activity_id", "starts_at", "venue_id", "services"):
        by_id[key] = Upcoming(*rest)
        found[activity].append(by_id[key])
    _add_seats(by_id, ids, now)
    return found


def _add_seats(sessions: dict[int, Upcoming], activity_ids: list[int], now: datetime) -> None:
    """Whether each session has a seat held for nobody, and when seats held for a group will be let go."""
    pools = SeatPool.objects.filter(session__activity__in=activity_ids, session__starts_at__gt=now)
    open_seats: dict[int, int] = {}
    for key, group, seats, taken, releases_at in pools.values_list(
        "session_id", "group", "seats", "taken", "releases_at"
    ):
        held = bool(group) and (releases_at is None or releases_at > now)
        open_seats[key] = open_seats.get(key, 0) + (0 if held else seats - taken)
        if held and releases_at is not None and key in sessions:
            sessions[key].changes_at.append(releases_at)
    for key, left in open_seats.items():
        if key in sessions:
            sessions[key].free = left > 0


def _more_topics(ids: list[int]) -> dict[int, list[int]]:
    found: dict[int, list[int]] = defaultdict(list)
    links = Activity.topics.through.objects.filter(activity__in=ids).order_by("id")
    for activity, topic in links.values_list("activity_id", "topic_id"):
        found[activity].append(topic)
    return found


def _venues(rows: list[dict[str, Any]], _now: datetime, known: Known) -> Iterator[Entry]:
    places = known.venues(row["id"] for row in rows)
    for row in rows:
        place = places[row["id"]]
        names = [*place.names[2:], *labels(Venue.Kind(row["kind"]))]
        facets = {"access": place.access, "neighbourhoods": place.neighbourhoods, "areas": place.areas}
        yield _entry("venue", row, names, facets, place.point)


def _organisations(rows: list[dict[str, Any]], _now: datetime, known: Known) -> Iterator[Entry]:
    areas = known.areas(row["area_id"] for row in rows)
    for row in rows:
        area = areas.get(row["area_id"], NOWHERE)
        names = [*area.names, *labels(Organisation.Kind(row["kind"]))]
        yield _entry("organisation", row, names, {"areas": area.codes}, None)


def _neighbourhoods(rows: list[dict[str, Any]], _now: datetime, _known: Known) -> Iterator[Entry]:
    for row in rows:
        yield _entry("neighbourhood", row, [], {"neighbourhoods": [row["code"]]}, (row["lat"], row["lon"]))


def _entry(
    kind: str,
    row: Mapping[str, Any],
    names: list[str],
    facets: dict[str, list[str]],
    point: tuple[float, float] | None,
) -> Entry:
    return Entry(
        kind=kind,
        id=row["id"],
        city=row["city__code"],
        code=row["code"],
        titles=(row["name_th"], row["name_en"]),
        names=tuple(_each([names])),
        body="\n".join(
            row.get(column) or "" for column in ("summary_th", "summary_en", "address_th", "address_en")
        ),
        facets=facets,
        point=point,
    )


def _builder(kind: str) -> tuple[Any, tuple[str, ...], Any]:
    """What stands in `BUILDERS` for a kind that is found by what it says of itself."""
    told = TOLD[kind]

    def build(rows: list[dict[str, Any]], _now: datetime, _known: Known) -> Iterator[Entry]:
        for row in rows:
            yield Entry(
                kind=kind,
                id=row["id"],
                city=row["city__code"],
                of_every_city=told.of_every_city,
                code=str(row[told.code]),
                titles=(row["title_th"], row["title_en"]),
                body="\n".join(row[f"{text}_{language}"] for text in told.texts for language in ("th", "en")),
            )

    return told.shown, told.columns, build


def _each(lists: Iterable[Iterable[str]]) -> list[str]:
    """Every text of some lists once, empty ones aside."""
    return [text for text in dict.fromkeys(chain.from_iterable(lists)) if text]


_NAMED = ("id", "code", "city__code", "name_th", "name_en", "summary_th", "summary_en")
BUILDERS: dict[str, tuple[Any, tuple[str, ...], Any]] = {
    "venue": (Venue.everywhere.in_use, (*_NAMED, "kind", "address_th", "address_en"), _venues),
    "organisation": (
        Organisation.everywhere.active,
        (*_NAMED, "kind", "area_id", "address_th"),
        _organisations,
    ),
    "neighbourhood": (Neighbourhood.everywhere.all, (*_NAMED, "lat", "lon"), _neighbourhoods),
    "activity": (Activity.everywhere.published, _ACTIVITY, _activities),
}
"""For each kind: the rows people may see, the columns they are made of, and who makes entries of them."""
