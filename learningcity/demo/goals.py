"""The programme of Phra Nakhon: goals as reported, an invented year of key results, a review frozen."""

import random
from datetime import timedelta
from uuid import UUID

from learningcity.city.goals.models import EnteredValue, Goal, KeyResult, Programme, Review
from learningcity.city.goals.queries import pictured
from learningcity.core.thai_time import day_of
from learningcity.demo.texts import goals as texts
from learningcity.demo.world import World

BEGAN = 300
"""How many days ago the programme began; its month 6 is over and its month 12 still to come."""


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
    """Give Phra Nakhon its programme and the review of its month 6."""
    build, city = Builder(world), world.cities["phra-nakhon"]
    starts_on = (build.today - timedelta(days=BEGAN)).replace(day=1)
    programme = Programme.everywhere.create(
        city=city,
        uuid=build.uuid(),
        title_th=texts.TITLE.th,
        title_en=texts.TITLE.en,
        summary_th=texts.SUMMARY.th,
        summary_en=texts.SUMMARY.en,
        starts_on=starts_on,
        ends_on=starts_on.replace(year=starts_on.year + 1) - timedelta(days=1),
        source=texts.SOURCE,
        source_year=texts.SOURCE_YEAR,
        is_invented=True,
    )
    for number, (title, text, results) in enumerate(texts.GOALS, 1):
        goal = Goal.objects.create(
            uuid=build.uuid(),
            programme=programme,
            number=number,
            title_th=title.th,
            title_en=title.en,
            text_th=text.th,
            text_en=text.en,
        )
        for result in results:
            _result(build, goal, result)
    _review(build, programme)


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


def _review(build: Builder, programme: Programme) -> None:
    held_on = programme.review_on(6) + timedelta(days=3)
    Review.objects.create(
        uuid=build.uuid(),
        programme=programme,
        month=6,
        held_on=held_on,
        snapshot=pictured(programme, held_on),
        said=[
            {"by_th": by.th, "by_en": by.en, "text_th": said.th, "text_en": said.en}
            for by, said in texts.SAID
        ],
        is_invented=True,
        frozen_at=build.now,
    )
