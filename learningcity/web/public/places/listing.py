"""Venues and neighbourhoods of a city as a list and a map, by kind and by name."""

from typing import Any

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render

from learningcity.city.places.models import City, Venue
from learningcity.city.places.queries import neighbourhoods_with_venues, venue_kinds, venues
from learningcity.core.thai_text import normalise
from learningcity.web.door import CityRequest, public
from learningcity.web.public.catalogue.freshness import fresh
from learningcity.web.public.catalogue.maps import map_of
from learningcity.web.public.places.access import is_step_free
from learningcity.web.ui.bilingual import in_language
from learningcity.web.ui.drawing import Pin

A_PAGE = 30
LONGEST = 80


@public
@fresh
def list_places(request: CityRequest) -> HttpResponse:
    """List the venues of one kind or all, with the neighbourhoods above them."""
    city = request.city
    kind, text = request.GET.get("kind", ""), normalise(request.GET.get("q", ""))[:LONGEST]
    kind = kind if kind in Venue.Kind.values else ""
    page = Paginator(venues(city, kind=kind, text=text), A_PAGE).get_page(request.GET.get("page"))
    shown = [_shown(each, number) for number, each in enumerate(page, page.start_index())]
    context = {
        "neighbourhoods": neighbourhoods_with_venues(city),
        "page": page,
        "shown": shown,
        "kinds": _kinds(city, kind),
        "kind": kind,
        "text": text,
        "map": map_of(city, [pin for each in shown if (pin := each["pin"])]),
    }
    return render(request, "public/places/places.html", context)


def _kinds(city: City, chosen: str) -> list[dict[str, Any]]:
    counts = venue_kinds(city)
    return [
        {"value": value, "label": label, "count": counts[value], "current": value == chosen}
        for value, label in Venue.Kind.choices
        if value in counts
    ]


def _shown(venue: Venue, number: int) -> dict[str, Any]:
    located = venue.lat is not None and venue.lon is not None
    return {
        "venue": venue,
        "number": number,
        "step_free": is_step_free(venue),
        "pin": Pin(venue.lon, venue.lat, number, in_language(venue, "name")[0], f"#v{number}")  # type: ignore[arg-type]
        if located
        else None,
    }
