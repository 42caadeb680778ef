"""Offering to teach: three short parts, a look over it, and an account asked only for sending."""

from typing import Any
from uuid import UUID

from allauth.core import ratelimit
from django.contrib import messages
from django.contrib.auth.views import redirect_to_login
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from learningcity.city.catalogue import queries, services
from learningcity.city.catalogue.models import TeachingOffer
from learningcity.city.people.models import User
from learningcity.city.people.services import person_of
from learningcity.core.errors import Refused
from learningcity.web.door import CityRequest, public, signed_in
from learningcity.web.public.catalogue import offer_draft
from learningcity.web.public.catalogue.my_offers import own_offer
from learningcity.web.public.catalogue.offer_form import PARTS, SECTIONS, OfferForm, initial_of
from learningcity.web.ui.offers import told_of
from learningcity.web.ui.refusals import tell

LAST = PARTS[-1]
NEIGHBOURS = 3


def _account(request: CityRequest) -> User | None:
    return request.user if isinstance(request.user, User) else None


@never_cache
@public
def offer(request: CityRequest) -> HttpResponse:
    """Say what offering to teach is, show one's own offers, and lead to the first question."""
    account, answers = _account(request), offer_draft.find(request, request.city)
    context: dict[str, Any] = {
        "begun": bool(answers),
        "next": offer_draft.next_part(answers),
        "neighbours": queries.instructors(request.city)[:NEIGHBOURS],
    }
    if account:
        context["offers"] = queries.offers_of(account, request.city)
        context["own"] = queries.teaching_of(account, request.city)
    return render(request, "public/catalogue/offer.html", context)


@never_cache
@public
def part(request: CityRequest, part: int) -> HttpResponse:
    """Ask one of the three parts; what was answered stays until it is sent."""
    answers = offer_draft.find(request, request.city)
    if part not in PARTS:
        raise Http404
    if (first := offer_draft.next_part(answers)) and first < part:
        return _to(request, first)
    if request.method == "POST":
        form = OfferForm(request.POST, part=part)
        if form.is_valid() and (answer := _gone_on(request, form, part)):
            return answer
    else:
        form = OfferForm(answers.get(part), part=part, initial=_known(request))
    context = {
        "form": form,
        "part": part,
        "last": part == LAST,
        "back": _address(request, part - 1)
        if part > 1
        else reverse("public:offer", args=[request.city.code]),
        **_steps(part, answers),
    }
    return render(request, "public/catalogue/offer_part.html", context)


def _steps(current: int, answers: offer_draft.Answers) -> dict[str, Any]:
    """The steps above the page, and the parts whose drafts the device need not keep any more."""
    titles = [title for title, _names in SECTIONS]
    return {"steps": titles, "current": current, "kept": [number for number in answers if number != current]}


def _known(request: CityRequest) -> dict[str, Any]:
    account = _account(request)
    return {"name": account.name, "contact": account.phone or account.email or ""} if account else {}


def _gone_on(request: CityRequest, form: OfferForm, part: int) -> HttpResponse | None:
    """Where a part that can be kept leads; nothing where it comes back with a refusal."""
    if form.cleaned_data["website"]:
        messages.success(request, _("Thank you. The city reads your offer."))
        return redirect("public:offer", request.city.code)  # a machine is thanked and forgotten
    if not ratelimit.consume(request, action="offer"):
        form.add_error(None, _("Many offers came from here just now. Please try again in an hour."))
        return None
    offer_draft.keep(request, request.city, part)
    return _to(request, None if part == LAST else part + 1)


def _to(request: CityRequest, part: int | None) -> HttpResponseRedirect:
    return HttpResponseRedirect(_address(request, part))


def _address(request: CityRequest, part: int | None) -> str:
    if part is None:
        return reverse("public:offer_check", args=[request.city.code])
    return reverse("public:offer_part", args=[request.city.code, part])


@never_cache
@public
def check(request: CityRequest) -> HttpResponse:
    """Show the whole offer once more; whoever has no account yet opens one from here and comes back."""
    answers = offer_draft.find(request, request.city)
    form = offer_draft.whole(answers)
    if (first := offer_draft.next_part(answers)) or not form.is_valid():
        return _to(request, first or 1)
    account = _account(request)
    if request.method == "POST":
        if account is None:
            return redirect_to_login(_address(request, None))
        try:
            return _written(request, form, account)
        except Refused as refused:
            messages.error(request, str(refused))
    shown = TeachingOffer(city=request.city, **form.given())
    context = {"offer": shown, "told": told_of(shown), **_steps(LAST + 1, answers)}
    return render(request, "public/catalogue/offer_check.html", context)


def _written(request: CityRequest, form: OfferForm, account: User) -> HttpResponse:
    person = person_of(account=account)
    row = services.write_offer(city=request.city, person=person, by=account, **form.given())
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


@require_POST
@public
def forget(request: CityRequest) -> HttpResponse:
    """Throw away what was begun and not sent."""
    offer_draft.forget(request)
    messages.success(request, _("Thrown away. Nothing of it was kept."))
    return redirect(f"{reverse('public:offer', args=[request.city.code])}?done=1")


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
