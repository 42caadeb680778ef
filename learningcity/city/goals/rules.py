"""How a key result stands: what was measured against what should be there by now."""

from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import NamedTuple

SOURCE = "learningcity/city/goals/rules.py"
REVIEW_MONTHS = (6, 12)
"""In which months of a programme its goals are looked at together and the figures are frozen."""

LEEWAY = Decimal("0.1")
"""How far behind the elapsed share of the time a key result may be and still be on the way."""

NONE, WHOLE = Decimal(0), Decimal(1)


class Status(StrEnum):
    NOT_MEASURED = "not_measured"
    REACHED = "reached"
    ON_THE_WAY = "on_the_way"
    BEHIND = "behind"
    MISSED = "missed"


MEANINGS: dict[Status, str] = {
    Status.NOT_MEASURED: "there is no figure; that is never taken for zero",
    Status.REACHED: "the figure has come all the way from the baseline to the target",
    Status.ON_THE_WAY: f"the share of the way is at most {LEEWAY:%} behind the share of the time",
    Status.BEHIND: "it is further behind than that",
    Status.MISSED: "its day has passed, and the figure has not come all the way",
}
"""What each status means, for a day on which one looks; nobody sets it."""


class Aim(NamedTuple):
    """From where to where by when; where the baseline is not known, the way is counted from nothing."""

    baseline: Decimal | None
    target: Decimal
    starts_on: date
    due_on: date


def way(aim: Aim, actual: Decimal | None) -> Decimal | None:
    """The share of the way from the baseline to the target that was gone; nothing without a figure."""
    if actual is None:
        return None
    begun = aim.baseline or NONE
    whole = aim.target - begun
    return (actual - begun) / whole if whole else (WHOLE if actual >= aim.target else NONE)


def elapsed(aim: Aim, today: date) -> Decimal:
    """The share of the time from the first day to the due day that has gone by, from 0 to 1."""
    days = (aim.due_on - aim.starts_on).days
    gone = (today - aim.starts_on).days
    return min(WHOLE, max(NONE, Decimal(gone) / days)) if days > 0 else WHOLE


def status(aim: Aim, actual: Decimal | None, today: date) -> Status:
    """How a key result stands on a day."""
    gone = way(aim, actual)
    if gone is None:
        return Status.NOT_MEASURED
    if gone >= WHOLE:
        return Status.REACHED
    if today > aim.due_on:
        return Status.MISSED
    return Status.ON_THE_WAY if gone >= elapsed(aim, today) - LEEWAY else Status.BEHIND


def whole_status(found: list[Status]) -> Status:
    """How a goal stands by its key results: what fell short is said first, what is missing last."""
    for each in (Status.MISSED, Status.BEHIND, Status.ON_THE_WAY, Status.REACHED):
        if each in found:
            return each
    return Status.NOT_MEASURED


def month_after(day: date, months: int) -> date:
    """The same day so many months later, or the last of that month."""
    year, month = divmod(day.month - 1 + months, 12)
    first = date(day.year + year, month + 1, 1)
    after = date(first.year + first.month // 12, first.month % 12 + 1, 1)
    return first.replace(day=min(day.day, (after - first).days))


def goal_page() -> str:
    """The statuses of a key result as a page of the documentation."""
    rows = [f"| {state} | {meaning} |" for state, meaning in MEANINGS.items()]
    head = [
        "# Status of a key result",
        "",
        f"Drawn from `MEANINGS` in `{SOURCE}`; a test compares the two.",
        "",
        "A key result has a baseline, a target and a day. Its figure is read from the records through",
        "`learningcity/city/goals/measures.py`, or entered with what shows it. How it stands follows from",
        "the share of the way and the share of the time; there is no field to forget.",
        "",
        "| status | when |",
        "|---|---|",
    ]
    tail = [
        "",
        "A goal is as its key results are: missed if one of them is, else behind, else on the way.",
        f"In months {' and '.join(map(str, REVIEW_MONTHS))} the figures are frozen as they stand that day,",
        "with what was said; a frozen review never changes.",
        "",
    ]
    return "\n".join([*head, *rows, *tail])
