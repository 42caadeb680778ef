"""Hours learnt are those of the days on which someone was there."""

from datetime import datetime, timedelta

import pytest

from learningcity.city.enrolment.models import Attendance, Enrolment
from learningcity.city.enrolment.queries.learnt import hours_attended
from learningcity.city.enrolment.services import book_seat
from learningcity.city.people.models import Person
from learningcity.city.places.models import City
from learningcity.core.thai_clock import BANGKOK
from tests.factories import make_activity, make_learner, make_session

pytestmark = pytest.mark.django_db
MONDAY = datetime(2030, 1, 7, 9, 0, tzinfo=BANGKOK)


def booked(city: City, person: Person, starts_at: datetime, ends_at: datetime) -> Enrolment:
    session = make_session(make_activity(city), starts_at=starts_at, ends_at=ends_at)
    return book_seat(session=session, person=person, by=person.account)


def came(enrolment: Enrolment, *days: int, present: bool = True) -> None:
    for number in days:
        at = MONDAY + timedelta(days=number)
        Attendance.objects.create(enrolment=enrolment, on=at.date(), present=present, marked_at=at)


def test_each_day_there_counts_its_hours(city: City) -> None:
    person = make_learner()
    camp = booked(city, person, MONDAY, MONDAY + timedelta(days=2, hours=7))
    evening = booked(city, person, MONDAY + timedelta(hours=9), MONDAY + timedelta(hours=10, minutes=30))
    came(camp, 0, 2)
    came(camp, 1, present=False)
    came(evening, 0)
    assert hours_attended(person) == timedelta(hours=15, minutes=30)
    assert hours_attended(person, since=(MONDAY + timedelta(days=2)).date()) == timedelta(hours=7)


def test_nobody_learnt_where_nobody_was(city: City) -> None:
    assert hours_attended(make_learner()) == timedelta()
