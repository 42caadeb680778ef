"""Lessons of the three cities: one adopted and reported, one still running, one given up, one a draft."""

import random
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from learningcity.city.catalogue.models import Activity
from learningcity.city.goals.models import KeyResult
from learningcity.city.lessons.models import Adoption, Evidence, Lesson
from learningcity.city.lessons.queries.evidence import frozen_figure
from learningcity.city.places.models import City
from learningcity.city.projects.models import Project
from learningcity.core.thai_time import day_of
from learningcity.demo.texts import lessons as texts
from learningcity.demo.world import World

PARTS = ("title", "summary", "context", "problem", "done", "gave", "failed", "repeat")


class Builder:
    """Builds the rows with identifiers of their own, so that all other rows stay as they are."""

    def __init__(self, world: World) -> None:
        self.world, self.now = world, world.now
        self.today = day_of(world.now)
        self.chance = random.Random(f"{world.seed} lessons")

    def uuid(self) -> UUID:
        """The next identifier."""
        return UUID(int=self.chance.getrandbits(128), version=4)

    def ago(self, days: int | None) -> date | None:
        """So many days ago."""
        return None if days is None else self.today - timedelta(days=days)


def build_lessons(world: World) -> None:
    """Give each city what it learnt, and what it took up from another."""
    build = Builder(world)
    for text in texts.LESSONS:
        lesson = _lesson(build, text)
        for adopted in text.adopted:
            _adoption(build, lesson, adopted)


def _lesson(build: Builder, text: texts.Lesson) -> Lesson:
    city = build.world.cities[text.city]
    satang, hours, note = text.cost
    written_at = build.now - timedelta(days=text.ago or 2)
    lesson: Lesson = Lesson.everywhere.create(
        city=city,
        uuid=build.uuid(),
        **{f"{name}_th": getattr(text, name).th for name in PARTS},
        **{f"{name}_en": getattr(text, name).en for name in PARTS},
        cost_satang=satang,
        cost_hours=hours,
        cost_note_th=note.th,
        cost_note_en=note.en,
        groups=list(text.groups),
        source=text.source[0],
        source_url=text.source[1],
        state="draft" if text.ago is None else "published",
        published_on=build.ago(text.ago),
        is_invented=True,
        created_at=written_at,
        changed_at=written_at,
    )
    lesson.topics.set(build.world.topics[code] for code in text.topics)
    for shown in text.shown:
        _show(build, city, shown, lesson=lesson, added_at=written_at)
    return lesson


def _adoption(build: Builder, lesson: Lesson, text: texts.Adopted) -> None:
    city = build.world.cities[text.city]
    given_up, reported = text.state == "given_up", text.state == "reported"
    adoption: Adoption = Adoption.everywhere.create(
        city=city,
        uuid=build.uuid(),
        lesson=lesson,
        adapted_th=text.adapted.th,
        adapted_en=text.adapted.en,
        lead=build.world.organisations[text.city][text.led],
        due_on=build.today + timedelta(days=text.due),
        state=text.state,
        adopted_on=build.today - timedelta(days=text.adopted),
        started_on=build.ago(text.begun),
        **_closed(text),
        figure=text.figure,
        unit_th=text.unit.th,
        unit_en=text.unit.en,
        figure_note_th=text.note.th,
        figure_note_en=text.note.en,
        reported_on=build.ago(text.closed) if reported else None,
        given_up_on=build.ago(text.closed) if given_up else None,
        is_invented=True,
        created_at=build.now - timedelta(days=text.adopted),
    )
    for shown in text.shown:
        _show(build, city, shown, adoption=adoption, added_at=build.now - timedelta(days=text.closed or 0))


def _closed(text: texts.Adopted) -> dict[str, str]:
    """The words of a report, or why it was given up."""
    name = "given_up_because" if text.state == "given_up" else "result"
    return {f"{name}_th": text.words.th, f"{name}_en": text.words.en}


def _show(build: Builder, city: City, text: texts.Shown, **of: Any) -> None:
    """A record of the city that shows it; one that a small demonstration has not is left out."""
    day = day_of(of["added_at"])
    record = _record(city, text, day)
    if record is None and text.kind != "url":
        return
    fields: dict[str, Any] = {"url": text.key} if text.kind == "url" else {text.kind: record}
    if isinstance(record, KeyResult):
        fields |= {"on": day, "frozen": frozen_figure(record, day)}
    Evidence.objects.create(
        uuid=build.uuid(),
        title_th=text.title.th or getattr(record, "title_th", ""),
        title_en=text.title.en or getattr(record, "title_en", ""),
        **fields,
        **of,
    )


def _record(city: City, text: texts.Shown, day: date) -> Project | KeyResult | Activity | None:
    if text.kind == "project":
        return Project.objects.in_city(city).shown().filter(code=text.key).first()
    if text.kind == "result":
        found = KeyResult.objects.filter(
            goal__programme__city=city, goal__programme__starts_on__lte=day, title_en=text.key
        )
        latest = found.select_related("goal__programme__city").order_by("-goal__programme__starts_on", "pk")
        return latest.first()
    rows = Activity.objects.in_city(city).published().filter(topic__code__startswith=text.key)
    return rows.order_by("pk").first()
