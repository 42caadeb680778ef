"""The design system alone: it must stand without any face."""

from django.urls import include, path

urlpatterns = [path("", include("learningcity.web.ui.urls"))]
