"""Briefs and projects: written from needs, adopted, run, changed part by part, ended."""

import secrets
from datetime import date
from typing import Any

from django.db import models, transaction
from django.utils.translation import gettext_lazy as _

from learningcity.city.people.models import User
from learningcity.city.places.models import City
from learningcity.city.projects.models import (
    Brief,
    BudgetLine,
    Milestone,
    Need,
    Project,
    ProjectPartner,
    Risk,
    TargetGroup,
)
from learningcity.city.projects.rules.needs import SEEN
from learningcity.city.projects.services.needs import put_back, take_up
from learningcity.core import audit, changes
from learningcity.core.errors import Refused
from learningcity.core.thai_time import today
from learningcity.core.versions import take_turn

Part = Milestone | TargetGroup | ProjectPartner | BudgetLine | Risk
SETS = ("needs", "neighbourhoods")
_LETTERS = "23456789abcdefghjkmnpqrstuvwxyz"


@transaction.atomic
def save_brief(
    *, city: City, by: User | None, brief: Brief | None = None, version: int = 0, **fields: Any
) -> Brief:
    """Write a brief from needs, or change one; it draws on needs of this city that everyone sees."""
    sets = _sets_of(fields)
    _refuse_needs(city, sets.get("needs", ()))
    if brief is None:
        brief = Brief.everywhere.create(city=city, **fields)
    else:
        take_turn(brief, version=version, changes=fields)
    _set(brief, sets, by)
    audit.record("save_brief", brief, by=by, city=city.code)
    return brief


@transaction.atomic
def adopt_brief(*, brief: Brief, on: date, adopted_by: str, by: User | None) -> None:
    """Note that a group adopted a brief; the needs it draws on are taken up, and their wishers told."""
    row = Brief.everywhere.select_for_update(of=("self",)).get(pk=brief.pk)
    if row.adopted_on:
        raise Refused("adopted", _("This brief has been adopted already."))
    if on > today():
        raise Refused("not-yet", _("Choose a day that is not in the future."), field="adopted_on")
    if not row.needs.exists():
        raise Refused("no-needs", _("Name at least one need that it answers."), field="needs")
    row.adopted_on, row.adopted_by = on, adopted_by.strip()[:200]
    row.version += 1
    row.save(update_fields=["adopted_on", "adopted_by", "version"])
    take_up(needs=row.needs.all(), by=by)
    audit.record("adopt_brief", row, by=by, city=row.city.code)


@transaction.atomic
def save_project(
    *, city: City, by: User | None, project: Project | None = None, version: int = 0, **fields: Any
) -> Project:
    """Begin a project, or change one; the needs it answers are taken up and their wishers told."""
    sets = _sets_of(fields)
    _refuse_project(city, fields, sets)
    if project is None:
        project = Project.everywhere.create(city=city, code=_free_code(city), **fields)
    else:
        take_turn(project, version=version, changes=fields)
    _set(project, sets, by)
    audit.record("save_project", project, by=by, city=city.code)
    changes.record("project", project.pk)
    return project


@transaction.atomic
def stop_project(*, project: Project, on: date, because: str, by: User | None) -> None:
    """End a project before its time, with the reason that everyone may read."""
    if not because.strip():
        raise Refused("reason-missing", _("Say why, in a few words."), field="because")
    row = Project.everywhere.select_for_update(of=("self",)).get(pk=project.pk)
    if row.stopped_on:
        raise Refused("stopped", _("This project has been ended already."))
    if on > today():
        raise Refused("not-yet", _("Choose a day that is not in the future."), field="on")
    row.stopped_on, row.stopped_because = on, because.strip()[:300]
    row.version += 1
    row.save(update_fields=["stopped_on", "stopped_because", "version"])
    audit.record("stop_project", row, by=by, city=row.city.code)


@transaction.atomic
def go_on(*, project: Project, by: User | None) -> None:
    """Take a project up again that was ended before its time."""
    row = Project.everywhere.select_for_update(of=("self",)).get(pk=project.pk)
    row.stopped_on, row.stopped_because = None, ""
    row.version += 1
    row.save(update_fields=["stopped_on", "stopped_because", "version"])
    audit.record("go_on", row, by=by, city=row.city.code)


@transaction.atomic
def save_part(*, part: Part, by: User | None) -> Part:
    """Keep one line of a project: a milestone, a group to reach, a partner, a budget line or a risk."""
    _refuse_part(part)
    part.save()
    audit.record("save_part", part.project, by=by, city=part.project.city.code, part=part._meta.model_name)
    return part


@transaction.atomic
def remove_part(*, part: Part, by: User | None) -> None:
    """Take one line of a project away; the trail keeps which."""
    project, kind, was = part.project, part._meta.model_name, str(part)
    part.delete()
    audit.record("remove_part", project, by=by, city=project.city.code, part=kind, was=was)


def _refuse_part(part: Part) -> None:
    if isinstance(part, Milestone):
        if part.due_on < part.starts_on:
            raise Refused("days", _("The last day is before the first."), field="due_on")
        if part.done_on and part.done_on > today():
            raise Refused("not-yet", _("Choose a day that is not in the future."), field="done_on")
    if isinstance(part, ProjectPartner) and part.organisation.city_id != part.project.city_id:
        raise Refused("elsewhere", _("Choose something of this city."), field="organisation")
    for names in _once(part):
        others = type(part)._default_manager.filter(**{name: getattr(part, name) for name in names})
        if others.exclude(pk=part.pk).exists():
            raise Refused("twice", _("This stands there already."), field=names[-1])


def _once(part: Part) -> list[tuple[str, ...]]:
    rules = [each for each in part._meta.constraints if isinstance(each, models.UniqueConstraint)]
    return [tuple(rule.fields) for rule in rules]


def _sets_of(fields: dict[str, Any]) -> dict[str, Any]:
    return {name: list(fields.pop(name)) for name in SETS if name in fields}


def _set(row: Brief | Project, sets: dict[str, Any], by: User | None) -> None:
    if "neighbourhoods" in sets:
        row.neighbourhoods.set(sets["neighbourhoods"])
    if "needs" in sets:
        before = list(row.needs.exclude(pk__in=[need.pk for need in sets["needs"]]))
        row.needs.set(sets["needs"])
        if isinstance(row, Project) or row.adopted_on:
            take_up(needs=sets["needs"], by=by)
        put_back(needs=before, by=by)


def _refuse_needs(city: City, needs: list[Need] | tuple[()]) -> None:
    if any(need.city_id != city.pk or need.state not in SEEN for need in needs):
        raise Refused("elsewhere", _("Choose something of this city."), field="needs")


def _refuse_project(city: City, fields: dict[str, Any], sets: dict[str, Any]) -> None:
    _refuse_needs(city, sets.get("needs", ()))
    if fields["ends_on"] < fields["starts_on"]:
        raise Refused("days", _("The last day is before the first."), field="ends_on")
    brief = fields.get("brief")
    for name in ("lead", "brief"):
        if fields.get(name) and fields[name].city_id != city.pk:
            raise Refused("elsewhere", _("Choose something of this city."), field=name)
    if any(hood.city_id != city.pk for hood in sets.get("neighbourhoods", ())):
        raise Refused("elsewhere", _("Choose something of this city."), field="neighbourhoods")
    if brief and not brief.adopted_on:
        raise Refused("not-adopted", _("Adopt the brief first; then a project can begin."), field="brief")


def _free_code(city: City) -> str:
    while True:
        code = "p-" + "".join(secrets.choice(_LETTERS) for _letter in range(5))
        if not Project.everywhere.filter(city=city, code=code).exists():
            return code
