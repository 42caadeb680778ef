"""The programmes of Phra Nakhon: goals as reported, an invented year with its reviews, and the next."""

import random
from datetime import date, timedelta
from uuid import UUID

from learningcity.city.goals.models import EnteredValue, Goal, KeyResult, Programme, Review
from learningcity.city.goals.queries import pictured
from learningcity.city.places.models import City
from learningcity.core.thai_time import day_of
from learningcity.demo.texts import goals as texts
from learningcity.demo.world import World

BEGAN = 385
"""How many days ago the first programme began: its year is over, and the second has begun."""


class Builder:
    """Builds the rows with identifiers of their own, so that all other rows stay as they are."""

    def __init__(self, world: World) -> None:
        self.now = world.now
        self.today = day_of(world.now)
        self.chance = random.Random(f"{world.seed} goals")

    def uuid(self) -> UUID:
        """The next identifier."""
        return UUID(int=self.chance.getrandbits(128), version=4)


def build_goals(world: World) -> None:
    """Give Phra Nakhon a year that is over, with its two reviews, and the year that follows."""
    build, city = Builder(world), world.cities["phra-nakhon"]
    first = _programme(build, city, texts.FIRST, (build.today - timedelta(days=BEGAN)).replace(day=1))
    for month, said in texts.SAID.items():
        _review(build, first, month, said)
    _programme(build, city, texts.SECOND, first.ends_on + timedelta(days=1))


def _programme(build: Builder, city: City, text: texts.Year, starts_on: date) -> Programme:
    programme = Programme.everywhere.create(
        city=city,
        uuid=build.uuid(),
        title_th=text.title.th,
        title_en=text.title.en,
        summary_th=text.summary.th,
        summary_en=text.summary.en,
        starts_on=starts_on,
        ends_on=starts_on.replace(year=starts_on.year + 1) - timedelta(days=1),
        source=texts.SOURCE,
        source_year=texts.SOURCE_YEAR,
        is_invented=True,
    )
    for number, ((title, words), results) in enumerate(zip(texts.GOALS, text.results, strict=True), 1):
        goal = Goal.objects.create(
            uuid=build.uuid(),
            programme=programme,
            number=number,
            title_th=title.th,
            title_en=title.en,
            text_th=words.th,
            text_en=words.en,
        )
        for result in results:
            _result(build, goal, result)
    return programme


def _result(build: Builder, goal: Goal, text: texts.Result) -> None:
    row = KeyResult.objects.create(
        uuid=build.uuid(),
        goal=goal,
        title_th=text.title.th,
        title_en=text.title.en,
        unit_th=text.unit.th,
        unit_en=text.unit.en,
        measure=text.measure,
        baseline=text.baseline,
        baseline_note=text.note,
        target=text.target,
        due_on=goal.programme.ends_on,
        is_invented=True,
    )
    EnteredValue.objects.bulk_create(
        EnteredValue(
            uuid=build.uuid(),
            result=row,
            value=value,
            on=build.today - timedelta(days=ago),
            words=words,
            entered_at=build.now,
        )
        for ago, value, words in text.values
    )


def _review(build: Builder, programme: Programme, month: int, said: texts.Said) -> None:
    held_on = programme.review_on(month) + timedelta(days=3)
    Review.objects.create(
        uuid=build.uuid(),
        programme=programme,
        month=month,
        held_on=held_on,
        snapshot=pictured(programme, held_on),
        said=[{"by_th": by.th, "by_en": by.en, "text_th": text.th, "text_en": text.en} for by, text in said],
        is_invented=True,
        frozen_at=build.now,
    )
