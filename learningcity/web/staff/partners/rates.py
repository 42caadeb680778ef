"""What in-kind is worth: rates with their source and year, which the city edits."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from learningcity.city.partners import services
from learningcity.city.partners.models import InKindRate
from learningcity.city.people.permissions import Permission
from learningcity.web.door import CityRequest, requires
from learningcity.web.staff.partners.promise_forms import RateForm
from learningcity.web.staff.partners.tabs import tabs
from learningcity.web.ui.acts import done


@requires(Permission.PARTNERSHIP_READ)
def listing(request: CityRequest) -> HttpResponse:
    """The rates by kind."""
    context = {
        "tabs": tabs(request, "rates"),
        "rates": InKindRate.objects.in_city(request.city).order_by("kind", "name_th"),
        "may_edit": request.powers.may(Permission.COMMITMENT_EDIT),
    }
    return render(request, "staff/partners/rates.html", context)


@requires(Permission.COMMITMENT_EDIT)
def new(request: CityRequest) -> HttpResponse:
    """Set another rate."""
    return _form(request, None)


@requires(Permission.COMMITMENT_EDIT)
def edit(request: CityRequest, rate: UUID) -> HttpResponse:
    """Change a rate."""
    return _form(request, rate)


def _form(request: CityRequest, uuid: UUID | None) -> HttpResponse:
    row = _rate_or_404(request, uuid) if uuid else None
    form = RateForm(request.POST or None, instance=row)

    def save(version: int | None, **given: Any) -> None:
        kept = _rate_or_404(request, uuid) if uuid else None
        services.save_rate(city=request.city, rate=kept, version=version or 0, by=request.account, **given)

    if request.method == "POST" and done(request, form, save, _("Saved.")):
        return redirect("staff:rates", request.city.code)
    return render(request, "staff/partners/rate_form.html", {"form": form, "rate": row})


def _rate_or_404(request: CityRequest, uuid: UUID) -> InKindRate:
    return get_object_or_404(InKindRate.objects.in_city(request.city), uuid=uuid)
