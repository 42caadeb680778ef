"""The room of partners: the organisations of a city."""

from django.urls import path

from learningcity.web.staff.partners import organisations

urlpatterns = [
    path("", organisations.listing, name="organisations"),
    path("new", organisations.new, name="organisation_new"),
    path("<uuid:organisation>", organisations.edit, name="organisation"),
]
