from typing import Any

import pytest
from django.core.cache import cache
from django.test import Client

from learningcity.city.catalogue.models import Session, SessionState
from learningcity.city.enrolment.models import Enrolment, State
from learningcity.city.enrolment.services import book_seat
from learningcity.city.people.models import CareLink, Consent, Person, User
from learningcity.city.people.services import person_of
from learningcity.city.places.models import City
from learningcity.core.thai_time import today
from tests.factories import make_account, make_activity, make_care_link, make_city, make_person, make_session

pytestmark = pytest.mark.django_db
BACKEND = "allauth.account.auth_backends.AuthenticationBackend"
YOU = {"you-name": "วิภา", "you-contact": "081 234 5678", "you-password1": "ดอกมะลิหอมตอนเช้า"}


@pytest.fixture(autouse=True)
def fresh_counts() -> None:
    cache.clear()


@pytest.fixture
def session(city: City) -> Session:
    return make_session(make_activity(city), seats=2)


@pytest.fixture
def wipa(client: Client) -> User:
    account = make_account(name="วิภา")
    client.force_login(account, backend=BACKEND)
    return account


def step(session: Session, last: str = "") -> str:
    return f"/phra-nakhon/join/{session.uuid}{last}?lang=en"


def fill(seats: Session, number: int) -> None:
    for _ in range(number):
        book_seat(session=seats, person=make_person(), by=None)


def say_yes(client: Client, session: Session, **more: str) -> Any:
    """Look at the last step and press its button as it is drawn."""
    page = client.get(step(session, "/confirm"))
    assert page.status_code == 200, page
    given = {"draft": page.context["draft"].id, "reminders": "yes"}
    given["expects"] = "seat" if page.context["outlook"].has_seat else "line"
    return client.post(step(session, "/confirm"), given | more)


def test_joining_for_oneself(client: Client, wipa: User, session: Session) -> None:
    assert client.post(step(session), {"who": "me"}).status_code == 302
    answer = say_yes(client, session)
    booked = Enrolment.everywhere.get()
    assert (booked.person.account, booked.state, booked.via) == (wipa, State.BOOKED, "self")
    assert answer["Location"] == f"/phra-nakhon/enrolments/{booked.uuid}"


def test_whoever_has_no_account_opens_one_on_the_way(client: Client, session: Session) -> None:
    answer = client.post(step(session), {"who": "me", **YOU})
    assert answer["Location"] == f"/phra-nakhon/join/{session.uuid}/confirm"
    say_yes(client, session, reminders="no")
    booked = Enrolment.everywhere.get()
    assert (booked.person.name, booked.person.phone) == ("วิภา", "+66812345678")


def test_signing_in_on_the_way_loses_nothing_that_was_typed(client: Client, session: Session) -> None:
    typed = {"who": "new", "name": "ยายศรี", "kind": "helper", "birth_year": "๒๔๙๕", "then": "sign_in"}
    answer = client.post(step(session), typed | YOU)
    assert answer["Location"].startswith("/accounts/login/?next=")
    make_account("wipa@example.org", password="ดอกมะลิหอมตอนเช้า")
    client.post(answer["Location"], {"login": "wipa@example.org", "password": "ดอกมะลิหอมตอนเช้า"})
    page = client.get(step(session)).content.decode()
    assert "ยายศรี" in page
    assert "๒๔๙๕" in page


def test_no_password_is_kept_with_a_draft(client: Client, session: Session) -> None:
    client.post(step(session), {"who": "me", **YOU, "you-contact": "08"})
    kept = str(dict(client.session))
    assert "ดอกมะลิ" not in kept
    assert "วิภา" not in kept


def test_what_is_refused_comes_back_filled(client: Client, session: Session) -> None:
    page = client.post(step(session), {"who": "me", **YOU, "you-contact": "๐๘๑ ๒๓๔ ๕๖๗"}).content.decode()
    assert "A mobile number has 10 digits; this one has 9." in page
    assert "วิภา" in page
    assert not User.objects.exists()


def test_joining_for_someone_new_whom_one_looks_after(client: Client, wipa: User, session: Session) -> None:
    new = {"who": "new", "name": "ยายศรี", "kind": "helper", "agreed": "on", "birth_year": "2495"}
    client.post(step(session), new)
    say_yes(client, session)
    booked = Enrolment.everywhere.get()
    assert (booked.person.name, booked.person.birth_year, booked.via) == ("ยายศรี", 1952, "helper")
    assert CareLink.objects.get().carer == wipa


