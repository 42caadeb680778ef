"""The paper twin of the roster: a sheet to sign, and a screen to key it in."""

from django.contrib import messages
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from learningcity.city.enrolment.models import Attendance, Enrolment
from learningcity.city.enrolment.queries import roster
from learningcity.city.enrolment.services import mark_attendance
from learningcity.city.people.permissions import Permission
from learningcity.core.errors import Refused
from learningcity.web.door import CityRequest, requires
from learningcity.web.staff.enrolment.reading import note_reading, session_within
from learningcity.web.staff.enrolment.roster import Roll, day_of_roll

BLANK_ROWS = 8


@requires(Permission.ROSTER_READ)
def sheet(request: CityRequest, session: str) -> HttpResponse:
    """A4 to print: names, slip codes, a column to sign in, blank rows for those who walk in."""
    row = session_within(request, session, Permission.ROSTER_READ)
    note_reading(request, row)
    context = {"session": row, "roll": Roll(roster(row), day_of_roll(row)), "blank": range(BLANK_ROWS)}
    return render(request, "staff/enrolment/sheet.html", context)


@requires(Permission.ATTENDANCE_TAKE)
def keyed(request: CityRequest, session: str) -> HttpResponse:
    """Key a signed sheet in: all ticks in one act, or none."""
    row = session_within(request, session, Permission.ATTENDANCE_TAKE)
    note_reading(request, row)
    roll = Roll(roster(row), day_of_roll(row))
    signed = set(request.POST.getlist("signed"))
    if request.method == "POST":
        try:
            _key_in(request, roll, signed)
        except Refused as refused:
            messages.error(request, str(refused))
        else:
            messages.success(request, _("The sheet is keyed in: %(number)s came.") % {"number": len(signed)})
            return redirect("staff:roster", city=request.city.code, session=row.uuid)
    ticked = signed or {str(line.enrolment.uuid) for line in roll.seated if line.present.get(roll.on)}
    rows = [(line, str(line.enrolment.uuid) in ticked) for line in roll.seated]
    return render(request, "staff/enrolment/keyed.html", {"session": row, "roll": roll, "rows": rows})


@transaction.atomic
def _key_in(request: CityRequest, roll: Roll, signed: set[str]) -> None:
    for line in roll.seated:
        enrolment: Enrolment = line.enrolment
        present = str(enrolment.uuid) in signed
        if line.present.get(roll.on) is not present:
            how = Attendance.How.PAPER
            mark_attendance(enrolment=enrolment, on=roll.on, present=present, by=request.account, how=how)
