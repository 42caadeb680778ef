"""Which cities are alike: by stated facts, each compared openly; what is missing never brings two nearer."""

import math
from collections.abc import Mapping
from typing import NamedTuple

TENFOLD = math.log(10)


class Size(NamedTuple):
    """How much of something, where ten times as much is as different as can be."""

    value: float


class Share(NamedTuple):
    """A share from 0 to 1, and the difference from which two shares are as different as can be."""

    value: float
    apart: float


class Profile(NamedTuple):
    """How often each of some kinds occurs; what counts is the mix, not the number."""

    counts: Mapping[str, int]


Fact = Size | Share | Profile
Facts = Mapping[str, Fact | None]
"""What is known of a city, by the name of the fact; nothing where nobody knows."""


class Compared(NamedTuple):
    """How alike two cities are in one fact, from 0 to 1; nothing where it is not known of both."""

    name: str
    alike: float | None


class Likeness(NamedTuple):
    """Two cities side by side."""

    facts: tuple[Compared, ...]

    @property
    def known(self) -> int:
        """In how many facts they could be compared."""
        return sum(each.alike is not None for each in self.facts)

    @property
    def near(self) -> float:
        """How alike they are from 0 to 1; a missing fact counts as not alike, so it never brings nearer."""
        return sum(each.alike or 0.0 for each in self.facts) / len(self.facts) if self.facts else 0.0

    @property
    def distance(self) -> float:
        return 1.0 - self.near

    def most_alike(self, number: int = 2, *, at_least: float = 0.7) -> list[str]:
        """The facts in which they are most alike, if they are at all."""
        found = [each for each in self.facts if each.alike is not None and each.alike >= at_least]
        return [each.name for each in sorted(found, key=lambda each: -(each.alike or 0.0))[:number]]

    def of(self, name: str) -> float | None:
        """How alike they are in one fact."""
        return next((each.alike for each in self.facts if each.name == name), None)


def compare(one: Facts, other: Facts) -> Likeness:
    """Put two cities side by side, fact by fact, in the order of the first."""
    names = [*one, *(name for name in other if name not in one)]
    return Likeness(tuple(Compared(name, alike(one.get(name), other.get(name))) for name in names))


def alike(one: Fact | None, other: Fact | None) -> float | None:
    """How alike two values of one fact are, from 0 to 1; nothing when either is missing."""
    if isinstance(one, Size) and isinstance(other, Size):
        return _sizes(one.value, other.value)
    if isinstance(one, Share) and isinstance(other, Share):
        return 1.0 - min(1.0, abs(one.value - other.value) / min(one.apart, other.apart))
    if isinstance(one, Profile) and isinstance(other, Profile):
        return _profiles(one.counts, other.counts)
    return None


def _sizes(one: float, other: float) -> float | None:
    if one <= 0 or other <= 0:
        return None
    return 1.0 - min(1.0, abs(math.log(one) - math.log(other)) / TENFOLD)


def _profiles(one: Mapping[str, int], other: Mapping[str, int]) -> float | None:
    """The cosine between two mixes."""
    length = math.hypot(*one.values()) * math.hypot(*other.values())
    if not length:
        return None
    product = sum(count * other.get(kind, 0) for kind, count in one.items())
    return min(1.0, max(0.0, product / length))
