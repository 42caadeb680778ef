"""Asking to be erased: what would go and what stays, the days to think it over, and taking it back."""

from datetime import timedelta

from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from learningcity.city.people.models import RightsRequest
from learningcity.city.people.queries import care_links, erasure_plan, open_erasure
from learningcity.city.people.services import ask_right, withdraw_right
from learningcity.core import thai_time
from learningcity.web.door import CityRequest, signed_in
from learningcity.web.public.people.data import about, address, whose
from learningcity.web.ui.acts import acted


@never_cache
@signed_in
def erase_data(request: CityRequest) -> HttpResponse:
    """Say in plain words what erasing takes away, and ask once more."""
    met = whose(request)
    if request.method == "POST":
        return _asked(request)
    shown = about(request, met) | {
        "plan": erasure_plan(met.person),
        "erasure": open_erasure(met.person),
        "days": settings.ERASURE_DAYS,
        "happens_at": thai_time.now() + timedelta(days=settings.ERASURE_DAYS),
        "left_alone": [link.person.name for link in care_links(request.account)] if not met.link else [],
    }
    return render(request, "public/people/erase_data.html", shown)


def _asked(request: CityRequest) -> HttpResponse:
    met = whose(request)
    if request.POST.get("sure") != "yes":
        messages.error(request, _("Tick that you have understood, then ask again."))
        return redirect(address(request, met, "erase_data"))
    acted(
        request,
        lambda: ask_right(
            person=met.person, kind=RightsRequest.Kind.ERASE, city=request.city, by=request.account
        ),
        _("It is noted. Until its day comes you can take it back here."),
    )
    return redirect(address(request, met, "erase_data"))


@require_POST
@signed_in
def keep_data(request: CityRequest) -> HttpResponse:
    """Take back that one asked to be erased."""
    met = whose(request)
    asked = open_erasure(met.person)
    if asked is None:
        raise Http404
    withdraw_right(request=asked, by=request.account)
    messages.success(request, _("Nothing is erased. Everything stays as it was."))
    return redirect(address(request, met))
