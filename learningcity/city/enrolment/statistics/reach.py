"""Counts of who learned."""

from collections.abc import Iterable
from datetime import date, timedelta
from typing import NamedTuple

from django.db import connection
from django.db.models import Count, DurationField, ExpressionWrapper, F, Q, Sum

from learningcity.city.enrolment.models import Attendance, Enrolment, State
from learningcity.city.places.models import City

OLDER_FROM = 60


class Reached(NamedTuple):
    """How many different people came in some days, and how often and how long all of them together."""

    people: int
    residents: int
    older_residents: int
    times: int
    hours: int


def reached_between(city: City, first: date, last: date) -> Reached:
    """Count who was marked present in a city from one day to another, both included."""
    came = Attendance.objects.filter(enrolment__city=city, present=True, on__range=(first, last))
    resident = Q(enrolment__person__home_area__path__startswith=city.area.path) if city.area else Q(pk=None)
    older = Q(enrolment__person__birth_year__lte=last.year - OLDER_FROM)
    counted = came.aggregate(
        people=Count("enrolment__person", distinct=True),
        residents=Count("enrolment__person", distinct=True, filter=resident),
        older_residents=Count("enrolment__person", distinct=True, filter=resident & older),
        times=Count("pk"),
        time=Sum(_LENGTH),
    )
    time = counted.pop("time") or timedelta()
    return Reached(**counted, hours=round(time.total_seconds() / 3600))


_LENGTH = ExpressionWrapper(
    F("enrolment__session__ends_at") - F("enrolment__session__starts_at"), output_field=DurationField()
)


WAITING = "SELECT session_id, COUNT(*) FROM {table} WHERE state = %s AND session_id IN ({places}) GROUP BY 1"
"""Worded by hand, because every list of activities asks it and putting it together took longer than it."""


def waiting_in(session_ids: Iterable[int]) -> dict[int, int]:
    """How many people stand in line for each of some sessions; sessions without a line are left out."""
    ids = list(session_ids)
    if not ids:
        return {}
    asked = WAITING.format(table=Enrolment._meta.db_table, places=", ".join(["%s"] * len(ids)))
    with connection.cursor() as cursor:
        cursor.execute(asked, [State.WAITING, *ids])
        return dict(cursor.fetchall())
