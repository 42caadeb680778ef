"""Someone stands at the door."""

from datetime import timedelta

import pytest
from django.utils import timezone

from learningcity.city.catalogue.models import Session
from learningcity.city.enrolment.models import Enrolment, State
from learningcity.city.enrolment.services import admit_walk_in, give_up_seat
from learningcity.city.people.models import Person
from learningcity.core.errors import Refused
from tests.city.enrolment.conftest import NewSession, join, state, taken
from tests.factories import make_account, make_person

pytestmark = pytest.mark.django_db


def admit(session: Session, person: Person | None = None) -> Enrolment:
    return admit_walk_in(session=session, person=person or make_person(), by=make_account())


def begin(session: Session) -> Session:
    Session.everywhere.filter(pk=session.pk).update(starts_at=timezone.now() - timedelta(minutes=5))
    return Session.everywhere.get(pk=session.pk)


def refused(session: Session, person: Person | None = None) -> str:
    with pytest.raises(Refused) as refusal:
        admit(session, person)
    return refusal.value.code


def test_a_free_seat_is_given_at_the_door_after_the_start(new_session: NewSession) -> None:
    session = begin(new_session(seats=1))
    enrolment = admit(session)
    assert (enrolment.state, enrolment.via) == (State.BOOKED, Enrolment.Via.WALK_IN)
    assert taken(session) == {"": 1}


def test_a_full_session_admits_nobody(new_session: NewSession) -> None:
    session = new_session(seats=1)
    join(session)
    assert refused(begin(session)) == "full"
    assert Enrolment.everywhere.count() == 1


def test_what_is_over_admits_nobody(new_session: NewSession) -> None:
    assert refused(new_session(starts_at=timezone.now() - timedelta(days=1))) == "over"


def test_who_has_a_seat_needs_no_other(new_session: NewSession) -> None:
    session = new_session()
    enrolment = join(session)
    assert refused(session, enrolment.person) == "already-enrolled"


def test_an_offer_is_taken_at_the_door(new_session: NewSession) -> None:
    session = new_session(seats=1)
    first, second = join(session), join(session)
    give_up_seat(enrolment=first, by=None)
    admitted = admit(session, second.person)
    assert (admitted.pk, state(second), taken(session)) == (second.pk, State.BOOKED, {"": 1})


def test_who_waited_gets_a_seat_that_stayed_free_after_the_start(new_session: NewSession) -> None:
    session = new_session(seats=0, reserved={"older": 1})
    waiting = join(session)
    assert refused(begin(session), waiting.person) == "full"
    session.pools.update(releases_at=timezone.now() - timedelta(minutes=10))
    assert admit(begin(session), waiting.person).pk == waiting.pk
    assert taken(session) == {"": 0, "older": 1}


def test_a_walk_in_does_not_pass_those_in_line(new_session: NewSession) -> None:
    session = new_session(seats=0, reserved={"older": 1})
    waiting = join(session)
    session.pools.update(releases_at=timezone.now() - timedelta(minutes=10))
    assert refused(session) == "full"
    # The refusal undoes all it did, so it is the schedule that offers the seat.
    assert state(waiting) == State.WAITING
