"""Which registered communities have hardly been reached: people who had a seat, of all who live there."""

from typing import NamedTuple

from django.db.models import Count

from learningcity.city.enrolment.models import SEATED, Enrolment
from learningcity.city.people.permissions import Permission
from learningcity.city.places.models import Area, City, Population
from learningcity.web.staff.today.needs import Desk

SHOWN = 5
SMALLEST = 10
"""Counts below this are not printed, so that nobody can be picked out."""


class Gap(NamedTuple):
    """A community with those who came (None when too few to print), those who live there, and per 100."""

    area: Area
    came: int | None
    people: int
    per_hundred: float | None
    source: str


def least_reached(desk: Desk) -> list[Gap]:
    """The communities of the city with the lowest share reached; empty when nothing is known."""
    city = desk.powers.city
    if city.area is None or not desk.powers.may_citywide(Permission.LEARNER_READ):
        return []
    residents = _residents(city)
    came = _came(city, [area.pk for area, _people, _source in residents])
    rows = [_gap(area, came.get(area.pk, 0), people, source) for area, people, source in residents]
    return sorted(rows, key=lambda gap: (gap.came or 0) / gap.people)[:SHOWN] if came else []


def _residents(city: City) -> list[tuple[Area, int, str]]:
    """The registered communities with all their residents and the source: both sexes, the latest year."""
    rows = Population.objects.filter(
        area__in=Area.objects.within(city.area).at(Area.Level.COMMUNITY),
        age_from=0,
        age_to=None,
        people__gt=0,
    ).select_related("area")
    latest = {(row.area_id, row.sex): row for row in rows.order_by("year_be")}
    found: dict[int, tuple[Area, int, str]] = {}
    for (area_id, sex), row in latest.items():
        if sex == Population.Sex.ALL or (area_id, Population.Sex.ALL) not in latest:
            _area, before, _source = found.get(area_id, (row.area, 0, row.source))
            found[area_id] = (row.area, before + row.people, row.source)
    return list(found.values())


def _came(city: City, areas: list[int]) -> dict[int, int]:
    rows = (
        Enrolment.objects.in_city(city)
        .filter(state__in=SEATED, person__home_area__in=areas)
        .values("person__home_area")
        .annotate(n=Count("person", distinct=True))
    )
    return {row["person__home_area"]: row["n"] for row in rows}


def _gap(area: Area, came: int, people: int, source: str) -> Gap:
    if came < SMALLEST:
        return Gap(area, None, people, None, source)
    return Gap(area, came, people, round(100 * came / people, 1), source)
