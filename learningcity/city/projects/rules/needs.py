"""Needs: which state follows which, and what each act means."""

from learningcity.core.moves import NOTHING, Move, after, page

NEED_MOVES: dict[str, Move] = {
    "record": Move((NOTHING,), "unread", "someone says what they need; nobody else sees it yet"),
    "show": Move(("unread", "hidden"), "open", "the city has read it: everyone sees it and can support it"),
    "hide": Move(("unread", "open"), "hidden", "it is kept back, with a reason"),
    "take_up": Move(("open",), "taken_up", "it stands in a brief that was adopted, or a project answers it"),
    "put_back": Move(("taken_up",), "open", "no brief and no project answers it any more"),
    "answer": Move(
        ("open", "taken_up", "answered", "declined"), "answered", "what became of it is said to everyone"
    ),
    "decline": Move(("open", "taken_up", "declined"), "declined", "not now: the reason is said to everyone"),
    "reopen": Move(("answered", "declined"), "open", "it is taken up for discussion again"),
    "merge": Move(
        ("unread", "open", "taken_up"), "merged", "another need says the same; supports count there"
    ),
}
"""For each act on a need, where it starts and where it leads; undoing a merger restores the state before."""

SEEN = ("open", "taken_up", "answered", "declined")
"""States in which everyone sees a need."""

SUPPORTABLE = ("open", "taken_up")
"""States in which one more person can support it."""


def need_after(act: str, state: str) -> str | None:
    """The state an act leads to, or nothing when it may not be done in this state."""
    return after(NEED_MOVES, act, state)


def need_diagram() -> str:
    """The table of moves as a page of the documentation, with its drawing (Mermaid)."""
    return page(
        "States of a need", NEED_MOVES, name="NEED_MOVES", file="learningcity/city/projects/rules/needs.py"
    )
