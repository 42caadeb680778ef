"""The API, under `/api/v1/`."""

from django.urls import path

from learningcity.web.api.service import api

urlpatterns = [path("", api.urls)]
