"""What neighbourhoods have that others can learn from, as the city and their leaders keep it."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import Q
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from learningcity.city.people.access import Powers
from learningcity.city.people.models import Person
from learningcity.city.people.permissions import Permission
from learningcity.city.places import services
from learningcity.city.places.models import Asset, AssetQuerySet, Neighbourhood
from learningcity.core.errors import Refused
from learningcity.core.thai_time import today
from learningcity.web.door import CityRequest, requires
from learningcity.web.staff.places.asset_form import AssetForm
from learningcity.web.ui.refusals import tell

A_PAGE = 40


def mine(powers: Powers) -> AssetQuerySet:
    """The assets one may change: of the whole city, or of one's own neighbourhood."""
    rows: AssetQuerySet = Asset.objects.in_city(powers.city).standing()
    if powers.may_citywide(Permission.ASSET_EDIT):
        return rows
    return rows.filter(neighbourhood__in=powers.neighbourhoods(Permission.ASSET_EDIT))


def own_neighbourhoods(powers: Powers) -> Any:
    """The neighbourhoods of which one may change assets."""
    rows = Neighbourhood.objects.in_city(powers.city).order_by("name_th")
    if powers.may_citywide(Permission.ASSET_EDIT):
        return rows
    return rows.filter(pk__in=powers.neighbourhoods(Permission.ASSET_EDIT))


@requires(Permission.ASSET_EDIT)
def listing(request: CityRequest) -> HttpResponse:
    """What there is, by neighbourhood; what to verify on a tab of its own."""
    text, kind, state, code = (request.GET.get(name, "").strip() for name in ("q", "kind", "state", "in"))
    every, day = mine(request.powers), today()
    stale = every.to_verify(day)
    rows = stale if state == "stale" else every
    rows = rows.filter(_asked(text, kind, code)).select_related("neighbourhood")
    page = Paginator(rows.order_by("neighbourhood__name_th", "kind", "pk"), A_PAGE)
    tabs = [
        {"url": "?", "label": _("All"), "count": every.count(), "current": state != "stale"},
        {
            "url": "?state=stale",
            "label": _("To verify"),
            "count": stale.count(),
            "current": state == "stale",
        },
    ]
    found = page.get_page(request.GET.get("page"))
    context = {
        "page": found,
        "rows": [{"asset": row, "stale": row.is_stale(day)} for row in found],
        "tabs": tabs,
        "kinds": Asset.Kind.choices,
        "neighbourhoods": own_neighbourhoods(request.powers),
        "asked": {"q": text, "kind": kind, "state": state, "in": code},
        "may_import": request.powers.may(Permission.IMPORT_RUN),
    }
    return render(request, "staff/places/assets.html", context)


def _asked(text: str, kind: str, code: str) -> Q:
    words = [Q(**{f"{name}__icontains": text}) for name in ("name_th", "name_en", "teaches_th", "teaches_en")]
    asked = words[0] | words[1] | words[2] | words[3]
    if kind in Asset.Kind.values:
        asked &= Q(kind=kind)
    return asked & Q(neighbourhood__code=code) if code else asked


@requires(Permission.ASSET_EDIT)
def new(request: CityRequest) -> HttpResponse:
    """Note something a neighbourhood has."""
    return _form(request, None)


@requires(Permission.ASSET_EDIT)
def edit(request: CityRequest, asset: UUID) -> HttpResponse:
    """Change what is said of it; what somebody saved meanwhile is not overwritten."""
    return _form(request, _here(request, asset))


def _here(request: CityRequest, uuid: UUID) -> Asset:
    return get_object_or_404(mine(request.powers).select_related("city", "neighbourhood"), uuid=uuid)


def _form(request: CityRequest, row: Asset | None) -> HttpResponse:
    places = own_neighbourhoods(request.powers)
    form = AssetForm(
        request.POST or None,
        asset=row,
        city=request.city,
        neighbourhoods=places,
        may_link=request.powers.may_citywide(Permission.LEARNER_READ),
    )
    if request.method == "POST" and form.is_valid() and (saved := _saved(request, form, row)):
        messages.success(request, _("Saved."))
        return redirect("staff:asset", request.city.code, saved.uuid)
    stale = row.is_stale(today()) if row else False
    return render(request, "staff/places/asset.html", {"form": form, "asset": row, "stale": stale})


def _saved(request: CityRequest, form: AssetForm, row: Asset | None) -> Asset | None:
    given = form.columns()
    if phone := form.cleaned_data.get("phone"):
        person = Person.objects.known_in(request.city).with_phone(phone).first()
        if person is None:
            form.add_error("phone", _("No learner here has this number."))
            return None
        given["person_uuid"] = person.uuid
    version = form.cleaned_data["version"] or 0
    try:
        return services.save_asset(city=request.city, asset=row, version=version, by=request.account, **given)
    except Refused as refused:
        tell(form, refused)
        return None


@require_POST
@requires(Permission.ASSET_EDIT)
def verified(request: CityRequest, asset: UUID) -> HttpResponse:
    """Note that somebody looked today and that it is still so."""
    row = _here(request, asset)
    services.verify_asset(asset=row, on=today(), by=request.account)
    messages.success(request, _("%(place)s: verified today.") % {"place": row})
    return redirect("staff:asset", request.city.code, row.uuid)


@require_POST
@requires(Permission.ASSET_EDIT)
def unnamed(request: CityRequest, asset: UUID) -> HttpResponse:
    """Take a sage's name away."""
    row = _here(request, asset)
    services.name_no_more(asset=row, by=request.account)
    messages.success(request, _("The name is gone. What can be learnt stays."))
    return redirect("staff:asset", request.city.code, row.uuid)


@require_POST
@requires(Permission.ASSET_EDIT)
def gone(request: CityRequest, asset: UUID) -> HttpResponse:
    """Note that it is no longer there."""
    row = _here(request, asset)
    services.end_asset(asset=row, on=today(), by=request.account)
    messages.success(request, _("Noted: it is no longer there."))
    return redirect("staff:assets", request.city.code)
