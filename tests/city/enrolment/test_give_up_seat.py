"""Giving a seat, an offer or a place in line back."""

from datetime import timedelta

import pytest
from django.conf import settings
from django.utils import timezone

from learningcity.city.catalogue.models import Session
from learningcity.city.enrolment.models import Enrolment, State
from learningcity.city.enrolment.queries import place_in_line
from learningcity.city.enrolment.services import give_up_seat
from learningcity.core.errors import Refused
from learningcity.core.models import AuditEntry, Message
from tests.city.enrolment.conftest import NewSession, join, state, taken
from tests.factories import make_learner

pytestmark = pytest.mark.django_db


def give_up(enrolment: Enrolment) -> None:
    give_up_seat(enrolment=enrolment, by=enrolment.person.account)


def test_a_seat_given_up_is_free_when_nobody_waits(new_session: NewSession) -> None:
    session = new_session(seats=1)
    enrolment = join(session)
    give_up(enrolment)
    assert (enrolment.state, enrolment.pool_id) == (State.CANCELLED, None)
    assert taken(session) == {"": 0}
    assert AuditEntry.objects.filter(act="give_up", about=str(enrolment.uuid)).exists()


def test_a_seat_given_up_is_offered_to_the_first_in_line(new_session: NewSession) -> None:
    session = new_session(seats=1)
    first, second, third = join(session), join(session), join(session)
    give_up(first)
    second.refresh_from_db()
    hours = timedelta(hours=settings.OFFER_HOURS)
    assert second.state == State.OFFERED
    assert second.offer_expires_at == second.changed_at + hours
    assert (state(third), place_in_line(third)) == (State.WAITING, 1)
    assert taken(session) == {"": 1}


def test_who_is_offered_a_seat_is_told_until_when(new_session: NewSession) -> None:
    session = new_session(seats=1)
    first, second = join(session), join(session)
    give_up(first)
    message = Message.objects.get(template="offer")
    second.refresh_from_db()
    assert message.recipient == second.person.account.email
    assert message.context["until_at"] == second.offer_expires_at.isoformat()


def test_an_offer_never_outlives_the_start(new_session: NewSession) -> None:
    starts = timezone.now() + timedelta(hours=5)
    session = new_session(seats=1, starts_at=starts)
    first, second = join(session), join(session)
    give_up(first)
    second.refresh_from_db()
    assert second.offer_expires_at == starts


def test_too_close_to_ask_the_seat_is_simply_theirs(new_session: NewSession) -> None:
    session = new_session(seats=1, starts_at=timezone.now() + timedelta(minutes=50))
    first, second = join(session), join(session)
    give_up(first)
    assert state(second) == State.BOOKED
    assert Message.objects.filter(template="booked", person_uuid=second.person.uuid).exists()


def test_a_seat_of_a_group_goes_to_the_first_of_that_group(new_session: NewSession) -> None:
    session = new_session(seats=1, reserved={"disabled": 1})
    join(session)
    held = join(session, make_learner(groups=["disabled"]))
    ahead, member = join(session), join(session, make_learner(groups=["disabled"]))
    give_up(held)
    assert (state(ahead), state(member)) == (State.WAITING, State.OFFERED)


def test_an_open_seat_goes_to_the_first_in_line_of_whatever_group(new_session: NewSession) -> None:
    session = new_session(seats=1, reserved={"disabled": 1})
    everyones = join(session)
    join(session, make_learner(groups=["disabled"]))
    member, behind = join(session, make_learner(groups=["disabled"])), join(session)
    give_up(everyones)
    assert (state(member), state(behind)) == (State.OFFERED, State.WAITING)


def test_a_seat_of_a_group_stays_free_when_none_of_it_waits(new_session: NewSession) -> None:
    session = new_session(seats=1, reserved={"disabled": 1})
    join(session)
    held, waiting = join(session, make_learner(groups=["disabled"])), join(session)
    give_up(held)
    assert state(waiting) == State.WAITING
    assert taken(session) == {"": 1, "disabled": 0}


def test_leaving_the_line_moves_those_behind_up(new_session: NewSession) -> None:
    session = new_session(seats=1)
    join(session)
    second, third = join(session), join(session)
    give_up(second)
    assert (state(second), place_in_line(third)) == (State.CANCELLED, 1)
    assert taken(session) == {"": 1}


def test_a_seat_is_given_up_once(new_session: NewSession) -> None:
    session = new_session(seats=2)
    enrolment = join(session)
    join(session)
    again = Enrolment.everywhere.get(pk=enrolment.pk)
    give_up(enrolment)
    with pytest.raises(Refused) as refusal:
        give_up(again)
    assert refusal.value.code == "no-longer"
    assert taken(session) == {"": 1}


def test_after_the_start_seats_stay(new_session: NewSession) -> None:
    session = new_session()
    enrolment = join(session)
    Session.everywhere.filter(pk=session.pk).update(starts_at=timezone.now() - timedelta(minutes=1))
    with pytest.raises(Refused) as refusal:
        give_up(enrolment)
    assert refusal.value.code == "started"


@pytest.mark.slow
def test_a_long_line_is_searched_to_its_end(new_session: NewSession) -> None:
    session = new_session(seats=1, reserved={"disabled": 1})
    join(session)
    held = join(session, make_learner(groups=["disabled"]))
    for _ in range(105):
        join(session)
    last = join(session, make_learner(groups=["disabled"]))
    give_up(held)
    assert state(last) == State.OFFERED
