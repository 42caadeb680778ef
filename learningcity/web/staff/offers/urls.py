"""The rooms of offers to teach and of instructors."""

from django.urls import path

from learningcity.web.staff.offers import deciding, instructors, listing

urlpatterns = [
    path("", listing.offers, name="offers"),
    path("<uuid:offer>", deciding.offer, name="offer"),
    path("<uuid:offer>/accept", deciding.accept, name="offer_accept"),
    path("<uuid:offer>/return", deciding.give_back, name="offer_return"),
    path("<uuid:offer>/decline", deciding.decline, name="offer_decline"),
    path("instructors", instructors.listing, name="instructors"),
    path("instructors/new", instructors.new, name="instructor_new"),
    path("instructors/<uuid:instructor>", instructors.edit, name="instructor"),
    path("instructors/<uuid:instructor>/shown", instructors.shown, name="instructor_shown"),
    path("instructors/<uuid:instructor>/remove", instructors.remove, name="instructor_remove"),
]
