"""Deciding together what comes first: each person has the same points, and the budget is spent from the top.

The method is plain points: a point is a point, whoever gives it and to whatever. (Quadratic points, where the
second point on one need costs more than the first, need a phone and an explanation; plain ones can be laid
out with beans on a table.)
"""

from collections.abc import Iterable, Mapping
from datetime import date
from enum import StrEnum
from typing import NamedTuple

MOST_AT_A_TABLE = 500
"""How many people can lay out their points at one table."""


class Stage(StrEnum):
    COMING = "coming"
    OPEN = "open"
    OVER = "over"


class Candidate(NamedTuple):
    """A need one can give points to, with what it would cost in satang and the people who support it."""

    key: int
    cost: int
    supporters: int = 0


class Table(NamedTuple):
    """Points that people laid out by hand at a meeting: how many people, and what each candidate got."""

    people: int
    points: Mapping[int, int]


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


def fault_of_table(table: Table, *, points: int, candidates: Iterable[int]) -> str:
    """What is wrong with a table's points, as a word: each person there had as many points as anybody."""
    if not 1 <= table.people <= MOST_AT_A_TABLE:
        return "people"
    return fault_of(table.points, points=points * table.people, candidates=candidates)


def outcome(
    candidates: Iterable[Candidate],
    ballots: Iterable[Mapping[int, int]],
    budget: int,
    tables: Iterable[Table] = (),
) -> list[Place]:
    """The candidates by points, then by givers, then by supporters; the budget is spent from the top.

    What the rest of the budget does not reach is passed over, and the next that fits is taken. What nobody
    gave a point to is never funded. Beans on a table do not tell who put them there: where some were laid
    out so, equal points are decided by supporters alone.
    """
    said, by_hand, rows = list(ballots), [table.points for table in tables], list(candidates)
    points = {each.key: sum(given.get(each.key, 0) for given in (*said, *by_hand)) for each in rows}
    givers = {each.key: sum(ballot.get(each.key, 0) > 0 for ballot in said) for each in rows}
    known = {} if by_hand else givers
    order = sorted(rows, key=lambda c: (-points[c.key], -known.get(c.key, 0), -c.supporters, c.key))
    places, left = [], budget
    for each in order:
        funded = points[each.key] > 0 and each.cost <= left
        left -= each.cost if funded else 0
        places.append(Place(each.key, points[each.key], givers[each.key], each.cost, funded, left))
    return places
