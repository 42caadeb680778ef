"""Checking in by oneself: with the code on the wall, or at the tablet by the door."""

from django.utils.translation import gettext_lazy as _

from learningcity.city.enrolment.models import Attendance, Enrolment
from learningcity.city.enrolment.queries.doors import Door
from learningcity.city.enrolment.rules import read_slip_code
from learningcity.city.enrolment.services.attendance import mark_attendance
from learningcity.city.people.models import User
from learningcity.core.errors import Refused
from learningcity.core.thai_time import now


def check_in_by_code(*, door: Door, code: str, by: User | None, how: str) -> Enrolment:
    """Note that whoever holds a slip is here."""
    number = read_slip_code(code)
    if number is None:
        raise Refused("no-code", _("This is not a slip code. It looks like กข 1234."), field="code")
    rows = Enrolment.everywhere.filter(session=door.session, pk=number).select_related("session__city")
    enrolment = rows.first()
    if enrolment is None:
        raise Refused("elsewhere", _("This code is not for this session. Ask at the desk."), field="code")
    check_in(door=door, enrolment=enrolment, by=by, how=how)
    return enrolment


def check_in(*, door: Door, enrolment: Enrolment, by: User | None, how: str) -> None:
    """Note that someone is here; who is noted already stays so."""
    if not door.is_open(now()):
        raise Refused(
            "not-now", _("You can check in from an hour before the session until an hour after it.")
        )
    if not Attendance.objects.filter(enrolment=enrolment, on=door.on, present=True).exists():
        mark_attendance(enrolment=enrolment, on=door.on, present=True, by=by, how=how)
