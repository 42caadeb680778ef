"""Offering to teach, as residents do it: three short parts, an account only at the end, an answer to read."""

from typing import Any

import pytest
from django.core.cache import cache
from django.test import Client
from pytest_django import Settings

from learningcity.city.catalogue import services
from learningcity.city.catalogue.models import Instructor, OfferState, TeachingOffer
from learningcity.city.catalogue.services.offers import Place
from learningcity.city.people.models import Person, User
from learningcity.city.people.roles import Role
from learningcity.city.places.models import City
from learningcity.web.public.catalogue.offer_draft import KEY
from tests.factories import make_account, make_city, make_officer, make_organisation, make_topic

pytestmark = pytest.mark.django_db
BACKEND = "allauth.account.auth_backends.AuthenticationBackend"
OFFER = "/phra-nakhon/offer"
CHECK = f"{OFFER}/new/check"
XSS = '<script>alert("x")</script>'


@pytest.fixture(autouse=True)
def nobody_offered_yet(city: City) -> None:
    cache.clear()
    make_topic("craft")


def answers(**given: Any) -> list[dict[str, Any]]:
    """What is said in each of the three parts."""
    topic = make_topic("craft").pk
    what = {"title_th": "ร้อยมาลัย", "summary": "ร้อยได้เอง", "topic": topic, "hours": "๓"}
    where = {"setting": "needed", "asks": "nothing", "suits": ["morning", "weekend"]}
    who = {"name": "มาลี", "experience": "ร้อยมาตั้งแต่เด็ก", "contact": "0812345678", "may_show": "on"}
    return [{**part, **given} for part in (what, where, who)]


def fill_in(client: Client, **given: Any) -> None:
    for number, part in enumerate(answers(**given), 1):
        answer = client.post(f"{OFFER}/new/{number}", part)
        assert answer.status_code == 302, answer.content.decode()


def signed_in(account: User | None = None) -> Client:
    client = Client()
    client.force_login(account or make_account(), backend=BACKEND)
    return client


def offered(client: Client, **given: Any) -> TeachingOffer:
    fill_in(client, **given)
    client.post(CHECK)
    return TeachingOffer.everywhere.order_by("-pk")[0]


def test_nothing_is_asked_of_whoever_only_looks(client: Client) -> None:
    page = client.get(f"{OFFER}?lang=en").content.decode()
    assert "/phra-nakhon/offer/new/1" in page
    assert "sessionid" not in client.cookies


def test_the_parts_come_one_after_the_other(client: Client) -> None:
    assert client.get(f"{OFFER}/new/3")["Location"] == f"{OFFER}/new/1"
    assert client.get(CHECK)["Location"] == f"{OFFER}/new/1"
    assert client.get(f"{OFFER}/new/4").status_code == 404
    first, second, _third = answers()
    assert client.post(f"{OFFER}/new/1", first)["Location"] == f"{OFFER}/new/2"
    assert client.post(f"{OFFER}/new/2", second)["Location"] == f"{OFFER}/new/3"
    assert "ร้อยมาลัย" in client.get(f"{OFFER}/new/1").content.decode()


def test_a_contradiction_comes_back_to_the_part_that_asked(client: Client) -> None:
    first, second, _third = answers()
    client.post(f"{OFFER}/new/1", first)
    page = client.post(f"{OFFER}/new/2?lang=en", second | {"min_age": "60", "max_age": "12", "asks": "fee"})
    assert page.status_code == 200
    assert "The oldest age is below the youngest." in page.content.decode()
    page = client.post(f"{OFFER}/new/2?lang=en", second | {"asks": "fee"})
    assert "Say how much each person would pay." in page.content.decode()


def test_without_an_account_what_was_written_is_sealed_and_waits(client: Client) -> None:
    fill_in(client)
    assert not TeachingOffer.everywhere.exists()
    page = client.get(f"{CHECK}?lang=en").content.decode()
    assert "ร้อยมาลัย" in page
    assert "/accounts/signup/?next=%2Fphra-nakhon%2Foffer%2Fnew%2Fcheck" in page
    assert "ร้อยมาลัย" not in str(client.session[KEY])
    assert "0812345678" not in str(client.session[KEY])
    assert client.post(CHECK)["Location"].startswith("/accounts/login/?next=")
    assert not TeachingOffer.everywhere.exists()


def test_signing_in_loses_nothing_and_then_it_is_sent(client: Client) -> None:
    fill_in(client)
    account = make_account()
    client.force_login(account, backend=BACKEND)
    answer = client.post(CHECK)
    row = TeachingOffer.everywhere.get()
    assert answer["Location"] == f"{OFFER}/{row.uuid}?done=1"
    assert (row.state, row.hours, row.suits, row.may_show) == (
        OfferState.SENT, 3, ["morning", "weekend"], True,
    )  # fmt: skip
    assert row.person == Person.objects.get(account=account)
    assert KEY not in client.session


def test_a_draft_is_kept_sent_and_taken_back() -> None:
    client = signed_in()
    fill_in(client)
    client.post(CHECK, {"then": "keep"})
    row = TeachingOffer.everywhere.get()
    assert row.state == OfferState.DRAFT
    client.post(f"{OFFER}/{row.uuid}/send")
    row.refresh_from_db()
    assert row.state == OfferState.SENT
    client.post(f"{OFFER}/{row.uuid}/withdraw")
    row.refresh_from_db()
    assert row.state == OfferState.WITHDRAWN
    page = client.get(f"{OFFER}/{row.uuid}?lang=en").content.decode()
    assert "/withdraw" not in page


