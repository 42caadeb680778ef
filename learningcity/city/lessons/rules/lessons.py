"""Lessons and their adoption: which state follows which, what each act means, and when a lesson is whole."""

from collections.abc import Mapping
from datetime import date, timedelta
from enum import StrEnum

from learningcity.core.moves import NOTHING, Move, after, drawn

SOURCE = "learningcity/city/lessons/rules/lessons.py"
REPORT_WITHIN = timedelta(days=180)
"""How long a city that adopts a lesson has until it reports, unless it says another day."""

SOON = timedelta(days=14)
"""So long before its day a report is asked for."""


class LessonState(StrEnum):
    DRAFT = "draft"
    PUBLISHED = "published"
    WITHDRAWN = "withdrawn"


class AdoptionState(StrEnum):
    PLANNED = "planned"
    RUNNING = "running"
    REPORTED = "reported"
    GIVEN_UP = "given_up"


LESSON_MOVES: dict[str, Move] = {
    "write": Move((NOTHING,), "draft", "the city writes down what it learnt; nobody else sees it"),
    "publish": Move(
        ("draft",), "published", "it is whole and has evidence: every city can read and adopt it"
    ),
    "withdraw": Move(
        ("published",),
        "withdrawn",
        "it holds no more, with the reason; who adopted it keeps their own report",
    ),
    "reopen": Move(("withdrawn",), "draft", "it is written anew"),
}
"""For each act on a lesson, where it starts and where it leads."""

ADOPTION_MOVES: dict[str, Move] = {
    "adopt": Move((NOTHING,), "planned", "another city says what it will do otherwise, who leads, by when"),
    "start": Move(("planned",), "running", "it is being done"),
    "report": Move(
        ("planned", "running"),
        "reported",
        "what came of it stands on the lesson, with the city as its source",
    ),
    "mend": Move(("reported",), "running", "the report had a mistake: it is taken down until it is right"),
    "give_up": Move(("planned", "running"), "given_up", "it was not gone on with, and everyone reads why"),
    "take_up_again": Move(("given_up",), "planned", "it is tried once more, with a new day"),
}
"""For each act on an adoption, where it starts and where it leads."""

OPEN = (AdoptionState.PLANNED, AdoptionState.RUNNING)
"""States in which a report is still to come."""

WHOLE = ("title", "context", "problem", "done", "cost_note", "gave", "failed", "repeat")
"""What a lesson says before it can be published; how its cost was reckoned and what failed are part of it."""


def lesson_after(act: str, state: str) -> str | None:
    """The state an act on a lesson leads to, or nothing when it may not be done in this state."""
    return after(LESSON_MOVES, act, state)


def adoption_after(act: str, state: str) -> str | None:
    """The state an act on an adoption leads to, or nothing when it may not be done in this state."""
    return after(ADOPTION_MOVES, act, state)


def missing(texts: Mapping[str, str], *, evidence: int) -> list[str]:
    """What a lesson still lacks before others can learn from it, in the order of its page."""
    return [name for name in WHOLE if not texts.get(name, "").strip()] + ([] if evidence else ["evidence"])


def report_due(state: str, due_on: date, today: date) -> bool:
    """Whether a report is asked for: it is still to come, and its day is near or past."""
    return state in OPEN and today >= due_on - SOON


def lesson_page() -> str:
    """Both tables of moves as a page of the documentation, with their drawings (Mermaid)."""
    head = [
        "# States of a lesson and of its adoption",
        "",
        f"Drawn from `LESSON_MOVES` and `ADOPTION_MOVES` in `{SOURCE}`; a test compares the two.",
        "",
        "The lesson belongs to the city that learnt it, the adoption to the city that takes it up.",
    ]
    parts = [
        line
        for title, moves in (("A lesson", LESSON_MOVES), ("Its adoption", ADOPTION_MOVES))
        for line in ("", f"## {title}", *drawn(moves))
    ]
    return "\n".join([*head, *parts, ""])
