"""What the roster shows to decide, and each day of a session held on several."""

from datetime import time, timedelta

import pytest
from django.test import Client
from django.utils import timezone

from learningcity.city.catalogue.models import Session
from learningcity.city.enrolment.models import Attendance, Enrolment, How, State, Visit
from learningcity.city.enrolment.rules.batch import Batch, Newcomer, Sent
from learningcity.city.enrolment.services import admit_walk_in, mark_attendance, take_in_marks
from learningcity.core.thai_time import at, today
from tests.factories import make_account, make_person

pytestmark = pytest.mark.django_db


@pytest.fixture
def enrolment(session: Session) -> Enrolment:
    return admit_walk_in(session=session, person=make_person("สมศรี ใจดี", city=session.city), by=None)


def scanned(session: Session, **about: object) -> None:
    now = timezone.now()
    uuid = make_account().uuid
    mark = Sent(uuid, session.uuid, today(), present=True, scanned_at=now, how=How.LIST, **about)  # type: ignore[arg-type]
    take_in_marks(batch=Batch("a", now, now, [mark]), sessions={session.uuid: session}, by=make_account())


def test_contradicting_marks_are_shown_and_decided(
    provider: Client, address: str, enrolment: Enrolment
) -> None:
    mark_attendance(enrolment=enrolment, on=today(), present=False, by=make_account(name="อารี"))
    scanned(enrolment.session, enrolment=enrolment.uuid)
    page = provider.get(address).content.decode()
    assert 'id="look"' in page
    assert "อารี" in page
    provider.post(f"{address}/mark", {"enrolment": enrolment.uuid, "present": "yes", "decide": "yes"})
    found = Attendance.objects.get()
    assert (found.present, found.contested, found.how) == (True, False, How.DECIDED)
    assert 'id="look"' not in provider.get(address).content.decode()


def test_who_came_without_a_seat_is_shown_and_seated(
    provider: Client, address: str, session: Session
) -> None:
    for name in ("หนึ่ง", "สอง", "สาม"):
        admit_walk_in(session=session, person=make_person(name, city=session.city), by=None)
    scanned(session, person=Newcomer(make_account().uuid, "ป้าแดง"))
    assert "ป้าแดง" in provider.get(address).content.decode()
    session.pools.update(seats=4)
    decide = "/staff/phra-nakhon/attendance/visit"
    provider.post(decide, {"visit": Visit.objects.get().uuid, "decision": "seat"})
    assert Attendance.objects.get().enrolment.person.name == "ป้าแดง"
    assert provider.post(decide, {"visit": "nothing"}).status_code == 404


def test_each_day_is_ticked_by_itself_and_its_hours_add_up(
    provider: Client, address: str, enrolment: Enrolment
) -> None:
    yesterday = at(today() - timedelta(days=1), time(9))
    Session.everywhere.update(starts_at=yesterday, ends_at=yesterday + timedelta(days=2, hours=2))
    first = (today() - timedelta(days=1)).isoformat()
    provider.post(f"{address}/mark", {"enrolment": enrolment.uuid, "present": "yes", "on": first})
    provider.post(f"{address}/mark", {"enrolment": enrolment.uuid, "present": "yes"})
    assert set(Attendance.objects.values_list("on", flat=True)) == {today(), today() - timedelta(days=1)}
    page = provider.get(f"{address}?on={first}").content.decode()
    assert "4.0" in page
    assert f"?on={first}" in page


def test_who_came_on_most_of_the_days_finished_though_not_on_the_last(
    provider: Client, address: str, session: Session
) -> None:
    first = at(today() - timedelta(days=3), time(9))
    Session.everywhere.update(starts_at=first, ends_at=first + timedelta(days=4, hours=2))
    session.refresh_from_db()
    session.pools.update(seats=4)
    often, twice = (
        admit_walk_in(session=session, person=make_person(name, city=session.city), by=None)
        for name in ("มาสี่วัน", "มาสองวัน")
    )
    days = [today() - timedelta(days=number) for number in (3, 2, 1, 0)]
    for enrolment, came in ((often, days), (twice, days[2:])):
        for day in came:
            mark_attendance(enrolment=enrolment, on=day, present=True, by=make_account())
    provider.post(f"{address}/finished")
    often.refresh_from_db()
    twice.refresh_from_db()
    assert (often.state, twice.state) == (State.COMPLETED, State.ABSENT)
