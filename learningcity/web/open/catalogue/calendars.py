"""Sessions as iCalendar (RFC 5545), so that they stand in the calendar people already look at."""

from collections.abc import Iterable
from datetime import timedelta
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.text import slugify
from django.utils.translation import gettext as _
from icalendar import Calendar, Event

from learningcity.city.catalogue import queries
from learningcity.city.catalogue.models import Session, SessionState
from learningcity.city.catalogue.search import FindQuery, ids
from learningcity.city.places.models import City, Venue
from learningcity.core import thai_time
from learningcity.core.fields import in_language
from learningcity.web.door import CityRequest, public

AHEAD = timedelta(days=400)
MOST = 1_000
AGAIN_IN = timedelta(hours=6)


@public
def find_ics(request: CityRequest) -> HttpResponse:
    """A search as a calendar that follows it: each time it is read, the sessions found by then."""
    city, now = request.city, timezone.now()
    query = FindQuery.parse(dict(request.GET.lists())).changed(sort=None)
    some = ids(query, city, limit=MOST) if query.text or query.is_narrowed else None
    sessions = queries.timetable(city, now, now + AHEAD, ids=some, query=query)[:MOST]
    title = f"{in_language(city, 'name')} – {query.text or _('learning activities')}"
    return _answer(calendar_of(request, city, title, sessions), "find")


@public
def activity_ics(request: CityRequest, code: str) -> HttpResponse:
    """All sessions to come of one activity; a cancelled one stays and says so."""
    activity = queries.activity_of(request.city, code)
    if activity is None:
        raise Http404(code)
    sessions = queries.sessions_ahead(activity, now=timezone.now())
    for session in sessions:
        session.activity = activity
    title = in_language(activity, "title")
    return _answer(calendar_of(request, request.city, title, sessions), code)


@public
def session_ics(request: CityRequest, session: UUID) -> HttpResponse:
    """One session."""
    found = queries.session_of(request.city, session)
    if found is None:
        raise Http404(str(session))
    calendar = calendar_of(request, request.city, in_language(found.activity, "title"), [found])
    return _answer(calendar, f"{found.activity.code}-{found.starts_at:%Y%m%d}")


def calendar_of(request: HttpRequest, city: City, title: str, sessions: Iterable[Session]) -> Calendar:
    """A calendar of sessions, with the rules of Bangkok's clock inside."""
    calendar = Calendar()
    calendar.add("prodid", "-//Learning City//learningcity//TH")
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", title)
    calendar.add("x-wr-timezone", thai_time.BANGKOK.key)
    calendar.add("refresh-interval", AGAIN_IN, parameters={"VALUE": "DURATION"})
    calendar.add("x-published-ttl", "PT6H")
    for session in sessions:
        calendar.add_component(event_of(request, city, session))
    calendar.add_missing_timezones()
    return calendar


def event_of(request: HttpRequest, city: City, session: Session) -> Event:
    """One session as an event; its UID never changes, its SEQUENCE rises with every change."""
    activity, venue = session.activity, session.venue or session.activity.venue
    address = reverse("public:activity", args=[city.code, activity.code])
    url = f"{request.build_absolute_uri(address)}#s{session.uuid}"
    event = Event()
    event.add("uid", f"{session.uuid}@learningcity")
    event.add("dtstamp", timezone.now())
    event.add("sequence", session.version)
    event.add("summary", in_language(activity, "title"))
    event.add("dtstart", thai_time.local(session.starts_at))
    event.add("dtend", thai_time.local(session.ends_at))
    event.add("status", "CANCELLED" if session.state == SessionState.CANCELLED else "CONFIRMED")
    event.add("description", f"{in_language(activity, 'summary')}\n{url}".strip())
    event.add("url", url)
    if venue:
        _add_place(event, venue)
    return event


def _add_place(event: Event, venue: Venue) -> None:
    address = in_language(venue, "address")
    event.add("location", ", ".join(part for part in (in_language(venue, "name"), address) if part))
    if venue.point:
        event.add("geo", venue.point)


def _answer(calendar: Calendar, name: str) -> HttpResponse:
    file = f"{slugify(name) or 'calendar'}.ics"
    return HttpResponse(
        calendar.to_ical(),
        content_type="text/calendar; charset=utf-8",
        headers={"Content-Disposition": f'inline; filename="{file}"', "Cache-Control": "max-age=300"},
    )
