"""Where someone stands on a path of steps, on plain values: an activity finished is a step done."""

from collections.abc import Collection, Sequence
from enum import StrEnum
from typing import NamedTuple

MOST_STEPS = 20
MOVES: dict[str, dict[str, str]] = {
    "publish": {"draft": "published"},
    "withdraw": {"published": "draft"},
}
"""For each act on a path, the state it may be done in and the state that follows."""


class Mark(StrEnum):
    """What a step is to someone on the path."""

    DONE = "done"
    NEXT = "next"
    LATER = "later"
    OPTIONAL = "optional"


class StepOf(NamedTuple):
    """What of a step decides where one stands: its activity, and whether one may leave it out."""

    activity: int
    is_optional: bool = False


class Standing(NamedTuple):
    """Where someone stands: a mark for each step, how many of those that count are done, of how many."""

    marks: tuple[Mark, ...]
    done: int
    of: int

    @property
    def is_begun(self) -> bool:
        """Whether a step that counts is done; one that may be left out says nothing of where one is going."""
        return self.done > 0

    @property
    def is_finished(self) -> bool:
        """Whether every step that counts is done."""
        return self.of > 0 and self.done == self.of

    @property
    def next(self) -> int | None:
        """The place of the next step, counted from nought; nothing when the path is finished."""
        return self.marks.index(Mark.NEXT) if Mark.NEXT in self.marks else None


def standing(steps: Sequence[StepOf], finished: Collection[int]) -> Standing:
    """Where someone who finished some activities, in whatever order, stands on a path."""
    counted = [step for step in steps if not step.is_optional]
    done = sum(step.activity in finished for step in counted)
    ahead = next((step.activity for step in counted if step.activity not in finished), None)
    return Standing(tuple(_mark(step, finished, ahead) for step in steps), done, len(counted))


def _mark(step: StepOf, finished: Collection[int], ahead: int | None) -> Mark:
    if step.activity in finished:
        return Mark.DONE
    if step.is_optional:
        return Mark.OPTIONAL
    return Mark.NEXT if step.activity == ahead else Mark.LATER


def moved(order: Sequence[int], place: int, by: int) -> list[int]:
    """An order with what stands at a place one up (-1) or one down (1); at its end it stays."""
    changed, to = list(order), place + by
    if 0 <= place < len(order) and 0 <= to < len(order):
        changed[place], changed[to] = changed[to], changed[place]
    return changed
