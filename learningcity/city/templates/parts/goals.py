"""Programmes with their goals and key results: what is to be reached, and never what was reached."""

from collections.abc import Iterator
from datetime import timedelta
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext_lazy as _

from learningcity.city.goals.models import Goal, KeyResult, Programme
from learningcity.city.goals.queries import current_programme
from learningcity.city.goals.services import save_goal, save_programme, save_result
from learningcity.city.places.models import City
from learningcity.city.templates.parts.part import Beginning, Part, but, taken
from learningcity.city.templates.rules.fields import Row
from learningcity.core.thai_time import today


def read(city: City) -> list[Row]:
    """The programme that runs; days are counted from its first day."""
    running = current_programme(city, today(), public=False)
    return [row for row in read_all(city) if running and row["uuid"] == str(running.uuid)]


def read_all(city: City) -> list[Row]:
    """The programmes of all years from the oldest."""
    found = Programme.objects.in_city(city).order_by("starts_on", "pk").prefetch_related("goals__results")
    return [_programme(row) for row in found]


def _programme(row: Programme) -> Row:
    names = ("title_th", "title_en", "summary_th", "summary_en", "source", "source_url", "source_year")
    goals = [_goal(goal, row) for goal in row.goals.all()]
    days = (row.ends_on - row.starts_on).days
    return taken(row, *names, "is_invented") | {"lasts_days": days, "goals": goals}


def _goal(row: Goal, programme: Programme) -> Row:
    results = [_result(result, programme) for result in row.results.all()]
    names = ("number", "title_th", "title_en", "text_th", "text_en")
    return taken(row, *names) | {"results": results}


def _result(row: KeyResult, programme: Programme) -> Row:
    names = ("title_th", "title_en", "unit_th", "unit_en", "measure", "baseline_note", "is_invented")
    return taken(row, *names) | {
        "baseline": _number(row.baseline),
        "target": _number(row.target),
        "due_after_days": (row.due_on - programme.starts_on).days,
    }


def _number(value: Decimal | None) -> str | None:
    return None if value is None else f"{value.normalize():f}"


def start(city: City, rows: list[Row], given: Beginning) -> Iterator[tuple[str, Any]]:
    """Write the programmes anew, from the day on which the city begins, not yet shown to everyone."""
    for number, row in enumerate(rows, 1):
        programme = save_programme(
            city=city,
            by=given.by,
            starts_on=given.on,
            ends_on=given.on + timedelta(days=row["lasts_days"]),
            is_public=False,
            **but(row, "lasts_days", "goals"),
        )
        yield f"programmes.{number}", programme.uuid
        for place, goal in enumerate(row["goals"], 1):
            yield from _start_goal(programme, goal, f"programmes.{number}.goals.{place}", given)


def _start_goal(programme: Programme, row: Row, key: str, given: Beginning) -> Iterator[tuple[str, Any]]:
    goal = save_goal(programme=programme, by=given.by, **but(row, "results"))
    yield key, goal.uuid
    for place, result in enumerate(row["results"], 1):
        kept = save_result(
            goal=goal,
            by=given.by,
            baseline=None if result["baseline"] is None else Decimal(result["baseline"]),
            target=Decimal(result["target"]),
            due_on=given.on + timedelta(days=result["due_after_days"]),
            **but(result, "baseline", "target", "due_after_days"),
        )
        yield f"{key}.results.{place}", kept.uuid


PROGRAMMES = Part(
    "programmes",
    _("Goals and key results"),
    _("What is to be reached by when and how it is counted; no figure that was reached."),
    read,
    start,
    compared=read_all,
)
