"""Asking what changed, 3, 6 and 12 months after; who does not answer is counted."""

from datetime import date, datetime, timedelta

import pytest
from dateutil.relativedelta import relativedelta
from django.db import connection
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from learningcity.city.catalogue.models import Session
from learningcity.city.enrolment.models import Enrolment, FollowUp, Income, State, Work
from learningcity.city.enrolment.rules.feedback import WAVES, Outcome, due_on, waves_due
from learningcity.city.enrolment.services import (
    answer_follow_up,
    close_waves,
    decline_follow_up,
    open_waves,
    take_back_consent,
)
from learningcity.city.enrolment.statistics import waves
from learningcity.city.people.models import Person, Purpose
from learningcity.city.people.services import give_consent
from learningcity.core.errors import Refused
from learningcity.core.models import Message
from tests.city.enrolment.conftest import NewSession, join
from tests.factories import make_learner


def completed(new_session: NewSession, *, months: int = 3, person: Person | None = None) -> Enrolment:
    """Someone completed, so many months ago, something that leads to work."""
    enrolment = join(new_session(activity={"leads_to_work": True}), person)
    ended = timezone.now() - relativedelta(months=months) - timedelta(days=1)
    Session.everywhere.filter(pk=enrolment.session_id).update(
        starts_at=ended - timedelta(hours=2), ends_at=ended
    )
    Enrolment.everywhere.filter(pk=enrolment.pk).update(state=State.COMPLETED)
    return enrolment


def agreeing() -> Person:
    person = make_learner()
    give_consent(person=person, purpose=Purpose.FOLLOW_UP, by=person.account)
    return person


def outcomes() -> list[str]:
    return list(FollowUp.everywhere.order_by("pk").values_list("outcome", flat=True))


@given(st.dates(date(2020, 1, 1), date(2030, 12, 31)), st.integers(0, 500), st.sets(st.sampled_from(WAVES)))
def test_a_wave_is_due_once_and_for_thirty_days(completed_on: date, later: int, made: set[int]) -> None:
    today = completed_on + timedelta(days=later)
    due = waves_due(completed_on, today, made)
    assert not set(due) & made
    for months in set(WAVES) - made:
        days = (today - due_on(completed_on, months)).days
        assert (months in due) == (0 <= days < 30)


def test_a_wave_after_the_last_of_a_long_month_falls_on_the_last_of_a_short_one() -> None:
    assert due_on(date(2026, 11, 30), 3) == date(2027, 2, 28)


@pytest.mark.django_db
def test_who_agreed_is_asked_once_and_may_answer(new_session: NewSession) -> None:
    completed(new_session, person=agreeing())
    assert (open_waves(now=timezone.now()), open_waves(now=timezone.now())) == (1, 0)
    assert Message.objects.filter(template="follow_up").count() == 1
    answer_follow_up(
        follow_up=FollowUp.everywhere.get(), work="new_job", study="none", income=Income.TO_15, by=None
    )
    with connection.cursor() as cursor:
        cursor.execute("SELECT income FROM enrolment_followup")
        assert Income.TO_15 not in str(cursor.fetchone())
    assert outcomes() == [Outcome.ANSWERED]


@pytest.mark.django_db
def test_who_did_not_agree_is_counted_and_not_asked(new_session: NewSession) -> None:
    completed(new_session)
    open_waves(now=timezone.now())
    assert outcomes() == [Outcome.NO_CONSENT]
    assert not Message.objects.filter(template="follow_up").exists()


@pytest.mark.django_db
def test_completing_more_within_a_year_starts_no_second_series(new_session: NewSession) -> None:
    person = agreeing()
    completed(new_session, months=6, person=person)
    completed(new_session, months=3, person=person)
    open_waves(now=timezone.now())
    assert [(row.months, row.outcome) for row in FollowUp.everywhere.all()] == [(6, Outcome.ASKED)]


@pytest.mark.django_db
def test_unanswered_in_time_is_no_answer_and_can_be_answered_no_more(new_session: NewSession) -> None:
    completed(new_session, person=agreeing())
    open_waves(now=timezone.now())
    wave = FollowUp.everywhere.get()
    close_waves(now=timezone.now() + timedelta(days=31))
    assert outcomes() == [Outcome.NO_ANSWER]
    wave.refresh_from_db()
    with pytest.raises(Refused):
        answer_follow_up(follow_up=wave, work=Work.SAME, study="none", by=None)


@pytest.mark.django_db
def test_who_withdraws_their_consent_or_declines_is_left_alone(new_session: NewSession) -> None:
    first, second = agreeing(), agreeing()
    completed(new_session, person=first)
    completed(new_session, person=second)
    open_waves(now=timezone.now())
    take_back_consent(person=first, purpose="follow_up", by=None)
    decline_follow_up(follow_up=FollowUp.everywhere.get(enrolment__person=second), by=None)
    assert sorted(outcomes()) == [Outcome.DECLINED, Outcome.NO_CONSENT]


@pytest.mark.django_db
def test_an_answer_that_is_none_of_the_choices_is_refused(new_session: NewSession) -> None:
    completed(new_session, person=agreeing())
    open_waves(now=timezone.now())
    with pytest.raises(Refused) as refusal:
        answer_follow_up(follow_up=FollowUp.everywhere.get(), work="minister", study="none", by=None)
    assert refusal.value.field == "work"


def answer(now: datetime) -> None:
    for wave in FollowUp.everywhere.filter(outcome=Outcome.ASKED)[:5]:
        answer_follow_up(
            follow_up=wave, work=Work.NEW_JOB, study="course", income="5-10", income_before="0", by=None
        )


@pytest.mark.django_db
def test_changes_are_over_those_who_answered_and_everyone_due_is_counted(new_session: NewSession) -> None:
    for _ in range(6):
        completed(new_session, person=agreeing())
    city = completed(new_session).session.city
    open_waves(now=timezone.now())
    answer(timezone.now())
    wave = next(each for each in waves(city) if each.months == 3)
    assert (wave.due, wave.answered, wave.open, wave.not_answered) == (7, 5, 1, 1)
    assert (wave.better_work, wave.studies, wave.income_up, wave.income_known) == (5, 5, 5, 5)
    assert wave.is_shown
