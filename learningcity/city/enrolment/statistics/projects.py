"""Counts of who learnt through a project."""

from collections import Counter
from datetime import timedelta
from typing import NamedTuple

from learningcity.city.enrolment.models import SEATED, Attendance, Enrolment
from learningcity.city.enrolment.rules.hours import time_a_day
from learningcity.city.projects.models import Project


class Learnt(NamedTuple):
    """How many people enrolled and came, each once, and how many hours all of them together learnt."""

    enrolled: int
    came: int
    hours: int


class OfProject(NamedTuple):
    """What was learnt through a project: in all, in each activity, and by whom in which group."""

    all: Learnt
    activities: dict[int, Learnt]
    groups: dict[str, int]


def learnt_in(project: Project) -> OfProject:
    """Count the learners of a project's activities; who came to two of them counts once in all."""
    seats = Enrolment.objects.in_city(project.city).filter(
        session__activity__project=project, state__in=SEATED
    )
    enrolled = list(seats.values_list("session__activity", "person", "groups"))
    present = Attendance.objects.filter(
        enrolment__city=project.city, enrolment__session__activity__project=project, present=True
    ).values_list(
        "enrolment__session__activity",
        "enrolment__person",
        "enrolment__session__starts_at",
        "enrolment__session__ends_at",
    )
    came = [
        (activity, person, time_a_day(starts_at, ends_at)) for activity, person, starts_at, ends_at in present
    ]
    keys = {activity for activity, _person, _groups in enrolled} | {each[0] for each in came}
    groups = Counter(
        group
        for group, _person in {(group, person) for _key, person, said in enrolled for group in said if group}
    )
    return OfProject(
        _learnt(enrolled, came, keys), {key: _learnt(enrolled, came, {key}) for key in keys}, dict(groups)
    )


def _learnt(
    enrolled: list[tuple[int, int, list[str]]], came: list[tuple[int, int, timedelta]], keys: set[int]
) -> Learnt:
    hours = sum((time for key, _person, time in came if key in keys), timedelta())
    return Learnt(
        len({person for key, person, _groups in enrolled if key in keys}),
        len({person for key, person, _time in came if key in keys}),
        round(hours.total_seconds() / 3600),
    )
