"""The room of attendance: sessions, rosters, people who walk in, paper."""

from django.urls import path

from learningcity.web.staff.enrolment import (
    deciding,
    doors,
    lists,
    many,
    paper,
    phone,
    roster,
    rosters,
    said,
    sessions,
    sync,
    walk_in,
)

urlpatterns = [
    path("", sessions.listing, name="sessions"),
    path("feedback", said.feedback, name="feedback"),
    path("feedback/<int:feedback>", said.moderate, name="feedback_moderate"),
    path("follow-ups", said.follow_ups, name="follow_ups"),
    path("follow-ups/<int:follow_up>", said.follow_up, name="follow_up"),
    path("phone", phone.shell, name="phone"),
    path("phone.js", phone.worker, name="phone_worker"),
    path("phone.webmanifest", phone.manifest, name="phone_manifest"),
    path("phone/rosters", rosters.bundle, name="phone_rosters"),
    path("sync", sync.sync, name="attendance_sync"),
    path("visit", deciding.decide, name="visit_decide"),
    path("<uuid:session>", roster.page, name="roster"),
    path("<uuid:session>/poster", doors.poster, name="attendance_poster"),
    path("<uuid:session>/tablet", doors.tablet, name="attendance_tablet"),
    path("<uuid:session>/mark", roster.mark, name="roster_mark"),
    path("<uuid:session>/finished", roster.finished, name="roster_finished"),
    path("<uuid:session>/walk-in", walk_in.page, name="walk_in"),
    path("<uuid:session>/slip/<uuid:enrolment>", walk_in.slip, name="walk_in_slip"),
    path("<uuid:session>/sheet", paper.sheet, name="sheet"),
    path("<uuid:session>/keyed", paper.keyed, name="sheet_keyed"),
    path("many", many.choose, name="enrol_many_choose"),
    path("<uuid:session>/many", many.page, name="enrol_many"),
    path("lists/<uuid:name_list>", lists.result, name="enrol_list"),
    path("lists/<uuid:name_list>/slips", lists.slips, name="enrol_list_slips"),
    path("lists/<uuid:name_list>/take-back", lists.take_back, name="enrol_list_take_back"),
]
