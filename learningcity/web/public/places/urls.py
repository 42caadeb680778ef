"""Addresses of venues, organisations and neighbourhoods, and of the list of places."""

from django.urls import path

from learningcity.web.public.places import listing, neighbourhood, organisation, venue

urlpatterns = [
    path("<slug:city>/places", listing.list_places, name="places"),
    path("<slug:city>/places/<str:code>", venue.venue, name="venue"),
    path("<slug:city>/organisations/<str:code>", organisation.organisation, name="organisation"),
    path("<slug:city>/neighbourhoods/<slug:code>", neighbourhood.neighbourhood, name="neighbourhood"),
]
