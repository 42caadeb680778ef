"""Help to take part as learners meet it: asked while joining or later, remembered only by consent."""

from typing import Any

import pytest
from django.core.cache import cache
from django.test import Client

from learningcity.city.catalogue.models import Session
from learningcity.city.enrolment.models import Accommodation, Enrolment, SupportNeed
from learningcity.city.enrolment.services import book_seat
from learningcity.city.enrolment.services.needs import remember_needs
from learningcity.city.enrolment.services.support import accept_support, decline_support, request_support
from learningcity.city.people.models import User
from learningcity.city.people.services import person_of
from learningcity.city.places.models import City, VenueAccess
from tests.factories import make_account, make_activity, make_care_link, make_person, make_session, make_venue
from tests.thai_on_pages import unsaid

pytestmark = pytest.mark.django_db
BACKEND = "allauth.account.auth_backends.AuthenticationBackend"


@pytest.fixture(autouse=True)
def fresh_counts() -> None:
    cache.clear()


@pytest.fixture
def session(city: City) -> Session:
    return make_session(make_activity(city, venue=make_venue(city)), seats=9)


@pytest.fixture
def wipa(client: Client) -> User:
    account = make_account(name="วิภา")
    client.force_login(account, backend=BACKEND)
    return account


def look(client: Client, session: Session, who: str = "me") -> Any:
    client.post(f"/phra-nakhon/join/{session.uuid}?lang=en", {"who": who})
    return client.get(f"/phra-nakhon/join/{session.uuid}/confirm?lang=en")


def join(client: Client, session: Session, who: str = "me", **more: object) -> Any:
    page = look(client, session, who)
    given = {"draft": page.context["draft"].id, "reminders": "no", "expects": "seat"} | more
    return client.post(f"/phra-nakhon/join/{session.uuid}/confirm?lang=en", given)


def asked() -> list[str]:
    return [row.kind for row in Accommodation.everywhere.order_by("id")]


@pytest.fixture
def enrolment(wipa: User, session: Session) -> Enrolment:
    return book_seat(session=session, person=person_of(account=wipa), by=wipa)


def page(client: Client, enrolment: Enrolment, more: str = "") -> str:
    return client.get(f"/phra-nakhon/enrolments/{enrolment.uuid}{more}?lang=en").content.decode()


def test_joining_without_needing_help_keeps_nothing(client: Client, wipa: User, session: Session) -> None:
    assert join(client, session).status_code == 302
    assert (asked(), SupportNeed.objects.count()) == ([], 0)


def test_asking_while_joining(client: Client, wipa: User, session: Session) -> None:
    join(client, session, **{"support-kinds": ["wheelchair", "large_print"], "support-words": "นั่งรถเข็น"})
    assert asked() == ["wheelchair", "large_print"]
    assert not SupportNeed.objects.exists()


def test_remembering_is_a_tick_of_its_own(client: Client, wipa: User, session: Session) -> None:
    join(client, session, **{"support-kinds": ["wheelchair"], "support-remember": "on"})
    assert SupportNeed.objects.get().kinds == ["wheelchair"]


def test_what_is_remembered_is_filled_in(client: Client, wipa: User, session: Session) -> None:
    remember_needs(person=person_of(account=wipa), kinds=["companion"], by=wipa, agreed=True)
    shown = look(client, session)
    assert shown.context["support"].initial["kinds"] == ["companion"]
    assert '<details class="help" id="help" open>' in shown.content.decode()


def test_a_helper_is_not_shown_what_the_person_told_others(
    client: Client, wipa: User, session: Session
) -> None:
    grandmother = make_person("ยายสมศรี", birth_year=1952)
    make_care_link(wipa, grandmother)
    remember_needs(person=grandmother, kinds=["companion"], words="ตาไม่ดี", by=None, agreed=True)
    shown = look(client, session, str(grandmother.uuid))
    assert shown.context["support"].initial == {"kinds": [], "words": ""}
    assert "ตาไม่ดี" not in shown.content.decode()
    join(client, session, str(grandmother.uuid), **{"support-kinds": ["wheelchair"]})
    assert asked() == ["wheelchair"]


def test_words_that_are_too_long_come_back_with_the_fold_open(
    client: Client, wipa: User, session: Session
) -> None:
    answer = join(client, session, **{"support-words": "ก" * 501})
    said = answer.content.decode()
    assert answer.status_code == 200
    assert '<details class="help" id="help" open>' in said
    assert 'href="#id_support-words"' in said
    assert not Enrolment.everywhere.exists()


def test_a_kind_that_is_not_asked_here_is_not_taken(client: Client, wipa: User, session: Session) -> None:
    answer = join(client, session, **{"support-kinds": ["cannot_pay"]})
    assert answer.status_code == 200
    assert not Enrolment.everywhere.exists()


def test_where_something_costs_one_may_say_that_one_cannot_pay(
    client: Client, wipa: User, city: City
) -> None:
    costly = make_session(make_activity(city, price_satang=10_000))
    join(client, costly, **{"support-kinds": ["cannot_pay"]})
    assert asked() == ["cannot_pay"]


