"""Deciding together what comes first: each person has the same points, and the budget is spent from the top.

The method is plain points: a point is a point, whoever gives it and to whatever. (Quadratic points, where the
second point on one need costs more than the first, need a phone and an explanation; plain ones can be laid
out with beans on a table.)
"""

from collections.abc import Iterable, Mapping
from datetime import date
from enum import StrEnum
from typing import NamedTuple

FEWEST_SHOWN = 5
"""With fewer participants nothing is shown but their number: one could read who gave what."""


class Stage(StrEnum):
    COMING = "coming"
    OPEN = "open"
    OVER = "over"


class Candidate(NamedTuple):
    """A need one can give points to, with what it would cost in satang and the people who support it."""

    key: int
    cost: int
    supporters: int = 0


class Place(NamedTuple):
    """How a candidate came out: its points, from how many people, and whether the budget reaches it."""

    key: int
    points: int
    givers: int
    cost: int
    funded: bool
    left: int


def stage(opens_on: date, closes_on: date, today: date) -> Stage:
    """Where a round stands on a day; both days belong to it."""
    if today < opens_on:
        return Stage.COMING
    return Stage.OPEN if today <= closes_on else Stage.OVER


def fault_of(given: Mapping[int, int], *, points: int, candidates: Iterable[int]) -> str:
    """What is wrong with the points somebody gave, as a word; nothing when they can be counted."""
    if any(each < 0 for each in given.values()):
        return "negative"
    if not set(given) <= set(candidates):
        return "unknown"
    total = sum(given.values())
    if not total:
        return "none"
    return "too-many" if total > points else ""


def outcome(
    candidates: Iterable[Candidate], ballots: Iterable[Mapping[int, int]], budget: int
) -> list[Place]:
    """The candidates by points, then by givers, then by supporters; the budget is spent from the top.

    What the rest of the budget does not reach is passed over, and the next that fits is taken. What nobody
    gave a point to is never funded.
    """
    said, rows = list(ballots), list(candidates)
    points = {each.key: sum(ballot.get(each.key, 0) for ballot in said) for each in rows}
    givers = {each.key: sum(ballot.get(each.key, 0) > 0 for ballot in said) for each in rows}
    order = sorted(rows, key=lambda c: (-points[c.key], -givers[c.key], -c.supporters, c.key))
    places, left = [], budget
    for each in order:
        funded = points[each.key] > 0 and each.cost <= left
        left -= each.cost if funded else 0
        places.append(Place(each.key, points[each.key], givers[each.key], each.cost, funded, left))
    return places
