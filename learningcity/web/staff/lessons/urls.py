"""Addresses of the room of lessons."""

from django.urls import path

from learningcity.web.staff.lessons import adopting, elsewhere, lesson, writing

_LESSON, _ADOPTION = "<uuid:lesson>", "adopted/<uuid:adoption>"

urlpatterns = [
    path("", lesson.listing, name="lessons"),
    path("new", writing.new, name="lesson_new"),
    path("elsewhere", elsewhere.listing, name="lessons_elsewhere"),
    path("elsewhere/<uuid:shared>", elsewhere.page, name="lesson_elsewhere"),
    path("adopted", adopting.listing, name="adoptions"),
    path(_ADOPTION, adopting.page, name="adoption"),
    path(f"{_ADOPTION}/edit", adopting.edit, name="adoption_edit"),
    path(f"{_ADOPTION}/start", adopting.start, name="adoption_start"),
    path(f"{_ADOPTION}/report", adopting.report, name="adoption_report"),
    path(f"{_ADOPTION}/mend", adopting.mend, name="adoption_mend"),
    path(f"{_ADOPTION}/give-up", adopting.give_up, name="adoption_give_up"),
    path(f"{_ADOPTION}/again", adopting.again, name="adoption_again"),
    path(f"{_ADOPTION}/evidence", adopting.evidence, name="adoption_evidence"),
    path(f"{_ADOPTION}/evidence/<uuid:shown>/out", adopting.evidence_out, name="adoption_evidence_out"),
    path(_LESSON, lesson.page, name="lesson"),
    path(f"{_LESSON}/edit", writing.edit, name="lesson_edit"),
    path(f"{_LESSON}/publish", lesson.publish, name="lesson_publish"),
    path(f"{_LESSON}/withdraw", lesson.withdraw, name="lesson_withdraw"),
    path(f"{_LESSON}/reopen", lesson.reopen, name="lesson_reopen"),
    path(f"{_LESSON}/evidence", lesson.evidence, name="lesson_evidence"),
    path(f"{_LESSON}/evidence/<uuid:shown>/out", lesson.evidence_out, name="lesson_evidence_out"),
]
