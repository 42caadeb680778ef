"""Who may act for whom, by age: a table on plain values."""

from enum import StrEnum
from typing import NamedTuple

OLDEST = 120
"""No one is taken to be older than this, in years."""


class Bond(StrEnum):
    """What someone is to the person they act for."""

    SELF = "self"
    GUARDIAN = "guardian"
    HELPER = "helper"


class Ages(NamedTuple):
    """From this age (included) until that one (not included), these may act."""

    start: int
    end: int
    bonds: frozenset[Bond]


CARE = (
    Ages(0, 10, frozenset({Bond.GUARDIAN})),
    Ages(10, 20, frozenset({Bond.SELF, Bond.GUARDIAN})),
    Ages(20, OLDEST + 1, frozenset({Bond.SELF, Bond.HELPER})),
)
"""Under 10 only a guardian; from 10 to 19 oneself or a guardian; from 20 oneself or a helper one asked."""


def who_may_act(age: int | None) -> frozenset[Bond]:
    """Who may act for a person of an age in completed years; an age not known is taken as grown up."""
    known = CARE[-1].start if age is None else age
    return next((row.bonds for row in CARE if row.start <= known < row.end), CARE[-1].bonds)


def may_act(bond: str, age: int | None) -> bool:
    """Whether someone with this bond may act for a person of this age."""
    return bond in who_may_act(age)


def possible_birth_year(year: int, this_year: int) -> bool:
    """Whether someone alive can be born in a year (both Christian era)."""
    return this_year - OLDEST <= year <= this_year
