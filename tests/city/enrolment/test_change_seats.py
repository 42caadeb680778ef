"""More seats, fewer seats, seats for a group, and seats whose group's time has passed."""

from datetime import timedelta

import pytest
from django.utils import timezone

from learningcity.city.catalogue.models import SeatPool
from learningcity.city.enrolment.models import State
from learningcity.city.enrolment.services import change_seats, release_reserved_seats
from learningcity.core.errors import Refused
from tests.city.enrolment.conftest import NewSession, join, state, taken
from tests.factories import make_learner

pytestmark = pytest.mark.django_db


def seats_of(session: object) -> dict[str, int]:
    return dict(SeatPool.objects.filter(session=session).values_list("group", "seats"))


def test_more_seats_are_offered_on_in_order(new_session: NewSession) -> None:
    session = new_session(seats=1)
    join(session)
    line = [join(session) for _ in range(3)]
    change_seats(session=session, pools={"": 3}, by=None)
    assert [state(each) for each in line] == [State.OFFERED, State.OFFERED, State.WAITING]
    assert (taken(session), seats_of(session)) == ({"": 3}, {"": 3})


def test_fewer_seats_than_enrolled_are_refused_with_their_number(new_session: NewSession) -> None:
    session = new_session(seats=5)
    for _ in range(3):
        join(session)
    with pytest.raises(Refused) as refusal:
        change_seats(session=session, pools={"": 2}, by=None)
    assert refusal.value.code == "fewer-than-enrolled"
    assert "3" in str(refusal.value)
    assert seats_of(session) == {"": 5}


def test_an_offered_seat_counts_as_taken(new_session: NewSession) -> None:
    session = new_session(seats=1)
    join(session)
    join(session)
    change_seats(session=session, pools={"": 2}, by=None)
    with pytest.raises(Refused):
        change_seats(session=session, pools={"": 1}, by=None)


def test_as_many_seats_as_are_taken_are_enough(new_session: NewSession) -> None:
    session = new_session(seats=5)
    join(session)
    change_seats(session=session, pools={"": 1}, by=None)
    assert join(session).state == State.WAITING


def test_new_seats_for_a_group_reach_those_of_it_who_wait(new_session: NewSession) -> None:
    session = new_session(seats=1)
    join(session)
    other, member = join(session), join(session, make_learner(groups=["disabled"]))
    change_seats(session=session, pools={"disabled": 2}, by=None)
    assert (state(other), state(member)) == (State.WAITING, State.OFFERED)
    assert seats_of(session) == {"": 1, "disabled": 2}


@pytest.mark.parametrize(("pools", "code"), [({"": -1}, "negative-seats"), ({"giants": 3}, "unknown-group")])
def test_seats_that_make_no_sense_are_refused(
    new_session: NewSession, pools: dict[str, int], code: str
) -> None:
    with pytest.raises(Refused) as refusal:
        change_seats(session=new_session(), pools=pools, by=None)
    assert refusal.value.code == code


def test_released_seats_are_offered_to_those_in_line(new_session: NewSession) -> None:
    session = new_session(seats=0, reserved={"older": 2})
    line = [join(session) for _ in range(3)]
    now = timezone.now()
    SeatPool.objects.filter(group="older").update(releases_at=now + timedelta(hours=1))
    assert release_reserved_seats(now=now) == 0
    assert release_reserved_seats(now=now + timedelta(hours=2)) == 2
    assert [state(each) for each in line] == [State.OFFERED, State.OFFERED, State.WAITING]
    assert release_reserved_seats(now=now + timedelta(hours=2)) == 0
