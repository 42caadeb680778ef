"""One matter of a meeting: write what was said, what was decided, and who does what by when."""

from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from learningcity.city.partners import services
from learningcity.city.partners.models import AgendaItem
from learningcity.city.people.permissions import Permission
from learningcity.core.errors import Refused
from learningcity.web.door import CityRequest, requires
from learningcity.web.staff.partners.meeting_forms import MinuteForm, ResolutionForm, TaskForm
from learningcity.web.staff.partners.meetings import matter_or_404
from learningcity.web.ui.acts import done
from learningcity.web.ui.refusals import tell


@requires(Permission.MEETING_EDIT)
def page(request: CityRequest, meeting: UUID, number: int) -> HttpResponse:
    """Write minutes; what somebody else saved meanwhile stands beside one's own words."""
    row = matter_or_404(request, meeting, number)
    form = MinuteForm(request.POST or None, instance=row)
    if request.method != "POST" or not form.is_valid():
        return _page(request, row, minute=form)
    given = dict(form.cleaned_data)
    version = given.pop("version") or 0
    kept = matter_or_404(request, meeting, number)
    try:
        services.write_minute(item=kept, version=version, by=request.account, **given)
    except Refused as refused:
        if refused.code == "stale":
            return _both(request, kept, given)
        tell(form, refused)
        return _page(request, row, minute=form)
    messages.success(request, _("Saved."))
    return _back(request, row)


def _both(request: CityRequest, kept: AgendaItem, mine: dict[str, Any]) -> HttpResponse:
    """One's own words in the form, ready to be saved over the version that is shown beside them."""
    form = MinuteForm(instance=kept, initial=mine | {"version": kept.version})
    changed = [
        {"label": form[name].label, "theirs": getattr(kept, name), "mine": mine[name]}
        for name in mine
        if getattr(kept, name) != mine[name]
    ]
    return _page(request, kept, status=409, changed=changed, minute=form)


def _page(
    request: CityRequest,
    row: AgendaItem,
    *,
    status: int = 200,
    changed: list[dict[str, Any]] | None = None,
    **bound: forms.BaseForm,
) -> HttpResponse:
    blank: dict[str, forms.BaseForm] = {
        "minute": MinuteForm(instance=row),
        "resolution": ResolutionForm(prefix="resolution"),
        "task": TaskForm(prefix="task", city=request.city),
    }
    context = {
        "matter": row,
        "meeting": row.meeting,
        "resolutions": row.resolutions.all(),
        "tasks": row.tasks.whole(),
        "forms": blank | bound,
        "changed": changed,
    }
    return render(request, "staff/partners/minute.html", context, status=status)


@require_POST
@requires(Permission.MEETING_EDIT)
def resolve(request: CityRequest, meeting: UUID, number: int) -> HttpResponse:
    """Note what was decided."""
    row, form = matter_or_404(request, meeting, number), ResolutionForm(request.POST, prefix="resolution")
    if done(
        request,
        form,
        lambda **given: services.resolve(item=row, by=request.account, **given),
        _("The resolution is noted."),
    ):
        return _back(request, row)
    return _page(request, row, resolution=form)


@require_POST
@requires(Permission.MEETING_EDIT)
def give_task(request: CityRequest, meeting: UUID, number: int) -> HttpResponse:
    """Give somebody a task."""
    row = matter_or_404(request, meeting, number)
    form = TaskForm(request.POST, prefix="task", city=request.city)
    if done(
        request,
        form,
        lambda **given: services.give_task(item=row, by=request.account, **given),
        _("The task is given; its owner is reminded."),
    ):
        return _back(request, row)
    return _page(request, row, task=form)


def _back(request: CityRequest, row: AgendaItem) -> HttpResponse:
    return redirect("staff:meeting_matter", request.city.code, row.meeting.uuid, row.number)
