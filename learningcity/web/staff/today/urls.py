"""The way into the workspace."""

from django.urls import path

from learningcity.web.staff.today import second_step, views

urlpatterns = [
    path("", views.cities, name="cities"),
    path("second-step/", second_step.page, name="second_step"),
    path("<slug:city>/", views.today, name="today"),
]
