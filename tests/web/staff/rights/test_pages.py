from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from learningcity.city.people.models import Breach, Person, RightsRequest, User
from learningcity.city.people.roles import Role
from learningcity.city.people.services import ask_right
from learningcity.city.places.models import City
from learningcity.core.models import AuditEntry
from tests.factories import make_city, make_officer, make_person
from tests.thai_on_pages import unsaid

pytestmark = pytest.mark.django_db
BACKEND = "allauth.account.auth_backends.AuthenticationBackend"
ROOM = "/staff/phra-nakhon/rights"


@pytest.fixture
def clerk(client: Client, city: City) -> User:
    account = make_officer(Role.CITY_COORDINATOR, city)
    client.force_login(account, backend=BACKEND)
    return account


@pytest.fixture
def malee(city: City) -> Person:
    return make_person("มาลี", city=city)


def test_a_request_on_paper_is_noted_with_its_proof_and_its_deadline(
    client: Client, clerk: User, malee: Person
) -> None:
    page = client.post(f"{ROOM}/new/{malee.uuid}?lang=en", {"kind": "see", "said": "ขอดู"}).content.decode()
    assert "Say how you made sure who asks." in page
    assert "ขอดู" in page
    client.post(f"{ROOM}/new/{malee.uuid}", {"kind": "see", "said": "ขอดู", "proof": "มาเองที่เขต"})
    row = RightsRequest.objects.get()
    assert (row.on_paper, row.due_at - row.asked_at) == (True, timedelta(days=30))
    assert "มาลี" in client.get(ROOM + "/").content.decode()


def test_it_is_answered_with_what_was_done(client: Client, clerk: User, malee: Person, city: City) -> None:
    row = ask_right(person=malee, kind="correct", city=city, by=None)
    client.post(f"{ROOM}/{row.uuid}", {"answer": "แก้ปีเกิดแล้ว"})
    row.refresh_from_db()
    assert (row.state, row.answer, row.done_by) == ("done", "แก้ปีเกิดแล้ว", clerk)


def test_an_erasure_is_not_ticked_off_but_can_be_taken_back(
    client: Client, clerk: User, malee: Person, city: City
) -> None:
    row = ask_right(person=malee, kind="erase", city=city, by=None)
    page = client.post(f"{ROOM}/{row.uuid}?lang=en", {"answer": "done"}).content.decode()
    assert "happens by itself" in page
    client.post(f"{ROOM}/{row.uuid}/withdraw")
    row.refresh_from_db()
    assert row.state == "withdrawn"


def test_opening_a_request_is_noted_as_reading_the_person(
    client: Client, clerk: User, malee: Person, city: City
) -> None:
    row = ask_right(person=malee, kind="see", city=city, by=None)
    client.get(f"{ROOM}/{row.uuid}")
    assert AuditEntry.objects.filter(act="read_learner", about=str(malee.uuid)).exists()


def test_another_city_s_request_is_not_found(client: Client, clerk: User) -> None:
    yala = make_city("yala")
    row = ask_right(person=make_person("อื่น", city=yala), kind="see", city=yala, by=None)
    assert client.get(f"{ROOM}/{row.uuid}").status_code == 404


def test_what_must_be_answered_stands_on_today(
    client: Client, clerk: User, malee: Person, city: City
) -> None:
    ask_right(person=malee, kind="see", city=city, by=None)
    page = client.get("/staff/phra-nakhon/?lang=en").content.decode()
    assert "มาลี asks: see what is held" in unsaid(page)


def test_a_breach_is_noted_and_its_clock_stopped(client: Client, clerk: User) -> None:
    now = timezone.localtime()
    given = {"on": now.strftime("%Y-%m-%d"), "time": "00:00", "what": "แฟ้มหาย", "whose": "ผู้เรียน 3 คน"}
    client.post(f"{ROOM}/breaches", given)
    breach = Breach.objects.get()
    assert breach.due_at - breach.noticed_at == timedelta(hours=72)
    client.post(f"{ROOM}/breaches/{breach.uuid}/reported", {f"{breach.pk}-outcome": "แจ้ง สคส. แล้ว"})
    breach.refresh_from_db()
    assert breach.reported_at is not None
