"""Two records of one person with seats in the same session."""

import pytest

from learningcity.city.enrolment.models import State
from learningcity.city.enrolment.services import book_seat, double_seats, give_up_double_seats
from learningcity.city.people.services import merge_people
from learningcity.city.places.models import City
from tests.factories import make_activity, make_person, make_session

pytestmark = pytest.mark.django_db


def test_the_later_seat_goes_to_the_next_in_line(city: City) -> None:
    keep, other, third = (make_person(city=city) for _ in range(3))
    session = make_session(make_activity(city), seats=2)
    first, second, waiting = (
        book_seat(session=session, person=person, by=None) for person in (other, keep, third)
    )
    assert double_seats(keep=keep, other=other)[0].given_up == second
    give_up_double_seats(keep=keep, other=other, by=None)
    merge_people(keep=keep, other=other, by=None, city=city)
    for row in (first, waiting):
        row.refresh_from_db()
    assert (first.state, first.person, waiting.state) == (State.BOOKED, keep, State.OFFERED)


def test_a_seat_is_kept_before_a_place_in_line(city: City) -> None:
    keep, other, third = (make_person(city=city) for _ in range(3))
    session = make_session(make_activity(city), seats=1)
    for person in (third, other):
        book_seat(session=session, person=person, by=None)
    elsewhere = make_session(make_activity(city))
    book_seat(session=elsewhere, person=keep, by=None)
    assert double_seats(keep=keep, other=other) == []
    waits = book_seat(session=session, person=keep, by=None)
    assert double_seats(keep=keep, other=other)[0].given_up == waits
