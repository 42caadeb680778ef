"""Where too little is offered for whom: seats against residents, and what counts as a gap."""

from collections.abc import Collection, Iterable, Mapping
from statistics import median
from typing import NamedTuple

from learningcity.city.catalogue.rules.stages import AGES, OLDEST, Stage, stages_admitted
from learningcity.core.groups import AGE_GROUPS, Group

OTHER_GROUPS = tuple(group for group in Group if group not in AGE_GROUPS)
"""Groups that do not follow from age; nobody counts how many of them live where."""

FEWEST_RESIDENTS = 20
"""Of fewer residents than this nothing is said: a handful of people is no measure."""

BEHIND = 0.5
"""A neighbourhood is behind with less than this part of what the middle neighbourhood has."""

REACHES = (500, 800, 2_000, 5_000)
"""Metres from a neighbourhood, in a straight line, within which one can choose to count."""


class Cell(NamedTuple):
    """What one neighbourhood has for one group; residents are empty where nobody counted them."""

    residents: float | None
    seats: int
    enrolled: int

    @property
    def per_thousand(self) -> float | None:
        """Seats for a thousand residents."""
        if self.residents is None or self.residents < FEWEST_RESIDENTS:
            return None
        return 1_000 * self.seats / self.residents


class Offer(NamedTuple):
    """The seats of one session: for which ages and groups its activity is, and what is held for whom."""

    low: int | None
    high: int | None
    audience: Collection[str]
    pools: Mapping[str, int]


def seats_for(offer: Offer, group: str) -> int:
    """How many seats of a session somebody of a stage of life, or of a group, can have.

    To a stage count the open seats if the activity is for its ages, and those held for an age group in it;
    to another group those held for it, and the open ones of what is made for it.
    """
    if group in set(Stage):
        return _seats_for_stage(offer, Stage(group))
    made_for = group in offer.audience
    return offer.pools.get(group, 0) + (offer.pools.get("", 0) if made_for else 0)


def _seats_for_stage(offer: Offer, stage: Stage) -> int:
    if stage not in stages_admitted(offer.low, offer.high):
        return 0
    meant = [group for group in offer.audience if group in AGE_GROUPS]
    open_seats = offer.pools.get("", 0) if not meant or any(_meets(g, stage) for g in meant) else 0
    return open_seats + sum(
        seats for group, seats in offer.pools.items() if group in AGE_GROUPS and _meets(group, stage)
    )


def _meets(group: str, stage: Stage) -> bool:
    """Whether an age group and a stage of life share an age."""
    (low, high), (first, last) = AGE_GROUPS[Group(group)], AGES[stage]
    return low <= last and first <= high


def gaps_among(cells: Mapping[int, Cell]) -> set[int]:
    """The neighbourhoods, of all for one group, that have none of what is offered or far less than others."""
    middle = middle_of(cells.values()) or 0.0
    return {key for key, cell in cells.items() if _is_gap(cell, middle)}


def middle_of(cells: Iterable[Cell]) -> float | None:
    """The seats for a thousand residents of the middle neighbourhood (the median), if any is known."""
    rates = [rate for cell in cells if (rate := cell.per_thousand) is not None]
    return median(rates) if rates else None


def _is_gap(cell: Cell, middle: float) -> bool:
    rate = cell.per_thousand
    if cell.residents is not None and cell.residents < FEWEST_RESIDENTS:
        return False
    return cell.seats == 0 or (rate is not None and rate < BEHIND * middle)


def gap_page() -> str:
    """How gaps are counted, as a page of the documentation."""
    stages = [f"| {stage} | {low} to {min(high, OLDEST)} |" for stage, (low, high) in AGES.items()]
    return _PAGE.format(
        reaches=", ".join(map(str, REACHES)),
        behind=f"{BEHIND:.0%}",
        fewest=FEWEST_RESIDENTS,
        stages="\n".join(stages),
        others=", ".join(OTHER_GROUPS),
    )


_PAGE = """\
# Gaps: who has what to learn near home

Drawn from `learningcity/city/enrolment/rules/gaps.py`; a test compares the two.

For each neighbourhood and group: the seats within reach of it in a period, and the residents.

- *Within reach*: at a place of the neighbourhood, or in a straight line at most {reaches} metres
  (as chosen) from its outline, or from its middle where it has none.
- *Seats*: those of every session of a published activity at a place, and of those held already also
  if the activity was withdrawn since; cancelled and online ones do not count. To a stage of life
  count open seats of activities for its ages, and seats held for an age group in it; to another group
  the seats held for it, and open seats of what is made for it.
- *Residents*: people registered by age in the neighbourhood's areas, or in the district above where
  only that is counted by age. They are taken to live evenly over the outline of that area, and to be
  spread evenly over the years of a band; without an outline they are divided evenly by number. A
  group that nobody counts has none.
- *Enrolled*: those with a seat in these sessions, by their year of birth or by the group they stated.
- *Gap*: no seat at all, or less than {behind} of the seats for 1,000 residents that the middle
  neighbourhood (the median) has for that group. Where fewer than {fewest} of a stage live, nothing
  is said.

| stage | completed years |
|---|---|
{stages}

Other groups: {others}.
"""
