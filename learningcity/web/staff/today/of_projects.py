"""What needs and projects ask of somebody: wishes to be read, milestones overdue."""

from collections.abc import Iterator
from datetime import datetime, time, timedelta

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from learningcity.city.catalogue.statistics import session_days
from learningcity.city.people.permissions import Permission
from learningcity.city.projects import models
from learningcity.city.projects.queries import Standing, standings
from learningcity.city.projects.rules.projects import Standing as State
from learningcity.core import thai_time
from learningcity.web.staff.rooms import room_url
from learningcity.web.staff.today.needs import Act, Desk, Need
from learningcity.web.ui.bilingual import th_en_text
from learningcity.web.ui.plans import STANDINGS, WHY

READ_WITHIN = timedelta(days=7)
NAMED = 3
PRESSING = (State.STUCK, State.LATE, State.UNFINISHED, State.QUIET)


def needs(desk: Desk) -> Iterator[Need]:
    """Wishes that wait to be read, and projects that do not stand as planned."""
    if desk.powers.may_citywide(Permission.NEED_TRIAGE):
        yield from _unread(desk)
    if desk.powers.may_citywide(Permission.PROJECT_EDIT):
        yield from _projects(desk)


def _unread(desk: Desk) -> Iterator[Need]:
    rows = list(models.Need.objects.in_city(desk.powers.city).to_read())
    if not rows:
        return
    title = ngettext("%(count)s wish waits to be read", "%(count)s wishes wait to be read", len(rows))
    yield Need(
        title % {"count": len(rows)},
        " · ".join(row.title for row in rows[:NAMED]) + (" …" if len(rows) > NAMED else ""),
        rows[0].created_at + READ_WITHIN,
        [Act(_("Read them"), room_url("needs", desk.powers.city.code))],
        invented=all(row.is_invented for row in rows),
    )


def _projects(desk: Desk) -> Iterator[Need]:
    city, today = desk.powers.city, thai_time.day_of(desk.now)
    rows = models.Project.objects.in_city(city).whole()
    for each in standings(rows, session_days(city), today):
        if each.state in PRESSING:
            yield Need(
                f"{th_en_text(each.project, 'title')}: {STANDINGS[each.state].label}",
                _why(each),
                _due(each),
                [Act(_("Open the project"), room_url("project", city.code, each.project.uuid))],
                invented=each.project.is_invented,
            )


def _why(each: Standing) -> str:
    if each.next_step is None:
        return str(WHY[each.state])
    return _("Next: %(step)s") % {"step": th_en_text(each.next_step, "title")}


def _due(each: Standing) -> datetime | None:
    day = each.next_step.due_on if each.next_step else each.project.ends_on
    return None if each.state == State.QUIET else thai_time.at(day, time(23, 59))
