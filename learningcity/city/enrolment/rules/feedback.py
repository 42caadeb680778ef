"""What is asked afterwards, when, and which answers may be shown: a table and a few predicates."""

from collections.abc import Collection, Hashable, Mapping
from datetime import date, timedelta
from enum import StrEnum
from typing import TypeVar

from dateutil.relativedelta import relativedelta

from learningcity.core.few import FEWEST

FEEDBACK_OPEN = timedelta(days=30)
"""How long after a session one may still say how it was."""

WAVES = (3, 6, 12)
"""Months after completion at which people are asked what changed."""

WAVE_OPEN = timedelta(days=30)
"""How long a wave waits for an answer before it counts as not answered."""

HIGHEST = 3
"""Each question of the feedback has three answers: 1 no, 2 partly, 3 yes."""

_Part = TypeVar("_Part", bound=Hashable)


class Outcome(StrEnum):
    """How one wave of one person ended, or stands; every one that is not ANSWERED is non-response."""

    ASKED = "asked"
    ANSWERED = "answered"
    DECLINED = "declined"
    NO_ANSWER = "no_answer"
    NO_CONSENT = "no_consent"
    UNREACHABLE = "unreachable"


NOT_ASKED = frozenset({Outcome.NO_CONSENT, Outcome.UNREACHABLE})
"""Those of whom nothing was asked; they count as people due all the same."""


def due_on(completed_on: date, months: int) -> date:
    """The day on which a wave falls due: the same day of a later month, or that month's last."""
    return completed_on + relativedelta(months=months)


def waves_due(completed_on: date, today: date, made: Collection[int]) -> list[int]:
    """The waves that fell due by a day and were not made yet, unless their time to answer is over too."""
    return [
        months
        for months in WAVES
        if months not in made
        and due_on(completed_on, months) <= today < due_on(completed_on, months) + WAVE_OPEN
    ]


def average(answers: Collection[int]) -> float | None:
    """The mean of answers from 1 to 3, or nothing when there are too few to be shown."""
    return round(sum(answers) / len(answers), 1) if len(answers) >= FEWEST else None


def safe_to_sum(answers: Mapping[_Part, int]) -> set[_Part]:
    """The parts of which an average over all may be made, where each part with enough answers shows its own.

    Parts with too few answers are taken in only if they have enough together: else whoever subtracts the
    shown averages from that of the whole would read a few people's answers.
    """
    shown = {part for part, number in answers.items() if number >= FEWEST}
    rest = sum(number for part, number in answers.items() if part not in shown)
    return set(answers) if rest >= FEWEST else shown
