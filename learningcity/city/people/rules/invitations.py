"""How someone comes to act for another: asked for, answered, taken back or run out."""

from typing import NamedTuple

DAYS_TO_ANSWER = 14
MOST_TRIES = 5
"""So often a wrong code may be typed before an invitation can only be made anew."""


class Move(NamedTuple):
    """One act on an invitation: the state it may be done in, the state that follows, and what it means."""

    before: str
    after: str
    meaning: str


MOVES: dict[str, Move] = {
    "agree": Move("asked", "agreed", "whoever was asked says yes: from now on the other acts"),
    "refuse": Move("asked", "refused", "whoever was asked says no; it need not be explained"),
    "take_back": Move("asked", "taken_back", "whoever asked no longer wants it"),
    "run_out": Move("asked", "run_out", "nobody answered in two weeks"),
}
"""For each act, where it starts and where it leads."""


def may(act: str, state: str) -> bool:
    """Whether an act may be done on an invitation in a state."""
    return MOVES[act].before == state
