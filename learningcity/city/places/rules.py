"""How counted people are told of a part of where they were counted, and of some of their ages."""

import math
from collections.abc import Iterable
from typing import NamedTuple

OLDEST = 100
"""An open band (80 and over) is taken to end before this age where a part of it is asked for."""


class Band(NamedTuple):
    """So many people of the completed years from one to another, both included; open at the top if empty."""

    low: int
    high: int | None
    people: float


def counted_once(bands: Iterable[Band], low: int = 0) -> list[Band]:
    """The narrowest bands that count every age from one on exactly once; nothing where none do.

    A register may give the same people by band, by year of age and as one total, and may end at the oldest.
    """
    from_age: dict[int, list[Band]] = {}
    for band in sorted(bands, key=_oldest_then_narrowest):
        above = [] if band.high is None else from_age.get(band.high + 1, [])
        if band.low not in from_age and (above or band.high is None or band.high >= OLDEST):
            from_age[band.low] = [band, *above]
    return from_age.get(low, [])


def _oldest_then_narrowest(band: Band) -> tuple[int, float]:
    return -band.low, math.inf if band.high is None else band.high


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
