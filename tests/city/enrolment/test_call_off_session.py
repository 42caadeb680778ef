"""Cancelling a session for all, changing it, and reminding of it."""

from datetime import datetime, timedelta

import pytest
from django.utils import timezone

from learningcity.city.catalogue.models import Session, SessionState
from learningcity.city.enrolment.models import Enrolment, State
from learningcity.city.enrolment.services import (
    announce_change,
    call_off_session,
    change_seats,
    give_up_seat,
    remind,
)
from learningcity.city.people.models import Purpose
from learningcity.city.people.services import give_consent, withdraw_consent
from learningcity.core.errors import Refused
from learningcity.core.models import Message
from learningcity.core.thai_time import BANGKOK
from tests.city.enrolment.conftest import NewSession, join, state, taken

pytestmark = pytest.mark.django_db

FIVE_PM = datetime(2026, 11, 20, 17, 0, tzinfo=BANGKOK)


def told(template: str) -> int:
    return Message.objects.filter(template=template).count()


def test_everyone_is_told_that_a_session_is_called_off(new_session: NewSession) -> None:
    session = new_session(seats=1)
    booked, offered, waiting = join(session), join(session), join(session)
    change_seats(session=session, pools={"": 2}, by=None)
    assert call_off_session(session=session, reason="ฝนตกหนัก", by=None) == 3
    assert {state(each) for each in (booked, offered, waiting)} == {State.CALLED_OFF}
    assert (session.state, taken(session)) == (SessionState.CANCELLED, {"": 0})
    assert told("called_off") == 3
    assert Message.objects.filter(template="called_off").first().context["reason"] == "ฝนตกหนัก"


def test_a_session_is_called_off_once(new_session: NewSession) -> None:
    session = new_session()
    call_off_session(session=session, reason="", by=None)
    with pytest.raises(Refused):
        call_off_session(session=session, reason="", by=None)


def test_what_is_over_cannot_be_called_off(new_session: NewSession) -> None:
    session = new_session(starts_at=timezone.now() - timedelta(days=1))
    with pytest.raises(Refused) as refusal:
        call_off_session(session=session, reason="", by=None)
    assert refusal.value.code == "over"


def test_everyone_is_told_that_a_session_moved(new_session: NewSession) -> None:
    session = new_session(seats=1)
    first, second = join(session), join(session)
    give_up_seat(enrolment=first, by=None)
    sooner = timezone.now() + timedelta(hours=3)
    Session.everywhere.filter(pk=session.pk).update(starts_at=sooner, ends_at=sooner + timedelta(hours=1))
    assert announce_change(session=session, by=None) == 1
    second.refresh_from_db()
    assert second.offer_expires_at == sooner
    assert Message.objects.get(template="changed").context["starts_at"] == sooner.isoformat()


# -- reminders ---------------------------------------------------------------------------------------------


def tomorrows(new_session: NewSession) -> Session:
    """A session on 21 November at 09.00, joined by one person."""
    session = new_session()
    join(session)
    starts = FIVE_PM + timedelta(hours=16)
    Session.everywhere.filter(pk=session.pk).update(starts_at=starts, ends_at=starts + timedelta(hours=2))
    return session


def test_tomorrows_sessions_are_reminded_of_from_five(new_session: NewSession) -> None:
    tomorrows(new_session)
    assert remind(now=FIVE_PM - timedelta(minutes=1)) == 0
    assert remind(now=FIVE_PM) == 1
    assert remind(now=FIVE_PM + timedelta(minutes=1)) == 0


def test_a_worker_that_was_down_at_five_reminds_later(new_session: NewSession) -> None:
    tomorrows(new_session)
    assert remind(now=FIVE_PM + timedelta(hours=15)) == 1


def test_what_has_begun_is_not_reminded_of(new_session: NewSession) -> None:
    tomorrows(new_session)
    assert remind(now=FIVE_PM + timedelta(hours=16)) == 0


def test_the_day_after_tomorrow_can_wait(new_session: NewSession) -> None:
    tomorrows(new_session)
    assert remind(now=FIVE_PM - timedelta(days=1)) == 0


def test_a_session_that_moved_is_reminded_of_again(new_session: NewSession) -> None:
    session = tomorrows(new_session)
    remind(now=FIVE_PM)
    later = FIVE_PM + timedelta(days=5)
    Session.everywhere.filter(pk=session.pk).update(starts_at=later, ends_at=later + timedelta(hours=2))
    announce_change(session=session, by=None)
    assert remind(now=later - timedelta(hours=12)) == 1


def test_who_withdrew_consent_is_not_reminded(new_session: NewSession) -> None:
    session = tomorrows(new_session)
    person = Enrolment.everywhere.get(session=session).person
    give_consent(person=person, purpose=Purpose.REMINDERS, by=person.account)
    withdraw_consent(person=person, purpose=Purpose.REMINDERS, by=person.account)
    assert remind(now=FIVE_PM) == 0
    assert told("reminder") == 0
