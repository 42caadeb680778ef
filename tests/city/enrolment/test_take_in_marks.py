"""What a phone marked without a network is taken in: once, in any order, nothing lost, nothing oversold."""

from datetime import datetime, timedelta
from random import Random
from typing import Any
from uuid import UUID, uuid4

import pytest
from django.utils import timezone

from learningcity.city.catalogue.models import SeatPool, Session
from learningcity.city.enrolment.models import Attendance, Enrolment, How, Mark, State, Visit
from learningcity.city.enrolment.rules import slip_code
from learningcity.city.enrolment.rules.batch import Batch, Newcomer, Sent
from learningcity.city.enrolment.rules.sync import NotCounted
from learningcity.city.enrolment.services import (
    admit_walk_in,
    call_off_session,
    give_up_seat,
    leave_visit,
    mark_attendance,
    seat_visit,
    take_in_marks,
)
from learningcity.city.enrolment.services.syncing import Taken
from learningcity.city.people.models import Person, User
from learningcity.city.people.services import merge_people
from learningcity.city.places.models import City
from learningcity.core.errors import Refused
from learningcity.core.models import AuditEntry
from learningcity.core.thai_time import today
from tests.factories import make_account, make_activity, make_city, make_person, make_session

pytestmark = pytest.mark.django_db


@pytest.fixture
def session(city: City) -> Session:
    """A session that runs now, with three seats."""
    return make_session(make_activity(city), seats=3, starts_at=timezone.now() - timedelta(minutes=30))


@pytest.fixture
def clerk(db: None) -> User:
    return make_account()


def seated(session: Session, name: str = "สมศรี ใจดี") -> Enrolment:
    return admit_walk_in(session=session, person=make_person(name, city=session.city), by=None)


def sent(session: Session, **given: Any) -> Sent:
    now = timezone.now() - timedelta(minutes=5)
    kept = {"uuid": uuid4(), "on": today(), "present": True, "scanned_at": now, "how": How.LIST}
    return Sent(session=session.uuid, **(kept | given))


def take(session: Session, *marks: Sent, by: User | None = None, device_now: datetime | None = None) -> Taken:
    now = timezone.now()
    batch = Batch("telephone", device_now or now, now, marks)
    return take_in_marks(batch=batch, sessions={session.uuid: session}, by=by)


def state_of_attendance() -> list[tuple[Any, ...]]:
    return sorted(Attendance.objects.values_list("enrolment", "on", "present", "contested", "marked_at"))


def test_a_mark_counts_and_keeps_the_time_of_the_scan(session: Session, clerk: User) -> None:
    enrolment = seated(session)
    mark = sent(session, enrolment=enrolment.uuid)
    assert take(session, mark, by=clerk) == Taken({mark.uuid}, {}, {}, set())
    attendance = Attendance.objects.get()
    assert (attendance.present, attendance.marked_by) == (True, clerk)
    assert abs(attendance.marked_at - mark.scanned_at) < timedelta(seconds=1)
    assert AuditEntry.objects.get(act="sync_attendance").details == {"marks": 1}


def test_the_same_batch_five_times_in_any_order_changes_nothing(session: Session, clerk: User) -> None:
    people = [seated(session, f"คนที่ {number}") for number in range(3)]
    start = timezone.now() - timedelta(minutes=20)
    marks = [
        sent(
            session,
            enrolment=each.uuid,
            present=bool(number % 2),
            scanned_at=start + timedelta(minutes=number),
        )
        for number, each in enumerate(people * 4)
    ]
    now = timezone.now()
    take_in_marks(batch=Batch("a", now, now, marks), sessions={session.uuid: session}, by=clerk)
    before = state_of_attendance()
    for seed in range(5):
        shuffled = Random(seed).sample(marks, len(marks))
        take_in_marks(batch=Batch("a", now, now, shuffled[seed:]), sessions={session.uuid: session}, by=clerk)
    assert state_of_attendance() == before
    assert Mark.objects.count() == len(marks)


@pytest.mark.parametrize("seed", range(6))
def test_parts_in_any_order_come_to_the_same(session: Session, clerk: User, seed: int) -> None:
    enrolment, other, now = seated(session), make_account(), timezone.now()
    marks = [
        (
            sent(
                session, uuid=UUID(int=number + 1), enrolment=enrolment.uuid, present=present, scanned_at=at
            ),
            who,
        )
        for number, (present, at, who) in enumerate(
            [
                (True, now - timedelta(minutes=50), clerk),
                (False, now - timedelta(minutes=30), clerk),
                (True, now - timedelta(minutes=10), clerk),
                (False, now - timedelta(minutes=5), other),
            ]
        )
    ]
    for mark, who in Random(seed).sample(marks, len(marks)):
        take_in_marks(batch=Batch("a", now, now, [mark]), sessions={session.uuid: session}, by=who)
    found = Attendance.objects.get()
    assert (found.present, found.contested, found.marked_by) == (False, True, other)


