"""The page of an organisation (ภาคี): who it is, what it offers, where."""

from django.http import Http404, HttpResponse
from django.shortcuts import render

from learningcity.city.catalogue.search import FindQuery
from learningcity.city.partners.queries import agreements, organisation_of, promises
from learningcity.core.thai_time import today
from learningcity.web.door import CityRequest, public
from learningcity.web.public.catalogue import structured
from learningcity.web.public.catalogue.freshness import fresh
from learningcity.web.public.catalogue.maps import map_of
from learningcity.web.public.places.whatson import whats_on
from learningcity.web.ui.bilingual import in_language
from learningcity.web.ui.drawing import Pin


@public
@fresh
def organisation(request: CityRequest, code: str) -> HttpResponse:
    """Show an organisation."""
    city = request.city
    shown = organisation_of(city, code)
    if shown is None:
        raise Http404(code)
    venues = [each for each in shown.venues.all() if each.closed_on is None]
    pins = [
        Pin(each.lon, each.lat, number, in_language(each, "name")[0], f"#v{number}")
        for number, each in enumerate(venues, 1)
        if each.lat is not None and each.lon is not None
    ]
    context = {
        "organisation": shown,
        "venues": venues,
        "map": map_of(city, pins) if pins else None,
        "on": whats_on(city, FindQuery(organisations=(shown.code,))),
        "agreements": agreements(city, today(), organisation=shown),
        "promises": promises(city, today(), organisation=shown),
        "structured": structured.block(request, structured.organisation(request, city, shown)),
    }
    return render(request, "public/places/organisation.html", context)
