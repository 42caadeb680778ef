"""What is on between two moments: sessions in order, by neighbourhood, of a festival, and how many."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count, Q

from learningcity.city.catalogue.models import Session
from learningcity.city.catalogue.queries.activities import LONG_TEXTS, fitting_sessions, published
from learningcity.city.catalogue.search.query import FindQuery
from learningcity.city.places.models import City, Neighbourhood, Venue


def timetable(
    city: City,
    start: datetime,
    end: datetime,
    *,
    ids: Sequence[int] | None = None,
    query: FindQuery | None = None,
) -> list[Session]:
    """The sessions between two moments, of all published activities or of those given, the soonest first."""
    sessions = Session.objects.in_city(city).scheduled().between(start, end)
    of_these = published(city) if ids is None else published(city).filter(pk__in=ids)
    sessions = fitting_sessions(sessions.filter(activity__in=of_these), query or FindQuery())
    sessions = sessions.select_related("activity__topic", "venue").defer(
        *(f"activity__{t}" for t in LONG_TEXTS)
    )
    return list(sessions.order_by("starts_at", "pk")[:5_000])


@dataclass(frozen=True, slots=True)
class Hood:
    """A neighbourhood with the activities that happen there in some days, each with its first session."""

    neighbourhood: Neighbourhood
    sessions: list[Session]


def by_neighbourhood(city: City, sessions: Iterable[Session]) -> list[Hood]:
    """Sort sessions, one an activity, into the neighbourhoods of their venues; the busiest come first."""
    first = {each.activity_id: each for each in reversed(list(sessions))}
    soonest = sorted(first.values(), key=lambda each: (each.starts_at, each.pk))
    hoods_of = _neighbourhoods_of({each.venue_id for each in soonest if each.venue_id})
    there: dict[int, list[Session]] = defaultdict(list)
    for session in soonest:
        for hood in hoods_of.get(session.venue_id or 0, ()):
            there[hood].append(session)
    known = {hood.pk: hood for hood in Neighbourhood.objects.in_city(city)}
    ranked = sorted(there.items(), key=lambda item: (-len(item[1]), item[0]))
    return [Hood(known[key], found) for key, found in ranked if key in known]


def _neighbourhoods_of(venue_ids: set[int]) -> dict[int, list[int]]:
    links = Venue.neighbourhoods.through._default_manager.filter(venue_id__in=venue_ids)
    found: dict[int, list[int]] = defaultdict(list)
    for venue_id, hood_id in links.values_list("venue_id", "neighbourhood_id"):
        found[venue_id].append(hood_id)
    return found


def count_ahead(cities: Iterable[City], start: datetime, end: datetime) -> dict[int, int]:
    """How many activities have a session between two moments, by city."""
    sessions = Session.everywhere.open(start).between(start, end).filter(city__in=list(cities))
    counted = sessions.order_by().values_list("city").annotate(n=Count("activity", distinct=True))
    return dict(counted)


@dataclass(frozen=True, slots=True)
class HeldYear:
    """What was held in some days: activities, sessions, and how many of the activities cost nothing."""

    activities: int
    free: int
    waivable: int
    sessions: int


def held_between(city: City, start: datetime, end: datetime) -> HeldYear:
    """Count the published activities that had a session between two moments."""
    held = Session.objects.in_city(city).scheduled().filter(ends_at__gte=start, ends_at__lt=end)
    activities = published(city).filter(pk__in=held.values("activity"))
    free = Q(price_satang=0)
    counted = activities.aggregate(
        all=Count("pk"), free=Count("pk", filter=free), waivable=Count("pk", filter=~free & Q(waiver=True))
    )
    return HeldYear(counted["all"], counted["free"], counted["waivable"], held.count())


FESTIVAL = "festival"
"""The topic that says an activity belongs to a festival of the city."""


def festival_sessions(city: City, start: datetime, end: datetime) -> list[Session]:
    """The sessions between two moments of activities that belong to a festival, the soonest first."""
    main, also = Q(topic__code=FESTIVAL), Q(topics__code=FESTIVAL)
    festive = published(city).filter(main | also).values("pk")
    sessions = Session.objects.in_city(city).scheduled().between(start, end).filter(activity__in=festive)
    return list(sessions.select_related("activity__topic", "venue").order_by("starts_at", "pk"))
