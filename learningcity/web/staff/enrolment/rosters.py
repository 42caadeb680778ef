"""What a phone takes along: the rosters of today, small, without anything sensitive."""

import json
from datetime import timedelta
from hashlib import blake2b
from typing import Any

from django.http import HttpResponse
from django.utils.cache import get_conditional_response

from learningcity.city.catalogue.models import Session
from learningcity.city.enrolment.models import Mark, Visit
from learningcity.city.enrolment.queries.day import DayRoster, Expected, day_rosters, short_name
from learningcity.city.enrolment.rules import slip_code
from learningcity.city.enrolment.rules.hours import meeting_days
from learningcity.city.people.permissions import Permission
from learningcity.core import thai_time
from learningcity.web.door import CityRequest, requires
from learningcity.web.staff import reach
from learningcity.web.staff.enrolment.reading import note_reading


@requires(Permission.ATTENDANCE_TAKE)
def bundle(request: CityRequest) -> HttpResponse:
    """Today's rosters as JSON; with the tag of what the phone holds already, nothing is sent again."""
    rosters = day_rosters(sessions_today(request), thai_time.today())
    body = json.dumps(
        {"sessions": [_session(roster) for roster in rosters]}, ensure_ascii=False, separators=(",", ":")
    ).encode()
    tag = f'"{blake2b(body, digest_size=12).hexdigest()}"'
    answer = HttpResponse(body, content_type="application/json")
    answer["ETag"], answer["Cache-Control"] = tag, "no-store"
    same = get_conditional_response(request, etag=tag, response=answer) or answer
    if same.status_code == 200:
        for roster in rosters:
            note_reading(request, roster.session)
    return same


def sessions_today(request: CityRequest) -> list[Session]:
    """The sessions held today whose attendance this person takes, also those that were called off."""
    start = thai_time.now().replace(hour=0, minute=0, second=0, microsecond=0)
    rows = reach.sessions(request.powers, Permission.ATTENDANCE_TAKE).filter(activity__state="published")
    today = rows.filter(starts_at__lt=start + timedelta(days=1), ends_at__gt=start)
    return list(today.select_related("activity", "venue", "city").order_by("starts_at", "pk"))


def _session(roster: DayRoster) -> dict[str, Any]:
    session = roster.session
    venue = session.venue
    return {
        "uuid": str(session.uuid),
        "title": [session.activity.title_th, session.activity.title_en or session.activity.title_th],
        "venue": [venue.name_th, venue.name_en or venue.name_th] if venue else ["", ""],
        "from": session.starts_at.isoformat(),
        "to": session.ends_at.isoformat(),
        "days": [day.isoformat() for day in meeting_days(session.starts_at, session.ends_at)],
        "state": session.state,
        "on": roster.on.isoformat(),
        "people": [_person(each, roster) for each in roster.people],
        "visits": [_visit(each) for each in roster.visits],
    }


def _person(each: Expected, roster: DayRoster) -> dict[str, Any]:
    said: dict[str, Any] = {"id": str(each.uuid), "name": each.name, "code": each.code}
    if each.present is not None:
        said |= {"present": each.present, "heads": each.heads}
    if each.contested:
        said["sides"] = [_side(mark) for mark in roster.sides[str(each.uuid)]]
    return said


def _side(mark: Mark) -> dict[str, Any]:
    return {
        "uuid": str(mark.uuid),
        "present": mark.present,
        "at": mark.corrected_at.isoformat(),
        "by": mark.by.name if mark.by else "",
        "how": mark.how,
    }


def _visit(visit: Visit) -> dict[str, Any]:
    return {
        "uuid": str(visit.uuid),
        "name": short_name(visit.person.name) if visit.person else "",
        "code": slip_code(visit.enrolment_id) if visit.enrolment_id else visit.code,
        "why": visit.why,
        "at": visit.at.isoformat(),
    }
