from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from learningcity.city.catalogue.models import Session
from learningcity.city.enrolment.models import Attendance, Enrolment, State
from learningcity.city.enrolment.rules import slip_code
from learningcity.city.enrolment.services import book_seat, give_up_seat
from learningcity.city.people.models import Person, User
from learningcity.city.people.services import person_of
from learningcity.city.places.models import City
from learningcity.core.thai_time import now, today
from tests.factories import (
    make_account,
    make_activity,
    make_care_link,
    make_city,
    make_person,
    make_session,
)
from tests.thai_on_pages import unsaid

pytestmark = pytest.mark.django_db
BACKEND = "allauth.account.auth_backends.AuthenticationBackend"
MINE = "/phra-nakhon/mine/?lang=en"


@pytest.fixture
def wipa(client: Client) -> User:
    account = make_account(name="วิภา")
    client.force_login(account, backend=BACKEND)
    return account


def text(client: Client, who: Person | None = None) -> str:
    answer = client.get(MINE + (f"&who={who.uuid}" if who else ""))
    assert answer.status_code == 200
    return answer.content.decode()


def over(session: Session, state: str) -> None:
    """Let a session lie a week back and its enrolments stand at a state."""
    start = now() - timedelta(days=7)
    Session.everywhere.filter(pk=session.pk).update(starts_at=start, ends_at=start + timedelta(hours=2))
    Enrolment.everywhere.filter(session=session).update(state=state)


def test_nobody_sees_a_page_that_is_nobodys(client: Client, city: City) -> None:
    assert client.get(MINE)["Location"].startswith("/accounts/login/?next=/phra-nakhon/mine/")


def test_a_new_account_is_greeted_and_shown_where_to_begin(client: Client, wipa: User, city: City) -> None:
    page = text(client)
    assert "Hello, วิภา" in unsaid(page)
    assert "Find something to learn" in page


def test_the_next_session_comes_as_a_ticket(client: Client, wipa: User, city: City) -> None:
    session = make_session(make_activity(city, title_en="Safe on your phone"))
    enrolment = book_seat(session=session, person=person_of(account=wipa), by=wipa)
    page = text(client)
    assert "Next, in 5 days" in page
    assert slip_code(enrolment.pk) in page


def test_the_line_shows_the_place(client: Client, wipa: User, city: City) -> None:
    session = make_session(make_activity(city), seats=1)
    for _ in range(3):
        book_seat(session=session, person=make_person(), by=None)
    book_seat(session=session, person=person_of(account=wipa), by=wipa)
    assert "Number 3 of 3 people waiting." in text(client)


def test_an_offer_stands_first_with_the_time_that_is_left(client: Client, wipa: User, city: City) -> None:
    session = make_session(make_activity(city), seats=1)
    first = book_seat(session=session, person=make_person(), by=None)
    book_seat(session=session, person=person_of(account=wipa), by=wipa)
    give_up_seat(enrolment=first, by=None)
    page = text(client)
    assert "A seat is free" in page
    assert "23 hours 59 minutes from now" in page
    assert "Take the seat" in page


def test_what_was_learnt_is_counted_in_hours(client: Client, wipa: User, city: City) -> None:
    session = make_session(make_activity(city))
    enrolment = book_seat(session=session, person=person_of(account=wipa), by=wipa)
    over(session, State.COMPLETED)
    day = now() - timedelta(days=7)
    Attendance.objects.create(enrolment=enrolment, on=day.date(), present=True, marked_at=day)
    assert "1 time, 2 hours" in text(client)


def test_what_was_missed_counts_for_nothing(client: Client, wipa: User, city: City) -> None:
    session = make_session(make_activity(city))
    book_seat(session=session, person=person_of(account=wipa), by=wipa)
    over(session, State.ABSENT)
    page = text(client)
    assert "hours</b>" not in page
    assert "did not complete" in page


def test_a_guardian_sees_all_of_the_child(client: Client, wipa: User, city: City) -> None:
    child = make_person("ปิ่น", birth_year=today().year - 8)
    make_care_link(wipa, child, kind="guardian")
    book_seat(session=make_session(make_activity(city, title_en="Paper boats")), person=child, by=None)
    page = text(client, child)
    assert "Paper boats" in page
    assert "Download all of it" in page


def test_a_helper_sees_what_went_through_them_and_no_more(client: Client, wipa: User, city: City) -> None:
    grandmother = make_person("ยายศรี")
    make_care_link(wipa, grandmother)
    book_seat(session=make_session(make_activity(city, title_en="Arranged")), person=grandmother, by=wipa)
    book_seat(session=make_session(make_activity(city, title_en="Private")), person=grandmother, by=None)
    page = text(client, grandmother)
    assert "Arranged" in page
    assert "Private" not in page
    assert "Download all of it" not in page


def test_someone_else_s_page_is_not_shown(client: Client, wipa: User, city: City) -> None:
    stranger = make_person("คนอื่น")
    make_care_link(make_account(), stranger)
    assert client.get(f"{MINE}&who={stranger.uuid}").status_code == 302
    assert client.get(f"{MINE}&who=nonsense").status_code == 302


def test_another_city_s_sessions_stand_apart(client: Client, wipa: User, city: City) -> None:
    yala = make_city("yala", name_th="ยะลา", name_en="Yala")
    session = make_session(make_activity(yala, title_en="Southern weaving"))
    book_seat(session=session, person=person_of(account=wipa), by=wipa)
    page = text(client)
    assert "In other cities" in page
    assert "Next," not in page


def test_the_page_asks_no_more_of_the_database_as_life_goes_on(
    client: Client, wipa: User, city: City
) -> None:
    def join(number: int) -> None:
        for seats in (0, 5) * number:
            session = make_session(make_activity(city), seats=seats)
            book_seat(session=session, person=person_of(account=wipa), by=wipa)

    def asked() -> int:
        """Statements but the look, twice a second, whether the search index is behind."""
        with CaptureQueriesContext(connection) as queries:
            client.get(MINE)
        return sum("core_change" not in each["sql"] for each in queries)

    join(1)
    client.get(MINE)
    before = asked()
    join(8)
    assert asked() == before
    assert before <= 18
