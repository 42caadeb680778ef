"""The room of needs: wishes to be read, and what became of them."""

from django.urls import path

from learningcity.web.staff.projects import needs

urlpatterns = [
    path("", needs.listing, name="needs"),
    path("<uuid:need>/show", needs.show, name="need_show"),
    path("<uuid:need>/hide", needs.hide, name="need_hide"),
    path("<uuid:need>/answer", needs.answer, name="need_answer"),
]
