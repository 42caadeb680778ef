"""Advice in the workspace: asked, keyed in, answered; nothing of it goes unnoticed on Today."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client

from learningcity.city.partners.models import ActionItem, Advice, Contact
from learningcity.city.people.roles import Role
from learningcity.city.places.models import City
from learningcity.core.letters import read
from learningcity.core.models import Message
from learningcity.core.thai_time import be_date, today
from tests.factories import make_advice, make_city, make_contact, make_organisation

pytestmark = pytest.mark.django_db
ROOM = "/staff/phra-nakhon/partners/advice"
KOREAN = "골목마다 한 사람이 소식을 맡습니다."


def thai(number: int) -> str:
    return be_date(today() + timedelta(days=number), "th", "medium").replace("\xa0", " ")


@pytest.fixture
def adviser(city: City) -> Contact:
    return make_contact(make_organisation(city), advises=True, language="en")


@pytest.fixture
def keeper(city: City) -> Contact:
    return make_contact(make_organisation(city))


def test_a_question_leaves_from_its_form(coordinator: Client, city: City, adviser: Contact) -> None:
    form = {"adviser": adviser.pk, "title_th": "ข่าวถึงบ้าน", "question_th": "บอกอย่างไร", "due_on": thai(9)}
    answer = coordinator.post(f"{ROOM}/ask", form)
    row = Advice.objects.in_city(city).get()
    assert answer["Location"] == f"{ROOM}/{row.uuid}"
    assert row.due_on == today() + timedelta(days=9)
    assert Message.objects.get().template == "advice_asked"


def test_only_advisers_can_be_chosen(coordinator: Client, adviser: Contact, keeper: Contact) -> None:
    page = coordinator.get(f"{ROOM}/ask")
    assert list(page.context["form"].fields["adviser"].queryset) == [adviser]
    form = {"adviser": keeper.pk, "title_th": "x", "question_th": "y", "due_on": thai(9)}
    assert coordinator.post(f"{ROOM}/ask", form).context["form"].errors["adviser"]


def test_an_answer_is_keyed_in_and_put_into_thai(coordinator: Client, city: City, adviser: Contact) -> None:
    row = make_advice(city, adviser=adviser)
    form = {"give-text": KOREAN, "give-language": "ko", "give-on": thai(-2)}
    assert coordinator.post(f"{ROOM}/{row.uuid}/given", form).status_code == 302
    words = {"words-title_th": "ข่าวถึงคนในตรอก", "words-meaning_th": "ให้มีคนดูแลข่าว", "words-version": "2"}
    assert coordinator.post(f"{ROOM}/{row.uuid}/words", words).status_code == 302
    page = coordinator.get(f"{ROOM}/{row.uuid}").content.decode()
    assert f'lang="ko"><p>{KOREAN}' in page
    assert "ให้มีคนดูแลข่าว" in page


def test_advice_that_came_another_way_is_noted(coordinator: Client, city: City, adviser: Contact) -> None:
    form = {
        "adviser": adviser.pk,
        "title": "Maps",
        "text": "Let them draw.",
        "language": "en",
        "on": thai(-1),
    }
    assert coordinator.post(f"{ROOM}/note", form).status_code == 302
    row = Advice.objects.in_city(city).get()
    assert (row.title_en, row.given_on, row.may_show) == ("Maps", today() - timedelta(days=1), False)


def test_a_reply_without_what_it_needs_comes_back_filled(
    coordinator: Client, city: City, adviser: Contact, keeper: Contact
) -> None:
    row = make_advice(city, adviser=adviser, text=KOREAN, given_on=today())
    form: dict[str, Any] = {"reply-reply": "adopted", "reply-reason_th": "ตรงกับที่ชุมชนบอก"}
    answer = coordinator.post(f"{ROOM}/{row.uuid}/reply", form)
    assert answer.context["forms"]["reply"].errors["task_th"]
    assert "ตรงกับที่ชุมชนบอก" in answer.content.decode()
    form |= {"reply-task_th": "หาคนดูแลข่าว", "reply-owner": keeper.pk, "reply-task_due_on": thai(20)}
    assert coordinator.post(f"{ROOM}/{row.uuid}/reply", form).status_code == 302
    task = ActionItem.objects.in_city(city).get()
    page = coordinator.get(f"/staff/phra-nakhon/partners/tasks/{task.uuid}").content.decode()
    assert f"{ROOM}/{row.uuid}" in page
    assert "หาคนดูแลข่าว" in coordinator.get("/staff/phra-nakhon/partners/tasks").content.decode()


def test_today_says_what_waits_and_whom_nothing_was_heard_from(
    coordinator: Client, city: City, adviser: Contact
) -> None:
    yesterday = today() - timedelta(days=1)
    make_advice(city, adviser=adviser, title_th="รอเมือง", text=KOREAN, given_on=today())
    make_advice(city, adviser=adviser, title_th="ยังเงียบ", due_on=yesterday)
    make_advice(city, adviser=adviser, title_th="ยังมีเวลา")
    page = coordinator.get("/staff/phra-nakhon/").content.decode()
    assert "คำแนะนำรอเมืองตอบ 1 เรื่อง" in page
    assert "คำถามถึงที่ปรึกษายังไม่มีคำตอบ 1 เรื่อง" in page
    assert "ยังมีเวลา" not in page


def test_the_link_is_sent_again_and_who_has_no_address_is_named(
    coordinator: Client, city: City, adviser: Contact
) -> None:
    url = f"/staff/phra-nakhon/partners/people/{adviser.uuid}/invite"
    assert coordinator.post(url).status_code == 302
    assert Message.objects.get().template == "advice_invited"
    silent = make_contact(adviser.organisation, advises=True, email="")
    coordinator.post(f"/staff/phra-nakhon/partners/people/{silent.uuid}/invite")
    assert Message.objects.count() == 1


@pytest.mark.parametrize("role", [Role.FUNDER_OFFICER, Role.ADVISER, Role.LEARNING_ADMINISTRATOR])
def test_onlookers_read_advice_and_answer_none(
    as_role: Callable[..., Client], city: City, adviser: Contact, role: Role
) -> None:
    row, client = make_advice(city, adviser=adviser, text=KOREAN, given_on=today()), as_role(role)
    assert KOREAN in client.get(f"{ROOM}/{row.uuid}").content.decode()
    assert f"{row.uuid}/reply" not in client.get(f"{ROOM}/{row.uuid}").content.decode()
    form = {"reply-reply": "declined", "reply-reason_th": "ไม่"}
    assert client.post(f"{ROOM}/{row.uuid}/reply", form).status_code == 403
    assert client.get(f"{ROOM}/ask").status_code == 403


def test_another_citys_advice_is_not_found(coordinator: Client) -> None:
    row = make_advice(make_city("yala", name_th="ยะลา", name_en="Yala"), title_th="ของยะลา")
    assert "ของยะลา" not in coordinator.get(ROOM).content.decode()
    for path in ("", "/given", "/words", "/reply", "/back"):
        url = f"{ROOM}/{row.uuid}{path}"
        answer = coordinator.post(url, {"x": "y"}) if path else coordinator.get(url)
        assert answer.status_code == 404, path
    invite = f"/staff/phra-nakhon/partners/people/{row.adviser.uuid}/invite"
    assert coordinator.post(invite).status_code == 404


TEMPLATES = ("advice_asked", "advice_due", "advice_invited", "advice_replied", "advice_waits")


@pytest.mark.parametrize("form", ["", "line", "sms"])
@pytest.mark.parametrize("language", ["th", "en"])
@pytest.mark.parametrize("template", TEMPLATES)
def test_each_message_says_what_it_is_about(template: str, language: str, form: str) -> None:
    context = {
        "city": "phra-nakhon", "city_th": "เขตพระนคร", "city_en": "Phra Nakhon", "name": "Park", "to": "ธนา",
        "token": "t0ken", "title_th": "ข่าว", "title_en": "News", "question_th": "ไหม",
        "question_en": "How", "reply": "adapted", "reason_th": "เพราะ", "reason_en": "because", "late": True,
        "advice": "00000000-0000-4000-8000-000000000000", "due_at": "2026-06-12T12:00:00+07:00",
    }  # fmt: skip
    subject, text = read(Message(template=template, language=language, context=context), form)
    city = {"th": "เขตพระนคร", "en": "Phra Nakhon"}[language]
    topic = {"th": "ข่าว", "en": "News"}[language]
    assert (city if template == "advice_invited" else topic) in subject
    assert "{" not in subject + text
    link = "partners/advice/0000" if template == "advice_waits" else "/advice/t0ken"
    assert (link in text) == (form != "sms")
