"""Addresses of the catalogue: the list of cities, home, find and the page of an activity."""

from django.urls import path

from learningcity.web.public.catalogue import (
    activity,
    cities,
    find,
    home,
    instructors,
    my_offers,
    offering,
    paths,
    stages,
    suggesting,
)

urlpatterns = [
    path("", cities.list_cities, name="cities"),
    path("<slug:city>/", home.home, name="home"),
    path("<slug:city>/find", find.find, name="find"),
    path("<slug:city>/activities/<str:code>", activity.activity, name="activity"),
    path("<slug:city>/offer", offering.offer, name="offer"),
    path("<slug:city>/offer/new/<int:part>", offering.part, name="offer_part"),
    path("<slug:city>/offer/new/check", offering.check, name="offer_check"),
    path("<slug:city>/offer/new/forget", offering.forget, name="offer_forget"),
    path("<slug:city>/offer/page", my_offers.own_page, name="own_page"),
    path("<slug:city>/offer/<uuid:offer>", my_offers.my_offer, name="my_offer"),
    path("<slug:city>/offer/<uuid:offer>/edit", offering.edit, name="offer_edit"),
    path("<slug:city>/offer/<uuid:offer>/send", my_offers.send, name="offer_send"),
    path("<slug:city>/offer/<uuid:offer>/withdraw", my_offers.withdraw, name="offer_withdraw"),
    path("<slug:city>/people", instructors.listing, name="instructors"),
    path("<slug:city>/people/<slug:code>", instructors.page, name="instructor"),
    path("<slug:city>/paths", paths.paths, name="paths"),
    path("<slug:city>/paths/<slug:code>", paths.path, name="path"),
    path("<slug:city>/stages/<slug:slug>", stages.stage, name="stage"),
    path("<slug:city>/suggestions/not-this", suggesting.not_this, name="not_this"),
    path("<slug:city>/suggestions/again", suggesting.again, name="suggest_again"),
]