def test_joining_for_someone_already_looked_after(client: Client, wipa: User, session: Session) -> None:
    grandmother = make_person("ยายศรี", birth_year=1952)
    make_care_link(wipa, grandmother)
    assert "ยายศรี" in client.get(step(session)).content.decode()
    client.post(step(session), {"who": grandmother.uuid})
    say_yes(client, session)
    assert Enrolment.everywhere.get().person == grandmother


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ({}, "Say what to call this person"),
        ({"name": "ยายศรี"}, "Say who this person is to you."),
        ({"name": "ยายศรี", "kind": "helper"}, "An adult must know and agree."),
        ({"name": "ปิ่น", "kind": "guardian"}, "We need a child&#x27;s year of birth."),
        ({"name": "ปิ่น", "kind": "guardian", "birth_year": "2510"}, "decides alone"),
        (
            {"name": "ปิ่น", "kind": "helper", "agreed": "on", "birth_year": str(today().year - 12)},
            "Only a parent or guardian may enrol a person of this age.",
        ),
        ({"name": "ยายศรี", "kind": "helper", "agreed": "on", "birth_year": "1200"}, "cannot be right"),
        ({"name": "ยายศรี", "kind": "helper", "agreed": "on", "birth_year": "2690"}, "Nobody alive was born"),
        ({"name": "ยายศรี", "kind": "helper", "agreed": "on", "birth_year": "52"}, "Write the year in full"),
        ({"name": "ย" * 121, "kind": "helper", "agreed": "on"}, "at most 120"),
    ],
)
def test_who_comes_is_asked_until_it_is_clear(
    client: Client, wipa: User, session: Session, typed: dict[str, str], sentence: str
) -> None:
    page = client.post(step(session), {"who": "new", **typed}).content.decode()
    assert sentence in page
    assert not Person.objects.exists()


def test_a_child_is_enrolled_by_a_guardian(client: Client, wipa: User, session: Session) -> None:
    child = {"who": "new", "name": "ปิ่น", "kind": "guardian", "birth_year": str(today().year - 8)}
    client.post(step(session), child)
    say_yes(client, session)
    assert Enrolment.everywhere.get().person.name == "ปิ่น"


def test_a_child_under_ten_does_not_enrol_alone(client: Client, wipa: User, session: Session) -> None:
    page = client.post(step(session), {"who": "me", "birth_year": str(today().year - 9)}).content.decode()
    assert "Only a parent or guardian may enrol a person of this age." in page


def test_an_age_that_matters_is_asked_for_and_an_unfit_one_refused(
    client: Client, wipa: User, city: City
) -> None:
    session = make_session(make_activity(city, min_age=60))
    assert "tell us the year of birth first" in client.post(step(session), {"who": "me"}).content.decode()
    young = client.post(step(session), {"who": "me", "birth_year": "2540"}).content.decode()
    assert "This activity is for people of 60 and over." in young
    assert client.post(step(session), {"who": "me", "birth_year": "2495"}).status_code == 302


def test_a_held_seat_is_explained_and_used(client: Client, wipa: User, city: City) -> None:
    session = make_session(make_activity(city), seats=0, reserved={"older": 2, "low_income": 1})
    client.post(step(session), {"who": "me", "birth_year": "2495"})
    page = client.get(step(session, "/confirm")).content.decode()
    assert "One of the seats held for: older people (60 and over) (2 left)" in page
    say_yes(client, session)
    assert Enrolment.everywhere.get().pool.group == "older"


def test_a_group_one_states_gives_its_seats(client: Client, wipa: User, city: City) -> None:
    session = make_session(make_activity(city), seats=0, reserved={"low_income": 1})
    client.post(step(session), {"who": "me", "groups": ["low_income"]})
    say_yes(client, session)
    assert Enrolment.everywhere.get().pool.group == "low_income"
    assert person_of(account=wipa).groups == ["low_income"]


def test_a_full_session_offers_the_line_and_says_the_place(
    client: Client, wipa: User, session: Session
) -> None:
    fill(session, 3)
    client.post(step(session), {"who": "me"})
    page = client.get(step(session, "/confirm")).content.decode()
    assert "This session is full" in page
    assert "you would be number 2" in page
    say_yes(client, session)
    assert Enrolment.everywhere.get(person__account=wipa).state == State.WAITING


def test_the_slower_of_two_for_the_last_seat_is_asked_about_the_line(
    client: Client, wipa: User, session: Session
) -> None:
    fill(session, 1)
    client.post(step(session), {"who": "me"})
    seen = client.get(step(session, "/confirm"))
    fill(session, 1)
    given = {"draft": seen.context["draft"].id, "reminders": "yes", "expects": "seat"}
    slower = client.post(step(session, "/confirm"), given)
    assert slower.status_code == 200
    assert "The last seat was taken a moment ago" in slower.content.decode()
    assert not Enrolment.everywhere.filter(person__account=wipa).exists()
    client.post(step(session, "/confirm"), given | {"expects": "line"})
    assert Enrolment.everywhere.get(person__account=wipa).state == State.WAITING


def test_a_refused_seat_leaves_nobody_half_registered(client: Client, wipa: User, session: Session) -> None:
    fill(session, 1)
    client.post(step(session), {"who": "new", "name": "ยายศรี", "kind": "helper", "agreed": "on"})
    seen = client.get(step(session, "/confirm"))
    fill(session, 1)
    client.post(
        step(session, "/confirm"),
        {"draft": seen.context["draft"].id, "reminders": "yes", "expects": "seat"},
    )
    assert not Person.objects.filter(name="ยายศรี").exists()
    assert not CareLink.objects.exists()
    assert not Consent.objects.exists()


