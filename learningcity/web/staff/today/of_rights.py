"""Requests about people's data and breaches, with the deadlines the law sets."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from learningcity.city.people.models import Breach, RightsRequest
from learningcity.city.people.permissions import Permission
from learningcity.city.people.queries import requests_to_answer
from learningcity.web.staff.rooms import room_url
from learningcity.web.staff.today.needs import Act, Desk, Need


def needs(desk: Desk) -> Iterator[Need]:
    """What waits for an answer; erasures happen by themselves and are not among it."""
    code = desk.powers.city.code
    if desk.powers.may_citywide(Permission.BREACH_RECORD):
        for breach in Breach.objects.filter(city=desk.powers.city, reported_at=None):
            act = Act(_("Look at it"), room_url("breaches", code))
            yield Need(
                _("Breach to report: %(what)s") % {"what": breach.what[:80]},
                breach.whose,
                breach.due_at,
                [act],
            )
    if desk.powers.may_citywide(Permission.RIGHTS_HANDLE):
        yield from (_need(row, code) for row in requests_to_answer(desk.powers.city) if not row.happens_at)


def _need(row: RightsRequest, code: str) -> Need:
    title = _("%(name)s asks: %(what)s") % {"name": row.person.name, "what": row.get_kind_display()}
    act = Act(_("Answer"), room_url("right", code, row.uuid))
    return Need(title, _("Request about their data"), row.due_at, [act], row.person.is_invented)
