"""The page of a neighbourhood (ย่าน): where it lies, what it has to teach, its venues, what is on."""

from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import render

from learningcity.city.catalogue.search import FindQuery
from learningcity.city.places.models import City, Neighbourhood, Venue
from learningcity.city.places.queries import assets, neighbourhood_of, venues
from learningcity.core.thai_time import today
from learningcity.web.door import CityRequest, public
from learningcity.web.public.catalogue import structured
from learningcity.web.public.catalogue.freshness import fresh
from learningcity.web.public.catalogue.maps import map_with
from learningcity.web.public.places.assets import Shown
from learningcity.web.public.places.assets import shown as assets_shown
from learningcity.web.public.places.decided import decided
from learningcity.web.public.places.whatson import whats_on
from learningcity.web.ui.bilingual import in_language
from learningcity.web.ui.drawing import Pin


@public
@fresh
def neighbourhood(request: CityRequest, code: str) -> HttpResponse:
    """Show a neighbourhood."""
    city = request.city
    shown = neighbourhood_of(city, code)
    if shown is None:
        raise Http404(code)
    places = venues(city, neighbourhood=shown)
    has = assets_shown(city, assets(city, shown), today(), after=len(places))
    context = {
        "neighbourhood": shown,
        "venues": places,
        "assets": has,
        "map": _map(city, shown, places, has),
        "on": whats_on(city, FindQuery(neighbourhoods=(shown.code,))),
        "structured": structured.block(request, structured.neighbourhood(request, city, shown)),
    } | decided(city, shown)
    return render(request, "public/places/neighbourhood.html", context)


def _map(city: City, shown: Neighbourhood, places: list[Venue], has: list[Shown]) -> Any:
    """The places to learn in dark, what the neighbourhood has in the city's colour."""
    pins = [
        Pin(each.lon, each.lat, number, in_language(each, "name")[0], f"#v{number}")
        for number, each in enumerate(places, 1)
        if each.lat is not None and each.lon is not None
    ]
    return map_with(city, shown.outline, [*pins, *(pin for each in has if (pin := each.pin))])
