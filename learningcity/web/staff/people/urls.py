"""The rooms of people: learners, enrolling for others, roles, messages, the trail of what was done."""

from django.urls import path

from learningcity.web.staff.people import (
    caring,
    enrolling,
    learner,
    letters,
    listing,
    outbox,
    quiet_hours,
    registering,
    roles,
    trail,
    twins,
)

urlpatterns = [
    path("", listing.page, name="learners"),
    path("new", registering.page, name="learner_new"),
    path("roles", roles.listing, name="roles"),
    path("roles/new", roles.give, name="role_new"),
    path("roles/table", roles.table, name="roles_table"),
    path("roles/<int:grant>/end", roles.end, name="role_end"),
    path("outbox", outbox.page, name="outbox"),
    path("outbox/<uuid:message>/again", outbox.again, name="outbox_again"),
    path("outbox/letters", letters.page, name="letters"),
    path("outbox/letters/printed", letters.printed, name="letters_printed"),
    path("outbox/quiet", quiet_hours.change, name="quiet_hours"),
    path("trail", trail.page, name="trail"),
    path("twins", twins.page, name="learner_twins"),
    path("twins/<uuid:one>/<uuid:other>", twins.merge, name="learner_merge"),
    path("twins/<uuid:one>/<uuid:other>/two", twins.two_people, name="learner_two_people"),
    path("merges/<uuid:merge>/undo", twins.undo, name="learner_merge_undo"),
    path("<uuid:person>/helpers", caring.page, name="learner_helpers"),
    path("<uuid:person>/helpers/<int:link>/end", caring.end, name="learner_helper_end"),
    path("<uuid:person>", learner.page, name="learner"),
    path("<uuid:person>/contact", learner.contact, name="learner_contact"),
    path("<uuid:person>/correct", learner.correct, name="learner_correct"),
    path("<uuid:person>/leave/<uuid:enrolment>", learner.leave, name="learner_leave"),
    path("<uuid:person>/enrol", enrolling.choose, name="enrol"),
    path("<uuid:person>/enrol/<uuid:session>", enrolling.confirm, name="enrol_confirm"),
    path("<uuid:person>/slip/<uuid:enrolment>", enrolling.slip, name="enrol_slip"),
]
