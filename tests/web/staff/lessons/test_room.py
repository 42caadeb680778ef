"""The room of lessons: written, shown, found among other cities' lessons, adopted, reported."""

import re
from collections.abc import Callable
from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from learningcity.city.lessons import services
from learningcity.city.lessons.models import Adoption, Lesson
from learningcity.city.people.models import User
from learningcity.city.people.roles import Role
from learningcity.city.places.models import City
from learningcity.core.models import Message
from learningcity.core.thai_time import be_date, today
from tests.factories import (
    make_activity,
    make_adoption,
    make_city,
    make_lesson,
    make_officer,
    make_organisation,
    make_topic,
)
from tests.web.staff.conftest import client_of

pytestmark = pytest.mark.django_db
ROOM = "/staff/phra-nakhon/lessons/"
TEXTS = {
    f"{name}_th": "เล่าไว้ครบถ้วน"
    for name in ("title", "context", "problem", "done", "gave", "cost_note", "failed", "repeat")
}


def thai(number: int) -> str:
    return be_date(today() + timedelta(days=number), "th", "medium").replace("\xa0", " ")


@pytest.fixture
def yala(city: City) -> City:
    return make_city("yala", name_th="ยะลา", name_en="Yala")


@pytest.fixture
def elsewhere(yala: City) -> Lesson:
    return make_lesson(yala, title_th="ป้ายสามภาษา")


@pytest.fixture
def adoption(city: City, elsewhere: Lesson) -> Adoption:
    return make_adoption(elsewhere, city)


def test_a_lesson_is_written_shown_by_a_record_and_published(coordinator: Client, city: City) -> None:
    topic, activity = make_topic(), make_activity(city)
    form = TEXTS | {"topics": [topic.pk], "groups": ["older"], "cost_satang": "๔๒,๐๐๐", "cost_hours": "310"}
    assert coordinator.post(f"{ROOM}new", form).status_code == 302
    row = Lesson.objects.in_city(city).get()
    assert (row.cost_satang, row.cost_hours, list(row.topics.all())) == (4_200_000, 310, [topic])
    page = f"{ROOM}{row.uuid}"
    answer = coordinator.post(f"{page}/publish").content.decode()
    assert "ก่อนที่เมืองอื่นจะเรียนรู้ได้ ต้องมี: หลักฐานอย่างน้อยหนึ่งชิ้น" in answer
    assert (
        coordinator.post(f"{page}/evidence", {"evidence-record": f"activity:{activity.uuid}"}).status_code
        == 302
    )
    assert coordinator.post(f"{page}/publish").status_code == 302
    row.refresh_from_db()
    assert row.state == "published"
    assert 'href="/phra-nakhon/lessons/' in coordinator.get(page).content.decode()


def test_a_file_or_an_address_shows_it_too_and_is_taken_out_again(coordinator: Client, city: City) -> None:
    row = make_lesson(city)
    page = f"{ROOM}{row.uuid}/evidence"
    file = SimpleUploadedFile("ผล.pdf", b"%PDF-1.7\n%%EOF")
    assert coordinator.post(page, {"evidence-file": file, "evidence-title_th": "ผล"}).status_code == 302
    address = {"evidence-url": "https://example.org/2", "evidence-title_th": "ข่าว"}
    assert coordinator.post(page, address).status_code == 302
    assert {each.kind for each in row.evidence.all()} == {"file", "url"}
    for each in row.evidence.all()[:2]:
        assert coordinator.post(f"{page}/{each.uuid}/out").status_code == 302
    (last,) = row.evidence.all()
    assert "หลักฐานชิ้นเดียว" in coordinator.post(f"{page}/{last.uuid}/out").content.decode()


@pytest.mark.parametrize(
    "given", [{}, {"evidence-record": "activity:nothing"}, {"evidence-url": "https://x.example"}]
)
def test_evidence_that_says_nothing_is_refused(
    coordinator: Client, city: City, given: dict[str, str]
) -> None:
    row = make_lesson(city)
    assert coordinator.post(f"{ROOM}{row.uuid}/evidence", given).status_code == 200
    assert row.evidence.count() == 1


