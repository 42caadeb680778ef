"""The room of help to take part."""

from django.urls import path

from learningcity.web.staff.support import days, deciding, listing

urlpatterns = [
    path("", listing.page, name="support"),
    path("days", days.page, name="support_days"),
    path("<uuid:enrolment>", listing.of_enrolment, name="support_of"),
    path("<uuid:asked>/accept", deciding.accept, name="support_accept"),
    path("<uuid:asked>/decline", deciding.decline, name="support_decline"),
    path("<uuid:asked>/fulfil", deciding.fulfil, name="support_fulfil"),
    path("<uuid:asked>/fail", deciding.fail, name="support_fail"),
]
