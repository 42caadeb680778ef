"""A key result: how it stands, its figures, and writing it."""

from typing import Any
from uuid import UUID

from django import forms
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from learningcity.city.goals import queries, services
from learningcity.city.goals.models import EnteredValue, Goal, KeyResult
from learningcity.city.people.permissions import Permission
from learningcity.core.thai_time import today
from learningcity.web.door import CityRequest, requires
from learningcity.web.staff.goals.forms import BackForm, KeyResultForm, ValueForm
from learningcity.web.staff.goals.writing import goal_or_404
from learningcity.web.ui.acts import done
from learningcity.web.ui.goals import shown


@requires(Permission.GOAL_READ)
def page(request: CityRequest, result: UUID) -> HttpResponse:
    """One key result with its figures."""
    return _page(request, _result_or_404(request, result))


def _page(request: CityRequest, row: KeyResult, **bound: forms.BaseForm) -> HttpResponse:
    day = today()
    may_edit = request.powers.may(Permission.GOAL_EDIT)
    blank: dict[str, forms.BaseForm] = {
        "value": ValueForm(prefix="value", initial={"on": day}),
        "back": BackForm(prefix="back"),
    }
    context = {
        "result": shown(request.city.code, queries.standing_of(row, day)),
        "row": row,
        "values": row.values.all(),
        "may_edit": may_edit,
        "forms": blank | bound,
    }
    return render(request, "staff/goals/result.html", context)


@requires(Permission.GOAL_EDIT)
def new(request: CityRequest, goal: UUID) -> HttpResponse:
    """Add a key result to a goal."""
    return _form(request, goal_or_404(request, goal), None)


@requires(Permission.GOAL_EDIT)
def edit(request: CityRequest, result: UUID) -> HttpResponse:
    """Change a key result."""
    row = _result_or_404(request, result)
    return _form(request, row.goal, row)


def _form(request: CityRequest, goal: Goal, row: KeyResult | None) -> HttpResponse:
    first = {"due_on": goal.programme.ends_on}
    form = KeyResultForm(request.POST or None, instance=row, initial=None if row else first)

    def save(version: int | None, **given: Any) -> None:
        kept = _result_or_404(request, row.uuid) if row else None
        services.save_result(goal=goal, result=kept, version=version or 0, by=request.account, **given)

    if request.method == "POST" and done(request, form, save, _("Saved.")):
        return redirect("staff:programme", request.city.code, goal.programme.uuid)
    title = _("Change the key result") if row else _("Add a key result")
    context = {"form": form, "row": row, "programme": goal.programme, "title": title}
    return render(request, "staff/goals/form.html", context)


@require_POST
@requires(Permission.GOAL_EDIT)
def enter(request: CityRequest, result: UUID) -> HttpResponse:
    """Enter a figure with what shows it."""
    row, form = _result_or_404(request, result), ValueForm(request.POST, prefix="value")
    if done(
        request,
        form,
        lambda **given: services.enter_value(result=row, by=request.account, **given),
        _("Kept."),
    ):
        return redirect("staff:result", request.city.code, row.uuid)
    return _page(request, row, value=form)


@require_POST
@requires(Permission.GOAL_EDIT)
def take_back(request: CityRequest, result: UUID, value: UUID) -> HttpResponse:
    """Take back a figure entered by mistake."""
    row, form = _result_or_404(request, result), BackForm(request.POST, prefix="back")
    entered = get_object_or_404(EnteredValue.objects.filter(result=row), uuid=value)
    if done(
        request,
        form,
        lambda because: services.take_back_value(value=entered, because=because, by=request.account),
        _("Taken back."),
    ):
        return redirect("staff:result", request.city.code, row.uuid)
    return _page(request, row, back=form)


def _result_or_404(request: CityRequest, uuid: UUID) -> KeyResult:
    rows = KeyResult.objects.filter(goal__programme__city=request.city)
    return get_object_or_404(rows.select_related("goal__programme__city"), uuid=uuid)