def test_a_file_that_is_not_what_it_says_is_refused(coordinator: Client, city: City) -> None:
    row = make_lesson(city)
    file = SimpleUploadedFile("ผล.pdf", b"MZ")
    answer = coordinator.post(f"{ROOM}{row.uuid}/evidence", {"evidence-file": file})
    assert "ไม่ได้เก็บ" in answer.content.decode()


def test_the_second_of_two_writers_sees_both_versions(coordinator: Client, city: City) -> None:
    row = make_lesson(city)
    form = TEXTS | {"version": "1"}
    assert coordinator.post(f"{ROOM}{row.uuid}/edit", form | {"failed_th": "คนแรกเขียน"}).status_code == 302
    answer = coordinator.post(f"{ROOM}{row.uuid}/edit", form | {"failed_th": "คนที่สองเขียน"})
    page = answer.content.decode()
    assert answer.status_code == 409
    assert "คนแรกเขียน" in page
    assert "คนที่สองเขียน" in page
    assert 'name="version" value="2"' in page


def beside(html: str) -> str:
    """What stands of the two versions above the form."""
    return html.partition('id="both1"')[2].partition("<form class")[0]


def test_the_second_of_two_writers_sees_every_answer_that_differs(coordinator: Client, city: City) -> None:
    row = make_lesson(city, title_th=TEXTS["title_th"])
    craft, art = make_topic("craft", name_th="งานช่าง"), make_topic("art", name_th="ศิลปะ")
    form = TEXTS | {"version": "1", "groups": ["older"], "cost_hours": "7"}
    first = form | {"cost_satang": "42000", "topics": [craft.pk]}
    assert coordinator.post(f"{ROOM}{row.uuid}/edit", first).status_code == 302
    second = form | {"cost_satang": "0", "topics": [art.pk], "groups": []}
    told = beside(coordinator.post(f"{ROOM}{row.uuid}/edit", second).content.decode())
    assert re.findall("<p>(.*?)</p>", told) == ["งานช่าง", "ศิลปะ", "ผู้สูงอายุ (60\xa0ปีขึ้นไป)", "–", "42,000", "0"]


def test_a_plan_that_two_changed_shows_day_and_lead_of_both(
    coordinator: Client, city: City, adoption: Adoption
) -> None:
    page = f"{ROOM}adopted/{adoption.uuid}/edit"
    form = {"version": "1", "adapted_th": "เหมือนกัน"}
    leads = [make_organisation(city, name_th=name) for name in ("ชมรมบน", "ชมรมล่าง")]
    for number, lead in enumerate(leads):
        answer = coordinator.post(page, form | {"lead": lead.pk, "due_on": thai(9 + number)})
    told = re.findall("<p>(.*?)</p>", beside(answer.content.decode()))
    assert [each.replace("\xa0", " ") for each in told] == ["ชมรมบน", "ชมรมล่าง", thai(9), thai(10)]


def test_a_lesson_is_withdrawn_and_opened_again(coordinator: Client, city: City) -> None:
    page = f"{ROOM}{make_lesson(city).uuid}"
    assert coordinator.post(f"{page}/withdraw", {"withdraw-because": ""}).status_code == 200
    assert coordinator.post(f"{page}/withdraw", {"withdraw-because": "นับผิด"}).status_code == 302
    assert "นับผิด" in coordinator.get(page).content.decode()
    assert coordinator.post(f"{page}/reopen").status_code == 302
    assert Lesson.everywhere.get().state == "draft"


