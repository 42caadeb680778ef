"""Addresses of requests about one's data, and of breaches."""

from django.urls import path

from learningcity.web.staff.rights import breaches, requests

urlpatterns = [
    path("", requests.listing, name="rights"),
    path("new/<uuid:person>", requests.note, name="right_new"),
    path("<uuid:request_id>", requests.answer, name="right"),
    path("<uuid:request_id>/withdraw", requests.take_back, name="right_withdraw"),
    path("breaches", breaches.listing, name="breaches"),
    path("breaches/<uuid:breach>/reported", breaches.reported, name="breach_reported"),
]
