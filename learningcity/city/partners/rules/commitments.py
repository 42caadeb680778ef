"""Promises: kept, late or broken follows from what was given and when; nobody ticks a box."""

from collections.abc import Collection
from datetime import date, timedelta
from enum import StrEnum
from typing import NamedTuple

SOURCE = "learningcity/city/partners/rules/commitments.py"
BROKEN_AFTER = timedelta(days=90)
"""How long after its day an unkept promise counts as late; after that it is broken."""

REMIND_DAYS = (14, 3)
"""How many days before its day a promise or a task is spoken of, once each."""

LATE_EVERY = 14
"""After its day it is spoken of again every so many days, until it is done or broken."""


class Promise(NamedTuple):
    """How much by when; whether the city let them off, and whether whoever promised has gone since."""

    amount: int
    due_on: date
    released_on: date | None = None
    in_question: bool = False


class Gift(NamedTuple):
    """What was given on a day."""

    given_on: date
    amount: int


class PromiseState(StrEnum):
    KEPT = "kept"
    KEPT_LATE = "kept_late"
    OPEN = "open"
    LATE = "late"
    IN_QUESTION = "in_question"
    BROKEN = "broken"
    RELEASED = "released"


MEANINGS: dict[PromiseState, str] = {
    PromiseState.KEPT: "all of it was given by the day",
    PromiseState.KEPT_LATE: "all of it was given, after the day",
    PromiseState.OPEN: "something is still to come, and the day has not passed",
    PromiseState.LATE: f"something is still to come, {BROKEN_AFTER.days} days or less after the day",
    PromiseState.IN_QUESTION: "open or late, and whoever promised left the agreement or the network",
    PromiseState.BROKEN: f"something is still to come, more than {BROKEN_AFTER.days} days after the day",
    PromiseState.RELEASED: "the city let them off, with a reason, before all of it was given",
}
"""What each state means, for a day on which one looks."""

UNKEPT = frozenset({PromiseState.OPEN, PromiseState.LATE, PromiseState.IN_QUESTION})
"""States in which something can still come."""


class Progress(NamedTuple):
    """How a promise stands: its state, what was given by that day, and when it was complete."""

    state: PromiseState
    given: int
    complete_on: date | None


def progress(promise: Promise, gifts: Collection[Gift], today: date) -> Progress:
    """How a promise stands on a day; what is given later is not counted yet."""
    until = [gift for gift in gifts if gift.given_on <= today]
    given, complete_on = sum(gift.amount for gift in until), complete(promise.amount, until)
    return Progress(_state(promise, complete_on, today), given, complete_on)


def complete(amount: int, gifts: Collection[Gift]) -> date | None:
    """The day on which what was given reached the amount."""
    total = 0
    for gift in sorted(gifts):
        total += gift.amount
        if total >= amount:
            return gift.given_on
    return None


def _state(promise: Promise, complete_on: date | None, today: date) -> PromiseState:
    if complete_on is not None:
        return PromiseState.KEPT if complete_on <= promise.due_on else PromiseState.KEPT_LATE
    if promise.released_on is not None and promise.released_on <= today:
        return PromiseState.RELEASED
    if today > promise.due_on + BROKEN_AFTER:
        return PromiseState.BROKEN
    if promise.in_question:
        return PromiseState.IN_QUESTION
    return PromiseState.LATE if today > promise.due_on else PromiseState.OPEN


def worth(amount: int, *, is_money: bool, rate: int | None) -> int | None:
    """What an amount is worth in satang: money is itself, other things by the rate of one unit."""
    if is_money:
        return amount
    return None if rate is None else amount * rate


def reminder_due(days_left: int) -> str:
    """The mark of the reminder that is due so many days before (or after) a day; empty when none is."""
    if days_left < 0:
        weeks = (-days_left - 1) // LATE_EVERY
        return f"late{weeks}" if -days_left <= BROKEN_AFTER.days else ""
    mark = min((each for each in REMIND_DAYS if days_left <= each), default=None)
    return "" if mark is None else str(mark)


def commitment_page() -> str:
    """The states of a promise as a page of the documentation."""
    rows = [f"| {state} | {meaning} |" for state, meaning in MEANINGS.items()]
    head = [
        "# States of a commitment",
        "",
        f"Drawn from `MEANINGS` in `{SOURCE}`; a test compares the two.",
        "",
        "A commitment has an amount and a day; contributions have a day, an amount and evidence. How it",
        "stands is worked out from them each time one looks: there is no field to forget.",
        "",
        "| state | when |",
        "|---|---|",
    ]
    tail = [
        "",
        f"The owner is reminded {' and '.join(map(str, REMIND_DAYS))} days before the day, and every",
        f"{LATE_EVERY} days after it until the promise is kept or broken.",
        "",
        "What is not money is worth its amount times a rate (`InKindRate`) with its unit, source and year,",
        "which the city edits; without a rate it has no value in baht and is left out of sums, never counted",
        "as zero.",
        "",
    ]
    return "\n".join([*head, *rows, *tail])
