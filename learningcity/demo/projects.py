"""Invents what became of needs: briefs, projects with their plans, and rounds in which residents chose."""

import random
from collections import Counter
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from learningcity.city.catalogue.models import Activity
from learningcity.city.people.models import Person
from learningcity.city.places.models import City
from learningcity.city.projects.models import (
    Ballot,
    Brief,
    BudgetLine,
    Candidate,
    Milestone,
    Need,
    PriorityRound,
    Project,
    ProjectPartner,
    Risk,
    Table,
    TargetGroup,
)
from learningcity.core.thai_time import day_of
from learningcity.demo.texts.projects import PROJECTS, ROUND_NEEDS, ProjectText
from learningcity.demo.wishes import needs_of
from learningcity.demo.world import World

MOST_ACTIVITIES = 4
ROUNDS = {
    "past": (
        "งบเรียนรู้ของเราปีนี้ ทำเรื่องไหนก่อน",
        "This year's learning money: what comes first",
        -75,
        -45,
        60_000_000,
        118,
    ),
    "now": (
        "งบก้อนเล็กของย่าน เลือกด้วยกัน",
        "The small neighbourhood fund: choose together",
        -4,
        17,
        20_000_000,
        37,
    ),
}
"""Each round: its titles, its first and last day from today, its budget in satang, how many took part."""


def build_projects(world: World) -> None:
    """Give each city its projects with briefs, plans and activities, and its two rounds of priorities."""
    chance = random.Random(world.seed + 17)
    today = day_of(world.now)
    for city in world.cities.values():
        needs = needs_of(city)
        for text in PROJECTS:
            if text.city == city.code:
                _build(world, city, text, needs, today)
        for name in ROUNDS:
            _round(world, chance, city, name, needs, today)


def _build(world: World, city: City, text: ProjectText, needs: dict[str, Need], today: date) -> None:
    hoods = world.neighbourhoods[city.code]
    said: dict[str, Any] = {
        "title_th": text.title_th,
        "title_en": text.title_en,
        "objective_th": text.objective_th,
        "objective_en": text.objective_en,
        "is_invented": True,
    }
    starts, ends = (today + timedelta(days=day) for day in text.days)
    brief = Brief.everywhere.create(
        city=city,
        groups=[group for group, _number in text.targets],
        budget_satang=sum(planned for _th, _en, planned, _used in text.budget) or None,
        adopted_on=min(starts, today) - timedelta(days=20),
        adopted_by="คณะทำงานเมืองแห่งการเรียนรู้ของเมือง (สมมติ)",
        **said,
    )
    project = Project.everywhere.create(
        city=city,
        code=text.code,
        brief=brief,
        lead=world.organisations[city.code][text.lead],
        starts_on=starts,
        ends_on=ends,
        is_public=True,
        **said,
    )
    for row in (brief, project):
        row.needs.set([needs[key] for key in text.needs])
        row.neighbourhoods.set(hoods[:3])
    _plan(world, city, project, text, today)
    _run(city, project, text)


def _plan(world: World, city: City, project: Project, text: ProjectText, today: date) -> None:
    def on(day: int) -> date:
        return today + timedelta(days=day)

    Milestone.objects.bulk_create(
        Milestone(
            project=project,
            title_th=each.title_th,
            title_en=each.title_en,
            starts_on=on(each.starts),
            due_on=on(each.due),
            done_on=None if each.done is None else on(each.done),
            evidence=each.evidence,
        )
        for each in text.milestones
    )
    TargetGroup.objects.bulk_create(
        TargetGroup(project=project, group=group, number=number) for group, number in text.targets
    )
    ProjectPartner.objects.bulk_create(
        ProjectPartner(project=project, organisation=world.organisations[city.code][code], role=role)
        for code, role in text.partners
    )
    BudgetLine.objects.bulk_create(
        BudgetLine(project=project, title_th=th, title_en=en, planned_satang=planned, used_satang=used)
        for th, en, planned, used in text.budget
    )
    Risk.objects.bulk_create(
        Risk(project=project, what=what, likelihood=likelihood, impact=impact, answer=answer)
        for what, likelihood, impact, answer in text.risks
    )


def _run(city: City, project: Project, text: ProjectText) -> None:
    """Let some published activities of its topics belong to a project."""
    free = Activity.everywhere.filter(city=city, project=None, is_invented=True).published()
    chosen = free.filter(topic__code__in=text.topics).order_by("pk").values_list("pk", flat=True)
    Activity.everywhere.filter(pk__in=list(chosen[:MOST_ACTIVITIES])).update(project=project)


def _round(
    world: World, chance: random.Random, city: City, name: str, needs: dict[str, Need], today: date
) -> None:
    title_th, title_en, opens, closes, budget, taking_part = ROUNDS[name]
    row = PriorityRound.everywhere.create(
        city=city,
        title_th=title_th,
        title_en=title_en,
        opens_on=today + timedelta(days=opens),
        closes_on=today + timedelta(days=closes),
        budget_satang=budget,
        budget_source="งบสมมติสำหรับการสาธิต",
        is_invented=True,
        created_at=world.now + timedelta(days=opens - 10),
    )
    candidates = [
        Candidate.objects.create(round=row, need=needs[key], cost_satang=cost)
        for key, cost in ROUND_NEEDS[name]
    ]
    people = list(Person.objects.known_in(city).filter(is_invented=True, account=None).order_by("-pk")[:300])
    given_at = world.now + timedelta(days=opens + 1)
    Ballot.objects.bulk_create(
        Ballot(round=row, person=person, points=_points(chance, candidates), given_at=given_at)
        for person in chance.sample(people, min(taking_part, len(people)))
    )
    Table.objects.create(
        round=row,
        uuid=UUID(int=chance.getrandbits(128), version=4),
        place="ลานวัด หลังสวดมนต์เย็น (สมมติ)",
        people=12,
        points=_together(chance, candidates, people=12),
        keyed_at=given_at,
    )


def _together(chance: random.Random, candidates: list[Candidate], *, people: int) -> dict[str, int]:
    """What so many people laid out at one table."""
    found = Counter[str]()
    for _person in range(people):
        found.update(_points(chance, candidates))
    return dict(found)


def _points(chance: random.Random, candidates: list[Candidate]) -> dict[str, int]:
    """Ten points laid out over a few needs, the first of them liked best."""
    given: dict[str, int] = {}
    weights = range(len(candidates), 0, -1)
    for _point in range(10):
        key = str(chance.choices(candidates, weights)[0].pk)
        given[key] = given.get(key, 0) + 1
    return given