def test_what_the_place_has_is_said_at_the_choice(client: Client, wipa: User, session: Session) -> None:
    assert session.venue
    VenueAccess.objects.create(venue=session.venue, feature="step_free", present=True)
    VenueAccess.objects.create(venue=session.venue, feature="lift", present=False)
    said = look(client, session).content.decode()
    assert "Stated to be there already: step-free entrance. Not there: lift." in said


def test_asking_late_is_allowed_and_said_to_be_uncertain(
    client: Client, wipa: User, session: Session
) -> None:
    assert "It is late now: we try, and tell you." in look(client, session).content.decode()
    join(client, session, **{"support-kinds": ["sign_language"]})
    assert not Accommodation.everywhere.get().sure


# -- afterwards --------------------------------------------------------------------------------------------


def test_asking_later_from_the_page_of_the_enrolment(client: Client, enrolment: Enrolment) -> None:
    assert "Ask for help to take part" in page(client, enrolment)
    address = f"/phra-nakhon/enrolments/{enrolment.uuid}/support?lang=en"
    empty = client.post(address, {})
    assert "Say what would help." in empty.content.decode()
    assert client.post(address, {"support-kinds": ["language"]}).status_code == 302
    assert asked() == ["language"]
    assert "Help with the language" in page(client, enrolment)


def test_the_page_says_what_became_of_it(client: Client, enrolment: Enrolment) -> None:
    first, second = request_support(enrolment=enrolment, kinds=["wheelchair", "language"], by=None)
    accept_support(accommodation=first, by=make_account(name="พิมพ์ใจ"))
    decline_support(accommodation=second, reason="ไม่มีล่าม", by=None)
    said = unsaid(page(client, enrolment))
    assert "Promised; พิมพ์ใจ sees to it" in said
    assert "Cannot be done: ไม่มีล่าม" in said


def test_taking_a_request_back(client: Client, enrolment: Enrolment) -> None:
    row = request_support(enrolment=enrolment, kinds=["wheelchair"], by=enrolment.enrolled_by)[0]
    client.post(f"/phra-nakhon/enrolments/{enrolment.uuid}/support/{row.uuid}/withdraw")
    assert Accommodation.everywhere.get().state == "withdrawn"


def test_a_helper_sees_only_what_they_asked_for(client: Client, wipa: User, session: Session) -> None:
    grandmother = make_person("ยายสมศรี", birth_year=1952)
    make_care_link(wipa, grandmother)
    enrolment = book_seat(session=session, person=grandmother, by=wipa)
    request_support(enrolment=enrolment, kinds=["wheelchair"], by=wipa)
    own = request_support(enrolment=enrolment, kinds=["cannot_pay"], by=None)[0]
    said = page(client, enrolment)
    assert "A way in and a place for a wheelchair" in said
    assert "annot pay" not in said
    address = f"/phra-nakhon/enrolments/{enrolment.uuid}/support/{own.uuid}/withdraw"
    assert client.post(address).status_code == 404


def test_a_stranger_finds_no_page_to_ask_on(client: Client, session: Session, wipa: User) -> None:
    other = book_seat(session=session, person=make_person(), by=None)
    assert client.get(f"/phra-nakhon/enrolments/{other.uuid}/support").status_code == 404


# -- what is remembered ------------------------------------------------------------------------------------

NEEDS = "/phra-nakhon/mine/support?lang=en"


def test_remembering_needs_a_yes(client: Client, wipa: User, city: City) -> None:
    answer = client.post(NEEDS, {"kinds": ["wheelchair"]})
    assert "We remember it only if you agree" in answer.content.decode()
    assert client.post(NEEDS, {"kinds": ["wheelchair"], "agreed": "on"}).status_code == 302
    assert SupportNeed.objects.get().kinds == ["wheelchair"]
    assert "Remembered since" in client.get(NEEDS).content.decode()


def test_changing_and_forgetting(client: Client, wipa: User, city: City) -> None:
    remember_needs(person=person_of(account=wipa), kinds=["wheelchair"], by=wipa, agreed=True)
    client.post(NEEDS, {"kinds": ["language"], "words": "พูดมลายู", "agreed": "on"})
    assert SupportNeed.objects.get().words == "พูดมลายู"
    client.post("/phra-nakhon/mine/support/forget")
    assert not SupportNeed.objects.exists()


def test_a_guardian_says_it_for_a_child_and_a_helper_may_not_look(
    client: Client, wipa: User, city: City
) -> None:
    child, neighbour = make_person("หนูนา", birth_year=2019), make_person("ยายสมศรี", birth_year=1952)
    make_care_link(wipa, child, "guardian")
    make_care_link(wipa, neighbour)
    given = {"kinds": ["companion"], "agreed": "on"}
    client.post(f"{NEEDS}&who={child.uuid}", given)
    assert SupportNeed.objects.get().person == child
    assert client.get(f"{NEEDS}&who={neighbour.uuid}").status_code == 404
