from datetime import date, datetime, timedelta

import pytest
from django.test import Client

from learningcity.city.catalogue import services
from learningcity.city.catalogue.models import Activity, Session
from learningcity.city.enrolment.services import book_seat
from learningcity.city.partners.models import Organisation
from learningcity.city.places.models import City, Venue
from learningcity.core import thai_time
from tests.factories import make_activity, make_learner, make_session, make_venue
from tests.web.staff.catalogue.conftest import ACTIVITIES


@pytest.fixture
def venue(city: City) -> Venue:
    return make_venue(city)


@pytest.fixture
def activity(city: City, library: Organisation, venue: Venue) -> Activity:
    return make_activity(city, organisation=library, venue=venue)


def in_days(days: int) -> date:
    return thai_time.today() + timedelta(days=days)


def one(venue: Venue, **given: str) -> dict[str, str]:
    day = in_days(10)
    kept = {
        "version": "",
        "starts_on": f"{day.day}/{day.month}/{day.year + 543}",
        "starts_time": "๑๓.๓๐ น.",
        "ends_time": "15:30",
        "venue": str(venue.pk),
        "seats": "16",
        "held_older": "4",
        "release": "48",
    }
    return kept | given


def test_a_session_is_added_from_a_buddhist_date_and_thai_digits(
    editor: Client, city: City, activity: Activity, venue: Venue
) -> None:
    editor.post(f"{ACTIVITIES}{activity.uuid}/sessions/new", one(venue))
    session = Session.objects.in_city(city).get()
    assert thai_time.local(session.starts_at) == datetime.combine(
        in_days(10), datetime.min.time(), thai_time.BANGKOK
    ) + timedelta(hours=13.5)
    held = session.pools.get(group="older")
    assert (held.seats, held.releases_at) == (4, session.starts_at - timedelta(days=2))


def test_a_year_typed_in_the_other_era_is_never_shifted_twice(
    editor: Client, city: City, activity: Activity, venue: Venue
) -> None:
    day = in_days(10)
    for text in (day.isoformat(), f"{day.day}/{day.month}/{day.year}", f"{day.year + 543}-{day:%m-%d}"):
        editor.post(f"{ACTIVITIES}{activity.uuid}/sessions/new", one(venue, starts_on=text))
    starts = Session.objects.in_city(city).values_list("starts_at", flat=True)
    assert [thai_time.day_of(moment) for moment in starts] == [day]


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"ends_time": "13.00"}, "ends_time"),
        ({"seats": "ยี่สิบ"}, "seats"),
        ({"seats": "0", "held_older": ""}, "seats"),
        ({"starts_on": "31/2/2570"}, "starts_on"),
        ({"starts_on": "1/1/2557"}, "starts_on"),
        ({"venue": ""}, "venue"),
    ],
)
def test_a_session_that_cannot_be_comes_back_filled(
    editor: Client, city: City, activity: Activity, venue: Venue, wrong: dict[str, str], field: str
) -> None:
    answer = editor.post(f"{ACTIVITIES}{activity.uuid}/sessions/new", one(venue) | wrong)
    assert answer.context["form"].errors[field]
    assert 'value="๑๓.๓๐ น."' in answer.content.decode()
    assert not Session.objects.in_city(city).exists()


def test_a_form_sent_twice_adds_one_session(
    editor: Client, city: City, activity: Activity, venue: Venue
) -> None:
    for _time in range(2):
        editor.post(f"{ACTIVITIES}{activity.uuid}/sessions/new", one(venue))
    assert Session.objects.in_city(city).count() == 1


def series(venue: Venue, first: str, until: str, **given: object) -> dict[str, object]:
    kept = one(venue) | {"starts_on": first, "until": until, "repeats": "1w"}
    return {name: value for name, value in kept.items() if name != "version"} | given


def coming_songkran() -> date:
    today = thai_time.today()
    this_year = date(today.year, 4, 13)
    return this_year if this_year > today + timedelta(days=14) else date(today.year + 1, 4, 13)


def test_the_days_of_a_series_are_shown_before_anything_is_added(
    editor: Client, city: City, activity: Activity, venue: Venue
) -> None:
    holiday = coming_songkran()
    first, until = holiday - timedelta(days=7), holiday + timedelta(days=21)
    answer = editor.post(
        f"{ACTIVITIES}{activity.uuid}/sessions/series",
        series(venue, first.isoformat(), until.isoformat()),
    )
    days = answer.context["days"]
    assert holiday in [day.on for day in days if day.skipped]
    assert all(bool(day.holiday) == day.skipped for day in days)
    assert "วันสงกรานต์" in answer.content.decode()
    assert not Session.objects.in_city(city).exists()


