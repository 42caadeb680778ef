"""Counts of what was offered, for the plan of a project and for indicators."""

from collections import defaultdict
from datetime import date
from typing import NamedTuple

from learningcity.city.catalogue.models import ActivityState, Session
from learningcity.city.places.models import City
from learningcity.city.projects.models import Project
from learningcity.core.thai_time import day_of


class Held(NamedTuple):
    """How many sessions of an activity were held until a day, and how many are still planned."""

    held: int
    ahead: int


def session_days(city: City, project: Project | None = None) -> dict[int, tuple[date, ...]]:
    """The days on which sessions of projects begin (one project's, or all of a city's), by project key."""
    rows = Session.objects.in_city(city).scheduled().exclude(activity__project=None)
    rows = rows.filter(activity__project=project) if project else rows
    found: dict[int, list[date]] = defaultdict(list)
    for key, starts_at in rows.order_by("starts_at").values_list("activity__project", "starts_at"):
        found[key].append(day_of(starts_at))
    return {key: tuple(days) for key, days in found.items()}


def sessions_of(project: Project, today: date) -> dict[int, Held]:
    """How many sessions of each activity of a project were held before a day, and how many are to come."""
    rows = Session.objects.in_city(project.city).scheduled().filter(activity__project=project)
    days: dict[int, list[date]] = defaultdict(list)
    for activity, starts_at in rows.values_list("activity", "starts_at"):
        days[activity].append(day_of(starts_at))
    return {
        key: Held(sum(day < today for day in found), sum(day >= today for day in found))
        for key, found in days.items()
    }


class Offered(NamedTuple):
    """How many sessions took place, and how many of them cost nobody anything."""

    all: int
    free: int


def sessions_held(city: City, first: date, last: date) -> Offered:
    """Count the sessions that were not cancelled, from one day to another, both included."""
    rows = Session.objects.in_city(city).scheduled().filter(starts_at__date__range=(first, last))
    rows = rows.filter(activity__state=ActivityState.PUBLISHED)
    free = rows.filter(activity__price_satang=0).exclude(activity__prices__satang__gt=0)
    return Offered(rows.count(), free.count())
