"""What a seat costs: the price for the person's groups, less what is waived for them."""

from collections.abc import Collection, Iterable, Mapping
from typing import NamedTuple

WHOLE = 100


def fee(ordinary: int, by_group: Mapping[str, int], groups: Collection[str]) -> int:
    """What a person pays, in satang: the least of the ordinary price and those of their groups."""
    return min([ordinary, *(price for group, price in by_group.items() if group in groups)])


class Waiving(NamedTuple):
    """A city's rule that some people pay less: for whom (no group: for all), for which topics (none: any)."""

    id: int
    groups: Collection[str]
    topics: Collection[str]
    percent: int


class Waived(NamedTuple):
    """How much of a price is let off, and by which rule."""

    satang: int
    rule: int | None


NOT_WAIVED = Waived(0, None)


def waived(price: int, groups: Collection[str], topic: str, rules: Iterable[Waiving]) -> Waived:
    """The most that one rule lets off; rules do not add up, and a part of a satang goes to the person."""
    fitting = [
        rule
        for rule in rules
        if (not rule.groups or set(rule.groups) & set(groups)) and (not rule.topics or topic in rule.topics)
    ]
    best = max(fitting, key=lambda rule: (rule.percent, -rule.id), default=None)
    if best is None or price <= 0:
        return NOT_WAIVED
    return Waived(-(-price * best.percent // WHOLE), best.id)
