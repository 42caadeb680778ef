"""The programme of goals: how it stands, and writing it."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from learningcity.city.goals import queries, services
from learningcity.city.goals.models import Goal, Programme
from learningcity.city.goals.rules import REVIEW_MONTHS
from learningcity.city.people.permissions import Permission
from learningcity.core.thai_time import today
from learningcity.web.door import CityRequest, requires
from learningcity.web.staff.goals.forms import GoalForm, ProgrammeForm
from learningcity.web.ui.acts import done
from learningcity.web.ui.goals import shown_goals


@requires(Permission.GOAL_READ)
def listing(request: CityRequest) -> HttpResponse:
    """The programme of now, and the others."""
    return _page(request, queries.current_programme(request.city, today(), public=False))


@requires(Permission.GOAL_READ)
def programme(request: CityRequest, programme: UUID) -> HttpResponse:
    """One programme."""
    return _page(request, programme_or_404(request, programme))


def _page(request: CityRequest, row: Programme | None) -> HttpResponse:
    day = today()
    found = queries.standing(row, day) if row else []
    may_edit = request.powers.may(Permission.GOAL_EDIT)
    others = [each for each in queries.programmes(request.city, public=False) if each != row]
    context = {
        "programme": row,
        "goals": shown_goals(request.city.code, found),
        "tally": queries.tally(found),
        "others": others,
        "reviews": _reviews(row) if row else [],
        "may_edit": may_edit,
        "edit_goals": may_edit,
        "open_results": True,
    }
    return render(request, "staff/goals/programme.html", context)


def _reviews(row: Programme) -> list[dict[str, Any]]:
    """Each month with its review, or from which day it can be held."""
    held = {review.month: review for review in row.reviews.all()}
    return [
        {
            "month": month,
            "review": held.get(month),
            "from_on": row.review_on(month),
            "due": month not in held and row.review_on(month) <= today(),
        }
        for month in REVIEW_MONTHS
    ]


@requires(Permission.GOAL_EDIT)
def programme_new(request: CityRequest) -> HttpResponse:
    """Write another programme."""
    return _programme_form(request, None)


@requires(Permission.GOAL_EDIT)
def programme_edit(request: CityRequest, programme: UUID) -> HttpResponse:
    """Change a programme."""
    return _programme_form(request, programme)


def _programme_form(request: CityRequest, uuid: UUID | None) -> HttpResponse:
    row = programme_or_404(request, uuid) if uuid else None
    form = ProgrammeForm(request.POST or None, instance=row)
    saved: list[Programme] = []

    def save(version: int | None, **given: Any) -> None:
        kept = programme_or_404(request, uuid) if uuid else None
        saved.append(
            services.save_programme(
                city=request.city, programme=kept, version=version or 0, by=request.account, **given
            )
        )

    if request.method == "POST" and done(request, form, save, _("Saved.")):
        return redirect("staff:programme", request.city.code, saved[0].uuid)
    title = _("Change the programme") if row else _("Write a programme")
    context = {"form": form, "row": row, "programme": row, "title": title}
    return render(request, "staff/goals/form.html", context)


@requires(Permission.GOAL_EDIT)
def goal_new(request: CityRequest, programme: UUID) -> HttpResponse:
    """Add a goal to a programme."""
    return _goal_form(request, programme_or_404(request, programme), None)


@requires(Permission.GOAL_EDIT)
def goal_edit(request: CityRequest, goal: UUID) -> HttpResponse:
    """Change a goal."""
    row = goal_or_404(request, goal)
    return _goal_form(request, row.programme, row)


def _goal_form(request: CityRequest, programme: Programme, row: Goal | None) -> HttpResponse:
    first = {"number": programme.goals.count() + 1}
    form = GoalForm(request.POST or None, instance=row, initial=None if row else first)

    def save(version: int | None, **given: Any) -> None:
        kept = goal_or_404(request, row.uuid) if row else None
        services.save_goal(programme=programme, goal=kept, version=version or 0, by=request.account, **given)

    if request.method == "POST" and done(request, form, save, _("Saved.")):
        return redirect("staff:programme", request.city.code, programme.uuid)
    title = _("Change the goal") if row else _("Add a goal")
    context = {"form": form, "row": row, "programme": programme, "title": title}
    return render(request, "staff/goals/form.html", context)


def programme_or_404(request: CityRequest, uuid: UUID) -> Programme:
    """A programme of this city."""
    return get_object_or_404(Programme.objects.in_city(request.city), uuid=uuid)


def goal_or_404(request: CityRequest, uuid: UUID) -> Goal:
    """A goal of this city."""
    rows = Goal.objects.filter(programme__city=request.city).select_related("programme__city")
    return get_object_or_404(rows, uuid=uuid)
