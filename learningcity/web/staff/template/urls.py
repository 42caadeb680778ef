"""Addresses of the room of templates."""

from django.urls import path

from learningcity.web.staff.template import drifting, looking, starting

urlpatterns = [
    path("", looking.page, name="template"),
    path("file", looking.file, name="template_file"),
    path("start", starting.page, name="template_start"),
    path("fidelity", drifting.page, name="fidelity"),
]
