"""Addresses of imports."""

from django.urls import path

from learningcity.web.staff.imports import views

urlpatterns = [
    path("", views.choose, name="imports"),
    path("sheet/<slug:kind>.xlsx", views.sheet, name="import_sheet"),
    path("current/<slug:kind>.xlsx", views.current, name="import_current"),
    path("run/<uuid:run>/", views.done, name="import_run"),
    path("run/<uuid:run>/take-back", views.undo, name="import_take_back"),
    path("file/<str:token>/", views.preview, name="import_preview"),
    path("file/<str:token>/problems.csv", views.problems, name="import_problems"),
    path("file/<str:token>/drop", views.drop, name="import_drop"),
]
