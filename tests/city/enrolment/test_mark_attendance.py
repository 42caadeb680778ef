"""Who came, and who finished."""

from datetime import timedelta

import pytest
from django.utils import timezone

from learningcity.city.catalogue.models import Session
from learningcity.city.enrolment.models import Attendance, Enrolment, State
from learningcity.city.enrolment.services import call_off_session, mark_attendance, mark_completion
from learningcity.core.errors import Refused
from learningcity.core.models import AuditEntry
from learningcity.core.thai_time import today
from tests.city.enrolment.conftest import NewSession, join, state

pytestmark = pytest.mark.django_db


@pytest.fixture
def session(new_session: NewSession) -> Session:
    return new_session(seats=2)


def held_today(enrolment: Enrolment) -> Enrolment:
    now = timezone.now()
    Session.everywhere.filter(pk=enrolment.session_id).update(
        starts_at=now - timedelta(minutes=1), ends_at=now + timedelta(minutes=1)
    )
    return Enrolment.everywhere.select_related("session").get(pk=enrolment.pk)


def refused(enrolment: Enrolment, **given: object) -> str:
    with pytest.raises(Refused) as refusal:
        mark_attendance(**({"enrolment": enrolment, "on": today(), "present": True, "by": None} | given))
    return refusal.value.code


def test_a_later_mark_replaces_an_earlier_one(session: Session) -> None:
    enrolment = held_today(join(session))
    mark_attendance(enrolment=enrolment, on=today(), present=True, by=None)
    mark_attendance(enrolment=enrolment, on=today(), present=False, by=None, how=Attendance.How.PAPER)
    mark = Attendance.objects.get()
    assert (mark.present, mark.how) == (False, Attendance.How.PAPER)
    assert AuditEntry.objects.filter(act="mark_attendance").count() == 2


def test_attendance_is_not_taken_before_the_day(session: Session) -> None:
    enrolment = join(session)
    on = today() + timedelta(days=5)
    assert refused(enrolment, on=on) == "not-yet"


def test_attendance_is_taken_for_the_days_of_the_session(session: Session) -> None:
    assert refused(held_today(join(session)), on=today() - timedelta(days=3)) == "not-that-day"


def test_who_waits_cannot_be_marked(session: Session) -> None:
    join(session)
    join(session)
    assert refused(held_today(join(session))) == "no-seat"


def test_nobody_attends_what_was_called_off(session: Session) -> None:
    enrolment = join(session)
    call_off_session(session=session, reason="", by=None)
    Enrolment.everywhere.filter(pk=enrolment.pk).update(state=State.BOOKED, pool=session.pools.first())
    enrolment = Enrolment.everywhere.get(pk=enrolment.pk)
    assert refused(enrolment) == "called-off"


def test_those_not_named_did_not_finish_and_may_be_put_right(session: Session) -> None:
    first, second = join(session), join(session)
    session = held_today(first).session
    assert mark_completion(session=session, completed={first.pk}, by=None) == 1
    assert (state(first), state(second)) == (State.COMPLETED, State.ABSENT)
    mark_completion(session=session, completed={first.pk, second.pk}, by=None)
    assert state(second) == State.COMPLETED


def test_nobody_finishes_before_the_start(session: Session) -> None:
    with pytest.raises(Refused):
        mark_completion(session=session, completed=set(), by=None)


def test_who_has_no_seat_cannot_finish(session: Session) -> None:
    enrolment = join(session)
    with pytest.raises(Refused) as refusal:
        mark_completion(session=held_today(enrolment).session, completed={enrolment.pk + 1}, by=None)
    assert refusal.value.code == "not-enrolled"