def test_the_same_yes_twice_joins_once(client: Client, wipa: User, session: Session) -> None:
    client.post(step(session), {"who": "new", "name": "ยายศรี", "kind": "helper", "agreed": "on"})
    seen = client.get(step(session, "/confirm"))
    given = {"draft": seen.context["draft"].id, "reminders": "yes", "expects": "seat"}
    first = client.post(step(session, "/confirm"), given)
    second = client.post(step(session, "/confirm"), given)
    assert first["Location"] == second["Location"]
    assert Person.objects.filter(name="ยายศรี").count() == 1


def test_who_has_joined_already_is_shown_their_enrolment(
    client: Client, wipa: User, session: Session
) -> None:
    for _ in range(2):
        client.post(step(session), {"who": "me"})
        answer = client.get(step(session, "/confirm"))
        if answer.status_code == 200:
            say_yes(client, session)
    assert answer["Location"] == f"/phra-nakhon/enrolments/{Enrolment.everywhere.get().uuid}"


def test_a_form_from_another_window_is_shown_again(client: Client, wipa: User, session: Session) -> None:
    client.post(step(session), {"who": "me"})
    stale = client.post(step(session, "/confirm"), {"draft": "stale", "reminders": "yes", "expects": "seat"})
    assert "Something was changed in another window." in stale.content.decode()
    assert not Enrolment.everywhere.exists()


def test_the_last_step_without_the_one_before_starts_over(
    client: Client, wipa: User, session: Session
) -> None:
    assert client.get(step(session, "/confirm"))["Location"] == f"/phra-nakhon/join/{session.uuid}"


def test_nothing_is_agreed_to_beforehand_and_a_no_is_kept(
    client: Client, wipa: User, session: Session
) -> None:
    client.post(step(session), {"who": "me"})
    page = client.get(step(session, "/confirm"))
    assert "checked" not in page.content.decode().split("May we write about this session?")[1]
    unsaid = client.post(step(session, "/confirm"), {"draft": page.context["draft"].id, "expects": "seat"})
    assert unsaid.status_code == 200
    say_yes(client, session, reminders="no")
    assert Consent.objects.get().withdrawn_at is not None


@pytest.mark.parametrize("state", ["cancelled", "started", "withdrawn"])
def test_a_closed_session_says_why(client: Client, session: Session, state: str) -> None:
    if state == "cancelled":
        Session.everywhere.update(state=SessionState.CANCELLED)
    elif state == "started":
        Session.everywhere.update(starts_at="2020-01-01T00:00Z")
    else:
        session.activity.__class__.everywhere.update(state="withdrawn")
    answer = client.get(step(session))
    assert answer.status_code == 410
    assert "Find something else" in answer.content.decode() or "no longer" in answer.content.decode()


def test_a_draft_activity_cannot_be_joined_by_guessing(client: Client, city: City) -> None:
    session = make_session(make_activity(city, state="draft"))
    assert client.get(step(session)).status_code == 404


def test_a_session_of_another_city_is_not_here(client: Client, session: Session) -> None:
    make_city("yala")
    assert client.get(f"/yala/join/{session.uuid}").status_code == 404


def test_nobody_joins_for_a_person_of_another_account(client: Client, wipa: User, session: Session) -> None:
    stranger = make_person("คนอื่น")
    make_care_link(make_account(), stranger)
    page = client.post(step(session), {"who": stranger.uuid})
    assert page.status_code == 200
    assert "คนอื่น" not in page.content.decode()


def test_joining_without_the_forms_token_is_refused(session: Session) -> None:
    careful = Client(enforce_csrf_checks=True)
    careful.force_login(make_account(), backend=BACKEND)
    assert careful.post(step(session), {"who": "me"}).status_code == 403


def test_whoever_has_only_a_phone_gives_an_address_if_they_want_to_be_written_to(
    client: Client, session: Session
) -> None:
    client.post(step(session), {"who": "me", **YOU})
    page = say_yes(client, session).content.decode()
    assert "To write to you we need an e-mail address" in page
    assert not Enrolment.everywhere.exists()
    say_yes(client, session, email="wipa@example.org")
    assert Person.objects.get().email == "wipa@example.org"


@pytest.mark.parametrize(("year", "beside_the_others"), [(1956, False), (None, True)])
def test_a_year_of_birth_is_asked_of_whoever_it_is_not_known(
    client: Client, wipa: User, session: Session, year: int | None, beside_the_others: bool
) -> None:
    person = person_of(account=wipa)
    Person.objects.filter(pk=person.pk).update(birth_year=year)
    page = client.get(step(session)).content.decode()
    assert page.count('name="birth_year"') == 1
    of_new = page[page.index('class="then form"') :]
    asked_of_all = of_new.index('name="birth_year"') > of_new.index(
        "</fieldset>\n", of_new.index('name="phone"')
    )
    assert asked_of_all is beside_the_others


def test_whoever_is_known_joins_without_saying_their_year_again(
    client: Client, wipa: User, city: City
) -> None:
    session = make_session(make_activity(city, min_age=60), seats=2)
    Person.objects.filter(pk=person_of(account=wipa).pk).update(birth_year=1950)
    assert client.post(step(session), {"who": "me"}).status_code == 302
