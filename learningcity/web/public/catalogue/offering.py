"""Offering to teach: the form, with an account asked only when it is sent."""

from typing import Any
from uuid import UUID

from allauth.core import ratelimit
from django.contrib import messages
from django.contrib.auth.views import redirect_to_login
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from learningcity.city.catalogue import queries, services
from learningcity.city.catalogue.models import TeachingOffer
from learningcity.city.people.models import User
from learningcity.city.people.services import person_of
from learningcity.core.errors import Refused
from learningcity.web.door import CityRequest, public, signed_in
from learningcity.web.public.catalogue import offer_draft
from learningcity.web.public.catalogue.my_offers import own_offer
from learningcity.web.public.catalogue.offer_form import OfferForm, initial_of
from learningcity.web.ui.refusals import tell


@never_cache
@public
def offer(request: CityRequest) -> HttpResponse:
    """Say what offering to teach is, show one's own offers, and take a new one."""
    account = request.user if isinstance(request.user, User) else None
    form = _form(request, account)
    if request.method == "POST" and form.is_valid() and (answer := _taken(request, form, account)):
        return answer
    context = _about(request, account) | {"form": form, "kept": _kept(request, account)}
    return render(request, "public/catalogue/offer.html", context)


def _about(request: CityRequest, account: User | None) -> dict[str, Any]:
    """What an account has to do with teaching here already."""
    if account is None:
        return {"offers": [], "own": None}
    return {
        "offers": queries.offers_of(account, request.city),
        "own": queries.teaching_of(account, request.city),
    }


def _kept(request: CityRequest, account: User | None) -> bool:
    """Whether the form shows what was filled in before signing in."""
    return account is not None and request.method != "POST" and _draft(request) is not None


def _draft(request: CityRequest) -> Any:
    return offer_draft.find(request, request.city)


def _form(request: CityRequest, account: User | None) -> OfferForm:
    if request.method == "POST":
        return OfferForm(request.POST)
    known = {"name": account.name, "contact": account.phone or account.email or ""} if account else {}
    return OfferForm(_draft(request), initial=known)


def _taken(request: CityRequest, form: OfferForm, account: User | None) -> HttpResponse | None:
    """The answer to a form that can be kept; nothing where it comes back with a refusal."""
    if form.cleaned_data["website"]:
        messages.success(request, _("Thank you. The city reads your offer."))
        return redirect("public:offer", request.city.code)  # a machine is thanked and forgotten
    if not ratelimit.consume(request, action="offer"):
        form.add_error(None, _("Many offers came from here just now. Please try again in an hour."))
        return None
    if account is None:
        offer_draft.keep(request, request.city)
        messages.info(request, _("Almost done. Sign in or open an account, then send your offer."))
        return redirect_to_login(reverse("public:offer", args=[request.city.code]))
    return _written(request, form, account)


def _written(request: CityRequest, form: OfferForm, account: User) -> HttpResponse | None:
    try:
        row = services.write_offer(
            city=request.city, person=person_of(account=account), by=account, **form.given()
        )
    except Refused as refused:
        tell(form, refused)
        return None
    offer_draft.forget(request)
    return _sent(request, row, account)


def _sent(request: CityRequest, row: TeachingOffer, account: User) -> HttpResponseRedirect:
    """Send an offer on unless it is only to be kept, and show how it stands."""
    if request.POST.get("then") == "keep":
        messages.success(request, _("Kept. Nobody else sees it until you send it."))
    else:
        services.send_offer(offer=row, by=account)
        messages.success(request, _("Sent. Thank you! The city answers within two weeks."))
    to = reverse("public:my_offer", args=[request.city.code, row.uuid])
    return HttpResponseRedirect(f"{to}?done=1")


@never_cache
@signed_in
def edit(request: CityRequest, offer: UUID) -> HttpResponse:
    """Change an offer that was not sent yet, or that came back."""
    row = own_offer(request, offer)
    form = OfferForm(request.POST if request.method == "POST" else None, initial=initial_of(row))
    if form.is_valid():
        try:
            version = form.cleaned_data["version"] or 0
            changed = services.edit_offer(offer=row, version=version, by=request.account, **form.given())
            return _sent(request, changed, request.account)
        except Refused as refused:
            tell(form, refused)
    return render(request, "public/catalogue/offer_edit.html", {"form": form, "offer": row})
