"""The stages of life by which people look for something to learn: one set for the whole site, by age."""

from collections.abc import Iterable
from enum import StrEnum

OLDEST = 200


class Stage(StrEnum):
    """A stage of life; its value stands in addresses."""

    EARLY = "early"
    SCHOOL = "school"
    WORKING = "working"
    OLDER = "older"


AGES: dict[Stage, tuple[int, int]] = {
    Stage.EARLY: (0, 6),
    Stage.SCHOOL: (7, 17),
    Stage.WORKING: (18, 59),
    Stage.OLDER: (60, OLDEST),
}
"""The completed years of each stage, both ends included; every age is in exactly one."""

FORMER: dict[str, tuple[Stage, ...]] = {
    "child": (Stage.EARLY, Stage.SCHOOL),
    "youth": (Stage.SCHOOL, Stage.WORKING),
    "adult": (Stage.WORKING,),
}
"""What addresses said before there was this one set, as the stages that hold all of it."""


def stage_at(age: int) -> Stage:
    """The stage someone of an age is in."""
    return next(stage for stage, (_first, last) in AGES.items() if age <= last)


def stages_admitted(low: int | None, high: int | None) -> list[Stage]:
    """The stages of which an activity for these ages admits anyone."""
    youngest, oldest = low or 0, OLDEST if high is None else high
    return [stage for stage, (first, last) in AGES.items() if youngest <= last and first <= oldest]


def as_stages(codes: Iterable[str]) -> tuple[str, ...]:
    """Codes of an address with former ones said as stages, each once; unknown ones stay as they are."""
    told = (stage for code in codes for stage in FORMER.get(code, (code,)))
    return tuple(dict.fromkeys(str(each) for each in told))