def test_another_citys_lesson_is_found_and_adopted(
    coordinator: Client, city: City, elsewhere: Lesson
) -> None:
    keeper, lead = make_officer(Role.CITY_COORDINATOR, elsewhere.city), make_organisation(city)
    own = make_lesson(city, title_th="ของเราเอง")
    listed = coordinator.get(f"{ROOM}elsewhere").content.decode()
    assert "ป้ายสามภาษา" in listed
    assert str(own.uuid) not in listed
    page = f"{ROOM}elsewhere/{elsewhere.uuid}"
    form = {"adapted_th": "เขียนสองภาษา", "lead": lead.pk, "due_on": thai(-1)}
    assert "เลยวันนั้นมาแล้ว" in coordinator.post(page, form).content.decode()
    answer = coordinator.post(page, form | {"due_on": thai(90)})
    row = Adoption.objects.in_city(city).get()
    assert answer["Location"] == f"{ROOM}adopted/{row.uuid}"
    assert Message.objects.get(template="lesson_adopted").recipient == keeper.email
    assert f"{ROOM}adopted/{row.uuid}" in coordinator.get(page).content.decode()
    assert 'name="adapted_th"' not in coordinator.get(page).content.decode()


@pytest.mark.parametrize("state", ["draft", "withdrawn"])
def test_what_another_city_does_not_show_is_not_found(
    coordinator: Client, elsewhere: Lesson, state: str
) -> None:
    Lesson.everywhere.update(state=state, withdrawn_because="x")
    assert coordinator.get(f"{ROOM}elsewhere/{elsewhere.uuid}").status_code == 404
    assert coordinator.get(f"{ROOM}{elsewhere.uuid}").status_code == 404


def test_an_adoption_begins_is_reported_mended_and_reported_again(
    coordinator: Client, city: City, adoption: Adoption
) -> None:
    page = f"{ROOM}adopted/{adoption.uuid}"
    activity = make_activity(city)
    assert coordinator.post(f"{page}/start").status_code == 302
    assert (
        coordinator.post(f"{page}/evidence", {"evidence-record": f"activity:{activity.uuid}"}).status_code
        == 302
    )
    report = {"version": "2", "result_th": "ขายดีขึ้น", "figure": "๒๔"}
    assert "จากทั้งหมดเท่าไร" in coordinator.post(f"{page}/report", report).content.decode()
    told = report | {"unit_th": "แผง", "figure_note_th": "จาก 44 แผง"}
    assert coordinator.post(f"{page}/report", told).status_code == 302
    assert coordinator.post(f"{page}/mend").status_code == 302
    assert "ขายดีขึ้น" in coordinator.get(f"{page}/report").content.decode()
    again = coordinator.post(f"{page}/report", told | {"version": "4", "result_th": "ขายดีขึ้นมาก"})
    assert again.status_code == 302
    adoption.refresh_from_db()
    assert (adoption.state, adoption.result_th, adoption.figure) == ("reported", "ขายดีขึ้นมาก", 24)


def test_the_list_of_what_was_taken_up_asks_as_many_questions_for_four_as_for_one(
    coordinator: Client, city: City, adoption: Adoption
) -> None:
    def asked() -> int:
        with CaptureQueriesContext(connection) as found:
            assert coordinator.get(f"{ROOM}adopted").status_code == 200
        return len(found)

    asked()
    one = asked()
    for number in range(3):
        make_adoption(make_lesson(make_city(f"c{number}")), city)
    assert asked() == one


