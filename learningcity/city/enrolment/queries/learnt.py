"""How long people have learnt: the time of each day on which they were there."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date, timedelta

from django.db.models import QuerySet

from learningcity.city.catalogue.models import Session
from learningcity.city.enrolment.models import Attendance, Enrolment
from learningcity.city.enrolment.rules.hours import time_a_day
from learningcity.city.people.models import Person

_TIMES = ("enrolment", "enrolment__session__starts_at", "enrolment__session__ends_at")


def hours_attended(person: Person, since: date | None = None) -> timedelta:
    """How long a person has learnt, in all or since a day: what counts towards credits."""
    rows = Attendance.objects.filter(enrolment__person=person, present=True)
    return sum(_by_enrolment(rows.filter(on__gte=since) if since else rows).values(), timedelta())


def hours_of(enrolments: Iterable[Enrolment]) -> dict[int, timedelta]:
    """How long was learnt in each of some enrolments, by their key."""
    keys = [enrolment.pk for enrolment in enrolments]
    return _by_enrolment(Attendance.objects.filter(enrolment__in=keys, present=True))


def time_of(session: Session) -> timedelta:
    """How long one learns on a day of a session."""
    return time_a_day(session.starts_at, session.ends_at)


def _by_enrolment(rows: QuerySet[Attendance]) -> dict[int, timedelta]:
    found: dict[int, timedelta] = defaultdict(timedelta)
    for enrolment, starts_at, ends_at in rows.values_list(*_TIMES):
        found[enrolment] += time_a_day(starts_at, ends_at)
    return dict(found)
