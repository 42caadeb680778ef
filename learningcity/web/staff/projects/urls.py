"""The room of needs: wishes to be read, slips to be keyed in, and what comes first."""

from django.urls import path

from learningcity.web.staff.projects import needs, priorities, slips, tables

urlpatterns = [
    path("", needs.listing, name="needs"),
    path("said", slips.spoken, name="need_spoken"),
    path("slips", slips.slips, name="need_slips"),
    path("priorities/", priorities.listing, name="priorities"),
    path("priorities/new", priorities.new, name="priority_new"),
    path("priorities/<uuid:priority>", priorities.page, name="priority"),
    path("priorities/<uuid:priority>/edit", priorities.edit, name="priority_edit"),
    path("priorities/<uuid:priority>/choose", priorities.choose, name="priority_choose"),
    path("priorities/<uuid:priority>/<int:item>/out", priorities.leave_out, name="priority_out"),
    path("priorities/<uuid:priority>/tables", tables.tables, name="priority_tables"),
    path("priorities/<uuid:priority>/tables/<uuid:table>/out", tables.take_back, name="priority_table_back"),
    path("mergers/<uuid:merge>/undo", needs.unmerge, name="need_unmerge"),
    path("<uuid:need>", needs.page, name="need_page"),
    path("<uuid:need>/show", needs.show, name="need_show"),
    path("<uuid:need>/hide", needs.hide, name="need_hide"),
    path("<uuid:need>/answer", needs.answer, name="need_answer"),
    path("<uuid:need>/decline", needs.decline, name="need_decline"),
    path("<uuid:need>/reopen", needs.reopen, name="need_reopen"),
    path("<uuid:need>/merge", needs.merge, name="need_merge"),
    path("<uuid:need>/apart", needs.apart, name="need_apart"),
]
