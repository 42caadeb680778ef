"""What meetings decided and who is to do it, as it is shared: by organisation, never by name."""

from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from learningcity.city.partners.models import Meeting, Resolution
from learningcity.city.partners.queries import tasks
from learningcity.city.partners.queries.meetings import Given
from learningcity.city.partners.rules.meetings import TaskState
from learningcity.city.places.models import City
from learningcity.web.staff.sharing.subjects.sheet import Cell, Column, Row, Sheet, Tag, Told, count
from learningcity.web.ui.bilingual import th_en_text
from learningcity.web.ui.promises import OUTCOMES, TASKS


def told(city: City, today: date) -> Told:
    """The decisions of minutes that were adopted, and the tasks, those that need somebody first."""
    decided = Sheet(
        "decisions",
        _("Decisions"),
        (Column(_("What was decided")), Column(_("Outcome")), Column(_("Meeting")), Column(_("Day"))),
        tuple(_decision(city, each) for each in _adopted(city)),
    )
    to_do = Sheet(
        "tasks",
        _("Tasks"),
        (Column(_("Task")), Column(_("Who does it")), Column(_("How it stands")), Column(_("By when"))),
        tuple(_task(each) for each in tasks(city, today)),
    )
    figures = (
        count(lambda n: ngettext("task under way", "tasks under way", n), "open", to_do),
        count(lambda n: ngettext("task overdue", "tasks overdue", n), "task_late", to_do, pressing=True),
        count(
            lambda n: ngettext("task that needs an owner", "tasks that need an owner", n),
            "ownerless",
            to_do,
            pressing=True,
        ),
        count(lambda n: ngettext("decision", "decisions", n), "decision", decided),
    )
    return Told((to_do, decided), figures)


def _adopted(city: City) -> list[Resolution]:
    meetings = Meeting.objects.in_city(city).exclude(adopted_on=None)
    rows = Resolution.objects.filter(item__meeting__in=meetings)
    return list(rows.select_related("item__meeting").order_by("-item__meeting__held_on", "pk"))


def _decision(city: City, row: Resolution) -> Row:
    meeting, state = row.item.meeting, OUTCOMES[row.outcome]
    cells: tuple[Cell, ...] = (
        th_en_text(row, "text"), Tag(state.kind, state.icon, state.label), th_en_text(meeting, "title"),
        meeting.held_on,
    )  # fmt: skip
    url = reverse("public:meeting", args=[city.code, meeting.uuid]) if meeting.is_public else ""
    return Row(cells, frozenset({"decision"}), url, meeting.is_invented)


MARKS = {TaskState.LATE: "task_late", TaskState.NEEDS_OWNER: "ownerless", TaskState.OPEN: "open"}


def _task(each: Given) -> Row:
    row, state = each.row, TASKS[each.state]
    owner = th_en_text(row.owner.organisation, "name") if row.owner else None
    mark = MARKS.get(each.state)
    cells: tuple[Cell, ...] = (
        th_en_text(row, "title"), owner, Tag(state.kind, state.icon, state.label), row.due_on,
    )  # fmt: skip
    return Row(cells, frozenset({mark} if mark else ()), invented=row.is_invented)
