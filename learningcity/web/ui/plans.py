"""Projects as pages show them: a word for how each stands, and its work plan as bars over months."""

from collections.abc import Callable, Iterator, Sequence
from datetime import date, timedelta
from typing import NamedTuple

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from learningcity.city.projects.models import Milestone, Project
from learningcity.city.projects.rules.projects import Standing
from learningcity.core import thai_time
from learningcity.web.ui.bilingual import reader_language

MOST_MARKS = 13
"""More months than these are marked every third month."""

LAST_LABEL = 92
"""From here on (in hundredths) a month keeps its line and loses its name, which would stand outside."""


class Told(NamedTuple):
    """How something stands as a tag: its colour, its icon, its word."""

    kind: str
    icon: str
    label: str | Promise


STANDINGS: dict[str, Told] = {
    Standing.RUNNING: Told("ok", "check", _("running as planned")),
    Standing.PLANNED: Told("mute", "cal", _("still to begin")),
    Standing.LATE: Told("warn", "clock", _("behind its plan")),
    Standing.STUCK: Told("bad", "alert", _("stuck")),
    Standing.QUIET: Told("warn", "clock", _("nothing heard for long")),
    Standing.UNFINISHED: Told("bad", "alert", _("over, not finished")),
    Standing.FINISHED: Told("ok", "check", _("done as planned")),
    Standing.STOPPED: Told("mute", "x", _("ended early")),
}
WHY: dict[str, str | Promise] = {
    Standing.RUNNING: _("Nothing in its plan is overdue."),
    Standing.PLANNED: _("Its first day is still to come."),
    Standing.LATE: _("A milestone is past its day by up to 30 days."),
    Standing.STUCK: _("A milestone is past its day by more than 30 days."),
    Standing.QUIET: _("No milestone was reached and nothing was held for 90 days, and nothing is planned."),
    Standing.UNFINISHED: _("Its last day has passed with something left undone."),
    Standing.FINISHED: _("Every milestone was reached."),
    Standing.STOPPED: _("It was ended before its time."),
}
"""Why a project stands as it does, in a sentence; the rule itself is in rules/projects."""

STEPS: dict[str, Told] = {
    "done": Told("ok", "check", _("reached")),
    "done_late": Told("ok", "check", _("reached late")),
    "late": Told("bad", "alert", _("overdue")),
    "now": Told("warn", "clock", _("in hand")),
    "ahead": Told("mute", "cal", _("to come")),
}


class Bar(NamedTuple):
    """A milestone as a bar: where it begins and how long it is, in hundredths of the whole plan."""

    row: Milestone
    state: str
    start: float
    width: float
    reached: float | None

    @property
    def told(self) -> Told:
        return STEPS[self.state]


class Mark(NamedTuple):
    """The first day of a month on the scale."""

    at: float
    label: str


class Drawn(NamedTuple):
    """A work plan ready to draw: bars, months, the days of sessions, and where today is."""

    bars: list[Bar]
    marks: list[Mark]
    sessions: list[float]
    today: float | None
    first: date
    last: date


def drawn(project: Project, sessions: Sequence[date], today: date) -> Drawn:
    """The work plan of a project over all days that anything of it falls on."""
    rows = list(project.milestones.all())
    reached = [row.done_on for row in rows if row.done_on]
    days = [project.starts_on, project.ends_on, *sessions, *reached]
    days += [day for row in rows for day in (row.starts_on, row.due_on)]
    first, last = min(days), max(days)
    whole = max(1, (last - first).days + 1)

    def at(day: date) -> float:
        return round(100 * (day - first).days / whole, 2)

    return Drawn(
        [_bar(row, today, at(row.starts_on), at(row.due_on + timedelta(days=1)), at) for row in rows],
        [Mark(at(day), label if at(day) < LAST_LABEL else "") for day, label in _months(first, last)],
        [at(day) for day in sessions],
        at(today) if first <= today <= last else None,
        first,
        last,
    )


def step_state(row: Milestone, today: date) -> str:
    """How a milestone stands on a day."""
    if row.done_on:
        return "done" if row.done_on <= row.due_on else "done_late"
    if row.due_on < today:
        return "late"
    return "now" if row.starts_on <= today else "ahead"


def _bar(row: Milestone, today: date, start: float, end: float, at: Callable[[date], float]) -> Bar:
    width = round(max(1.0, end - start), 2)
    return Bar(row, step_state(row, today), start, width, at(row.done_on) if row.done_on else None)


def _months(first: date, last: date) -> Iterator[tuple[date, str]]:
    months = (last.year - first.year) * 12 + last.month - first.month
    every = 1 if months < MOST_MARKS else 3
    day, lang = (first.replace(day=1) + timedelta(days=32)).replace(day=1), reader_language()
    number = 0
    while day <= last:
        if number % every == 0:
            yield day, thai_time.be_date(day, lang, "day_month").split(thai_time.NBSP)[1]
        day, number = (day + timedelta(days=32)).replace(day=1), number + 1
