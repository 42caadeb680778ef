"""The steps of a path: found by a search, put in order, said why; each act is a form of its own."""

from collections.abc import Sequence
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from learningcity.city.catalogue import services
from learningcity.city.catalogue.models import Activity, Path
from learningcity.city.catalogue.queries import published
from learningcity.city.catalogue.rules.paths import moved
from learningcity.city.catalogue.search import FindQuery, search
from learningcity.city.catalogue.services import PlannedStep
from learningcity.city.people.permissions import Permission
from learningcity.web.door import CityRequest, requires
from learningcity.web.staff.paths.writing import path_or_404
from learningcity.web.ui.acts import acted
from learningcity.web.ui.ways import drawn

FOUND = 8


@requires(Permission.PATH_EDIT)
def page(request: CityRequest, path: UUID) -> HttpResponse:
    """One path: its steps, and a search for more (`?q=`)."""
    row = path_or_404(request, path)
    text = request.GET.get("q", "").strip()
    context = drawn(request.city, row) | {"text": text, "found": _found(request, row, text)}
    return render(request, "staff/paths/path.html", context)


def _found(request: CityRequest, path: Path, text: str) -> list[Activity]:
    """Published activities that some words find and that are no step yet, best first."""
    if not text:
        return []
    query = FindQuery.parse({"q": [text]})
    keys = [hit.id for hit in search(query, request.city, size=2 * FOUND, with_facets=False).hits]
    rows = published(request.city).filter(pk__in=keys).select_related("topic", "organisation")
    known = {row.pk: row for row in rows.exclude(steps__path=path)}
    return [known[key] for key in keys if key in known][:FOUND]


@require_POST
@requires(Permission.PATH_EDIT)
def add(request: CityRequest, path: UUID) -> HttpResponse:
    """Put an activity at the end of a path."""
    row = path_or_404(request, path)
    activity = get_object_or_404(published(request.city), pk=_number(request, "activity"))
    return _set(request, row, [*_planned(row), PlannedStep(activity)], _("Added as the last step."))


@require_POST
@requires(Permission.PATH_EDIT)
def move(request: CityRequest, path: UUID) -> HttpResponse:
    """Move a step up or down."""
    row = path_or_404(request, path)
    steps, by = _planned(row), -1 if request.POST.get("way") == "up" else 1
    order = moved(range(len(steps)), _number(request, "place") - 1, by)
    return _set(request, row, [steps[place] for place in order], _("Moved."))


@require_POST
@requires(Permission.PATH_EDIT)
def remove(request: CityRequest, path: UUID) -> HttpResponse:
    """Take a step out of a path."""
    row, place = path_or_404(request, path), _number(request, "place")
    kept = [step for number, step in enumerate(_planned(row), 1) if number != place]
    return _set(request, row, kept, _("Taken out."))


@require_POST
@requires(Permission.PATH_EDIT)
def say(request: CityRequest, path: UUID) -> HttpResponse:
    """Say why a step is there, and whether it may be left out."""
    row, place = path_or_404(request, path), _number(request, "place")
    steps = [
        _said(step, request) if number == place else step for number, step in enumerate(_planned(row), 1)
    ]
    return _set(request, row, steps, _("Saved."))


def _said(step: PlannedStep, request: CityRequest) -> PlannedStep:
    return PlannedStep(
        step.activity,
        bool(request.POST.get("is_optional")),
        request.POST.get("why_th", ""),
        request.POST.get("why_en", ""),
    )


def _planned(path: Path) -> list[PlannedStep]:
    return [
        PlannedStep(step.activity, step.is_optional, step.why_th, step.why_en) for step in path.steps.all()
    ]


def _number(request: CityRequest, name: str) -> int:
    digits = request.POST.get(name, "")
    return int(digits) if digits.isascii() and digits.isdecimal() and len(digits) < 12 else 0


def _set(request: CityRequest, path: Path, steps: Sequence[PlannedStep], done: str) -> HttpResponse:
    """Keep the steps, if the path is still as it was seen; a no is told in a sentence."""
    acted(
        request,
        lambda: services.set_steps(
            path=path, version=_number(request, "version"), steps=steps, by=request.account
        ),
        done,
    )
    return redirect("staff:path", request.city.code, path.uuid)
