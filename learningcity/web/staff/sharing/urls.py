"""Addresses of sharing within a city."""

from django.urls import path

from learningcity.web.staff.sharing import answering, notes, shown, table

urlpatterns = [
    path("", table.listing, name="sharing"),
    path("new", table.share, name="share_new"),
    path("<int:share>/end", table.end, name="share_end"),
    path("notes", answering.listing, name="coach_notes"),
    path("notes/<uuid:note>", answering.page, name="coach_note"),
    path("notes/<uuid:note>/reply", answering.reply, name="coach_note_reply"),
    path("seen", shown.city, name="shared_city"),
    path("seen/notes/new", notes.write, name="note_new"),
    path("seen/notes/<uuid:note>", notes.page, name="note"),
    path("seen/notes/<uuid:note>/edit", notes.edit, name="note_edit"),
    path("seen/notes/<uuid:note>/send", notes.send, name="note_send"),
    path("seen/notes/<uuid:note>/discard", notes.discard, name="note_discard"),
    path("seen/<slug:subject>", shown.subject, name="shared"),
    path("seen/<slug:subject>/<slug:sheet>.csv", shown.table, name="shared_table"),
]
