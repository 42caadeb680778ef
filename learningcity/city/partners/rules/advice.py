"""Advice: whose turn it is, since when, and when to speak of it."""

from datetime import date, timedelta
from enum import StrEnum
from typing import NamedTuple

SOURCE = "learningcity/city/partners/rules/advice.py"
GIVE_WITHIN = timedelta(days=30)
"""How long an adviser who was asked has, unless the city says another day."""

REPLY_WITHIN = timedelta(days=21)
"""How long the city has to say what it makes of a piece of advice."""


class Reply(StrEnum):
    ADOPTED = "adopted"
    ADAPTED = "adapted"
    DECLINED = "declined"


WITH_TASK = frozenset({Reply.ADOPTED, Reply.ADAPTED})
"""Replies that lead to a task."""


class AdviceState(StrEnum):
    ASKED = "asked"
    NOT_GIVEN = "not_given"
    GIVEN = "given"
    UNANSWERED = "unanswered"
    ADOPTED = "adopted"
    ADAPTED = "adapted"
    DECLINED = "declined"
    TAKEN_BACK = "taken_back"


MEANINGS: dict[AdviceState, str] = {
    AdviceState.ASKED: "the city asked, and the adviser still has time",
    AdviceState.NOT_GIVEN: "the city asked, and the day has passed without advice",
    AdviceState.GIVEN: f"advice is there, and the city has {REPLY_WITHIN.days} days to reply",
    AdviceState.UNANSWERED: "advice is there, and the city's day has passed without a reply",
    AdviceState.ADOPTED: "the city does it, and says by which task",
    AdviceState.ADAPTED: "the city does it in its own way, and says how and by which task",
    AdviceState.DECLINED: "the city does not do it, and says why",
    AdviceState.TAKEN_BACK: "the city took its question back before it was answered, with the reason",
}
"""How a piece of advice stands on a day; nobody sets it, it follows from what was done when."""


class Turn(NamedTuple):
    """What was done so far with a piece of advice: the day by which it was asked for, given, replied to."""

    due_on: date
    given_on: date | None = None
    reply: str = ""
    taken_back_on: date | None = None


def advice_state(turn: Turn, today: date) -> AdviceState:
    """How a piece of advice stands on a day."""
    if turn.taken_back_on:
        return AdviceState.TAKEN_BACK
    if turn.reply:
        return AdviceState(turn.reply)
    late = today > turn.due_on
    if turn.given_on is None:
        return AdviceState.NOT_GIVEN if late else AdviceState.ASKED
    return AdviceState.UNANSWERED if late else AdviceState.GIVEN


def advice_page() -> str:
    """How advice can stand, as a page of the documentation."""
    rows = [f"| {state} | {meaning} |" for state, meaning in MEANINGS.items()]
    head = [
        "# States of a piece of advice",
        "",
        f"Drawn from `MEANINGS` in `{SOURCE}`; a test compares the two.",
        "",
        f"An adviser who is asked has {GIVE_WITHIN.days} days unless the city says another day.",
        "Whoever has the word is reminded before the day and after it, as with a commitment.",
        "",
        "| state | when |",
        "|---|---|",
    ]
    return "\n".join([*head, *rows, ""])
