"""Projects and their milestones as they are shared."""

from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from learningcity.city.catalogue.statistics import session_days
from learningcity.city.places.models import City
from learningcity.city.projects.models import Milestone, Project
from learningcity.city.projects.queries import Standing, standings
from learningcity.city.projects.rules.projects import Standing as State
from learningcity.web.staff.sharing.subjects.sheet import Column, Row, Sheet, Tag, Told, count
from learningcity.web.ui.bilingual import th_en_text
from learningcity.web.ui.plans import STANDINGS, STEPS, step_state

OFF_PLAN = (State.STUCK, State.LATE, State.UNFINISHED, State.QUIET)


def told(city: City, today: date) -> Told:
    """All projects with how they stand, and the steps of their plans."""
    rows = Project.objects.in_city(city).whole()
    found = standings(rows, session_days(city), today)
    projects = Sheet(
        "projects",
        _("Projects"),
        (
            Column(_("Project")), Column(_("Led by")), Column(_("How it stands")),
            Column(_("Milestones reached")), Column(_("Last day")),
        ),
        tuple(_project(each) for each in found),
    )  # fmt: skip
    steps = Sheet(
        "milestones",
        _("Milestones"),
        (Column(_("Milestone")), Column(_("Project")), Column(_("How it stands")), Column(_("By when"))),
        tuple(_step(each.project, step, today) for each in found for step in each.project.milestones.all()),
    )
    figures = (
        count(lambda n: ngettext("project", "projects", n), "project", projects),
        count(_("not as planned"), "off_plan", projects, pressing=True),
        count(
            lambda n: ngettext("milestone overdue", "milestones overdue", n),
            "step_late",
            steps,
            pressing=True,
        ),
    )
    return Told((projects, steps), figures)


def _project(each: Standing) -> Row:
    row = each.project
    marks = {"project"} | ({"off_plan"} if each.state in OFF_PLAN else set())
    reached = _("%(done)s of %(all)s") % {"done": each.done, "all": each.steps}
    return Row(
        (
            th_en_text(row, "title"), th_en_text(row.lead, "name"), Tag(*STANDINGS[each.state]), reached,
            row.ends_on,
        ),
        frozenset(marks),
        reverse("public:project", args=[row.city.code, row.code]) if row.is_public else "",
        row.is_invented,
    )  # fmt: skip


def _step(project: Project, step: Milestone, today: date) -> Row:
    state = step_state(step, today)
    marks = frozenset({"step_late"} if state == "late" and not project.stopped_on else ())
    cells = (th_en_text(step, "title"), th_en_text(project, "title"), Tag(*STEPS[state]), step.due_on)
    return Row(cells, marks, invented=project.is_invented)
