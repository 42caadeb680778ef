"""Reads of organisations for pages, feeds and the API."""

from learningcity.city.partners.models import Organisation
from learningcity.city.places.models import City, Venue


def organisations(city: City, *, kind: str = "") -> list[Organisation]:
    """The organisations that take part in a city, by name."""
    found = Organisation.objects.in_city(city).active()
    if kind:
        found = found.filter(kind=kind)
    return list(found.order_by("name_th", "pk"))


def organisation_of(city: City, code: str) -> Organisation | None:
    """One organisation with the venues it lends or runs."""
    return Organisation.objects.in_city(city).filter(code=code).prefetch_related("venues").first()


def organisations_at(venue: Venue) -> list[Organisation]:
    """The organisations that run or lend a venue."""
    found = Organisation.objects.in_city(venue.city).active().filter(venues=venue)
    return list(found.order_by("name_th"))