def test_only_the_ticked_days_are_added_even_a_holiday(
    editor: Client, city: City, activity: Activity, venue: Venue
) -> None:
    holiday = coming_songkran()
    days = [holiday + timedelta(days=7 * week) for week in range(-1, 3)]
    ticked = [days[0].isoformat(), days[1].isoformat()]
    sent = series(venue, days[0].isoformat(), days[-1].isoformat(), shown="1", add="1", day=ticked)
    answer = editor.post(f"{ACTIVITIES}{activity.uuid}/sessions/series", sent)
    assert answer.status_code == 302
    starts = Session.objects.in_city(city).order_by("starts_at").values_list("starts_at", flat=True)
    assert [thai_time.day_of(moment) for moment in starts] == days[:2]


def test_a_series_that_never_ends_or_has_no_day_is_refused_in_words(
    editor: Client, city: City, activity: Activity, venue: Venue
) -> None:
    first = in_days(3)
    for until, repeats in ((first + timedelta(days=800), "1w"), (first - timedelta(days=1), "1w")):
        sent = series(venue, first.isoformat(), until.isoformat(), repeats=repeats)
        answer = editor.post(f"{ACTIVITIES}{activity.uuid}/sessions/series", sent)
        assert answer.context["form"].errors["until"]
    assert not Session.objects.in_city(city).exists()


def changed(session: Session, **given: str) -> dict[str, str]:
    start, end = thai_time.local(session.starts_at), thai_time.local(session.ends_at)
    kept = {
        "version": str(session.version),
        "starts_on": start.date().isoformat(),
        "starts_time": f"{start:%H:%M}",
        "ends_time": f"{end:%H:%M}",
        "venue": str(session.venue_id),
        "seats": "20",
        "release": "",
    }
    return kept | given


@pytest.fixture
def session(activity: Activity) -> Session:
    start = thai_time.at(in_days(8), datetime.min.time()) + timedelta(hours=9)
    return make_session(activity, starts_at=start)


def test_moving_a_session_tells_those_who_have_a_seat(editor: Client, session: Session) -> None:
    book_seat(session=session, person=make_learner("a@example.org"), by=None)
    page = f"{ACTIVITIES}sessions/{session.uuid}"
    assert editor.get(page).context["coming"] == 1
    answer = editor.post(page, changed(session, starts_time="10:00", ends_time="12:00"), follow=True)
    session.refresh_from_db()
    assert thai_time.local(session.starts_at).hour == 10
    assert len(answer.context["messages"]) == 2


def test_seats_are_not_cut_below_those_taken_and_nothing_else_is_saved(
    editor: Client, session: Session
) -> None:
    for _number in range(3):
        book_seat(session=session, person=make_learner(), by=None)
    page = f"{ACTIVITIES}sessions/{session.uuid}"
    answer = editor.post(page, changed(session, seats="2", note_th="ชั้นสอง"))
    assert answer.context["form"].errors["seats"]
    session.refresh_from_db()
    assert (session.note_th, session.pools.get(group="").seats) == ("", 20)


def test_seats_held_for_a_group_come_and_go(editor: Client, session: Session) -> None:
    page = f"{ACTIVITIES}sessions/{session.uuid}"
    editor.post(page, changed(session, held_older="5", release="24"))
    held = session.pools.get(group="older")
    assert (held.seats, held.releases_at) == (5, session.starts_at - timedelta(days=1))
    session.refresh_from_db()
    editor.post(page, changed(session, held_older=""))
    held.refresh_from_db()
    assert held.seats == 0


def test_a_stale_session_form_shows_what_someone_else_saved(editor: Client, session: Session) -> None:
    services.edit_session(session=session, version=1, by=None, note_th="ย้ายไปห้องใหญ่")
    page = f"{ACTIVITIES}sessions/{session.uuid}"
    answer = editor.post(page, changed(session, note_th="ชั้นสอง"))
    assert "ย้ายไปห้องใหญ่" in answer.content.decode()
    session.refresh_from_db()
    assert session.note_th == "ย้ายไปห้องใหญ่"
    editor.post(page, changed(session, note_th="ชั้นสอง"))
    session.refresh_from_db()
    assert session.note_th == "ชั้นสอง"


def test_cancelling_says_how_many_are_told_and_needs_a_reason(editor: Client, session: Session) -> None:
    book_seat(session=session, person=make_learner("b@example.org"), by=None)
    page = f"{ACTIVITIES}sessions/{session.uuid}/cancel"
    assert editor.get(page).context["coming"] == 1
    assert editor.post(page, {"reason": ""}).context["form"].errors["reason"]
    editor.post(page, {"reason": "วิทยากรป่วย"})
    session.refresh_from_db()
    assert (session.state, session.cancel_reason) == ("cancelled", "วิทยากรป่วย")


def test_another_organisations_session_cannot_be_changed(editor: Client, city: City) -> None:
    other = make_session(make_activity(city))
    for page in ("", "/cancel"):
        assert editor.get(f"{ACTIVITIES}sessions/{other.uuid}{page}").status_code == 404
