"""Offers to teach: those that wait for an answer, the longest waiting first, and what became of others."""

from typing import Any

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from learningcity.city.catalogue.models import OfferState, TeachingOffer, TeachingOfferQuerySet
from learningcity.city.catalogue.rules.offers import answer_by
from learningcity.city.people.permissions import Permission
from learningcity.city.places.models import City
from learningcity.core import thai_time
from learningcity.web.door import CityRequest, requires
from learningcity.web.ui.offers import told_of

A_PAGE = 20
WAITING, PREPARED, CLOSED = "waiting", "prepared", "closed"


def sent_here(city: City) -> TeachingOfferQuerySet:
    """The offers of a city that were ever sent: a draft is nobody else's business."""
    rows: TeachingOfferQuerySet = TeachingOffer.objects.in_city(city).exclude(sent_at=None)
    return rows.select_related("city", "topic", "activity", "instructor", "person", "decided_by")


def groups_of(city: City) -> dict[str, TeachingOfferQuerySet]:
    """The offers by what they ask of the city."""
    rows = sent_here(city)
    prepared = (OfferState.ACCEPTED, OfferState.RETURNED)
    return {
        WAITING: rows.waiting(),
        PREPARED: rows.filter(state__in=prepared).order_by("sent_at", "id"),
        CLOSED: rows.exclude(state__in=(OfferState.SENT, *prepared)).order_by("-decided_at", "-id"),
    }


@never_cache
@requires(Permission.OFFER_REVIEW)
def offers(request: CityRequest) -> HttpResponse:
    """One tab a question: to answer, on their way, closed."""
    groups, asked = groups_of(request.city), request.GET.get("show", "")
    show = asked if asked in groups else WAITING
    page = Paginator(groups[show], A_PAGE).get_page(request.GET.get("page"))
    context = {
        "page": page,
        "rows": [_row(offer) for offer in page],
        "tabs": _tabs(groups, show),
        "show": show,
        "now": thai_time.now(),
    }
    return render(request, "staff/offers/offers.html", context)


def _row(offer: TeachingOffer) -> dict[str, Any]:
    waits = offer.state == OfferState.SENT and offer.sent_at is not None
    return {
        "offer": offer,
        "told": told_of(offer),
        "by": answer_by(offer.sent_at) if waits and offer.sent_at else None,
    }


def _tabs(groups: dict[str, TeachingOfferQuerySet], show: str) -> list[dict[str, Any]]:
    labels = {WAITING: _("To answer"), PREPARED: _("On their way"), CLOSED: _("Closed")}
    return [
        {"url": f"?show={code}", "label": label, "count": groups[code].count(), "current": code == show}
        for code, label in labels.items()
    ]
