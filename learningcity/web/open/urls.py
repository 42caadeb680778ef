"""What programs read without an account: calendars, map data, the list of pages."""

from django.urls import include, path

app_name = "open"

urlpatterns = [path("", include("learningcity.web.open.catalogue.urls"))]