def test_a_clock_two_days_wrong_is_put_right(session: Session) -> None:
    enrolment, behind = seated(session), timedelta(days=2)
    scanned = timezone.now() - timedelta(minutes=10)
    mark = sent(session, enrolment=enrolment.uuid, scanned_at=scanned - behind, on=(scanned - behind).date())
    take(session, mark, device_now=timezone.now() - behind)
    found = Attendance.objects.get()
    assert abs(found.marked_at - scanned) < timedelta(seconds=2)
    assert found.on == today()
    assert abs(Mark.objects.get().clock_error_ms - behind / timedelta(milliseconds=1)) < 2_000


def test_two_clerks_who_contradict_each_other_are_shown_and_one_decides(
    session: Session, clerk: User
) -> None:
    enrolment, other = seated(session), make_account()
    mark_attendance(enrolment=enrolment, on=today(), present=False, by=other)
    taken = take(session, sent(session, enrolment=enrolment.uuid), by=clerk)
    assert taken.contested == {(enrolment.pk, today())}
    found = Attendance.objects.get()
    assert (found.contested, len(found.heads)) == (True, 2)
    decided = mark_attendance(enrolment=enrolment, on=today(), present=True, by=other, how=How.DECIDED)
    assert (decided.present, decided.contested) == (True, False)
    assert Mark.objects.count() == 3


def test_who_saw_the_other_mark_does_not_contradict_it(session: Session, clerk: User) -> None:
    enrolment, other = seated(session), make_account()
    seen = mark_attendance(enrolment=enrolment, on=today(), present=False, by=other).heads
    take(session, sent(session, enrolment=enrolment.uuid, saw=tuple(map(UUID, seen))), by=clerk)
    found = Attendance.objects.get()
    assert (found.present, found.contested) == (True, False)


def test_who_gave_the_seat_up_and_came_is_kept_not_counted(session: Session, clerk: User) -> None:
    enrolment = seated(session)
    give_up_before_start(enrolment)
    mark = sent(session, enrolment=enrolment.uuid)
    assert take(session, mark, by=clerk).not_counted == {mark.uuid: NotCounted.SEAT_GONE}
    assert not Attendance.objects.exists()
    visit = Visit.objects.get()
    assert (visit.why, visit.person) == (Visit.Why.SEAT_GONE, enrolment.person)
    seat_visit(visit=visit, by=clerk)
    assert Attendance.objects.get().enrolment.person == enrolment.person


def give_up_before_start(enrolment: Enrolment) -> None:
    row = Session.everywhere.filter(pk=enrolment.session_id)
    starts_at = enrolment.session.starts_at
    row.update(starts_at=timezone.now() + timedelta(hours=1))
    give_up_seat(enrolment=Enrolment.everywhere.get(pk=enrolment.pk), by=None)
    row.update(starts_at=starts_at)


def test_a_scan_of_a_cancelled_session_is_kept_and_does_not_count(session: Session) -> None:
    enrolment = seated(session)
    call_off_session(session=session, reason="ฝนตก", by=None)
    session.refresh_from_db()
    mark = sent(session, enrolment=enrolment.uuid)
    assert take(session, mark).not_counted == {mark.uuid: NotCounted.CALLED_OFF}
    visit = Visit.objects.get()
    leave_visit(visit=visit, by=None)
    with pytest.raises(Refused):
        seat_visit(visit=visit, by=None)


def test_the_slip_of_another_session_counts_for_neither(session: Session) -> None:
    elsewhere = seated(make_session(session.activity, starts_at=session.starts_at))
    mark = sent(session, code=slip_code(elsewhere.pk), how=How.CODE)
    assert take(session, mark).not_counted == {mark.uuid: NotCounted.ELSEWHERE}
    assert not Attendance.objects.exists()


def test_a_code_nobody_has_is_kept_and_shown(session: Session) -> None:
    mark = sent(session, code="กข 0001", how=How.CODE)
    assert take(session, mark).not_counted == {mark.uuid: NotCounted.UNKNOWN}
    with pytest.raises(Refused):
        seat_visit(visit=Visit.objects.get(), by=None)


def test_a_visit_undone_is_gone(session: Session) -> None:
    code = {"code": "กข 0001", "how": How.CODE}
    take(session, sent(session, **code))
    take(session, sent(session, **code, present=False, scanned_at=timezone.now()))
    assert not Visit.objects.exists()


def walk_in(session: Session, newcomer: Newcomer, **given: Any) -> Sent:
    return sent(session, person=newcomer, how=How.WALK_IN, **given)


