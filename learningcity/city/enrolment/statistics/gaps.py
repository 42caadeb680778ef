"""What is offered within reach of each neighbourhood for each group, against who lives there."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from datetime import datetime
from functools import cached_property
from typing import Any, NamedTuple

from django.db.models import Count, Q
from shapely.geometry import Point
from shapely.geometry.base import BaseGeometry

from learningcity.city.catalogue.models import ActivityState, SeatPool, Session
from learningcity.city.catalogue.rules.stages import AGES, OLDEST, Stage, stage_at
from learningcity.city.enrolment.models import SEATED, Enrolment
from learningcity.city.enrolment.rules.gaps import OTHER_GROUPS, Cell, Offer, gaps_among, middle_of, seats_for
from learningcity.city.places.models import City, Neighbourhood, Venue
from learningcity.city.places.rules import people_between
from learningcity.city.places.statistics import Plane, Residents, residents_of
from learningcity.core.thai_time import day_of, now

GROUPS = (*map(str, Stage), *map(str, OTHER_GROUPS))
"""The columns: the four stages of life, then the groups that do not follow from age."""


class Held(NamedTuple):
    """One session with its place and its seats."""

    session: int
    activity: int
    venue: int
    point: tuple[float, float] | None
    offer: Offer


class Period(NamedTuple):
    """From one moment on, and before another."""

    start: datetime
    end: datetime


class Gaps:
    """A city in a period, counted once; the number of statements does not depend on how much there is."""

    def __init__(self, city: City, period: Period, reach: int) -> None:
        self.city, self.period, self.reach = city, period, reach

    @cached_property
    def neighbourhoods(self) -> list[Neighbourhood]:
        rows = Neighbourhood.objects.in_city(self.city).prefetch_related("areas")
        return list(rows.order_by("name_th", "pk"))

    @cached_property
    def residents(self) -> dict[int, Residents]:
        return residents_of(self.city, self.neighbourhoods)

    @cached_property
    def cells(self) -> dict[tuple[int, str], Cell]:
        """Each neighbourhood and group with what was counted."""
        return {
            (yan.pk, group): Cell(
                self._people(yan.pk, group),
                sum(seats_for(held.offer, group) for held in self.within[yan.pk]),
                sum(self.enrolled[held.session, group] for held in self.within[yan.pk]),
            )
            for yan in self.neighbourhoods
            for group in GROUPS
        }

    @cached_property
    def marked(self) -> set[tuple[int, str]]:
        """The cells that are gaps."""
        return {
            (key, group)
            for group in GROUPS
            for key in gaps_among({yan.pk: self.cells[yan.pk, group] for yan in self.neighbourhoods})
        }

    def middle(self, group: str) -> float | None:
        """What the middle neighbourhood has for a group: seats for a thousand residents."""
        return middle_of(self.cells_for(group))

    def cells_for(self, group: str) -> list[Cell]:
        """What every neighbourhood has for a group."""
        return [self.cells[yan.pk, group] for yan in self.neighbourhoods]

    def seats_by_activity(self, yan: Neighbourhood, group: str) -> dict[int, tuple[int, int]]:
        """For each activity within reach with seats for a group: how many sessions, and how many seats."""
        found: dict[int, tuple[int, int]] = {}
        for held in self.within[yan.pk]:
            if seats := seats_for(held.offer, group):
                sessions, before = found.get(held.activity, (0, 0))
                found[held.activity] = (sessions + 1, before + seats)
        return found

    def _people(self, key: int, group: str) -> float | None:
        if group not in AGES or key not in self.residents:
            return None
        low, high = AGES[Stage(group)]
        return people_between(self.residents[key].bands, low, min(high, OLDEST))

    @cached_property
    def held(self) -> list[Held]:
        """The sessions at a place in the period: of published activities, and those held when they were."""
        rows = self._sessions.values_list(
            "pk",
            "activity",
            "venue",
            "venue__lat",
            "venue__lon",
            "activity__min_age",
            "activity__max_age",
            "activity__audience",
        )
        return [
            Held(key, activity, venue, None if lat is None else (lat, lon), self._offer(key, *said))
            for key, activity, venue, lat, lon, *said in rows
        ]

    def _offer(self, key: int, low: int | None, high: int | None, audience: list[str]) -> Offer:
        return Offer(low, high, audience, self._pools[key])

    @property
    def _sessions(self) -> Any:
        rows = Session.objects.in_city(self.city).scheduled().between(self.period.start, self.period.end)
        was_open = Q(activity__published_at__isnull=False, starts_at__lt=now())
        return rows.filter(Q(activity__state=ActivityState.PUBLISHED) | was_open, venue__isnull=False)

    @cached_property
    def _pools(self) -> dict[int, dict[str, int]]:
        found: dict[int, dict[str, int]] = defaultdict(dict)
        rows = SeatPool.objects.filter(session__in=self._sessions.order_by().values("pk"))
        for session, group, seats in rows.values_list("session", "group", "seats"):
            found[session][group] = seats
        return found

    @cached_property
    def within(self) -> dict[int, list[Held]]:
        """The sessions within reach of each neighbourhood: at a place of it, or so many metres from it."""
        through = Venue.neighbourhoods.through._default_manager
        own = set(through.filter(neighbourhood__city=self.city).values_list("neighbourhood", "venue"))
        plane = Plane(self.city.lat, self.city.lon)
        points = {held.venue: Point(plane.point(*held.point)) for held in self.held if held.point is not None}
        near = {
            (yan.pk, venue)
            for yan in self.neighbourhoods
            for ground in [_ground(plane, yan)]
            for venue, point in points.items()
            if ground.distance(point) <= self.reach
        }
        reached = own | near
        return {
            yan.pk: [held for held in self.held if (yan.pk, held.venue) in reached]
            for yan in self.neighbourhoods
        }

    @cached_property
    def enrolled(self) -> Counter[tuple[int, str]]:
        """Those with a seat, by session and group; who said no year of birth is in no stage of life."""
        seated = Enrolment.objects.in_city(self.city).filter(
            state__in=SEATED, session__in=self._sessions.order_by().values("pk")
        )
        found: Counter[tuple[int, str]] = Counter()
        by_year = (
            seated.exclude(person__birth_year=None)
            .order_by()
            .values_list("session", "session__starts_at", "person__birth_year")
        )
        for session, starts_at, birth_year, number in by_year.annotate(n=Count("pk")):
            found[session, str(stage_at(max(0, day_of(starts_at).year - birth_year)))] += number
        for session, groups in seated.exclude(groups=[]).values_list("session", "groups"):
            found.update((session, group) for group in _said(groups))
        return found


def _said(groups: Iterable[str]) -> set[str]:
    return set(groups) & set(map(str, OTHER_GROUPS))


def _ground(plane: Plane, yan: Neighbourhood) -> BaseGeometry:
    """A neighbourhood in metres: its outline, or its middle."""
    return plane.laid(yan.outline) if yan.outline else Point(plane.point(yan.lat, yan.lon))
