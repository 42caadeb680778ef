from datetime import timedelta

import pytest
from django.test import Client

from learningcity.city.catalogue.models import Session
from learningcity.city.enrolment.models import Enrolment, State
from learningcity.city.enrolment.rules import slip_code
from learningcity.city.enrolment.services import book_seat, give_up_seat
from learningcity.city.people.models import User
from learningcity.city.people.roles import Role
from learningcity.city.people.services import person_of
from learningcity.city.places.models import City
from learningcity.core.thai_time import now
from tests.factories import (
    make_account,
    make_activity,
    make_care_link,
    make_city,
    make_officer,
    make_person,
    make_session,
)

pytestmark = pytest.mark.django_db
BACKEND = "allauth.account.auth_backends.AuthenticationBackend"


@pytest.fixture
def session(city: City) -> Session:
    return make_session(make_activity(city), seats=1)


@pytest.fixture
def wipa(client: Client) -> User:
    account = make_account(name="วิภา")
    client.force_login(account, backend=BACKEND)
    return account


def address(enrolment: Enrolment, act: str = "") -> str:
    return f"/phra-nakhon/enrolments/{enrolment.uuid}{act}?lang=en"


def booked_for(account: User, session: Session) -> Enrolment:
    return book_seat(session=session, person=person_of(account=account), by=account)


def test_a_seat_shows_its_code_and_its_square(client: Client, wipa: User, session: Session) -> None:
    enrolment = booked_for(wipa, session)
    page = client.get(address(enrolment)).content.decode()
    assert "You have a seat" in page
    assert slip_code(enrolment.pk) in page


@pytest.mark.parametrize(("hours", "told"), [(30, True), (3, False)])
def test_a_reminder_is_announced_only_while_it_can_still_come(
    client: Client, wipa: User, city: City, hours: int, told: bool
) -> None:
    soon = make_session(make_activity(city), starts_at=now() + timedelta(hours=hours))
    page = client.get(address(booked_for(wipa, soon))).content.decode()
    assert ("The day before" in page) is told


def test_someone_in_line_sees_their_place(client: Client, wipa: User, session: Session) -> None:
    book_seat(session=session, person=make_person(), by=None)
    book_seat(session=session, person=make_person(), by=None)
    page = client.get(address(booked_for(wipa, session))).content.decode()
    assert "Number 2 of 2 people waiting." in page


def test_giving_up_passes_the_seat_on(client: Client, wipa: User, session: Session) -> None:
    mine = booked_for(wipa, session)
    waiting = book_seat(session=session, person=make_person(), by=None)
    client.post(address(mine, "/give-up"))
    waiting.refresh_from_db()
    assert waiting.state == State.OFFERED


def test_an_offer_can_be_taken(client: Client, wipa: User, session: Session) -> None:
    first = book_seat(session=session, person=make_person(), by=None)
    mine = booked_for(wipa, session)
    give_up_seat(enrolment=first, by=None)
    page = client.get(address(mine)).content.decode()
    assert "A seat is free for you" in page
    assert "hours" in page
    client.post(address(mine, "/accept"))
    mine.refresh_from_db()
    assert mine.state == State.BOOKED


def test_an_offer_that_ran_out_says_so(client: Client, wipa: User, session: Session) -> None:
    first = book_seat(session=session, person=make_person(), by=None)
    mine = booked_for(wipa, session)
    give_up_seat(enrolment=first, by=None)
    Enrolment.everywhere.filter(pk=mine.pk).update(offer_expires_at=now() - timedelta(minutes=1))
    page = client.post(address(mine, "/accept"), follow=True).content.decode()
    assert "The time to answer is over" in page


def test_an_offer_can_be_left_to_the_next(client: Client, wipa: User, session: Session) -> None:
    first = book_seat(session=session, person=make_person(), by=None)
    mine, next_one = booked_for(wipa, session), book_seat(session=session, person=make_person(), by=None)
    give_up_seat(enrolment=first, by=None)
    client.post(address(mine, "/decline"))
    next_one.refresh_from_db()
    assert next_one.state == State.OFFERED


def test_giving_up_twice_is_told_and_harms_nobody(client: Client, wipa: User, session: Session) -> None:
    mine = booked_for(wipa, session)
    client.post(address(mine, "/give-up"))
    page = client.post(address(mine, "/give-up"), follow=True).content.decode()
    assert "This has changed in the meantime." in page


@pytest.mark.parametrize("act", ["", "/give-up", "/accept", "/decline"])
def test_another_account_neither_sees_nor_changes_it(
    client: Client, wipa: User, session: Session, act: str
) -> None:
    theirs = booked_for(make_account(name="คนอื่น"), session)
    send = client.post if act else client.get
    assert send(address(theirs, act)).status_code == 404
    theirs.refresh_from_db()
    assert theirs.state == State.BOOKED


@pytest.mark.parametrize("act", ["/give-up", "/accept", "/decline"])
def test_nothing_is_changed_by_a_link(client: Client, wipa: User, session: Session, act: str) -> None:
    assert client.get(address(booked_for(wipa, session), act)).status_code == 405


def test_a_helper_sees_only_what_went_through_them(client: Client, wipa: User, session: Session) -> None:
    grandmother = make_person("ยายศรี")
    make_care_link(wipa, grandmother)
    by_another = book_seat(session=session, person=grandmother, by=None)
    assert client.get(address(by_another)).status_code == 404


def test_an_enrolment_is_not_found_under_another_city(client: Client, wipa: User, session: Session) -> None:
    make_city("yala")
    assert client.get(f"/yala/enrolments/{booked_for(wipa, session).uuid}").status_code == 404


def test_the_slips_code_leads_its_owner_home_and_nobody_else(
    client: Client, wipa: User, session: Session, city: City
) -> None:
    mine = booked_for(wipa, session)
    code = slip_code(mine.pk).replace(" ", "")
    assert client.get(f"/phra-nakhon/slip/{code}")["Location"] == f"/phra-nakhon/enrolments/{mine.uuid}"
    stranger = Client()
    assert "/accounts/login/" in stranger.get(f"/phra-nakhon/slip/{code}")["Location"]
    stranger.force_login(make_account(), backend=BACKEND)
    assert stranger.get(f"/phra-nakhon/slip/{code}").status_code == 404
    staff = Client()
    staff.force_login(make_officer(Role.LEARNING_ADMINISTRATOR, city), backend=BACKEND)
    assert "/staff/phra-nakhon/attendance/" in staff.get(f"/phra-nakhon/slip/{code}")["Location"]


@pytest.mark.parametrize("code", ["nothing", "กข", "กข9999", "%00"])
def test_a_made_up_code_leads_nowhere(client: Client, wipa: User, city: City, code: str) -> None:
    assert client.get(f"/phra-nakhon/slip/{code}").status_code == 404


def test_who_cannot_be_written_to_in_line_is_told_to_look(client: Client, session: Session) -> None:
    account = make_account(phone="+66812345678", name="วิภา")
    client.force_login(account, backend=BACKEND)
    book_seat(session=session, person=make_person(), by=None)
    page = client.get(address(booked_for(account, session))).content.decode()
    assert "We have no e-mail to tell you by" in page
