"""Addresses of what residents wish."""

from django.urls import path

from learningcity.web.public.projects import wishes

urlpatterns = [
    path("<slug:city>/wishes", wishes.wishes, name="wishes"),
    path("<slug:city>/wishes/new", wishes.wish, name="wish"),
    path("<slug:city>/wishes/<uuid:need>/me-too", wishes.me_too, name="wish_me_too"),
]
