"""Taking a seat, or a place in line."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from learningcity.city.catalogue.models import ActivityState, Price, SeatPool, Session, SessionState
from learningcity.city.enrolment.models import Enrolment, State
from learningcity.city.enrolment.queries import place_in_line
from learningcity.city.enrolment.services import book_seat
from learningcity.city.people.models import KnownIn, Person
from learningcity.core.errors import Refused
from learningcity.core.models import AuditEntry, Change, Message
from learningcity.core.thai_time import today
from tests.city.enrolment.conftest import NewSession, join, state, taken
from tests.factories import make_account, make_care_link, make_learner, make_person

pytestmark = pytest.mark.django_db


def refused(session: Session, person: Person | None = None, **given: object) -> Refused:
    with pytest.raises(Refused) as refusal:
        join(session, person, **given)
    return refusal.value


def aged(years: int, **given: object) -> Person:
    return make_learner(birth_year=today().year - years, **given)


def test_a_free_seat_is_theirs_at_once(new_session: NewSession) -> None:
    session = new_session(seats=2)
    enrolment = join(session)
    assert enrolment.state == State.BOOKED
    assert taken(session) == {"": 1}


def test_a_full_session_puts_the_next_learner_on_the_waiting_list(new_session: NewSession) -> None:
    session = new_session(seats=1)
    join(session)
    second, third = join(session), join(session)
    assert (second.state, place_in_line(second), place_in_line(third)) == (State.WAITING, 1, 2)
    assert taken(session) == {"": 1}


def test_who_would_not_wait_is_refused_when_it_is_full(new_session: NewSession) -> None:
    session = new_session(seats=1)
    join(session)
    assert refused(session, wait_if_full=False).code == "full"
    assert Enrolment.everywhere.count() == 1


def test_nobody_has_two_seats_in_a_session(new_session: NewSession) -> None:
    session, learner = new_session(seats=5), make_learner()
    join(session, learner)
    assert refused(session, learner).code == "already-enrolled"
    assert taken(session) == {"": 1}


@pytest.mark.parametrize("wait", [True, False])
def test_nobody_stands_in_line_for_a_session_they_are_in(new_session: NewSession, *, wait: bool) -> None:
    session, learner = new_session(seats=1), make_learner()
    join(session, learner)
    assert refused(session, learner, wait_if_full=wait).code == "already-enrolled"


def test_one_may_come_back_after_giving_up(new_session: NewSession) -> None:
    from learningcity.city.enrolment.services import give_up_seat

    session, learner = new_session(seats=1), make_learner()
    give_up_seat(enrolment=join(session, learner), by=learner.account)
    assert join(session, learner).state == State.BOOKED


def test_seats_held_for_a_group_are_used_by_it_first(new_session: NewSession) -> None:
    session = new_session(seats=2, reserved={"older": 1})
    join(session, aged(70))
    assert taken(session) == {"": 0, "older": 1}
    join(session, aged(71))
    assert taken(session) == {"": 1, "older": 1}


def test_seats_held_for_a_group_are_refused_to_others(new_session: NewSession) -> None:
    session = new_session(seats=0, reserved={"older": 3})
    assert join(session, aged(40)).state == State.WAITING
    assert join(session, aged(70)).state == State.BOOKED


def test_a_released_seat_is_everyones_from_its_moment_on(new_session: NewSession) -> None:
    session = new_session(seats=0, reserved={"older": 1})
    SeatPool.objects.filter(group="older").update(releases_at=timezone.now() - timedelta(minutes=1))
    assert join(session, aged(40)).state == State.BOOKED


def test_a_released_seat_goes_to_those_in_line_before_a_newcomer(new_session: NewSession) -> None:
    session = new_session(seats=0, reserved={"older": 1})
    first = join(session, aged(40))
    SeatPool.objects.filter(group="older").update(releases_at=timezone.now() - timedelta(minutes=1))
    newcomer = join(session, aged(40))
    assert (state(first), newcomer.state) == (State.OFFERED, State.WAITING)


def test_stated_groups_are_kept_only_as_far_as_seats_ask(new_session: NewSession) -> None:
    session = new_session(seats=1, reserved={"disabled": 1})
    enrolment = join(session, make_learner(groups=["disabled", "low_income"]))
    assert enrolment.groups == ["disabled"]


def test_the_price_is_the_least_of_those_of_their_groups(new_session: NewSession) -> None:
    session = new_session(activity={"price_satang": 20_000})
    Price.objects.create(activity=session.activity, group="older", satang=5_000)
    Price.objects.create(activity=session.activity, group="low_income", satang=0)
    assert join(session, aged(30)).price_satang == 20_000
    assert join(session, aged(66)).price_satang == 5_000
    assert join(session, aged(66, groups=["low_income"])).price_satang == 0


@pytest.mark.parametrize(
    ("age", "code"), [(17, "too-young"), (18, None), (59, None), (60, "too-old"), (None, "age-unknown")]
)
def test_ages_are_kept(new_session: NewSession, age: int | None, code: str | None) -> None:
    session = new_session(activity={"min_age": 18, "max_age": 59})
    learner = aged(age) if age is not None else make_learner()
    if code is None:
        assert join(session, learner)
    else:
        assert refused(session, learner).code == code


def test_a_cancelled_session_takes_nobody(new_session: NewSession) -> None:
    assert refused(new_session(state=SessionState.CANCELLED)).code == "called-off"


def test_an_unpublished_activity_takes_nobody(new_session: NewSession) -> None:
    assert refused(new_session(activity={"state": ActivityState.DRAFT})).code == "not-published"


def test_a_session_that_began_takes_nobody_by_booking(new_session: NewSession) -> None:
    started = timezone.now() - timedelta(minutes=5)
    assert refused(new_session(starts_at=started)).code == "started"


def test_a_session_called_off_behind_an_open_page_takes_nobody(new_session: NewSession) -> None:
    session = new_session()
    Session.everywhere.filter(pk=session.pk).update(state=SessionState.CANCELLED)
    assert refused(session).code == "called-off"
    assert taken(session) == {"": 0}


# -- who acts ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("age", "bond", "code"),
    [
        (9, "guardian", None),
        (9, "helper", "guardian-only"),
        (9, "self", "guardian-only"),
        (10, "self", None),
        (15, "guardian", None),
        (15, "helper", "guardian-only"),
        (19, "self", None),
        (20, "self", None),
        (70, "helper", None),
        (70, None, "not-yours"),
    ],
)
def test_who_may_enrol_whom(new_session: NewSession, age: int, bond: str | None, code: str | None) -> None:
    account, birth_year = make_account(), today().year - age
    person = make_person(birth_year=birth_year, account=account if bond == "self" else None)
    if bond in ("guardian", "helper"):
        make_care_link(account, person, bond)
    if code is None:
        assert join(new_session(), person, by=account).state == State.BOOKED
    else:
        assert refused(new_session(), person, by=account).code == code


def test_a_clerk_enrols_a_small_child_with_its_guardian_present(new_session: NewSession) -> None:
    clerk, child = make_account(), make_person(birth_year=today().year - 6)
    assert refused(new_session(), child, by=clerk, via="clerk").code == "guardian-must-be-present"
    assert join(new_session(), child, by=clerk, via="clerk", guardian_present=True)


def test_a_helper_is_noted_as_one(new_session: NewSession) -> None:
    helper, person = make_account(), make_person(birth_year=1950)
    make_care_link(helper, person)
    enrolment = join(new_session(), person, by=helper)
    assert (enrolment.via, enrolment.enrolled_by) == (Enrolment.Via.HELPER, helper)


# -- what else is written ----------------------------------------------------------------------------------


def test_booking_leaves_its_trace(new_session: NewSession) -> None:
    session, learner = new_session(), make_learner()
    enrolment = join(session, learner)
    entry = AuditEntry.objects.get(act="book_seat")
    assert (entry.about, entry.actor, entry.city) == (
        str(enrolment.uuid),
        str(learner.account.uuid),
        "phra-nakhon",
    )
    assert KnownIn.objects.filter(person=learner, city=session.city).exists()
    message = Message.objects.get()
    assert (message.template, message.recipient) == ("booked", learner.account.email)


def test_who_has_no_address_is_written_through_the_helper(new_session: NewSession) -> None:
    helper, person = make_account(), make_person(birth_year=1950)
    make_care_link(helper, person)
    join(new_session(), person, by=helper)
    assert Message.objects.get().recipient == helper.email


def test_who_cannot_be_written_to_gets_only_the_slip(new_session: NewSession) -> None:
    book_seat(session=new_session(), person=make_person(), by=make_account(), via="clerk")
    assert not Message.objects.exists()


def test_a_session_that_fills_up_changes_what_search_shows(new_session: NewSession) -> None:
    session = new_session(seats=2)
    join(session)
    assert not Change.objects.exists()
    join(session)
    assert Change.objects.get().object_id == session.activity_id


@pytest.mark.django_db(transaction=True)
def test_a_booking_takes_few_statements(new_session: NewSession) -> None:
    session = Session.everywhere.select_related("activity", "city", "venue").get(pk=new_session().pk)
    learner = make_learner(city=session.city)
    with CaptureQueriesContext(
        connection,
    ) as seen:
        join(session, learner)
    statements = [q["sql"] for q in seen if not q["sql"].startswith(("BEGIN", "COMMIT"))]
    assert len(statements) <= 8, statements


@pytest.mark.django_db(transaction=True)
def test_a_refusal_writes_and_locks_nothing(new_session: NewSession) -> None:
    session = new_session(seats=1)
    join(session)
    session = Session.everywhere.select_related("activity", "city", "venue").get(pk=session.pk)
    learner = make_learner(city=session.city)
    with CaptureQueriesContext(connection) as seen:
        refused(session, learner, wait_if_full=False)
    assert all(q["sql"].startswith("SELECT") for q in seen)
    assert len(seen) <= 2
