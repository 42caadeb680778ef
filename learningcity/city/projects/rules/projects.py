"""Projects: how one stands follows from its dates, milestones and activities; nobody ticks a box."""

from collections.abc import Collection
from datetime import date, timedelta
from enum import StrEnum
from typing import NamedTuple

SOURCE = "learningcity/city/projects/rules/projects.py"
LATE_FOR = timedelta(days=30)
"""A milestone so long after its day makes its project stuck, not only late."""

QUIET_FOR = timedelta(days=90)
"""A running project of which nothing is recorded for so long is quiet."""


class Step(NamedTuple):
    """A milestone: by when it was to be reached, and when it was."""

    due_on: date
    done_on: date | None = None


class Plan(NamedTuple):
    """What is recorded of a project: its days, milestones, the days of its sessions, and its early end."""

    starts_on: date
    ends_on: date
    steps: tuple[Step, ...] = ()
    sessions: tuple[date, ...] = ()
    stopped_on: date | None = None


class Standing(StrEnum):
    STUCK = "stuck"
    LATE = "late"
    UNFINISHED = "unfinished"
    QUIET = "quiet"
    RUNNING = "running"
    PLANNED = "planned"
    FINISHED = "finished"
    STOPPED = "stopped"


MEANINGS: dict[Standing, str] = {
    Standing.STOPPED: "it was ended before its time, with a reason that everyone reads",
    Standing.FINISHED: "its last day has passed, all milestones are reached, and something was done",
    Standing.PLANNED: "its first day is still to come, and nothing of it has happened",
    Standing.UNFINISHED: "its last day has passed with a milestone not reached, or with nothing recorded",
    Standing.STUCK: f"it runs, and a milestone is more than {LATE_FOR.days} days after its day",
    Standing.LATE: f"it runs, and a milestone is after its day, by {LATE_FOR.days} days or less",
    Standing.QUIET: f"it runs, nothing was held or reached for {QUIET_FOR.days} days, and nothing is planned",
    Standing.RUNNING: "it runs, and nothing is overdue",
}
"""What each standing means for the day on which one looks; the first that holds is the standing."""

ACTIVE = frozenset({Standing.RUNNING, Standing.LATE, Standing.STUCK, Standing.QUIET})


def standing(plan: Plan, today: date) -> Standing:
    """How a project stands on a day; what is recorded for later days is planned, not done."""
    if plan.stopped_on is not None and plan.stopped_on <= today:
        return Standing.STOPPED
    if today > plan.ends_on:
        done = _happened(plan, today) and not open_steps(plan, today)
        return Standing.FINISHED if done else Standing.UNFINISHED
    if today < plan.starts_on and not _happened(plan, today):
        return Standing.PLANNED
    return _while_running(plan, today)


def _while_running(plan: Plan, today: date) -> Standing:
    behind = max((today - step.due_on for step in open_steps(plan, today)), default=timedelta())
    if behind > LATE_FOR:
        return Standing.STUCK
    if behind > timedelta():
        return Standing.LATE
    last = max([plan.starts_on, *_happened(plan, today)])
    ahead = any(day >= today for day in plan.sessions)
    return Standing.QUIET if today - last > QUIET_FOR and not ahead else Standing.RUNNING


def open_steps(plan: Plan, today: date) -> list[Step]:
    """The milestones not reached by a day."""
    return [step for step in plan.steps if step.done_on is None or step.done_on > today]


def _happened(plan: Plan, today: date) -> list[date]:
    reached = [step.done_on for step in plan.steps if step.done_on is not None and step.done_on <= today]
    return reached + [day for day in plan.sessions if day < today]


def share(done: Collection[Step], of: Collection[Step]) -> int:
    """How much of the milestones is reached, in whole percent; 0 without milestones."""
    return 100 * len(done) // len(of) if of else 0


def project_page() -> str:
    """The standings of a project as a page of the documentation."""
    rows = [f"| {state} | {meaning} |" for state, meaning in MEANINGS.items()]
    head = [
        "# Standings of a project",
        "",
        f"Drawn from `MEANINGS` in `{SOURCE}`; a test compares the two.",
        "",
        "How a project stands is worked out from its days, its milestones and the sessions of its activities",
        "each time one looks: there is no field to forget. The first line that holds is the standing.",
        "",
        "| standing | when |",
        "|---|---|",
    ]
    return "\n".join([*head, *rows, ""])
