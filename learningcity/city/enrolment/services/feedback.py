"""Saying how a session was, and reading the words before anyone else does."""

from datetime import datetime, timedelta

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from learningcity.city.catalogue.models import Session, SessionState
from learningcity.city.enrolment.models import Enrolment, Feedback, State
from learningcity.city.enrolment.rules.feedback import FEEDBACK_OPEN, HIGHEST
from learningcity.city.enrolment.services import news
from learningcity.city.people.models import User
from learningcity.core import audit, changes
from learningcity.core.errors import Refused

LONGEST_WORDS = 600
CAME = (State.BOOKED, State.COMPLETED, State.ABSENT)
ASK_AFTER = timedelta(hours=1)
ASK_WITHIN = timedelta(days=3)
"""A session that ended longer ago is not asked about any more: nobody remembers."""


def may_say(enrolment: Enrolment, now: datetime) -> bool:
    """Whether it is time to say how a session was: it is over, not long ago, and the seat was theirs."""
    ended = enrolment.session.ends_at
    held = enrolment.session.state == SessionState.SCHEDULED and enrolment.state in CAME
    return held and ended <= now < ended + FEEDBACK_OPEN


@transaction.atomic
def give_feedback(
    *, enrolment: Enrolment, worth: int, clear: int, learned: int, words: str = "", by: User | None
) -> Feedback:
    """Keep how a learner found a session; said again, the new answers stand and new words are read anew."""
    now = timezone.now()
    if not may_say(enrolment, now):
        raise Refused("feedback-closed", _("The time to say how this session was is over."))
    answers = {"worth": worth, "clear": clear, "learned": learned}
    for name, answer in answers.items():
        if not 1 <= answer <= HIGHEST:
            raise Refused("no-such-answer", _("Choose one of the three answers."), field=name)
    words = words.strip()
    if len(words) > LONGEST_WORDS:
        raise Refused("words-too-long", _("Write at most 600 letters."), field="words")
    before = Feedback.everywhere.filter(enrolment=enrolment).first()
    kept, _new = Feedback.everywhere.update_or_create(
        enrolment=enrolment,
        defaults={
            **answers,
            "city_id": enrolment.city_id,
            "words": words,
            "words_state": _state_of(words, before),
            "answered_at": now,
            "answered_by": by,
        },
    )
    audit.record("give_feedback", enrolment, by=by, city=enrolment.session.city.code)
    return kept


def _state_of(words: str, before: Feedback | None) -> str:
    if not words:
        return Feedback.Words.NONE
    return before.words_state if before and before.words == words else Feedback.Words.UNREAD


@transaction.atomic
def show_words(*, feedback: Feedback, by: User) -> None:
    """Let a learner's words stand on the activity's page, without a name."""
    _decide(feedback, Feedback.Words.SHOWN, "", by)
    audit.record("show_words", feedback.enrolment.session.activity, by=by, city=feedback.city.code)


@transaction.atomic
def hide_words(*, feedback: Feedback, because: str, by: User) -> None:
    """Keep a learner's words back from the activity's page, with a reason."""
    if not because.strip():
        raise Refused("reason-missing", _("Say why, in a few words."), field="because")
    _decide(feedback, Feedback.Words.HIDDEN, because.strip(), by)
    audit.record("hide_words", feedback.enrolment.session.activity, by=by, city=feedback.city.code)


def _decide(feedback: Feedback, state: str, because: str, by: User) -> None:
    if not feedback.words:
        raise Refused("no-words", _("There are no words to decide on."))
    feedback.words_state, feedback.hidden_because, feedback.read_by = state, because, by
    feedback.save(update_fields=["words_state", "hidden_because", "read_by"])
    changes.record("activity", feedback.enrolment.session.activity_id)


def ask_feedback(*, now: datetime) -> int:
    """Ask those who came to sessions that just ended how it was, once each; answers how many were asked."""
    ended = Session.everywhere.scheduled().filter(ends_at__lte=now - ASK_AFTER, ends_at__gt=now - ASK_WITHIN)
    came = (
        Enrolment.everywhere.filter(session__in=ended, state__in=CAME, feedback=None)
        .filter(attendance__present=True)
        .distinct()
        .select_related("person__account", "enrolled_by", "city", "session__activity", "session__venue")
    )
    return news.tell_all(enrolments=came, what="feedback")
