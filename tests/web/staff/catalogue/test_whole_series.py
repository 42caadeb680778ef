"""A series is changed as a whole, and sessions that share a place are pointed out."""

from datetime import time, timedelta

import pytest
from django.test import Client

from learningcity.city.catalogue import services
from learningcity.city.catalogue.models import Activity, Session
from learningcity.city.enrolment.services import book_seat, change_seats
from learningcity.city.partners.models import Organisation
from learningcity.city.places.models import City, Venue
from learningcity.core import thai_time
from learningcity.core.errors import Refused
from learningcity.core.models import Message
from tests.factories import make_activity, make_learner, make_session, make_venue
from tests.web.staff.catalogue.conftest import ACTIVITIES


@pytest.fixture
def venue(city: City) -> Venue:
    return make_venue(city)


@pytest.fixture
def activity(city: City, library: Organisation, venue: Venue) -> Activity:
    return make_activity(city, organisation=library, venue=venue)


@pytest.fixture
def sessions(activity: Activity, venue: Venue) -> list[Session]:
    """Three Thursdays to come, 9.00 to 11.00, twelve seats."""
    first = thai_time.today() + timedelta(days=7)
    return services.add_series(
        activity=activity, rule="FREQ=WEEKLY;COUNT=3", starts_on=first, starts_time=time(9), by=None,
        ends_time=time(11), venue=venue, pools={"": 12}, skips_holidays=False,
    )  # fmt: skip


def page_of(session: Session) -> str:
    return f"{ACTIVITIES}sessions/{session.uuid}/series"


def written(sessions: list[Session], **given: object) -> dict[str, object]:
    kept: dict[str, object] = {
        "sessions": [f"{each.uuid}:{each.version}" for each in sessions],
        "starts_time": "13.00",
        "ends_time": "15.00",
        "venue": sessions[0].venue_id,
        "seats": "12",
        "release": "",
    }
    return kept | given


def hours(session: Session) -> list[str]:
    session.refresh_from_db()
    return [f"{thai_time.local(moment):%H:%M}" for moment in (session.starts_at, session.ends_at)]


def test_all_sessions_ahead_move_at_once_and_whoever_has_a_seat_is_told(
    editor: Client, sessions: list[Session]
) -> None:
    for session in sessions[:2]:
        learner = make_learner()
        book_seat(session=session, person=learner, by=learner.account)
    editor.post(page_of(sessions[0]), written(sessions))
    assert [hours(each) for each in sessions] == [["13:00", "15:00"]] * 3
    assert Message.objects.filter(template="changed").count() == 2


def test_each_session_keeps_its_day(editor: Client, sessions: list[Session]) -> None:
    days = [thai_time.day_of(each.starts_at) for each in sessions]
    editor.post(page_of(sessions[0]), written(sessions))
    for each in sessions:
        each.refresh_from_db()
    assert [thai_time.day_of(each.starts_at) for each in sessions] == days


def test_new_seats_alone_move_nothing_and_tell_nobody(editor: Client, sessions: list[Session]) -> None:
    learner = make_learner()
    book_seat(session=sessions[0], person=learner, by=learner.account)
    given = {"seats": "30", "held_older": "5", "release": "48", "starts_time": "9.00", "ends_time": "11.00"}
    editor.post(page_of(sessions[0]), written(sessions, **given))
    for each in sessions:
        assert dict(each.pools.values_list("group", "seats")) == {"": 30, "older": 5}
        assert each.pools.get(group="older").releases_at == each.starts_at - timedelta(days=2)
    assert not Message.objects.filter(template="changed").exists()


def test_a_session_changed_on_its_own_is_named_and_left_unless_ticked(
    editor: Client, sessions: list[Session], venue: Venue
) -> None:
    later = {"starts_at": sessions[1].starts_at + timedelta(hours=1), "ends_at": sessions[1].ends_at}
    services.edit_session(session=sessions[1], version=1, by=None, **later)
    change_seats(session=sessions[2], pools={"": 20}, by=None)
    form = editor.get(page_of(sessions[0])).context["form"]
    ticked = form["sessions"].value()
    assert [seen.split(":")[0] for seen in ticked] == [str(sessions[0].uuid)]
    shown = editor.get(page_of(sessions[0])).content.decode()
    assert shown.count("เปลี่ยนเฉพาะรอบนี้") == 2
    editor.post(page_of(sessions[0]), written([sessions[0]]))
    assert [hours(each)[0] for each in sessions] == ["13:00", "10:00", "09:00"]


def test_a_ticked_session_follows_the_series_again(editor: Client, sessions: list[Session]) -> None:
    change_seats(session=sessions[2], pools={"": 20}, by=None)
    editor.post(page_of(sessions[0]), written(sessions))
    assert not Session.everywhere.filter(is_apart=True).exists()
    assert {each.pools.get().seats for each in sessions} == {12}


