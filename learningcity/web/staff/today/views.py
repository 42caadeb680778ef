"""Where the workspace begins: choosing a city, and what needs one today."""

from itertools import chain

from django.http import HttpResponse
from django.shortcuts import redirect, render

from learningcity.city.people.access import cities_looked_at, cities_of
from learningcity.city.people.permissions import Permission
from learningcity.core import thai_time
from learningcity.web.door import CityRequest, requires, signed_in
from learningcity.web.staff.rooms import room_url
from learningcity.web.staff.today import (
    of_activities,
    of_coaching,
    of_goals,
    of_lessons,
    of_offers,
    of_partners,
    of_places,
    of_projects,
    of_rights,
    of_sessions,
    of_support,
)
from learningcity.web.staff.today.first_steps import first_step
from learningcity.web.staff.today.gaps import least_reached
from learningcity.web.staff.today.needs import Desk, told
from learningcity.web.staff.today.timetable import timetable
from learningcity.web.staff.today.watching import watched


@signed_in
def cities(request: CityRequest) -> HttpResponse:
    """The cities one works in; straight into the only one; who only looks on sees what is shared."""
    found = cities_of(request.account)
    looked_at = cities_looked_at(request.account)
    if looked_at and not found:
        return redirect("staff:shared_cities")
    if len(found) == 1:
        return redirect("staff:today", city=found[0].code)
    return render(request, "staff/today/cities.html", {"cities": found, "looked_at": looked_at})


@requires(Permission.WORKSPACE_ENTER)
def today(request: CityRequest) -> HttpResponse:
    """What needs this person today and this week, computed from the records."""
    desk = Desk(request.powers, thai_time.now())
    sessions = watched(desk) if request.powers.may(Permission.ROSTER_READ) else []
    of_rooms = (
        of_rights.needs(desk),
        of_activities.needs(desk),
        of_offers.needs(desk),
        of_partners.needs(desk),
        of_places.needs(desk),
        of_projects.needs(desk),
        of_goals.needs(desk),
        of_lessons.needs(desk),
        of_coaching.needs(desk),
        of_sessions.needs(desk, sessions),
        of_support.needs(desk),
    )
    needs = told(chain(*of_rooms), desk)
    urgent = [need for need in needs if need.urgent]
    context = {
        "now": desk.now,
        "urgent": urgent,
        "later": [need for need in needs if not need.urgent],
        "timetable": timetable(desk, sessions),
        "gaps": least_reached(desk),
        "all_sessions": room_url("sessions", request.city.code),
        "first": None if needs else first_step(desk),
    }
    return render(request, "staff/today/today.html", context)