def test_of_many_records_the_latest_can_be_chosen_as_evidence(
    coordinator: Client, city: City, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("learningcity.web.staff.lessons.forms.LISTED", 2)
    page, (old, *later) = f"{ROOM}{make_lesson(city).uuid}", [make_activity(city) for _each in range(3)]
    html = coordinator.get(page).content.decode()
    assert [f'value="activity:{each.uuid}"' in html for each in (old, *later)] == [False, True, True]
    record = {"evidence-record": f"activity:{old.uuid}"}
    assert coordinator.post(f"{page}/evidence", record).status_code == 200


def test_an_adoption_is_given_up_with_a_reason_and_tried_again(
    coordinator: Client, adoption: Adoption
) -> None:
    page = f"{ROOM}adopted/{adoption.uuid}"
    assert coordinator.post(f"{page}/give-up", {"give_up-because_th": ""}).status_code == 200
    assert coordinator.post(f"{page}/give-up", {"give_up-because_th": "ฝนตก"}).status_code == 302
    assert "ฝนตก" in coordinator.get(page).content.decode()
    assert coordinator.post(f"{page}/again", {"again-due_on": thai(60)}).status_code == 302
    adoption.refresh_from_db()
    assert adoption.state == "planned"


def test_the_second_who_changes_a_plan_sees_both(coordinator: Client, city: City, adoption: Adoption) -> None:
    page = f"{ROOM}adopted/{adoption.uuid}/edit"
    form = {"version": "1", "adapted_th": "คนแรก", "lead": adoption.lead.pk, "due_on": thai(9)}
    assert coordinator.post(page, form).status_code == 302
    answer = coordinator.post(page, form | {"adapted_th": "คนที่สอง"})
    assert answer.status_code == 409
    assert "คนแรก" in answer.content.decode()


def test_an_adoption_of_a_lesson_that_was_withdrawn_says_so(coordinator: Client, adoption: Adoption) -> None:
    services.withdraw_lesson(lesson=adoption.lesson, because="ตัวเลขผิด", by=None)
    page = coordinator.get(f"{ROOM}adopted/{adoption.uuid}").content.decode()
    assert "ตัวเลขผิด" in page
    assert f"{ROOM}elsewhere/" not in page.partition("<main")[2]


def test_who_looks_on_reads_and_changes_nothing(as_role: Callable[..., Client], adoption: Adoption) -> None:
    looking = as_role(Role.FUNDER_OFFICER)
    for page in ("", "elsewhere", "adopted", f"adopted/{adoption.uuid}", f"elsewhere/{adoption.lesson.uuid}"):
        html = looking.get(ROOM + page)
        assert html.status_code == 200
        assert b'method="post" data-draft' not in html.content
    for page in ("new", f"adopted/{adoption.uuid}/report", f"adopted/{adoption.uuid}/edit"):
        assert looking.get(ROOM + page).status_code == 403
    form = {"adapted_th": "x", "lead": adoption.lead.pk, "due_on": thai(9)}
    Adoption.everywhere.all().delete()
    assert looking.post(f"{ROOM}elsewhere/{adoption.lesson.uuid}", form).status_code == 200
    assert not Adoption.everywhere.exists()


def test_another_city_changes_nothing_of_an_adoption(adoption: Adoption, yala: City) -> None:
    stranger = client_of(make_officer(Role.CITY_COORDINATOR, yala))
    for act in ("start", "mend", "give-up", "again", "evidence"):
        assert stranger.post(f"/staff/yala/lessons/adopted/{adoption.uuid}/{act}").status_code == 404
        assert stranger.post(f"{ROOM}adopted/{adoption.uuid}/{act}").status_code == 403


def test_today_asks_how_it_went_when_the_day_is_near(coordinator: Client, adoption: Adoption) -> None:
    today_page = "/staff/phra-nakhon/"
    asked = f"{ROOM}adopted/{adoption.uuid}/report"
    assert asked not in coordinator.get(today_page).content.decode()
    for days in (14, -3):
        Adoption.everywhere.update(due_on=today() + timedelta(days=days))
        assert asked in coordinator.get(today_page).content.decode()
    Adoption.everywhere.update(state="given_up", given_up_because_th="x")
    assert asked not in coordinator.get(today_page).content.decode()


def test_the_trail_of_each_city_says_its_part(coordinator: Client, city: City, yala: City) -> None:
    mine = make_lesson(city, title_th="บทเรียนของเรา")
    officer = make_officer(Role.CITY_COORDINATOR, yala)
    User.objects.filter(pk=officer.pk).update(name="ฟาตีเมาะ")
    services.adopt_lesson(
        city=yala, lesson=mine, adapted_th="x", lead=make_organisation(yala), due_on=today(), by=officer
    )
    page = coordinator.get("/staff/phra-nakhon/learners/trail").content.decode()
    assert "รับแจ้งว่าเมืองอื่นนำไปใช้ บทเรียนของเรา" in page
    assert "ฟาตีเมาะ" not in page
