"""What help asked for asks of somebody; how many and by when, never who or what."""

from collections.abc import Iterator
from datetime import datetime, timedelta

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from learningcity.city.enrolment.models import State
from learningcity.city.people.permissions import Permission
from learningcity.web.staff.rooms import room_url
from learningcity.web.staff.support.listing import AFTER, ANSWER, ARRANGE, groups_of
from learningcity.web.staff.support.reading import within
from learningcity.web.staff.today.needs import Act, Desk, Need

ARRANGE_AHEAD = timedelta(days=3)


def needs(desk: Desk) -> Iterator[Need]:
    """Requests to answer, help to arrange for the next days, and what nobody has said about since."""
    if not desk.powers.may(Permission.SUPPORT_FULFIL):
        return
    groups = groups_of(within(desk.powers), desk.now)
    answer, after = groups[ANSWER].exclude(enrolment__state=State.WAITING), groups[AFTER]
    soon = groups[ARRANGE].filter(enrolment__session__starts_at__lt=desk.now + ARRANGE_AHEAD)
    room = room_url("support", desk.powers.city.code) + "?show="
    if number := answer.count():
        title = ngettext(
            "%(count)s request for help to take part waits for an answer",
            "%(count)s requests for help to take part wait for an answer",
            number,
        )
        yield _need(title, number, answer[0].due_at, _("See and answer"), room + ANSWER)
    if number := soon.count():
        title = ngettext(
            "Arrange the help that was promised: %(count)s thing in the next three days",
            "Arrange the help that was promised: %(count)s things in the next three days",
            number,
        )
        yield _need(title, number, soon[0].enrolment.session.starts_at, _("See what"), room + ARRANGE)
    if number := after.count():
        title = ngettext(
            "Say whether the help was there: %(count)s request",
            "Say whether the help was there: %(count)s requests",
            number,
        )
        yield _need(title, number, after[0].enrolment.session.ends_at, _("Say how it went"), room + AFTER)


def _need(title: str, number: int, due_at: datetime, label: str, url: str) -> Need:
    return Need(title % {"count": number}, due_at=due_at, acts=[Act(label, url)])