def test_who_walked_in_without_a_network_has_a_seat_once(session: Session, clerk: User) -> None:
    newcomer = Newcomer(uuid4(), "ป้าแดง", 1950)
    mark = walk_in(session, newcomer)
    for _again in range(3):
        take(session, mark, by=clerk)
    person = Person.objects.get(uuid=newcomer.uuid)
    enrolment = Enrolment.everywhere.get(person=person)
    assert (enrolment.state, enrolment.via) == (State.BOOKED, Enrolment.Via.WALK_IN)
    assert Attendance.objects.get().enrolment == enrolment
    assert SeatPool.objects.get(session=session).taken == 1


def test_one_who_walked_in_after_the_seats_were_gone_is_a_visit(session: Session, clerk: User) -> None:
    for number in range(3):
        seated(session, f"คนที่ {number}")
    mark = walk_in(session, Newcomer(uuid4(), "ป้าแดง", 1950))
    assert take(session, mark, by=clerk).not_counted == {mark.uuid: NotCounted.FULL}
    pool = SeatPool.objects.get(session=session)
    assert (pool.taken, pool.seats) == (3, 3)
    with pytest.raises(Refused):
        seat_visit(visit=Visit.objects.get(), by=clerk)
    assert Visit.objects.get().outcome == Visit.Outcome.OPEN


def test_the_first_at_the_door_gets_the_last_seat(session: Session, clerk: User) -> None:
    seated(session), seated(session, "บุญชู")
    now = timezone.now()
    late = walk_in(session, Newcomer(uuid4(), "มาทีหลัง"), scanned_at=now - timedelta(minutes=1))
    early = walk_in(session, Newcomer(uuid4(), "มาก่อน"), scanned_at=now - timedelta(minutes=9))
    assert take(session, late, early, by=clerk).not_counted == {late.uuid: NotCounted.FULL}
    assert Enrolment.everywhere.get(via=Enrolment.Via.WALK_IN, person__name="มาก่อน")


def test_a_walk_in_is_judged_by_when_they_came_not_by_when_it_was_sent(session: Session) -> None:
    over = timezone.now() - timedelta(minutes=1)
    Session.everywhere.filter(pk=session.pk).update(ends_at=over)
    session.refresh_from_db()
    came = walk_in(session, Newcomer(uuid4(), "ป้าแดง"), scanned_at=over - timedelta(minutes=10))
    assert take(session, came).not_counted == {}


def test_who_was_noted_down_and_sent_away_is_never_registered(session: Session) -> None:
    newcomer = Newcomer(uuid4(), "ป้าแดง")
    now = timezone.now()
    came = walk_in(session, newcomer, scanned_at=now - timedelta(minutes=9))
    left = walk_in(session, newcomer, present=False, scanned_at=now - timedelta(minutes=8))
    assert take(session, left, came).not_counted == {}
    assert not Person.objects.filter(uuid=newcomer.uuid).exists()


def test_a_name_that_cannot_be_is_refused_and_stays_on_the_phone(session: Session) -> None:
    mark = walk_in(session, Newcomer(uuid4(), " "))
    taken = take(session, mark)
    assert (taken.kept, list(taken.refused)) == (set(), [mark.uuid])
    assert not Mark.objects.exists()


def test_marks_of_someone_elses_session_are_refused(session: Session) -> None:
    strange = make_session(session.activity)
    mark = sent(strange, enrolment=uuid4())
    assert take(session, mark).refused[mark.uuid].code == "not-yours"


def test_a_phone_names_nobody_of_another_city(session: Session, clerk: User) -> None:
    """Otherwise whoever learnt an identifier elsewhere could make its person known here, and read of them."""
    stranger = make_person("คนเมืองอื่น", city=make_city("yala", name_th="ยะลา", name_en="Yala"))
    mark = sent(session, person=Newcomer(stranger.uuid, "ใครก็ได้"), how=How.WALK_IN)
    for present in (True, False):
        marks = [mark, sent(session, person=mark.person, present=present, how=How.WALK_IN)]
        assert take(session, *marks, by=clerk).kept == set()
    assert not Enrolment.everywhere.filter(person=stranger).exists()
    assert not Person.objects.known_in(session.city).exists()


def test_who_was_merged_since_is_marked_under_the_record_that_stands(session: Session, clerk: User) -> None:
    newcomer = Newcomer(uuid4(), "แดง")
    take(session, sent(session, person=newcomer, how=How.WALK_IN), by=clerk)
    noted, known = Person.objects.get(uuid=newcomer.uuid), make_person("แดง", city=session.city)
    merge_people(keep=known, other=noted, by=None, city=session.city)
    take(session, sent(session, person=newcomer, how=How.WALK_IN), by=clerk)
    assert list(Enrolment.everywhere.values_list("person", flat=True)) == [known.pk]