def test_what_was_begun_can_be_thrown_away(client: Client) -> None:
    fill_in(client)
    assert "/offer/new/forget" in client.get(OFFER).content.decode()
    client.post(f"{OFFER}/new/forget")
    assert client.get(CHECK)["Location"] == f"{OFFER}/new/1"


def test_what_the_city_asks_is_read_and_mended() -> None:
    account = make_account()
    client = signed_in(account)
    row = offered(client)
    officer = make_officer(Role.LEARNING_ADMINISTRATOR, row.city)
    services.return_offer(offer=row, said="รับได้กี่คน\nมีเก้าอี้ไหม", version=None, by=officer)
    page = client.get(f"{OFFER}/{row.uuid}").content.decode()
    assert "รับได้กี่คน<br>มีเก้าอี้ไหม" in page
    form = client.get(f"{OFFER}/{row.uuid}/edit").content.decode()
    assert 'value="ร้อยมาลัย"' in form
    row.refresh_from_db()
    whole = {name: value for part in answers() for name, value in part.items()}
    client.post(f"{OFFER}/{row.uuid}/edit", whole | {"place": "", "version": row.version, "hours": "6"})
    row.refresh_from_db()
    assert (row.state, row.hours) == (OfferState.SENT, 6)


def test_two_who_edit_do_not_overwrite_each_other() -> None:
    client = signed_in()
    fill_in(client)
    client.post(CHECK, {"then": "keep"})
    row = TeachingOffer.everywhere.get()
    whole = {name: value for part in answers() for name, value in part.items()}
    page = client.post(f"{OFFER}/{row.uuid}/edit?lang=en", whole | {"version": row.version - 1, "hours": "9"})
    assert "look at it once more" in page.content.decode()
    row.refresh_from_db()
    assert row.hours == 3


def test_an_offer_is_nobody_elses_and_no_other_citys() -> None:
    row = offered(signed_in())
    make_city("yala", name_th="ยะลา", name_en="Yala")
    stranger = signed_in()
    for path in ("", "/edit"):
        assert stranger.get(f"{OFFER}/{row.uuid}{path}").status_code == 404
        assert Client().get(f"{OFFER}/{row.uuid}{path}").status_code == 302
    for act in ("send", "withdraw"):
        assert stranger.post(f"{OFFER}/{row.uuid}/{act}").status_code == 404
    own = signed_in(row.person.account)  # type: ignore[union-attr]
    assert own.get(f"/yala/offer/{row.uuid}").status_code == 404
    assert "ร้อยมาลัย" not in own.get("/yala/offer").content.decode()


def test_a_draft_of_one_city_is_not_another_citys(client: Client) -> None:
    make_city("yala", name_th="ยะลา", name_en="Yala")
    fill_in(client)
    assert client.get("/yala/offer/new/check")["Location"] == "/yala/offer/new/1"


def test_a_machine_is_thanked_and_forgotten(client: Client) -> None:
    answer = client.post(f"{OFFER}/new/1", answers()[0] | {"website": "https://spam.example"})
    assert answer["Location"] == OFFER
    assert KEY not in client.session


def test_too_many_offers_from_one_place_are_refused_and_what_was_written_stays(
    client: Client, settings: Settings
) -> None:
    settings.ACCOUNT_RATE_LIMITS = {"offer": "3/h/ip"}
    first = answers()[0]
    for _ in range(3):
        assert client.post(f"{OFFER}/new/1", first).status_code == 302
    page = client.post(f"{OFFER}/new/1?lang=en", first | {"title_th": "เรื่องสุดท้าย"}).content.decode()
    assert "try again in an hour" in page
    assert "เรื่องสุดท้าย" in page


def test_a_sixth_open_offer_is_refused_and_what_was_written_stays() -> None:
    client = signed_in()
    for _ in range(5):
        offered(client)
    fill_in(client, title_th="เรื่องที่หก")
    page = client.post(f"{CHECK}?lang=en").content.decode()
    assert "open offers already" in page
    assert "เรื่องที่หก" in page
    assert TeachingOffer.everywhere.count() == 5


def test_what_people_write_is_text_wherever_it_stands() -> None:
    account = make_account()
    client = signed_in(account)
    row = offered(client, title_th=XSS, summary=XSS, name=XSS, experience=XSS, contact=XSS)
    officer = make_officer(Role.CITY_COORDINATOR, row.city)
    place = Place(make_organisation(row.city))
    services.accept_offer_to_teach(offer=row, place=place, version=None, said=XSS, by=officer)
    teacher = Instructor.everywhere.get()
    staff = signed_in(officer)
    pages = [
        client.get(OFFER),
        client.get(f"{OFFER}/{row.uuid}"),
        Client().get("/phra-nakhon/people"),
        Client().get(f"/phra-nakhon/people/{teacher.code}"),
        staff.get("/staff/phra-nakhon/offers/?show=prepared"),
        staff.get(f"/staff/phra-nakhon/offers/{row.uuid}"),
        staff.get("/staff/phra-nakhon/offers/instructors"),
        staff.get(f"/staff/phra-nakhon/offers/instructors/{teacher.uuid}"),
    ]
    for page in pages:
        assert page.status_code == 200
        assert "<script>alert" not in page.content.decode()
        assert "&lt;script&gt;alert" in page.content.decode()
