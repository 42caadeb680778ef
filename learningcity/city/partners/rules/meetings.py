"""Meetings: whether enough were there, whether votes add up, and how a task stands."""

from datetime import date
from enum import StrEnum
from typing import NamedTuple


class Votes(NamedTuple):
    """Votes as they were counted."""

    yes: int
    no: int
    abstained: int

    @property
    def total(self) -> int:
        return self.yes + self.no + self.abstained


def quorum_reached(present: int, quorum: int | None) -> bool | None:
    """Whether enough seats were filled; nothing where the group has set no number."""
    return None if quorum is None else present >= quorum


def vote_fault(outcome: str, votes: Votes | None, present: int | None) -> str:
    """What is wrong with votes for an outcome: `too-many`, `not-carried`, `carried`, or nothing.

    `present` is how many could vote, where that is known.
    """
    if votes is None:
        return ""
    if present is not None and votes.total > present:
        return "too-many"
    carried = votes.yes > votes.no
    if outcome == "rejected":
        return "carried" if carried else ""
    return "" if carried else "not-carried"


class TaskState(StrEnum):
    DONE = "done"
    DROPPED = "dropped"
    NEEDS_OWNER = "needs_owner"
    LATE = "late"
    OPEN = "open"


def task_state(*, due_on: date, done_on: date | None, dropped: bool, owned: bool, today: date) -> TaskState:
    """How a task stands on a day; that nobody owns it comes before that it is late."""
    if done_on is not None:
        return TaskState.DROPPED if dropped else TaskState.DONE
    if not owned:
        return TaskState.NEEDS_OWNER
    return TaskState.LATE if today > due_on else TaskState.OPEN
