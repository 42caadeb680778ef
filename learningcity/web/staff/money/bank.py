"""The bank's list held against what is due: chosen, looked at line by line, applied, taken back."""

from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from learningcity.city.enrolment.imports.payments import PaymentImporter
from learningcity.city.people.permissions import Permission
from learningcity.core.errors import Refused
from learningcity.core.imports.applying import apply_import
from learningcity.core.imports.drafts import Fate, ImportPlan
from learningcity.core.imports.planning import check_readable, plan_import
from learningcity.core.imports.taking_back import take_back
from learningcity.core.models import ImportRun
from learningcity.web.door import CityRequest, requires
from learningcity.web.staff.imports import uploads

A_PAGE = 50
KIND = PaymentImporter.kind
FATES = {
    Fate.CHANGED: (gettext_lazy("Settles this"), "ok", "check"),
    Fate.SAME: (gettext_lazy("Settled already"), "mute", "check"),
    Fate.REFUSED: (gettext_lazy("Look at it yourself"), "warn", "alert"),
}


class BankForm(forms.Form):
    """The list as the bank gives it out."""

    file = forms.FileField(
        label=gettext_lazy("The bank's list"),
        help_text=gettext_lazy("CSV or Excel with a date, the amount received, and the note people wrote."),
    )


@requires(Permission.PAYMENT_RECONCILE)
def choose(request: CityRequest) -> HttpResponse:
    """Choose a bank's list; below, those that were applied."""
    form = BankForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid() and (token := _kept(request, form)):
        return redirect("staff:bank_preview", city=request.city.code, token=token)
    runs = ImportRun.objects.filter(city=request.city.code, kind=KIND).order_by("-at", "-pk")[:A_PAGE]
    return render(request, "staff/money/bank.html", {"form": form, "runs": runs})


def _kept(request: CityRequest, form: BankForm) -> str:
    file = form.cleaned_data["file"]
    try:
        check_readable(PaymentImporter(request.city), uploads.read(file, None))
        return uploads.keep(request, KIND, file, None)
    except Refused as refused:
        form.add_error("file", str(refused))
        return ""


@requires(Permission.PAYMENT_RECONCILE)
def preview(request: CityRequest, token: str) -> HttpResponse:
    """What each line would settle; applying does what was shown."""
    upload = uploads.found(request, token)
    importer, source = PaymentImporter(request.city), uploads.source_of(upload)
    if request.method == "POST":
        try:
            _plan, run = apply_import(
                importer, source, by=request.account, expected=request.POST.get("fingerprint", "-")
            )
        except Refused as refused:
            messages.warning(request, str(refused))
        else:
            uploads.discard(upload)
            settled = run.counts["changed"] if run else 0
            messages.success(request, _("%(number)s settled.") % {"number": settled})
            return redirect("staff:bank", city=request.city.code)
    plan = plan_import(importer, source)
    return render(request, "staff/money/bank_preview.html", {"upload": upload, **_shown(request, plan)})


def _shown(request: CityRequest, plan: ImportPlan) -> dict[str, Any]:
    page = Paginator(plan.rows, A_PAGE).get_page(request.GET.get("page"))
    rows = [(row, *FATES[row.fate]) for row in page]
    return {"plan": plan, "page": page, "rows": rows, "counts": plan.counts}


@requires(Permission.PAYMENT_RECONCILE)
@require_POST
def undo(request: CityRequest, run: UUID) -> HttpResponse:
    """Take an applied list back: what it settled is due again."""
    found = get_object_or_404(ImportRun, city=request.city.code, kind=KIND, uuid=run)
    try:
        result = take_back(PaymentImporter(request.city), found, by=request.account)
    except Refused as refused:
        messages.error(request, str(refused))
    else:
        messages.success(request, _("%(number)s are due again.") % {"number": result.restored})
        for kept in result.kept:
            messages.warning(request, kept)
    return redirect("staff:bank", city=request.city.code)
