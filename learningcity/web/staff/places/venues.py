"""Venues as the city keeps them: found, added, changed, verified."""

from datetime import timedelta
from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import Q
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from learningcity.city.people.permissions import Permission
from learningcity.city.places import services
from learningcity.city.places.models import Venue
from learningcity.core.errors import Refused
from learningcity.core.thai_time import today
from learningcity.web.door import CityRequest, requires
from learningcity.web.staff.places.forms import VenueForm

STALE = timedelta(days=365)
A_PAGE = 40


@requires(Permission.VENUE_EDIT)
def listing(request: CityRequest) -> HttpResponse:
    """All places of the city, those to verify first when asked for."""
    text, kind, state = (request.GET.get(name, "").strip() for name in ("q", "kind", "state"))
    venues = Venue.objects.in_city(request.city).select_related("area").order_by("name_th")
    unverified = Q(verified_on=None) | Q(verified_on__lt=today() - STALE)
    wanted = venues.filter(Q(name_th__icontains=text) | Q(name_en__icontains=text) | Q(code__icontains=text))
    if kind in Venue.Kind.values:
        wanted = wanted.filter(kind=kind)
    narrowed = {"unverified": unverified, "unlocated": Q(lat=None)}.get(state, Q())
    page = Paginator(wanted.filter(narrowed), A_PAGE).get_page(request.GET.get("page"))
    tabs = [
        {
            "url": f"?state={code}",
            "label": label,
            "count": venues.filter(rule).count(),
            "current": state == code,
        }
        for code, label, rule in (
            ("", _("All"), Q()),
            ("unverified", _("To verify"), unverified),
            ("unlocated", _("Not on the map"), Q(lat=None)),
        )
    ]
    context = {
        "page": page,
        "text": text,
        "kind": kind,
        "state": state,
        "tabs": tabs,
        "kinds": Venue.Kind.choices,
    }
    return render(request, "staff/places/venues.html", context)


@requires(Permission.VENUE_EDIT)
def new(request: CityRequest) -> HttpResponse:
    """Add a place."""
    form = VenueForm(request.POST or None, city=request.city)
    if request.method == "POST" and form.is_valid() and (venue := _saved(request, form, None)):
        messages.success(request, _("%(place)s is added.") % {"place": venue})
        return redirect("staff:venues", city=request.city.code)
    return render(request, "staff/places/venue.html", {"form": form})


@requires(Permission.VENUE_EDIT)
def edit(request: CityRequest, venue: str) -> HttpResponse:
    """Change a place; what someone else saved meanwhile is shown, not overwritten."""
    row = get_object_or_404(Venue.objects.in_city(request.city), uuid=venue)
    form = VenueForm(request.POST or None, instance=row, city=request.city)
    if request.method == "POST" and form.is_valid():
        kept = Venue.objects.in_city(request.city).get(pk=row.pk)
        if _saved(request, form, kept):
            messages.success(request, _("%(place)s is saved.") % {"place": kept})
            return redirect("staff:venues", city=request.city.code)
    return render(request, "staff/places/venue.html", {"form": form, "venue": row})


@requires(Permission.VENUE_EDIT)
@require_POST
def verified(request: CityRequest, venue: str) -> HttpResponse:
    """Note that someone went and looked today."""
    row = get_object_or_404(Venue.objects.in_city(request.city), uuid=venue)
    services.verify_venue(venue=row, on=today(), by=request.account)
    messages.success(request, _("%(place)s: verified today.") % {"place": row})
    return redirect("staff:venue", city=request.city.code, venue=row.uuid)


def _saved(request: CityRequest, form: VenueForm, venue: Venue | None) -> Venue | None:
    """The saved place, or nothing when it was refused and the form says why."""
    given: dict[str, Any] = form.columns() | {"neighbourhoods": form.cleaned_data["neighbourhoods"]}
    try:
        if venue is None:
            saved = services.create_venue(city=request.city, by=request.account, **given)
        else:
            version = form.cleaned_data["version"] or 0
            saved = services.edit_venue(venue=venue, version=version, by=request.account, **given)
        services.state_access(venue=saved, stated=form.access(), by=request.account)
    except Refused as refused:
        form.add_error(refused.field or None, str(refused))
        return None
    return saved
