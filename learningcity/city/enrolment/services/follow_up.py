"""Asking, 3, 6 and 12 months after someone completed an activity, what it changed."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta

from django.db import transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from learningcity.city.catalogue.models import LearningType
from learningcity.city.enrolment.models import Enrolment, FollowUp, Income, State, Study, Work
from learningcity.city.enrolment.rules.feedback import WAVE_OPEN, Outcome, due_on, waves_due
from learningcity.city.enrolment.services import news
from learningcity.city.people.models import Purpose, User
from learningcity.city.people.queries import has_agreed
from learningcity.core import audit
from learningcity.core.errors import Refused
from learningcity.core.thai_time import day_of

FOLLOWED = Q(session__activity__leads_to_work=True) | Q(
    session__activity__learning_type=LearningType.QUALIFICATION
)
"""What is followed up: completing something that leads to work or to a qualification."""

SERIES = timedelta(days=366)
"""A person is followed in one series of waves at a time; completing more within a year starts no other."""

_ASKING = (Outcome.ASKED, Outcome.UNREACHABLE)
"""Waves that can still be answered: by the link, or to whoever asks by telephone."""


def open_waves(*, now: datetime) -> int:
    """Make the waves that fell due, and ask those who agreed to be asked; answers how many rows were made."""
    made = 0
    for enrolment in _anchors(day_of(now)):
        have = {follow_up.months for follow_up in enrolment.follow_ups.all()}
        for months in waves_due(day_of(enrolment.session.ends_at), day_of(now), have):
            made += _open(enrolment, months)
    return made


def _anchors(today: date) -> Iterator[Enrolment]:
    """The completed enrolments from which people are followed: each person's first of a series."""
    oldest = today - SERIES - WAVE_OPEN
    rows = (
        Enrolment.everywhere.filter(FOLLOWED, state=State.COMPLETED)
        .filter(session__ends_at__date__gte=oldest - SERIES, session__ends_at__date__lte=today)
        .select_related("person__account", "enrolled_by", "city", "session__activity", "session__venue")
        .prefetch_related("follow_ups")
        .order_by("city_id", "person_id", "session__ends_at", "id")
    )
    anchor: Enrolment | None = None
    for row in rows:
        if anchor is None or not _same_series(anchor, row):
            anchor = row
            yield row


def _same_series(anchor: Enrolment, row: Enrolment) -> bool:
    same = (anchor.city_id, anchor.person_id) == (row.city_id, row.person_id)
    return same and row.session.ends_at - anchor.session.ends_at < SERIES


@transaction.atomic
def _open(enrolment: Enrolment, months: int) -> int:
    due = due_on(day_of(enrolment.session.ends_at), months)
    agreed = has_agreed(enrolment.person, Purpose.FOLLOW_UP)
    follow_up, new = FollowUp.everywhere.get_or_create(
        enrolment=enrolment,
        months=months,
        defaults={
            "city_id": enrolment.city_id,
            "outcome": Outcome.ASKED if agreed else Outcome.NO_CONSENT,
            "due_on": due,
            "closes_on": due + WAVE_OPEN,
        },
    )
    if new and agreed and not news.tell_all(enrolments=[enrolment], what="follow_up", once=str(months)):
        follow_up.outcome = Outcome.UNREACHABLE
        follow_up.save(update_fields=["outcome"])
    return int(new)


@transaction.atomic
def answer_follow_up(
    *,
    follow_up: FollowUp,
    work: str,
    study: str,
    income: str = "",
    income_before: str = "",
    words: str = "",
    via: str = FollowUp.Via.SELF,
    by: User | None,
) -> None:
    """Keep what changed for a learner; who could not be written to may still be asked by telephone."""
    now = timezone.now()
    _refuse_unless_open(follow_up, day_of(now))
    given = {"work": (work, Work), "study": (study, Study), "income": (income, Income)}
    for name, (value, choices) in given.items():
        if (value or name != "income") and value not in choices.values:
            raise Refused("no-such-answer", _("Choose one of the answers."), field=name)
    follow_up.work, follow_up.study, follow_up.words = work, study, words.strip()[:600]
    follow_up.income = income
    follow_up.income_before = income_before if income_before in Income.values else ""
    follow_up.outcome, follow_up.answered_at = Outcome.ANSWERED, now
    follow_up.via, follow_up.answered_by = via, by
    follow_up.save()
    audit.record(
        "answer_follow_up", follow_up.enrolment, by=by, city=follow_up.city.code, months=follow_up.months
    )


@transaction.atomic
def decline_follow_up(*, follow_up: FollowUp, by: User | None) -> None:
    """Note that someone does not wish to say; they are not asked again in this wave."""
    _refuse_unless_open(follow_up, day_of(timezone.now()))
    follow_up.outcome = Outcome.DECLINED
    follow_up.save(update_fields=["outcome"])
    audit.record(
        "decline_follow_up", follow_up.enrolment, by=by, city=follow_up.city.code, months=follow_up.months
    )


def _refuse_unless_open(follow_up: FollowUp, today: date) -> None:
    if follow_up.outcome not in _ASKING or today >= follow_up.closes_on:
        raise Refused("wave-closed", _("These questions are closed. Thank you all the same."))


def close_waves(*, now: datetime) -> int:
    """Count as not answered what nobody answered in time; answers how many."""
    late = FollowUp.everywhere.open().filter(closes_on__lte=day_of(now))
    return late.update(outcome=Outcome.NO_ANSWER)


def withdraw_follow_ups(*, person_id: int) -> int:
    """End the waves under way of someone who withdrew their consent to be asked, also by telephone."""
    theirs = Q(enrolment__person=person_id) | Q(enrolment__person__merged_into=person_id)
    return FollowUp.everywhere.filter(theirs, outcome__in=_ASKING).update(outcome=Outcome.NO_CONSENT)
