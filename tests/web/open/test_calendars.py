"""Sessions as iCalendar."""

from datetime import timedelta

from django.test import Client
from django.utils import timezone
from icalendar import Calendar

from learningcity.city.catalogue.models import Session
from learningcity.city.places.models import City
from tests.factories import make_activity, make_session, make_venue


def read(client: Client, path: str, **params: object) -> Calendar:
    answer = client.get(f"/phra-nakhon/{path}", params)
    assert answer.status_code == 200
    assert answer["Content-Type"] == "text/calendar; charset=utf-8"
    return Calendar.from_ical(answer.content)


def test_a_session_keeps_its_uid_when_it_moves(client: Client, city: City) -> None:
    session = make_session(make_activity(city, venue=make_venue(city)))
    before = read(client, f"sessions/{session.uuid}.ics").events[0]
    Session.everywhere.update(starts_at=session.starts_at - timedelta(hours=1), version=2)
    after = read(client, f"sessions/{session.uuid}.ics").events[0]
    assert before["uid"] == after["uid"] == f"{session.uuid}@learningcity"
    assert (before["sequence"], after["sequence"]) == (1, 2)
    assert before["location"] == "หอสมุดเมืองกรุงเทพมหานคร"


def test_times_are_bangkoks_with_its_rules_inside(client: Client, city: City) -> None:
    session = make_session(make_activity(city))
    calendar = read(client, f"sessions/{session.uuid}.ics")
    start = calendar.events[0]["dtstart"]
    assert start.params["TZID"] == "Asia/Bangkok"
    assert start.dt == session.starts_at.replace(microsecond=0)
    assert [zone["tzid"] for zone in calendar.timezones] == ["Asia/Bangkok"]


def test_a_cancelled_session_stays_and_says_so(client: Client, city: City) -> None:
    activity = make_activity(city, code="phone")
    make_session(activity)
    Session.everywhere.update(state="cancelled")
    assert read(client, "activities/phone.ics").events[0]["status"] == "CANCELLED"


def test_a_search_is_a_calendar_of_what_it_finds(client: Client, city: City) -> None:
    make_session(make_activity(city, title_th="ทำขนม"))
    make_session(make_activity(city, title_th="ซ่อมพัดลม"))
    past = make_activity(city, title_th="ทำขนมเมื่อวาน")
    make_session(past, starts_at=timezone.now() - timedelta(days=1))
    events = read(client, "find.ics", q="ขนม").events
    assert [str(event["summary"]) for event in events] == ["ทำขนม"]


def test_drafts_are_in_no_calendar(client: Client, city: City) -> None:
    activity = make_activity(city, code="phone", state="draft")
    session = make_session(activity)
    assert client.get("/phra-nakhon/activities/phone.ics").status_code == 404
    assert client.get(f"/phra-nakhon/sessions/{session.uuid}.ics").status_code == 404
    assert read(client, "find.ics").events == []
