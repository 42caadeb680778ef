"""The room of places: venues and neighbourhoods of a city."""

from django.urls import path

from learningcity.web.staff.places import areas, assets, gap, gaps, neighbourhoods, venues

urlpatterns = [
    path("", venues.listing, name="venues"),
    path("new", venues.new, name="venue_new"),
    path("areas", areas.listing, name="areas"),
    path("neighbourhoods/", neighbourhoods.listing, name="neighbourhoods"),
    path("neighbourhoods/new", neighbourhoods.new, name="neighbourhood_new"),
    path("neighbourhoods/<slug:code>", neighbourhoods.edit, name="neighbourhood"),
    path("assets/", assets.listing, name="assets"),
    path("assets/new", assets.new, name="asset_new"),
    path("assets/<uuid:asset>", assets.edit, name="asset"),
    path("assets/<uuid:asset>/verified", assets.verified, name="asset_verified"),
    path("assets/<uuid:asset>/unnamed", assets.unnamed, name="asset_unnamed"),
    path("assets/<uuid:asset>/gone", assets.gone, name="asset_gone"),
    path("gaps/", gaps.listing, name="gaps"),
    path("gaps/gaps.csv", gaps.as_csv, name="gaps_csv"),
    path("gaps/<slug:yan>/<slug:whom>", gap.page, name="gap"),
    path("<uuid:venue>", venues.edit, name="venue"),
    path("<uuid:venue>/verified", venues.verified, name="venue_verified"),
]
