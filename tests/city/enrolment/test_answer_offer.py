"""Accepting, declining and not answering the offer of a seat."""

from datetime import timedelta

import pytest
from django.utils import timezone

from learningcity.city.catalogue.models import Session
from learningcity.city.enrolment.models import Enrolment, State
from learningcity.city.enrolment.services import accept_offer, decline_offer, give_up_seat, lapse_offers
from learningcity.core.errors import Refused
from learningcity.core.models import AuditEntry, Message
from tests.city.enrolment.conftest import NewSession, join, state, taken

pytestmark = pytest.mark.django_db

Line = tuple[Session, Enrolment, Enrolment]


@pytest.fixture
def line(new_session: NewSession) -> Line:
    """A full session: one offered its seat, one waiting behind."""
    session = new_session(seats=1)
    first, offered, waiting = join(session), join(session), join(session)
    give_up_seat(enrolment=first, by=None)
    offered.refresh_from_db()
    return session, offered, waiting


def test_an_accepted_offer_is_a_seat(line: Line) -> None:
    session, offered, waiting = line
    accept_offer(enrolment=offered, by=offered.person.account)
    assert (offered.state, offered.offer_expires_at, state(waiting)) == (State.BOOKED, None, State.WAITING)
    assert taken(session) == {"": 1}
    assert Message.objects.filter(template="booked", person_uuid=offered.person.uuid).exists()


def test_a_declined_offer_goes_to_the_next(line: Line) -> None:
    session, offered, waiting = line
    decline_offer(enrolment=offered, by=offered.person.account)
    assert (offered.state, state(waiting)) == (State.CANCELLED, State.OFFERED)
    assert taken(session) == {"": 1}


def test_giving_up_an_offer_declines_it(line: Line) -> None:
    _session, offered, _waiting = line
    give_up_seat(enrolment=offered, by=None)
    assert AuditEntry.objects.filter(act="decline").exists()


def test_an_offer_nobody_answers_goes_to_the_next(line: Line) -> None:
    session, offered, waiting = line
    now = timezone.now()
    assert lapse_offers(now=now) == 0
    assert lapse_offers(now=now + timedelta(hours=25)) == 1
    assert (state(offered), state(waiting), taken(session)) == (State.LAPSED, State.OFFERED, {"": 1})
    assert Message.objects.filter(template="lapsed", person_uuid=offered.person.uuid).exists()


def test_the_last_offer_that_lapses_frees_the_seat(line: Line) -> None:
    session, _offered, waiting = line
    give_up_seat(enrolment=waiting, by=None)
    lapse_offers(now=timezone.now() + timedelta(hours=25))
    assert taken(session) == {"": 0}


def test_an_offer_is_not_accepted_after_its_time(line: Line) -> None:
    _session, offered, _waiting = line
    Enrolment.everywhere.filter(pk=offered.pk).update(offer_expires_at=timezone.now())
    with pytest.raises(Refused) as refusal:
        accept_offer(enrolment=offered, by=None)
    assert refusal.value.code == "offer-lapsed"


def test_who_waits_cannot_accept(line: Line) -> None:
    _session, _offered, waiting = line
    with pytest.raises(Refused) as refusal:
        accept_offer(enrolment=waiting, by=None)
    assert refusal.value.code == "no-longer"


def test_who_has_a_seat_cannot_decline(line: Line) -> None:
    _session, offered, _waiting = line
    accept_offer(enrolment=offered, by=None)
    with pytest.raises(Refused):
        decline_offer(enrolment=offered, by=None)
