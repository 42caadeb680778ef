"""Agreements as the city keeps them: found, made, changed."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from learningcity.city.partners import queries, services
from learningcity.city.partners.models import Agreement
from learningcity.city.people.permissions import Permission
from learningcity.core.errors import Refused
from learningcity.core.thai_time import today
from learningcity.web.door import CityRequest, requires
from learningcity.web.staff.partners.agreement_forms import AgreementForm
from learningcity.web.staff.partners.tabs import tabs
from learningcity.web.ui.refusals import tell


@requires(Permission.PARTNERSHIP_READ)
def listing(request: CityRequest) -> HttpResponse:
    """All agreements, those that end soon first."""
    context = {
        "tabs": tabs(request, "agreements"),
        "held": queries.agreements(request.city, today(), public=False),
        "may_edit": request.powers.may(Permission.AGREEMENT_EDIT),
    }
    return render(request, "staff/partners/agreements.html", context)


@requires(Permission.AGREEMENT_EDIT)
def new(request: CityRequest) -> HttpResponse:
    """Keep another agreement."""
    return _form(request, None)


@requires(Permission.AGREEMENT_EDIT)
def edit(request: CityRequest, agreement: UUID) -> HttpResponse:
    """Change an agreement; what someone else saved meanwhile is shown, not overwritten."""
    return _form(request, get_object_or_404(Agreement.objects.in_city(request.city), uuid=agreement))


def _form(request: CityRequest, row: Agreement | None) -> HttpResponse:
    form = AgreementForm(request.POST or None, instance=row, city=request.city)
    if request.method == "POST" and form.is_valid():
        try:
            saved = _save(request, form, row)
        except Refused as refused:
            tell(form, refused)
        else:
            messages.success(request, _("Saved."))
            return redirect("staff:agreement", request.city.code, saved.uuid)
    return render(request, "staff/partners/agreement_form.html", {"form": form, "agreement": row})


@transaction.atomic
def _save(request: CityRequest, form: AgreementForm, row: Agreement | None) -> Agreement:
    given: dict[str, Any] = form.of_agreement()
    if row is None:
        return services.make_agreement(city=request.city, by=request.account, **given, **form.of_term())
    kept = Agreement.objects.in_city(request.city).get(pk=row.pk)
    version = form.cleaned_data["version"] or 0
    services.edit_agreement(agreement=kept, version=version, by=request.account, **given)
    if dates := form.of_term():
        services.set_first_term(agreement=kept, by=request.account, **dates)
    return kept
