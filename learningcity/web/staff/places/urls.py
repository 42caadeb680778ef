"""The room of places: venues and neighbourhoods of a city."""

from django.urls import path

from learningcity.web.staff.places import areas, neighbourhoods, venues

urlpatterns = [
    path("", venues.listing, name="venues"),
    path("new", venues.new, name="venue_new"),
    path("areas", areas.listing, name="areas"),
    path("neighbourhoods/", neighbourhoods.listing, name="neighbourhoods"),
    path("neighbourhoods/new", neighbourhoods.new, name="neighbourhood_new"),
    path("neighbourhoods/<slug:code>", neighbourhoods.edit, name="neighbourhood"),
    path("<uuid:venue>", venues.edit, name="venue"),
    path("<uuid:venue>/verified", venues.verified, name="venue_verified"),
]
