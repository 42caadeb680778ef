"""Organisations as the city keeps them: found, added, changed."""

from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import Count, Q
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from learningcity.city.partners import services
from learningcity.city.partners.models import Organisation
from learningcity.city.people.permissions import Permission
from learningcity.core.errors import Refused
from learningcity.web.door import CityRequest, requires
from learningcity.web.staff.partners.forms import OrganisationForm

A_PAGE = 40


@requires(Permission.ORGANISATION_EDIT)
def listing(request: CityRequest) -> HttpResponse:
    """All organisations of the network, with how much each offers."""
    text, kind = request.GET.get("q", "").strip(), request.GET.get("kind", "")
    rows = Organisation.objects.in_city(request.city).filter(
        Q(name_th__icontains=text) | Q(name_en__icontains=text) | Q(code__icontains=text)
    )
    if kind in Organisation.Kind.values:
        rows = rows.filter(kind=kind)
    rows = rows.annotate(
        offers=Count("activities", distinct=True), places=Count("venues", distinct=True)
    ).order_by("name_th")
    page = Paginator(rows, A_PAGE).get_page(request.GET.get("page"))
    context = {"page": page, "text": text, "kind": kind, "kinds": Organisation.Kind.choices}
    return render(request, "staff/partners/organisations.html", context)


@requires(Permission.ORGANISATION_EDIT)
def new(request: CityRequest) -> HttpResponse:
    """Add an organisation."""
    return _form(request, None)


@requires(Permission.ORGANISATION_EDIT)
def edit(request: CityRequest, organisation: str) -> HttpResponse:
    """Change an organisation; what someone else saved meanwhile is shown, not overwritten."""
    return _form(request, get_object_or_404(Organisation.objects.in_city(request.city), uuid=organisation))


def _form(request: CityRequest, row: Organisation | None) -> HttpResponse:
    form = OrganisationForm(request.POST or None, instance=row, city=request.city)
    if request.method == "POST" and form.is_valid():
        try:
            saved = _save(request, form, row)
        except Refused as refused:
            form.add_error(refused.field or None, str(refused))
        else:
            messages.success(request, _("%(organisation)s is saved.") % {"organisation": saved})
            return redirect("staff:organisations", city=request.city.code)
    return render(request, "staff/partners/organisation.html", {"form": form, "organisation": row})


def _save(request: CityRequest, form: OrganisationForm, row: Organisation | None) -> Organisation:
    given: dict[str, Any] = form.columns() | {"venues": form.cleaned_data["venues"]}
    if row is None:
        return services.create_organisation(city=request.city, by=request.account, **given)
    kept = Organisation.objects.in_city(request.city).get(pk=row.pk)
    version = form.cleaned_data["version"] or 0
    return services.edit_organisation(organisation=kept, version=version, by=request.account, **given)
