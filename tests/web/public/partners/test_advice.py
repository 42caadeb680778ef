"""Advice for everyone's eyes, and the adviser's page behind a link."""

from datetime import timedelta
from importlib import import_module
from typing import Any

import pytest
from django.core.cache import cache
from django.test import Client

from learningcity.city.partners import queries
from learningcity.city.partners.models import Advice, Contact
from learningcity.city.places.models import City
from learningcity.core.thai_time import today
from tests.factories import make_advice, make_city, make_contact, make_organisation

pytestmark = pytest.mark.django_db
LINKS = import_module("learningcity.city.partners.queries.advice")
LIST = "/phra-nakhon/partners/advice"
JAPANESE = "公民館は、住民が自分たちの場所だと感じるときに続きます。"


@pytest.fixture(autouse=True)
def _uncounted() -> None:
    cache.clear()


@pytest.fixture
def adviser(city: City) -> Contact:
    return make_contact(make_organisation(city), advises=True, name_en="Mori Haruka")


def page_of(adviser: Contact) -> str:
    return f"/phra-nakhon/advice/{queries.advice_token(adviser)}"


def sent(prefix: str, which: str, **given: Any) -> dict[str, str]:
    kept = {"text": JAPANESE, "language": "ja", "may_show": "on"} | given
    return {"advice": which} | {f"{prefix}-{name}": value for name, value in kept.items()}


def test_everyone_reads_what_was_answered_and_may_be_shown(
    client: Client, city: City, adviser: Contact
) -> None:
    done = {
        "text": JAPANESE,
        "language": "ja",
        "given_on": today(),
        "reply": "declined",
        "replied_on": today(),
    }
    make_advice(city, adviser=adviser, title_th="ศูนย์ของชาวบ้าน", reason_th="ยังไม่มีอาคาร", may_show=True, **done)
    make_advice(city, adviser=adviser, title_th="ไม่เปิดเผย", reason_th="ลับ", **done)
    make_advice(city, adviser=adviser, title_th="ยังรอคำตอบ", text="x", given_on=today(), may_show=True)
    page = client.get(LIST).content.decode()
    assert "ศูนย์ของชาวบ้าน" in page
    assert "ยังไม่มีอาคาร" in page
    assert f'lang="ja"><p>{JAPANESE}' in page
    assert "ไม่เปิดเผย" not in page
    assert "ยังรอคำตอบ" not in page
    assert "Mori Haruka" not in page
    assert "ศูนย์ของชาวบ้าน" in client.get("/phra-nakhon/partners").content.decode()


def test_an_adviser_answers_without_an_account(client: Client, city: City, adviser: Contact) -> None:
    row = make_advice(city, adviser=adviser)
    answer = client.post(page_of(adviser), sent(row.uuid.hex, str(row.uuid)))
    assert answer.status_code == 302
    row.refresh_from_db()
    assert (row.text, row.language, row.may_show, row.given_on) == (JAPANESE, "ja", True, today())
    page = client.get(page_of(adviser)).content.decode()
    assert f'name="advice" value="{row.uuid}"' not in page


def test_an_adviser_offers_and_reads_the_citys_answer_there(
    client: Client, city: City, adviser: Contact
) -> None:
    client.post(page_of(adviser), sent("offer", "offer", title="Halls kept by residents", website=""))
    row = Advice.objects.in_city(city).get()
    assert (row.title_en, row.asked_on, row.due_on > today()) == ("Halls kept by residents", None, True)
    Advice.objects.in_city(city).update(reply="declined", reason_th="ยังไม่มีอาคาร", replied_on=today())
    assert "ยังไม่มีอาคาร" in client.get(page_of(adviser)).content.decode()


def test_what_is_missing_is_said_and_what_was_written_stays(
    client: Client, city: City, adviser: Contact
) -> None:
    answer = client.post(page_of(adviser), sent("offer", "offer", title=""))
    assert answer.status_code == 200
    assert answer.context["offer"].errors["title"]
    assert JAPANESE in answer.content.decode()
    assert not Advice.objects.in_city(city).exists()


def test_another_advisers_question_is_neither_shown_nor_answered(
    client: Client, city: City, adviser: Contact
) -> None:
    other = make_advice(city, title_th="ของคนอื่น")
    assert "ของคนอื่น" not in client.get(page_of(adviser)).content.decode()
    client.post(page_of(adviser), sent(other.uuid.hex, str(other.uuid)))
    other.refresh_from_db()
    assert other.given_on is None


def test_a_machine_is_thanked_and_forgotten(client: Client, city: City, adviser: Contact) -> None:
    answer = client.post(page_of(adviser), sent("offer", "offer", title="Buy", website="http://x"))
    assert answer.status_code == 302
    assert not Advice.objects.in_city(city).exists()


def test_too_much_from_one_place_waits(client: Client, city: City, adviser: Contact, settings: Any) -> None:
    for number in range(20):
        client.post(page_of(adviser), sent("offer", "offer", title=f"ครั้งที่ {number}"))
    answer = client.post(page_of(adviser), sent("offer", "offer", title="อีกครั้ง"))
    assert answer.context["offer"].non_field_errors()
    assert Advice.objects.in_city(city).count() == 20


@pytest.mark.parametrize("broken", ["forged", "over", "left", "elsewhere"])
def test_a_link_that_ended_opens_nothing(
    client: Client, city: City, adviser: Contact, monkeypatch: pytest.MonkeyPatch, broken: str
) -> None:
    url = page_of(adviser)
    if broken == "forged":
        url += "x"
    elif broken == "over":
        monkeypatch.setattr(LINKS, "OPEN_FOR", timedelta(seconds=-1))
    elif broken == "left":
        Contact.objects.in_city(city).update(left_on=today())
    else:
        make_city("yala", name_th="ยะลา", name_en="Yala")
        url = url.replace("phra-nakhon", "yala")
    assert client.get(url).status_code == 404
    assert client.post(url, sent("offer", "offer", title="x")).status_code == 404
    assert not Advice.objects.in_city(city).exists()
