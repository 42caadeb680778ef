"""By when a request must be answered, when an erasure is carried out, how long the clock of a breach runs."""

from datetime import datetime, timedelta
from enum import StrEnum

DAYS_TO_ANSWER = 30
"""A request is answered within so many days (PDPA B.E. 2562, section 30)."""

HOURS_TO_REPORT = 72
"""A breach is reported to the PDPC's office within so many hours of being noticed (section 37 (4))."""


class Standing(StrEnum):
    """How a deadline stands."""

    WELL = "ok"
    SOON = "soon"
    LATE = "late"


def answer_due(asked_at: datetime) -> datetime:
    return asked_at + timedelta(days=DAYS_TO_ANSWER)


def erasure_at(asked_at: datetime, days: int) -> datetime:
    """When an erasure that was asked for is carried out: until then it can be taken back."""
    return asked_at + timedelta(days=days)


def report_due(noticed_at: datetime) -> datetime:
    return noticed_at + timedelta(hours=HOURS_TO_REPORT)


def standing(due_at: datetime, now: datetime, warn: timedelta) -> Standing:
    """Late once over, soon when less than `warn` is left."""
    if now >= due_at:
        return Standing.LATE
    return Standing.SOON if due_at - now <= warn else Standing.WELL
