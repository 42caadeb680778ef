"""What a city lets others see: whether a share holds on a day, and how few people are too few to tell."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import NamedTuple, TypeVar

from learningcity.core.few import FEWEST

_Key = TypeVar("_Key")


class Span(NamedTuple):
    """From which day to which a share was meant to hold, both included; without an end, until it is ended."""

    since: date
    until: date | None = None


def holds(span: Span, on: date) -> bool:
    """Whether a share that nobody ended holds on a day."""
    return span.since <= on and (span.until is None or on <= span.until)


def told(people: int) -> int | None:
    """A number of people as it is shown: nothing when it is one of a few, and none is none."""
    return None if 0 < people < FEWEST else people


class Sum(NamedTuple):
    """A number of people over several parts; at least so many where a few of them are not told."""

    people: int
    is_whole: bool


def told_sum(parts: Mapping[_Key, int]) -> Sum:
    """The sum of parts of which each is shown by `told`; whole only where it narrows down no hidden part."""
    hidden = [people for people in parts.values() if told(people) is None]
    shown = sum(parts.values()) - sum(hidden)
    if hidden and not _could_be_any(hidden):
        return Sum(shown, is_whole=False)
    return Sum(shown + sum(hidden), is_whole=True)


def _could_be_any(hidden: Sequence[int]) -> bool:
    """Whether, by their sum, each of these could still be any number of a few, from one to the most."""
    most = FEWEST - 1
    room = most - 1
    return len(hidden) + room <= sum(hidden) <= len(hidden) * most - room
