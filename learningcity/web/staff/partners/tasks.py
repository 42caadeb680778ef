"""Tasks from meetings: which need somebody, who does them, what became of each."""

from typing import Any
from uuid import UUID

from django import forms
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from learningcity.city.partners import queries, services
from learningcity.city.partners.models import ActionItem, Contact
from learningcity.city.people.permissions import Permission
from learningcity.city.places.models import City
from learningcity.core.thai_time import today
from learningcity.web.door import CityRequest, requires
from learningcity.web.staff.partners.acting import choose_contact
from learningcity.web.staff.partners.tabs import tabs
from learningcity.web.ui.acts import done
from learningcity.web.ui.forms import DateField


class HandOverForm(forms.Form):
    """Who does it from now on, and by when."""

    owner = forms.ModelChoiceField(label=gettext_lazy("Who does it"), queryset=Contact.objects.none())
    due_on = DateField(label=gettext_lazy("By when"))
    version = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, city: City, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choose_contact(self, city, "owner")


class FinishForm(forms.Form):
    """When it was done and what shows it."""

    on = DateField(label=gettext_lazy("Done on"))
    note = forms.CharField(label=gettext_lazy("What came of it"), max_length=400, required=False)
    evidence_url = forms.URLField(
        label=gettext_lazy("Address of what shows it"), max_length=500, required=False, assume_scheme="https"
    )


class DropForm(forms.Form):
    """Why it is not done any more."""

    because = forms.CharField(label=gettext_lazy("Why"), max_length=300)


@requires(Permission.PARTNERSHIP_READ)
def listing(request: CityRequest) -> HttpResponse:
    """All tasks, those that need somebody first."""
    context = {"tabs": tabs(request, "tasks"), "tasks": queries.tasks(request.city, today())}
    return render(request, "staff/partners/tasks.html", context)


@requires(Permission.PARTNERSHIP_READ)
def page(request: CityRequest, task: UUID) -> HttpResponse:
    """A task, the minute it comes from and the promises it led to."""
    return _page(request, _task_or_404(request, task))


def _page(request: CityRequest, row: ActionItem, **bound: forms.BaseForm) -> HttpResponse:
    day = today()
    blank: dict[str, forms.BaseForm] = {
        "hand_over": HandOverForm(
            prefix="hand",
            city=request.city,
            initial={"owner": row.owner_id, "due_on": row.due_on, "version": row.version},
        ),
        "finish": FinishForm(prefix="finish", initial={"on": day}),
        "drop": DropForm(prefix="drop"),
    }
    may_edit = request.powers.may(Permission.MEETING_EDIT) and not (row.done_on or row.dropped_on)
    context = {
        "task": row,
        "state": row.state(day),
        "promises": [(each, each.progress(day)) for each in row.commitments.whole().order_by("due_on")],
        "forms": (blank | bound) if may_edit else {},
        "may_edit": may_edit,
        "may_promise": request.powers.may(Permission.COMMITMENT_EDIT),
    }
    return render(request, "staff/partners/task.html", context)


@require_POST
@requires(Permission.MEETING_EDIT)
def hand_over(request: CityRequest, task: UUID) -> HttpResponse:
    """Give a task to another owner or another day."""
    row = _task_or_404(request, task)
    form = HandOverForm(request.POST, prefix="hand", city=request.city)
    if done(
        request,
        form,
        lambda version, **given: services.hand_over_task(
            task=row, version=version or 0, by=request.account, **given
        ),
        _("Saved. Whoever does it is reminded."),
    ):
        return redirect("staff:task", request.city.code, row.uuid)
    return _page(request, row, hand_over=form)


@require_POST
@requires(Permission.MEETING_EDIT)
def finish(request: CityRequest, task: UUID) -> HttpResponse:
    """Note that it is done."""
    row, form = _task_or_404(request, task), FinishForm(request.POST, prefix="finish")
    if done(
        request,
        form,
        lambda **given: services.finish_task(task=row, by=request.account, **given),
        _("Noted as done."),
    ):
        return redirect("staff:task", request.city.code, row.uuid)
    return _page(request, row, finish=form)


@require_POST
@requires(Permission.MEETING_EDIT)
def drop(request: CityRequest, task: UUID) -> HttpResponse:
    """Note that it is not done any more."""
    row, form = _task_or_404(request, task), DropForm(request.POST, prefix="drop")
    if done(
        request,
        form,
        lambda **given: services.drop_task(task=row, by=request.account, **given),
        _("Noted."),
    ):
        return redirect("staff:task", request.city.code, row.uuid)
    return _page(request, row, drop=form)


def _task_or_404(request: CityRequest, uuid: UUID) -> ActionItem:
    return get_object_or_404(ActionItem.objects.in_city(request.city).whole(), uuid=uuid)
