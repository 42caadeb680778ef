"""Advice for everyone's eyes, and the page on which an adviser answers without an account."""

from typing import Any

from allauth.core import ratelimit
from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from learningcity.city.partners import queries, services
from learningcity.city.partners.models import Advice, Contact
from learningcity.core.errors import Refused
from learningcity.core.thai_time import today
from learningcity.web.door import CityRequest, public
from learningcity.web.public.catalogue.freshness import fresh
from learningcity.web.ui.advice import GiveForm, OfferForm
from learningcity.web.ui.refusals import tell

_FIRST = {"language": "en", "may_show": True}


@public
@fresh
def listing(request: CityRequest) -> HttpResponse:
    """List the advice that the city answered and that its adviser lets everyone read."""
    found = queries.advice(request.city, today())
    return render(request, "public/partners/advice.html", {"found": found})


@never_cache
@public
def advise(request: CityRequest, token: str) -> HttpResponse:
    """Let whoever holds the link answer what an adviser was asked, or offer advice."""
    adviser = queries.adviser_of(request.city, token)
    if adviser is None:
        return render(request, "public/partners/advise_over.html", status=404)
    asked = list(Advice.objects.in_city(request.city).open().filter(adviser=adviser, given_on=None))
    wanted = request.POST.get("advice", "")
    answers: list[tuple[Advice, GiveForm]] = [
        (row, GiveForm(_posted(request, mine=wanted == str(row.uuid)), prefix=row.uuid.hex, initial=_FIRST))
        for row in asked
    ]
    offer = OfferForm(_posted(request, mine=wanted == "offer"), prefix="offer", initial=_FIRST)
    if request.method == "POST" and _kept(request, adviser, wanted, answers, offer):
        messages.success(
            request, _("Thank you. Your advice is kept; the city tells you what it does with it.")
        )
        return redirect("public:advise", request.city.code, token)
    before = Advice.objects.in_city(request.city).filter(adviser=adviser, given_on__isnull=False)
    context = {
        "adviser": adviser,
        "answers": answers,
        "offer": offer,
        "before": [(row, row.state(today())) for row in before.order_by("-given_on")],
    }
    return render(request, "public/partners/advise.html", context)


def _posted(request: CityRequest, *, mine: bool) -> Any:
    return request.POST if request.method == "POST" and mine else None


def _kept(
    request: CityRequest,
    adviser: Contact,
    wanted: str,
    answers: list[tuple[Advice, GiveForm]],
    offer: OfferForm,
) -> bool:
    """Whether the one form that was sent is kept."""
    row, form = next(((row, form) for row, form in answers if str(row.uuid) == wanted), (None, offer))
    if not form.is_valid():
        return False
    if not ratelimit.consume(request, action="advise"):
        form.add_error(None, _("Much came from here just now. Please try again in an hour."))
        return False
    return _told(form, adviser, row)


def _told(form: forms.Form, adviser: Contact, row: Advice | None) -> bool:
    given = dict(form.cleaned_data)
    if given.pop("website", ""):
        return True  # a machine is thanked and forgotten
    try:
        if row:
            services.give_advice(advice=row, by=None, **given)
        else:
            services.offer_advice(adviser=adviser, by=None, **given)
    except Refused as refused:
        tell(form, refused)
        return False
    return True
