"""The list of cities: where a visitor who has not said which city begins."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from learningcity.city.catalogue.queries import count_ahead
from learningcity.city.places import queries
from learningcity.web.door import public
from learningcity.web.public.catalogue.maps import map_of
from learningcity.web.public.catalogue.month import week_ahead


@public
def list_cities(request: HttpRequest) -> HttpResponse:
    """Show every city with its outline and how much is on in the coming week."""
    found = queries.cities()
    counts = count_ahead(found, *week_ahead(timezone.now()))
    shown = [{"city": city, "map": map_of(city, []), "count": counts.get(city.pk, 0)} for city in found]
    return render(request, "public/catalogue/cities.html", {"cities": shown})
