"""The way into the workspace."""

from django.urls import path

from learningcity.web.staff.today import views

urlpatterns = [
    path("", views.cities, name="cities"),
    path("<slug:city>/", views.today, name="today"),
]
