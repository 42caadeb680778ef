"""The room of learning paths."""

from django.urls import path

from learningcity.web.staff.paths import steps, writing

urlpatterns = [
    path("", writing.listing, name="paths"),
    path("new", writing.new, name="path_new"),
    path("<uuid:path>", steps.page, name="path"),
    path("<uuid:path>/edit", writing.edit, name="path_edit"),
    path("<uuid:path>/preview", writing.preview, name="path_preview"),
    path("<uuid:path>/publish", writing.publish, name="path_publish"),
    path("<uuid:path>/withdraw", writing.withdraw, name="path_withdraw"),
    path("<uuid:path>/steps/add", steps.add, name="path_add"),
    path("<uuid:path>/steps/move", steps.move, name="path_move"),
    path("<uuid:path>/steps/remove", steps.remove, name="path_remove"),
    path("<uuid:path>/steps/say", steps.say, name="path_say"),
]
