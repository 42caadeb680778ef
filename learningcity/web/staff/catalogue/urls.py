"""The room of activities."""

from django.urls import path, re_path

from learningcity.web.staff.catalogue import approving, listing, scheduling, whole_series, writing

urlpatterns = [
    path("", listing.activities, name="activities"),
    re_path(r"^export\.(?P<kind>csv|xlsx)$", listing.export, name="activities_export"),
    path("new", writing.new, name="activity_new"),
    path("approvals", approving.approvals, name="approvals"),
    path("approvals/<uuid:activity>", approving.approval, name="approval"),
    path("approvals/<uuid:activity>/approve", approving.approve, name="approve"),
    path("approvals/<uuid:activity>/return", approving.give_back, name="give_back"),
    path("sessions/<uuid:session>", scheduling.change, name="session_edit"),
    path("sessions/<uuid:session>/cancel", scheduling.call_off, name="session_call_off"),
    path("sessions/<uuid:session>/series", whole_series.change, name="series_edit"),
    path("<uuid:activity>", writing.activity, name="activity"),
    path("<uuid:activity>/edit", writing.edit, name="activity_edit"),
    path("<uuid:activity>/preview", writing.preview, name="activity_preview"),
    path("<uuid:activity>/submit", writing.submit, name="activity_submit"),
    path("<uuid:activity>/withdraw", writing.withdraw, name="activity_withdraw"),
    path("<uuid:activity>/reopen", writing.reopen, name="activity_reopen"),
    path("<uuid:activity>/sessions/new", scheduling.add, name="session_new"),
    path("<uuid:activity>/sessions/series", scheduling.add_many, name="session_series"),
]
