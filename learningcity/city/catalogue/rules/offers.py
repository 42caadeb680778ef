"""Offers to teach: which state follows which, by when the city answers, and how long words may be."""

from collections.abc import Collection
from datetime import datetime, timedelta

from learningcity.core.moves import NOTHING, Move, after, page

OFFER_MOVES: dict[str, Move] = {
    "write": Move((NOTHING,), "draft", "someone begins to say what they could teach"),
    "send": Move(("draft", "returned"), "sent", "they send it to the city, which answers within two weeks"),
    "return": Move(("sent",), "returned", "the city asks for something more, and says what"),
    "accept": Move(("sent",), "accepted", "the city says yes: an activity is drafted in a partner's name"),
    "open": Move(("accepted",), "opened", "the activity is published: people can join it"),
    "decline": Move(("sent",), "declined", "the city says no, and why"),
    "withdraw": Move(("draft", "sent", "returned"), "withdrawn", "they take it back"),
}
"""For each act on an offer to teach, where it starts and where it leads."""

OPEN_STATES = ("draft", "sent", "returned")
"""States in which an offer still waits for somebody, and counts towards how many one may have."""

MOST_OPEN = 5
ANSWER_WITHIN = timedelta(days=14)
LONGEST_TITLE, LONGEST_SUMMARY, LONGEST_WORDS = 160, 400, 1_000
MOST_HOURS = 500


def offer_after(act: str, state: str) -> str | None:
    """The state an act leads to, or nothing when it may not be done in this state."""
    return after(OFFER_MOVES, act, state)


def may_offer_another(states: Collection[str]) -> bool:
    """Whether someone with offers in these states may begin one more."""
    return sum(state in OPEN_STATES for state in states) < MOST_OPEN


def answer_by(sent_at: datetime) -> datetime:
    """By when the city has promised to answer."""
    return sent_at + ANSWER_WITHIN


def offer_diagram() -> str:
    """The table of moves as a page of the documentation, with its drawing (Mermaid)."""
    file = "learningcity/city/catalogue/rules/offers.py"
    return page("States of an offer to teach", OFFER_MOVES, name="OFFER_MOVES", file=file)
