"""Projects with how they stand."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import NamedTuple

from learningcity.city.places.models import City
from learningcity.city.projects.models import Milestone, Project
from learningcity.city.projects.rules import projects as rules
from learningcity.city.projects.rules.projects import Step, open_steps, share, standing

ORDER = tuple(rules.Standing)
Sessions = Mapping[int, tuple[date, ...]]
"""The days of a project's sessions, by its key, as the catalogue tells them."""


class Standing(NamedTuple):
    """A project with how it stands on a day, and how much of its work plan is done."""

    project: Project
    state: rules.Standing
    done: int
    steps: int
    percent: int
    next_step: Milestone | None


def stand(project: Project, sessions: tuple[date, ...], today: date) -> Standing:
    """How one project stands."""
    plan = project.plan(sessions)
    left = open_steps(plan, today)
    reached: list[Step] = [step for step in plan.steps if step not in left]
    coming = [each for each in project.milestones.all() if each.done_on is None]
    return Standing(
        project,
        standing(plan, today),
        len(plan.steps) - len(left),
        len(plan.steps),
        share(reached, plan.steps),
        min(coming, key=lambda each: (each.due_on, each.pk), default=None),
    )


def standings(projects: Iterable[Project], sessions: Sessions, today: date) -> list[Standing]:
    """Projects with how they stand, those that need somebody first, then by last day."""
    found = [stand(each, sessions.get(each.pk, ()), today) for each in projects]
    return sorted(found, key=lambda each: (ORDER.index(each.state), each.project.ends_on, each.project.pk))


def project_of(city: City, code: str) -> Project | None:
    """A project of a city that everyone may see."""
    rows = Project.objects.in_city(city).shown().whole()
    return rows.filter(code=code).first()
