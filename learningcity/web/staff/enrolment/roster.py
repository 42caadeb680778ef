"""The roster: who has a seat, who came, who waits; ticked one by one, finished in one act."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from learningcity.city.catalogue.models import Session
from learningcity.city.enrolment import services
from learningcity.city.enrolment.models import Enrolment, How, State
from learningcity.city.enrolment.queries import (
    RosterLine,
    day,
    roster,
    small_children,
    without_guardian,
)
from learningcity.city.enrolment.queries.day import open_visits, sides_of, who_came_enough
from learningcity.city.enrolment.queries.support import with_help_asked_for
from learningcity.city.enrolment.rules import read_slip_code
from learningcity.city.enrolment.rules.hours import meeting_days, time_a_day
from learningcity.city.people.permissions import Permission
from learningcity.core import thai_time
from learningcity.core.errors import Refused
from learningcity.core.thai_text import arabic_digits
from learningcity.web.door import CityRequest, requires
from learningcity.web.staff.enrolment.reading import note_reading, session_within
from learningcity.web.staff.posted import uuid_or_404
from learningcity.web.ui.bilingual import reader_language

SEATED = (State.BOOKED, State.COMPLETED, State.ABSENT)
LAST_DIGITS = 4


@dataclass(frozen=True)
class Roll:
    """A session's people on one day: those with a seat, those offered one, those in line."""

    lines: list[RosterLine]
    on: date

    @property
    def seated(self) -> list[RosterLine]:
        return [line for line in self.lines if line.state in SEATED]

    @property
    def offered(self) -> list[RosterLine]:
        return [line for line in self.lines if line.state == State.OFFERED]

    @property
    def waiting(self) -> list[RosterLine]:
        return [line for line in self.lines if line.state == State.WAITING]

    @property
    def came(self) -> int:
        return sum(1 for line in self.seated if line.present.get(self.on))

    @property
    def contested(self) -> list[RosterLine]:
        """Those whom two people marked the opposite on this day."""
        return [
            line
            for line in self.seated
            for mark in line.enrolment.attendance.all()
            if mark.on == self.on and mark.contested
        ]

    @property
    def walked_in(self) -> int:
        return sum(1 for line in self.seated if line.enrolment.via == Enrolment.Via.WALK_IN)


@requires(Permission.ROSTER_READ)
def page(request: CityRequest, session: str) -> HttpResponse:
    """The list as one works with it at the door."""
    row = session_within(request, session, Permission.ROSTER_READ)
    note_reading(request, row)
    text = request.GET.get("q", "").strip()
    roll = Roll(roster(row), day_asked(request, row))
    shown = [line for line in roll.seated if answers(line, text)]
    may_mark = request.powers.may_for(Permission.ATTENDANCE_TAKE, row.activity.organisation_id)
    context: dict[str, Any] = {
        "session": row,
        "roll": roll,
        "shown": [_shown(row, line, roll.on) for line in shown],
        "days": _days(row, roll.on),
        "clashes": [(line, sides_of(line.enrolment.attendance.get(on=roll.on))) for line in roll.contested],
        "visits": open_visits([row.pk]),
        "helped": _helped(request, row, roll),
        "may_enrol": row.starts_at > thai_time.now() and request.powers.may(Permission.ENROLMENT_BY_PROXY),
        "small": small_children(line.enrolment for line in roll.seated),
        "alone": {each.pk for each in without_guardian([row.pk]).get(row.pk, [])},
        "text": text,
        "begun": row.starts_at <= thai_time.now(),
        "may_mark": may_mark and roll.on <= thai_time.today(),
        "done": any(line.state in (State.COMPLETED, State.ABSENT) for line in roll.seated),
    }
    return render(request, "staff/enrolment/roster.html", context)


def _helped(request: CityRequest, session: Session, roll: Roll) -> set[int]:
    """The enrolments at which help is asked for, told only to those who fulfil it."""
    if not request.powers.may_for(Permission.SUPPORT_FULFIL, session.activity.organisation_id):
        return set()
    return with_help_asked_for(line.enrolment for line in roll.lines)


@requires(Permission.ATTENDANCE_TAKE)
@require_POST
def mark(request: CityRequest, session: str) -> HttpResponse:
    """Tick one person as come, or take the tick away."""
    row = session_within(request, session, Permission.ATTENDANCE_TAKE)
    enrolment = get_object_or_404(
        Enrolment.objects.in_city(request.city).select_related("session__city", "person", "pool"),
        session=row,
        uuid=uuid_or_404(request, "enrolment"),
    )
    present, on = request.POST.get("present") == "yes", day_asked(request, row)
    how = How.DECIDED if "decide" in request.POST else How.LIST
    try:
        services.mark_attendance(enrolment=enrolment, on=on, present=present, by=request.account, how=how)
    except Refused as refused:
        messages.error(request, str(refused))
    address = reverse("staff:roster", args=[request.city.code, row.uuid])
    return redirect(f"{address}?on={on.isoformat()}#e{enrolment.pk}")


@requires(Permission.ATTENDANCE_TAKE)
@require_POST
def finished(request: CityRequest, session: str) -> HttpResponse:
    """Say who finished: those who came on enough of its days; the others with a seat did not."""
    row = session_within(request, session, Permission.ATTENDANCE_TAKE)
    try:
        number = services.mark_completion(session=row, completed=who_came_enough(row), by=request.account)
    except Refused as refused:
        messages.error(request, str(refused))
    else:
        said = ngettext("%(number)s person finished.", "%(number)s people finished.", number)
        messages.success(request, said % {"number": number})
    return redirect("staff:roster", city=request.city.code, session=row.uuid)


def answers(line: RosterLine, text: str) -> bool:
    """Whether a person is meant by a name, the last digits of a phone or a slip code."""
    if not text:
        return True
    wanted = arabic_digits(text).casefold()
    by_phone = (
        wanted.isdigit() and len(wanted) >= LAST_DIGITS and line.person.phone.endswith(wanted[-LAST_DIGITS:])
    )
    by_code = read_slip_code(text) == line.enrolment.pk or wanted in line.code
    return wanted in line.person.name.casefold() or by_phone or by_code


def day_of_roll(session: Session) -> date:
    """The day attendance is taken for: today while the session runs over days, else the nearest of them."""
    return day.day_of_roll(session, thai_time.today())


def day_asked(request: CityRequest, session: Session) -> date:
    """The day of the session that was asked for, else the one attendance is taken for now."""
    days = {each.isoformat(): each for each in meeting_days(session.starts_at, session.ends_at)}
    asked = request.POST.get("on") or request.GET.get("on", "")
    return days.get(asked) or day_of_roll(session)


def _days(session: Session, chosen: date) -> list[dict[str, Any]]:
    """A tab for each day of a session that is held on several."""
    days = meeting_days(session.starts_at, session.ends_at)
    language = reader_language()
    return [
        {
            "url": f"?on={each.isoformat()}",
            "label": thai_time.be_date(each, language, "day_month"),
            "count": None,
            "current": each == chosen,
        }
        for each in (days if len(days) > 1 else ())
    ]


def _shown(session: Session, line: RosterLine, on: date) -> tuple[RosterLine, bool | None, Any, float]:
    """A line with whether and when they were marked on the day, and the hours of all days so far."""
    return line, line.present.get(on), line.marked_at.get(on), _hours(session, line)


def _hours(session: Session, line: RosterLine) -> float:
    """How many hours someone has learnt in a session of several days."""
    days = sum(1 for present in line.present.values() if present)
    return round(days * time_a_day(session.starts_at, session.ends_at) / timedelta(hours=1), 1)
