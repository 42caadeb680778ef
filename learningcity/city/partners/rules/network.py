"""Who works with whom: partners on a ring, with lines for what two of them share."""

import math
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from itertools import combinations
from typing import NamedTuple

RADIUS = 168.0
CENTRE = 200.0


class Tie(NamedTuple):
    """Two partners (by position, the smaller first) and in how many things they work together."""

    one: int
    other: int
    shared: int


class Spot(NamedTuple):
    """Where a partner stands on the ring, in a square of 400."""

    x: float
    y: float


def ties(circles: Iterable[Iterable[int]]) -> list[Tie]:
    """The ties between those who sit in the same circles (agreements, groups), the strongest last."""
    counted: Counter[tuple[int, int]] = Counter()
    for circle in circles:
        counted.update(combinations(sorted(set(circle)), 2))
    found = [Tie(one, other, shared) for (one, other), shared in counted.items()]
    return sorted(found, key=lambda tie: (tie.shared, tie.one, tie.other))


def most_tied(found: Iterable[Tie], most: int) -> list[int]:
    """Those with the most ties, so many at most, the most tied first."""
    weight: Counter[int] = Counter()
    for tie in found:
        weight[tie.one] += tie.shared
        weight[tie.other] += tie.shared
    return sorted(weight, key=lambda each: (-weight[each], each))[:most]


def ring(number: int) -> list[Spot]:
    """So many spots around a ring, from the top and clockwise, evenly apart."""
    turns = (2 * math.pi * place / number - math.pi / 2 for place in range(number))
    return [
        Spot(round(CENTRE + RADIUS * math.cos(turn), 1), round(CENTRE + RADIUS * math.sin(turn), 1))
        for turn in turns
    ]


def matrix(keys: Sequence[int], found: Iterable[Tie]) -> list[list[int | None]]:
    """In how many things each works with each; nothing where a row meets itself."""
    shared: Mapping[tuple[int, int], int] = {(tie.one, tie.other): tie.shared for tie in found}
    return [
        [None if row == column else shared.get((min(row, column), max(row, column)), 0) for column in keys]
        for row in keys
    ]
