"""Reads about seats, lines and who comes."""

from datetime import timedelta

import pytest
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from learningcity.city.catalogue.models import SeatPool, Session
from learningcity.city.enrolment.models import State
from learningcity.city.enrolment.queries import history, roster, seats, upcoming
from learningcity.city.enrolment.rules import slip_code
from learningcity.city.enrolment.services import give_up_seat, mark_attendance
from learningcity.core.thai_time import today
from tests.city.enrolment.conftest import NewSession, join
from tests.factories import make_learner

pytestmark = pytest.mark.django_db


def test_seats_of_many_sessions_are_one_query(
    new_session: NewSession, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    first, second = new_session(seats=1), new_session(seats=4, reserved={"older": 2, "disabled": 1})
    join(first)
    join(first)
    with django_assert_num_queries(1):
        found = seats([first.pk, second.pk])
    assert (found[first.pk].free, found[first.pk].waiting, found[first.pk].total) == (0, 1, 1)
    assert (found[second.pk].free, found[second.pk].total) == (4, 7)
    assert {group: pool.free for group, pool in found[second.pk].held.items()} == {"older": 2, "disabled": 1}
    assert found[second.pk].free_for(["older"]) == 6


def test_released_seats_count_as_open(new_session: NewSession) -> None:
    session = new_session(seats=1, reserved={"older": 2})
    SeatPool.objects.filter(group="older").update(releases_at=timezone.now())
    assert (seats([session.pk])[session.pk].free, seats([session.pk])[session.pk].held) == (3, {})


def test_the_roster_lists_seats_by_name_and_then_the_line(
    new_session: NewSession, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    session = new_session(seats=2)
    booked = [join(session, make_learner(name=name)) for name in ("ข", "ก")]
    waiting = join(session, make_learner(name="กก"))
    now = timezone.now()
    Session.everywhere.filter(pk=session.pk).update(starts_at=now - timedelta(minutes=1))
    booked[1].session.refresh_from_db()
    mark_attendance(enrolment=booked[1], on=today(), present=True, by=None)
    with django_assert_num_queries(2):
        lines = roster(session)
    assert [(line.person.name, line.state, line.place) for line in lines] == [
        ("ก", State.BOOKED, 0),
        ("ข", State.BOOKED, 0),
        ("กก", State.WAITING, 1),
    ]
    assert lines[0].present == {today(): True}
    assert lines[2].code == slip_code(waiting.pk)


def test_what_is_ahead_and_what_is_behind_never_overlap(new_session: NewSession) -> None:
    learner, now = make_learner(), timezone.now()
    ahead, soon, given_up, over = (new_session(starts_at=now + timedelta(days=days)) for days in (9, 2, 3, 4))
    joined = [join(session, learner) for session in (ahead, soon, given_up, over)]
    give_up_seat(enrolment=joined[2], by=None)
    past = now - timedelta(days=4)
    Session.everywhere.filter(pk=over.pk).update(starts_at=past, ends_at=past + timedelta(hours=1))
    assert upcoming(learner, now) == [joined[1], joined[0]]
    assert set(history(learner)) == {joined[2], joined[3]}
