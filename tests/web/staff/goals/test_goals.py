"""The room of goals, as each role meets it."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client

from learningcity.city.goals.models import EnteredValue, Goal, KeyResult, Programme, Review
from learningcity.city.people.roles import Role
from learningcity.city.places.models import City
from learningcity.core.thai_time import be_date, today
from tests.factories import make_agreement, make_city, make_goal, make_programme, make_result

pytestmark = pytest.mark.django_db
ROOM = "/staff/phra-nakhon/goals/"


def thai(number: int) -> str:
    """A day so many days from now, as a clerk writes it."""
    return be_date(today() + timedelta(days=number), "th", "medium").replace("\xa0", " ")


@pytest.fixture
def programme(city: City) -> Programme:
    return make_programme(city)


def voices(**first: str) -> dict[str, str]:
    said = {"voice-TOTAL_FORMS": "4", "voice-INITIAL_FORMS": "0"}
    return said | {f"voice-0-{name}": value for name, value in first.items()}


def test_a_programme_a_goal_and_a_key_result_are_written(coordinator: Client, city: City) -> None:
    form = {
        "title_th": "แผนหนึ่งปี", "starts_on": thai(-20), "ends_on": thai(345), "source": "ข่าวการประชุม",
        "source_year": "๒๕๖๗", "is_public": "on",
    }  # fmt: skip
    assert coordinator.post(ROOM + "programmes/new", form).status_code == 302
    row = Programme.objects.in_city(city).get()
    assert (row.source_year, row.ends_on) == (2024, today() + timedelta(days=345))
    goal = {"number": "1", "title_th": "กลไกความร่วมมือ"}
    assert coordinator.post(f"{ROOM}programmes/{row.uuid}/goals/new", goal).status_code == 302
    result = {
        "title_th": "ข้อตกลง", "measure": "agreements", "baseline": "๑", "target": "1,200.5",
        "due_on": thai(300),
    }  # fmt: skip
    url = f"{ROOM}{Goal.objects.get().uuid}/results/new"
    assert coordinator.post(url, result).status_code == 302
    kept = KeyResult.objects.get()
    assert (str(kept.baseline), str(kept.target), kept.measure) == ("1.00", "1200.50", "agreements")


def test_what_cannot_be_is_said_beside_its_question(coordinator: Client, programme: Programme) -> None:
    url = f"{ROOM}{make_goal(programme).uuid}/results/new"
    form = {"title_th": "ผล", "baseline": "5", "target": "5", "due_on": thai(30)}
    answer = coordinator.post(url, form)
    assert answer.status_code == 200
    assert "ค่าเป้าหมายต้องต่างจากค่าฐาน" in answer.content.decode()
    assert coordinator.post(url, form | {"target": "มาก"}).context["form"].errors["target"]
    assert not KeyResult.objects.exists()


def test_a_stale_form_overwrites_nothing(coordinator: Client, programme: Programme) -> None:
    result = make_result(make_goal(programme), version=3)
    form = {"title_th": "ใหม่", "target": "9", "due_on": thai(30), "version": "2"}
    assert coordinator.post(f"{ROOM}results/{result.uuid}/edit", form).status_code == 200
    assert KeyResult.objects.get().title_th == "ผลที่อยากเห็น"


def test_a_figure_is_entered_shown_and_taken_back(coordinator: Client, programme: Programme) -> None:
    result = make_result(make_goal(programme))
    url = f"{ROOM}results/{result.uuid}"
    assert "ไม่มีตัวเลขไม่ได้แปลว่าศูนย์" in coordinator.get(url).content.decode()
    form = {"value-value": "7.5", "value-on": thai(-1), "value-words": "แบบสอบถาม 24 คน"}
    assert coordinator.post(f"{url}/value", form).status_code == 302
    page = coordinator.get(url).content.decode()
    assert "7.5" in page
    assert "แบบสอบถาม 24 คน" in page
    value = EnteredValue.objects.get()
    assert coordinator.post(f"{url}/values/{value.uuid}/back", {"back-because": ""}).status_code == 200
    assert coordinator.post(f"{url}/values/{value.uuid}/back", {"back-because": "พิมพ์ผิด"}).status_code == 302
    assert not EnteredValue.objects.exists()


def test_a_review_is_held_once_and_its_page_stays_as_it_was(
    coordinator: Client, city: City, programme: Programme
) -> None:
    make_result(make_goal(programme), measure="agreements", title_th="ข้อตกลงที่มีผล")
    url = f"{ROOM}programmes/{programme.uuid}/reviews/6"
    assert "บันทึกการทบทวนถาวร" in coordinator.get(url).content.decode()
    form = {"on": thai(0)} | voices(by_th="ประธาน", text_th="ไปได้ดี")
    answer = coordinator.post(url, form)
    assert answer.status_code == 302
    before = coordinator.get(answer["Location"]).content.decode()
    assert "ไปได้ดี" in before
    assert "ข้อตกลงที่มีผล" in before
    make_agreement(city)
    KeyResult.objects.update(title_th="เปลี่ยนชื่อ")
    after = coordinator.get(answer["Location"]).content.decode()
    assert "เปลี่ยนชื่อ" not in after
    assert coordinator.get(url)["Location"] == answer["Location"]
    assert coordinator.post(url, form)["Location"] == answer["Location"]
    assert Review.objects.count() == 1


def test_what_was_said_needs_who_said_it(coordinator: Client, programme: Programme) -> None:
    url = f"{ROOM}programmes/{programme.uuid}/reviews/6"
    answer = coordinator.post(url, {"on": thai(0)} | voices(text_th="ไม่มีชื่อ"))
    assert answer.context["voices"].forms[0].errors["by_th"]
    assert "ไม่มีชื่อ" in answer.content.decode()
    assert not Review.objects.exists()


@pytest.mark.parametrize("role", [Role.FUNDER_OFFICER, Role.ADVISER, Role.LEARNING_ADMINISTRATOR])
def test_onlookers_read_and_write_nothing(
    as_role: Callable[..., Client], programme: Programme, role: Role
) -> None:
    result = make_result(make_goal(programme))
    client = as_role(role)
    page = client.get(ROOM).content.decode()
    assert "ผลที่อยากเห็น" in page
    assert "programmes/new" not in page
    assert client.get(f"{ROOM}programmes/new").status_code == 403
    form: dict[str, Any] = {"value-value": "7", "value-on": thai(0), "value-words": "x"}
    assert client.post(f"{ROOM}results/{result.uuid}/value", form).status_code == 403
    assert client.get(f"{ROOM}programmes/{programme.uuid}/reviews/6").status_code == 403


def test_another_citys_goals_are_not_found(coordinator: Client, city: City) -> None:
    other = make_programme(make_city("yala", name_th="ยะลา", name_en="Yala"), title_th="ของยะลา")
    result = make_result(make_goal(other))
    review = Review.objects.create(programme=other, month=6, held_on=today(), snapshot={"goals": []})
    assert "ของยะลา" not in coordinator.get(ROOM).content.decode()
    for path in (
        f"programmes/{other.uuid}", f"programmes/{other.uuid}/reviews/6", f"results/{result.uuid}",
        f"results/{result.uuid}/edit", f"{result.goal.uuid}/edit", f"reviews/{review.uuid}",
    ):  # fmt: skip
        assert coordinator.get(ROOM + path).status_code == 404, path
