"""What is suggested to a person, on plain values: a sum of few named parts, each of which can be said."""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import datetime
from enum import StrEnum
from typing import NamedTuple

from learningcity.core.few import FEWEST

FARTHEST = 2_000
"""Metres from home beyond which nothing is near: what people walk."""


class Part(StrEnum):
    """A reason to suggest something."""

    STEP = "step"
    OTHERS = "others"
    TOPIC = "topic"
    NEAR = "near"


class Weight(NamedTuple):
    """The most points a part can give, and in one sentence for what."""

    most: int
    sentence: str


WEIGHTS: dict[Part, Weight] = {
    Part.STEP: Weight(40, "It is the next step of a learning path the person has begun."),
    Part.OTHERS: Weight(
        30,
        "One point for each person who finished something of a topic the person has learnt and then finished "
        "this; counted in fives.",
    ),
    Part.TOPIC: Weight(15, "It is about a topic of which the person has finished something."),
    Part.NEAR: Weight(
        20, "It is near the middle of the person's home neighbourhood: all points there, none from 2 km on."
    ),
}
"""The whole of what decides the order; the parts are added up, the soonest comes first among equals."""


class Candidate(NamedTuple):
    """An activity with a free seat soon, as far as it matters here."""

    activity: int
    topic: int
    starts_at: datetime
    min_age: int | None = None
    max_age: int | None = None
    ages_meant: tuple[tuple[int, int], ...] = ()
    """Ages of the groups it is made for, where it is made for groups of an age only."""


class Person(NamedTuple):
    """What is known of whoever looks: topics learnt, next steps, what they are in or do not want, and age."""

    topics: frozenset[int] = frozenset()
    steps: frozenset[int] = frozenset()
    out: frozenset[int] = frozenset()
    age: int | None = None


class Others(NamedTuple):
    """How many people who finished something of a topic then finished an activity."""

    people: int
    topic: int


class Suggestion(NamedTuple):
    """An activity with the points each part gave it (parts that gave none are not there), and after whom."""

    candidate: Candidate
    points: dict[Part, int]
    others: Others | None = None

    @property
    def score(self) -> int:
        return sum(self.points.values())


def suggest(
    person: Person,
    candidates: Iterable[Candidate],
    *,
    others: Mapping[int, Sequence[Others]],
    metres: Mapping[int, float],
    most: int,
) -> list[Suggestion]:
    """The best of what fits; `others` are counts by activity, `metres` from home to each."""
    fitting = (each for each in candidates if fits(person, each))
    scored = (
        _scored(person, each, others.get(each.activity, ()), metres.get(each.activity)) for each in fitting
    )
    return sorted((each for each in scored if each.points), key=_order)[:most]


def _scored(
    person: Person, candidate: Candidate, others: Sequence[Others], metres: float | None
) -> Suggestion:
    like = max((each for each in others if each.topic in person.topics), default=None)
    return Suggestion(candidate, points_of(person, candidate, like.people if like else 0, metres), like)


def _order(suggestion: Suggestion) -> tuple[int, datetime, int]:
    return -suggestion.score, suggestion.candidate.starts_at, suggestion.candidate.activity


def fits(person: Person, candidate: Candidate) -> bool:
    """Whether the person is not in it already, has not set it aside, and is of an age it is for."""
    if candidate.activity in person.out:
        return False
    if person.age is None:
        return candidate.min_age is None and candidate.max_age is None and not candidate.ages_meant
    low, high = candidate.min_age or 0, person.age if candidate.max_age is None else candidate.max_age
    meant = not candidate.ages_meant or any(a <= person.age <= b for a, b in candidate.ages_meant)
    return low <= person.age <= high and meant


def points_of(person: Person, candidate: Candidate, people: int, metres: float | None) -> dict[Part, int]:
    """The points of each part."""
    points = {
        Part.STEP: WEIGHTS[Part.STEP].most if candidate.activity in person.steps else 0,
        Part.OTHERS: min(told(people), WEIGHTS[Part.OTHERS].most),
        Part.TOPIC: WEIGHTS[Part.TOPIC].most if candidate.topic in person.topics else 0,
        Part.NEAR: _near(metres),
    }
    return {part: given for part, given in points.items() if given}


def _near(metres: float | None) -> int:
    if metres is None or metres >= FARTHEST:
        return 0
    return round(WEIGHTS[Part.NEAR].most * (1 - metres / FARTHEST))


def told(people: int) -> int:
    """A number of people as it may be told: in fives, nothing below five."""
    return people // FEWEST * FEWEST


class Finish(NamedTuple):
    """That someone finished an activity of some topic at a moment."""

    at: datetime
    topic: int
    activity: int


def learnt_next(lives: Iterable[Sequence[Finish]]) -> dict[tuple[int, int], int]:
    """For each topic and activity, how many people finished it after something else of the topic."""
    counts: Counter[tuple[int, int]] = Counter()
    for life in lives:
        counts.update(_followed(life))
    return {pair: told(people) for pair, people in counts.items() if told(people)}


def _followed(life: Sequence[Finish]) -> Collection[tuple[int, int]]:
    """Each pair once a person: what they finished first of a topic, and what came after it."""
    ordered = sorted(life)
    return {
        (earlier.topic, later.activity)
        for place, later in enumerate(ordered)
        for earlier in ordered[:place]
        if earlier.at < later.at and earlier.activity != later.activity
    }
