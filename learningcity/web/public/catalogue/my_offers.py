"""One's own offers to teach: how each stands, what the city said, sending it and taking it back."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from learningcity.city.catalogue import queries, services
from learningcity.city.catalogue.models import ActivityState, OfferState, TeachingOffer
from learningcity.city.catalogue.rules.offers import answer_by, offer_after
from learningcity.web.door import CityRequest, signed_in
from learningcity.web.ui.acts import acted
from learningcity.web.ui.offers import told_of


def own_offer(request: CityRequest, uuid: UUID) -> TeachingOffer:
    """One's own offer in this city; anyone else's does not exist."""
    rows = TeachingOffer.objects.in_city(request.city).filter(person__account=request.account, uuid=uuid)
    found = rows.select_related("city", "topic", "activity").first()
    if found is None:
        raise Http404
    return found


@never_cache
@signed_in
def my_offer(request: CityRequest, offer: UUID) -> HttpResponse:
    """How one's offer stands, what the city said, and what one can do now."""
    row = own_offer(request, offer)
    context = {
        "offer": row,
        "told": told_of(row),
        "steps": _steps(row),
        "public": row.activity is not None and row.activity.state == ActivityState.PUBLISHED,
        "may": {act: offer_after(act, row.state) is not None for act in ("send", "withdraw")},
        "done": "done" in request.GET,
    }
    return render(request, "public/catalogue/my_offer.html", context)


def _steps(row: TeachingOffer) -> list[dict[str, Any]]:
    """What happened to an offer and what comes next."""
    steps: list[dict[str, Any]] = [{"on": row.created_at, "title": _("You wrote it")}]
    if row.sent_at:
        steps.append({"on": row.sent_at, "title": _("You sent it to the city")})
    state = capfirst(row.get_state_display())
    if row.state == OfferState.OPENED:
        steps.append({"on": row.decided_at, "title": _("The city said yes")})
        steps.append({"on": row.activity and row.activity.published_at, "title": state, "state": "now"})
    elif row.decided_at:
        steps.append({"on": row.decided_at, "title": state, "state": "now"})
    elif row.state == OfferState.SENT and row.sent_at:
        due = answer_by(row.sent_at)
        steps.append({"on": due, "title": _("The city answers by this day"), "state": "later"})
    else:
        steps.append({"on": None, "title": state, "state": "now"})
    return steps


def _act(request: CityRequest, offer: UUID, service: Callable[..., Any], done: str) -> HttpResponse:
    row = own_offer(request, offer)
    acted(request, lambda: service(offer=row, by=request.account), done)
    return redirect("public:my_offer", request.city.code, row.uuid)


@require_POST
@signed_in
def send(request: CityRequest, offer: UUID) -> HttpResponse:
    """Send a draft as it is."""
    return _act(request, offer, services.send_offer, _("Sent. Thank you! The city answers within two weeks."))


@require_POST
@signed_in
def withdraw(request: CityRequest, offer: UUID) -> HttpResponse:
    """Take an offer back."""
    return _act(request, offer, services.withdraw_offer, _("Taken back. You may offer again at any time."))


@require_POST
@signed_in
def own_page(request: CityRequest) -> HttpResponse:
    """Agree that one's page as an instructor is shown, or take that back: it is gone at once."""
    own = queries.teaching_of(request.account, request.city)
    if own is None:
        raise Http404
    if request.POST.get("shown") == "1":
        services.show_instructor(instructor=own, by=request.account)
        messages.success(request, _("Everyone can see your page now."))
    else:
        services.hide_instructor(instructor=own, by=request.account)
        messages.success(request, _("Nobody can see your page any more."))
    return redirect("public:offer", request.city.code)
