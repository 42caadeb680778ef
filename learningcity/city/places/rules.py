"""How counted people are told of a part of where they were counted, and of some of their ages."""

from collections.abc import Iterable
from itertools import pairwise
from typing import NamedTuple

OLDEST = 100
"""An open band (80 and over) is taken to end before this age where a part of it is asked for."""


class Band(NamedTuple):
    """So many people of the completed years from one to another, both included; open at the top if empty."""

    low: int
    high: int | None
    people: float


def is_whole(bands: Iterable[Band]) -> bool:
    """Whether the bands count every age once, from 0 on."""
    found = sorted(bands)
    if not found or found[0].low != 0 or found[-1].high is not None:
        return False
    return all(band.high is not None and band.high + 1 == after.low for band, after in pairwise(found))


def people_between(bands: Iterable[Band], low: int, high: int) -> float:
    """How many people are from one age to another, both included, each band spread evenly over its years."""
    return sum(_of_band(band, low, high) for band in bands)


def _of_band(band: Band, low: int, high: int) -> float:
    last = max(OLDEST - 1, band.low) if band.high is None else band.high
    if band.high is None and high >= last:
        high = last
    years = last - band.low + 1
    shared = min(last, high) - max(band.low, low) + 1
    return band.people * max(shared, 0) / years
