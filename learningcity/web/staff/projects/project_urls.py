"""The room of projects: briefs, projects, and the lines of their plans."""

from django.urls import path

from learningcity.web.staff.projects import briefs, lines, projects

urlpatterns = [
    path("", projects.listing, name="projects"),
    path("new", projects.new, name="project_new"),
    path("briefs/new", briefs.new, name="brief_new"),
    path("briefs/<uuid:brief>", briefs.page, name="brief"),
    path("briefs/<uuid:brief>/edit", briefs.edit, name="brief_edit"),
    path("briefs/<uuid:brief>/adopt", briefs.adopt, name="brief_adopt"),
    path("<uuid:project>", projects.page, name="project"),
    path("<uuid:project>/edit", projects.edit, name="project_edit"),
    path("<uuid:project>/stop", projects.stop, name="project_stop"),
    path("<uuid:project>/go-on", projects.go_on, name="project_go_on"),
    path("<uuid:project>/<slug:line>/add", lines.add, name="project_line_add"),
    path("<uuid:project>/<slug:line>/<int:item>", lines.edit, name="project_line"),
    path("<uuid:project>/<slug:line>/<int:item>/out", lines.remove, name="project_line_out"),
]