def test_the_same_seats_said_again_leave_a_session_in_its_series(sessions: list[Session]) -> None:
    change_seats(session=sessions[0], pools={"": 12, "older": 0}, by=None)
    sessions[0].refresh_from_db()
    assert not sessions[0].is_apart


def test_fewer_seats_than_taken_somewhere_change_nothing_anywhere(
    editor: Client, sessions: list[Session]
) -> None:
    for _number in range(2):
        learner = make_learner()
        book_seat(session=sessions[1], person=learner, by=learner.account)
    answer = editor.post(page_of(sessions[0]), written(sessions, seats="1"))
    assert thai_time.be_date(sessions[1].starts_at) in answer.content.decode()
    assert [hours(each)[0] for each in sessions] == ["09:00"] * 3
    assert {each.pools.get().seats for each in sessions} == {12}


def test_a_series_changed_meanwhile_is_not_overwritten(editor: Client, sessions: list[Session]) -> None:
    given = written(sessions)
    services.edit_session(session=sessions[1], version=1, by=None, note_th="เอาแว่นมาด้วย")
    answer = editor.post(page_of(sessions[0]), given)
    assert answer.status_code == 200
    assert [hours(each)[0] for each in sessions] == ["09:00"] * 3


def test_the_service_refuses_a_session_that_is_no_longer_as_it_was_seen(sessions: list[Session]) -> None:
    seen = Session.everywhere.get(pk=sessions[0].pk)
    services.edit_session(session=sessions[0], version=1, by=None, note_th="ใหม่")
    series = sessions[0].series
    assert series is not None
    with pytest.raises(Refused, match=r"เปลี่ยน|แก้|changed"):
        services.edit_series(
            series=series,
            sessions=[seen],
            starts_time=time(13),
            ends_time=time(15),
            venue=seen.venue,
            by=None,
        )


def test_a_single_session_has_no_series_to_change(editor: Client, activity: Activity) -> None:
    assert editor.get(page_of(make_session(activity))).status_code == 404


def test_another_organisations_series_is_not_found(
    editor: Client, city: City, venue: Venue, sessions: list[Session]
) -> None:
    Session.everywhere.update(activity=make_activity(city, venue=venue))
    assert editor.get(page_of(sessions[0])).status_code == 404


# -- one place, two sessions -------------------------------------------------------------------------------


def elsewhere(city: City, session: Session, **given: object) -> Session:
    """A session of another organisation whose second half falls into the given one's first."""
    begins = session.starts_at - timedelta(hours=1)
    other = make_activity(city, title_th="พับกระทงใบตอง", **given)
    return make_session(other, venue=session.venue, starts_at=begins, ends_at=begins + timedelta(hours=2))


def test_two_sessions_at_one_place_are_pointed_out_on_the_activity_and_the_session(
    editor: Client, city: City, activity: Activity, sessions: list[Session]
) -> None:
    elsewhere(city, sessions[0])
    for page in (f"{ACTIVITIES}{activity.uuid}", f"{ACTIVITIES}sessions/{sessions[0].uuid}"):
        assert editor.get(page).content.decode().count("พับกระทงใบตอง") == 1
    assert "พับกระทงใบตอง" not in editor.get(f"{ACTIVITIES}sessions/{sessions[1].uuid}").content.decode()


def test_a_session_at_a_taken_time_is_added_all_the_same_with_a_word_about_it(
    editor: Client, city: City, activity: Activity, sessions: list[Session]
) -> None:
    elsewhere(city, sessions[0])
    day = thai_time.day_of(sessions[0].starts_at)
    given = {
        "starts_on": day.isoformat(), "starts_time": "9.30", "ends_time": "10.30", "seats": "5",
        "venue": str(sessions[0].venue_id), "release": "",
    }  # fmt: skip
    answer = editor.post(f"{ACTIVITIES}{activity.uuid}/sessions/new", given, follow=True)
    assert Session.objects.in_city(city).filter(activity=activity).count() == 4
    assert "พับกระทงใบตอง" in str(list(answer.context["messages"])[1])


def test_one_after_the_other_share_nothing(
    editor: Client, city: City, activity: Activity, sessions: list[Session]
) -> None:
    other = make_activity(city, title_th="พับกระทงใบตอง")
    begins = sessions[0].ends_at
    make_session(other, venue=sessions[0].venue, starts_at=begins, ends_at=begins + timedelta(hours=1))
    assert "พับกระทงใบตอง" not in editor.get(f"{ACTIVITIES}{activity.uuid}").content.decode()


def test_what_others_have_not_published_is_not_told(
    editor: Client, city: City, activity: Activity, sessions: list[Session]
) -> None:
    elsewhere(city, sessions[0], state="draft")
    assert "พับกระทงใบตอง" not in editor.get(f"{ACTIVITIES}{activity.uuid}").content.decode()
