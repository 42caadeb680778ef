"""What the city took up from others: planned, begun, reported with evidence, or given up with the reason."""

from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from learningcity.city.lessons import services
from learningcity.city.lessons.models import Adoption
from learningcity.city.lessons.queries import adoption_with_evidence, adoptions_of
from learningcity.city.lessons.rules.lessons import REPORT_WITHIN, adoption_after
from learningcity.city.people.permissions import Permission
from learningcity.core.errors import Refused
from learningcity.core.thai_time import today
from learningcity.web.door import CityRequest, requires
from learningcity.web.staff.lessons.forms import (
    AdoptForm,
    AgainForm,
    EvidenceForm,
    GiveUpForm,
    ReportForm,
    first_of_adoption,
    first_of_report,
)
from learningcity.web.staff.lessons.shared import RowPage, both
from learningcity.web.staff.lessons.tabs import tabs
from learningcity.web.ui.lessons import told_adoption
from learningcity.web.ui.refusals import tell


@requires(Permission.LESSON_READ)
def listing(request: CityRequest) -> HttpResponse:
    """What this city took up, what is still to be reported first."""
    found = [(row, {"row": row, "late": row.is_late(today())}) for row in adoptions_of(request.city)]
    context = {
        "tabs": tabs(request, "adoptions"),
        "open": [each for row, each in found if row.is_open],
        "closed": [each for row, each in found if not row.is_open],
    }
    return render(request, "staff/lessons/adoptions.html", context)


@requires(Permission.LESSON_READ)
def page(request: CityRequest, adoption: UUID) -> HttpResponse:
    """One adoption with what can be done about it."""
    return _page(request, adoption_or_404(request, adoption))


def _page(request: CityRequest, row: Adoption, **bound: forms.BaseForm) -> HttpResponse:
    may_edit = request.powers.may(Permission.LESSON_EDIT)
    blank: dict[str, forms.BaseForm] = {
        "give_up": GiveUpForm(prefix="give_up"),
        "again": AgainForm(prefix="again", initial={"due_on": today() + REPORT_WITHIN}),
    }
    if may_edit and "evidence" not in bound:
        blank["evidence"] = EvidenceForm(prefix="evidence", city=request.city)
    context = {
        "row": row,
        "each": told_adoption(row, today()),
        "may_edit": may_edit,
        "may": {act: adoption_after(act, row.state) is not None for act in ("start", "report", "give_up")},
        "forms": blank | bound,
    }
    return render(request, "staff/lessons/adoption.html", context)


@requires(Permission.LESSON_EDIT)
def edit(request: CityRequest, adoption: UUID) -> HttpResponse:
    """Change what is done otherwise, who leads, or by when."""
    row = adoption_or_404(request, adoption)
    form = AdoptForm(request.POST or None, city=request.city, initial=first_of_adoption(row))
    return _written(request, row, form, services.change_adoption, _("Saved."), _("Change the plan"))


@requires(Permission.LESSON_EDIT)
def report(request: CityRequest, adoption: UUID) -> HttpResponse:
    """Say what came of it."""
    row = adoption_or_404(request, adoption)
    form = ReportForm(request.POST or None, initial=first_of_report(row))
    said = _("Reported. It stands on the lesson, and its city is told.")
    return _written(request, row, form, services.report_adoption, said, _("Say how it went"))


def _written(
    request: CityRequest, row: Adoption, form: forms.Form, act: Any, said: str, title: str
) -> HttpResponse:
    """A form saved, or shown with what somebody else saved meanwhile beside one's own words."""
    changed, status = None, 200
    if request.method == "POST" and form.is_valid():
        given = dict(form.cleaned_data)
        version = given.pop("version") or 0
        try:
            act(adoption=row, version=version, by=request.account, **given)
        except Refused as refused:
            if refused.code == "stale":
                kept = adoption_or_404(request, row.uuid)
                form = _again(request, form, given | {"version": kept.version})
                changed, status = both(form, _first(form, kept), given), 409
            else:
                tell(form, refused)
        else:
            messages.success(request, said)
            return redirect("staff:adoption", request.city.code, row.uuid)
    planned = isinstance(form, ReportForm)
    context = {"row": row, "form": form, "title": title, "changed": changed, "planned": planned}
    return render(request, "staff/lessons/adoption_form.html", context, status=status)


def _again(request: CityRequest, form: forms.Form, mine: dict[str, Any]) -> forms.Form:
    """The same form with one's own words, ready to be saved over what is there now."""
    if isinstance(form, AdoptForm):
        return AdoptForm(city=request.city, initial=mine)
    return ReportForm(initial=mine)


def _first(form: forms.Form, row: Adoption) -> dict[str, Any]:
    return first_of_adoption(row) if isinstance(form, AdoptForm) else first_of_report(row)


@require_POST
@requires(Permission.LESSON_EDIT)
def start(request: CityRequest, adoption: UUID) -> HttpResponse:
    """Note that it is being done."""
    row = adoption_or_404(request, adoption)
    return PAGE.act(request, row, "start", forms.Form(request.POST), services.start_adoption, _("Kept."))


@require_POST
@requires(Permission.LESSON_EDIT)
def mend(request: CityRequest, adoption: UUID) -> HttpResponse:
    """Take the report down to mend it."""
    row = adoption_or_404(request, adoption)
    return PAGE.act(request, row, "mend", forms.Form(request.POST), services.mend_report, _("Kept."))


@require_POST
@requires(Permission.LESSON_EDIT)
def give_up(request: CityRequest, adoption: UUID) -> HttpResponse:
    """Note that it is not gone on with, and why."""
    row, form = adoption_or_404(request, adoption), GiveUpForm(request.POST, prefix="give_up")
    return PAGE.act(request, row, "give_up", form, services.give_up_adoption, _("Kept."))


@require_POST
@requires(Permission.LESSON_EDIT)
def again(request: CityRequest, adoption: UUID) -> HttpResponse:
    """Try it once more."""
    row, form = adoption_or_404(request, adoption), AgainForm(request.POST, prefix="again")
    return PAGE.act(request, row, "again", form, services.take_up_again, _("Kept."))


@require_POST
@requires(Permission.LESSON_EDIT)
def evidence(request: CityRequest, adoption: UUID) -> HttpResponse:
    """Add something that shows the result."""
    return PAGE.add_evidence(request, adoption_or_404(request, adoption))


@require_POST
@requires(Permission.LESSON_EDIT)
def evidence_out(request: CityRequest, adoption: UUID, shown: UUID) -> HttpResponse:
    """Take out something that shows the result."""
    return PAGE.take_out_evidence(request, adoption_or_404(request, adoption), shown)


def adoption_or_404(request: CityRequest, uuid: UUID) -> Adoption:
    """What this city took up, with what shows its report."""
    found: Adoption = get_object_or_404(adoption_with_evidence(request.city), uuid=uuid)
    return found


PAGE = RowPage("adoption", adoption_or_404, _page)
