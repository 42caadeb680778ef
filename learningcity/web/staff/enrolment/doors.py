"""Letting people check in by themselves: the poster for the wall, and the tablet by the door."""

from datetime import date
from typing import Any

from django.conf import settings
from django.contrib.auth import logout
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from learningcity.city.catalogue.models import Session
from learningcity.city.enrolment.queries.day import day_of_roll
from learningcity.city.enrolment.queries.doors import room_token, tablet_token
from learningcity.city.enrolment.rules.hours import meeting_days
from learningcity.city.people.permissions import Permission
from learningcity.core import thai_time
from learningcity.web.door import CityRequest, requires
from learningcity.web.staff.enrolment.reading import session_within
from learningcity.web.ui.slips import qr_of


@requires(Permission.ATTENDANCE_TAKE)
def poster(request: CityRequest, session: str) -> HttpResponse:
    """One page to print for each day: its square code works that day only."""
    row = session_within(request, session, Permission.ATTENDANCE_TAKE)
    days = [_sheet(request, row, day) for day in meeting_days(row.starts_at, row.ends_at)]
    return render(request, "staff/enrolment/poster.html", {"session": row, "days": days})


def _sheet(request: CityRequest, session: Session, on: date) -> dict[str, Any]:
    address = reverse("public:here", args=[request.city.code, room_token(session, on)])
    return {"on": on, "address": address, "qr": qr_of(settings.SITE_URL + address)}


@requires(Permission.ATTENDANCE_TAKE)
def tablet(request: CityRequest, session: str) -> HttpResponse:
    """Lock this browser to one session: whoever set it up is signed out, so that nobody sees a list."""
    row = session_within(request, session, Permission.ATTENDANCE_TAKE)
    on = day_of_roll(row, thai_time.today())
    if request.method == "POST":
        token = tablet_token(row, on, request.account)
        logout(request)
        return redirect("public:tablet", request.city.code, token)
    return render(request, "staff/enrolment/tablet.html", {"session": row, "on": on})
