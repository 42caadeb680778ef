"""Lessons for everyone's eyes: one story, its evidence, what other cities made of it, cities side by side."""

import json
import re
from datetime import timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils.translation import override

from learningcity.city.goals.services import enter_value
from learningcity.city.lessons import services
from learningcity.city.lessons.models import Lesson
from learningcity.city.lessons.queries import Alike
from learningcity.city.lessons.rules.similar import Compared, Likeness
from learningcity.city.partners.models import Resolution
from learningcity.city.places.models import City, Population
from learningcity.city.projects.models import Project
from learningcity.core.thai_time import today
from learningcity.core.uploads import read_paper
from learningcity.web.ui.lessons import why
from tests.factories import (
    make_activity,
    make_adoption,
    make_area,
    make_city,
    make_goal,
    make_lesson,
    make_matter,
    make_organisation,
    make_programme,
    make_result,
    make_topic,
)

pytestmark = pytest.mark.django_db
ROOM = "/phra-nakhon/lessons"


@pytest.fixture
def lesson(city: City) -> Lesson:
    return make_lesson(city, cost_satang=4_200_000, cost_hours=310, failed_th="ตอนบ่ายไม่มีคนมา")


@pytest.fixture
def yala(city: City) -> City:
    return make_city("yala", name_th="ยะลา", name_en="Yala")


@pytest.fixture
def printed(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What was given to the printer, as text."""
    found: list[str] = []

    def keep(_template: Path, data: dict[str, Any], *, language: str) -> bytes:
        found.append(f"{language} {data}")
        return b"%PDF"

    monkeypatch.setattr("learningcity.web.ui.lesson_sheet.make_pdf", keep)
    return found


def read(client: Client, address: str, status: int = 200) -> str:
    answer = client.get(address)
    assert answer.status_code == status
    return answer.content.decode()


def counted(city: City, code: str, older: int) -> None:
    city.area = make_area(code)
    city.save()
    for low, high, people in ((0, 17, 2_000), (18, 59, 8_000 - older), (60, None, older)):
        Population.objects.create(
            area=city.area, sex="all", age_from=low, age_to=high, people=people, source="ทะเบียน", year_be=2565
        )


def test_a_lesson_is_one_story_from_its_problem_to_how_it_is_repeated(client: Client, lesson: Lesson) -> None:
    page = read(client, f"{ROOM}/{lesson.uuid}")
    order = [
        page.index(f'id="{part}-h"')
        for part in ("context", "problem", "done", "cost", "gave", "failed", "repeat")
    ]
    assert order == sorted(order)
    assert "฿42,000 · เวลาทำงาน 310 ชั่วโมง" in page
    assert "ตอนบ่ายไม่มีคนมา" in page
    assert 'href="https://example.org/report" rel="noopener noreferrer"' in page


def test_what_shows_it_opens_onto_its_record(client: Client, lesson: Lesson, city: City) -> None:
    days = {"starts_on": today(), "ends_on": today(), "lead": make_organisation(city)}
    project = Project.everywhere.create(
        city=city, code="plan", title_th="โครงการ", objective_th="x", is_public=True, **days
    )
    item = make_matter(city, is_public=True, adopted_on=today())
    resolution = Resolution.objects.create(item=item, text_th="ตกลง", outcome="agreed")
    activity, result = make_activity(city), make_result(make_goal(make_programme(city)), unit_th="คน")
    enter_value(result=result, value=Decimal(7), on=today(), words="สมุด", by=None)
    for record in (project, resolution, activity, result):
        services.add_evidence(to=lesson, record=record, by=None)
    enter_value(result=result, value=Decimal(9), on=today(), words="สมุด", by=None)
    page = read(client, f"{ROOM}/{lesson.uuid}")
    for address in (
        "/phra-nakhon/projects/plan", f"/phra-nakhon/activities/{activity.code}", "/phra-nakhon/goals#goal1",
        f"/phra-nakhon/partners/meetings/{item.meeting.uuid}#m1",
    ):  # fmt: skip
        assert f'href="{address}"' in page
        assert client.get(address).status_code == 200
    assert "<b>7</b>" in page


def test_a_record_that_was_closed_since_is_named_and_not_linked(
    client: Client, lesson: Lesson, city: City
) -> None:
    activity = make_activity(city)
    services.add_evidence(to=lesson, record=activity, by=None)
    activity.state = "withdrawn"
    activity.save()
    page = read(client, f"{ROOM}/{lesson.uuid}")
    assert f"/activities/{activity.code}" not in page
    assert "ตอนนี้ไม่ได้เปิดให้ทุกคนดู" in page


def test_a_file_that_shows_it_is_sent_as_a_download(client: Client, lesson: Lesson) -> None:
    paper = read_paper(SimpleUploadedFile("ผล.pdf", b"%PDF-1.7\n%%EOF"))
    kept = services.add_file(to=lesson, paper=paper, title_th="ผลสำรวจ", by=None)
    address = f"{ROOM}/{lesson.uuid}/papers/{kept.uuid}"
    assert address in read(client, f"{ROOM}/{lesson.uuid}")
    answer = client.get(address)
    assert answer["Content-Disposition"].startswith("attachment")
    assert b"".join(answer.streaming_content) == b"%PDF-1.7\n%%EOF"
    other = lesson.evidence.exclude(pk=kept.pk).get()
    assert client.get(f"{ROOM}/{lesson.uuid}/papers/{other.uuid}").status_code == 404


@pytest.mark.parametrize(("state", "status"), [("draft", 404), ("withdrawn", 410)])
def test_who_comes_to_a_lesson_that_is_not_shown(
    client: Client, lesson: Lesson, state: str, status: int
) -> None:
    Lesson.everywhere.update(state=state, withdrawn_because="นับผิด", withdrawn_on=today())
    page = read(client, f"{ROOM}/{lesson.uuid}", status)
    assert ("นับผิด" in page) == (state == "withdrawn")
    assert "ตอนบ่ายไม่มีคนมา" not in page
    assert client.get(f"{ROOM}/{lesson.uuid}/lesson.pdf").status_code == 404


def test_a_lesson_stands_only_under_the_city_it_comes_from(
    client: Client, lesson: Lesson, yala: City
) -> None:
    assert client.get(f"/yala/lessons/{lesson.uuid}").status_code == 404


def test_the_result_of_another_city_stands_there_with_its_source_and_leads_back(
    client: Client, lesson: Lesson, yala: City
) -> None:
    adoption = make_adoption(lesson, yala, lead=make_organisation(yala, name_th="ชมรมยะลา"))
    activity = make_activity(yala)
    services.add_evidence(to=adoption, record=activity, by=None)
    figure = {"figure": Decimal(58), "unit_th": "คน", "figure_note_th": "จาก 74 คน"}
    services.report_adoption(adoption=adoption, version=1, result_th="มัสยิดได้ผล", by=None, **figure)
    page = read(client, f"{ROOM}/{lesson.uuid}")
    for told in (
        "มัสยิดได้ผล",
        "<b>58</b>",
        "จาก 74 คน",
        "ที่มา: ชมรมยะลา ยะลา",
        f"/yala/activities/{activity.code}",
    ):
        assert told in page
    there = f"/yala/lessons/adopted/{adoption.uuid}"
    assert f'href="{there}"' in page
    assert f'href="{ROOM}/{lesson.uuid}"' in read(client, there)
    assert client.get(f"/phra-nakhon/lessons/adopted/{adoption.uuid}").status_code == 404


def test_a_report_that_was_taken_down_is_seen_nowhere(
    client: Client, lesson: Lesson, yala: City, printed: list[str]
) -> None:
    wrong = {"result_th": "นับผิดไป", "figure": 987_654, "unit_th": "คนผิด"}
    adoption = make_adoption(lesson, yala, state="running", **wrong)
    make_adoption(lesson, make_city("phayao"), state="given_up", given_up_because_th="ทางไกลไป", **wrong)
    for address in (f"{ROOM}/{lesson.uuid}", f"/yala/lessons/adopted/{adoption.uuid}", "/yala/lessons"):
        assert "นับผิดไป" not in read(client, address)
    client.get(f"{ROOM}/{lesson.uuid}/lesson.pdf")
    (data,) = printed
    assert "ทางไกลไป" in data
    assert not [word for word in ("นับผิดไป", "987,654", "คนผิด") if word in data]


def test_a_late_report_is_called_late_and_what_was_given_up_says_why(
    client: Client, lesson: Lesson, yala: City
) -> None:
    make_adoption(lesson, yala, due_on=today() - timedelta(days=1))
    make_adoption(
        lesson, make_city("phayao"), state="given_up", given_up_because_th="ทางไกลไป", given_up_on=today()
    )
    page = read(client, f"{ROOM}/{lesson.uuid}")
    assert "รายงานเลยกำหนด" in page
    assert "ทางไกลไป" in page


def test_machines_read_the_lesson_and_the_reports_based_on_it(
    client: Client, lesson: Lesson, yala: City
) -> None:
    make_adoption(lesson, yala, state="reported", result_th="</script>ได้ผล", reported_on=today())
    page = read(client, f"{ROOM}/{lesson.uuid}")
    found = re.search(r'<script type="application/ld\+json">(.*?)</script>', page)
    assert found
    (article,) = json.loads(found[1])["@graph"]
    assert article["@type"] == "Article"
    assert article["workExample"][0]["isBasedOn"] == article["@id"]


def test_the_lesson_is_printed_in_thai(client: Client, lesson: Lesson, yala: City) -> None:
    make_adoption(
        lesson, yala, state="reported", result_th="ได้ผล", reported_on=today(), figure=3, unit_th="คน"
    )
    answer = client.get(f"{ROOM}/{lesson.uuid}/lesson.pdf?lang=en")
    assert answer["Content-Type"] == "application/pdf"
    assert answer.content.startswith(b"%PDF")


def test_a_city_lists_its_own_what_it_took_up_and_what_may_hold_there(
    client: Client, city: City, lesson: Lesson, yala: City
) -> None:
    make_lesson(yala, title_th="ป้ายสามภาษา")
    make_adoption(lesson, yala, adapted_th="ทำหลังละหมาด")
    third = make_lesson(make_city("phayao"), title_th="มื้อเช้า")
    page = read(client, "/yala/lessons")
    parts = re.split(r'<section class="stack" aria-labelledby="(\w+)"', page)
    by_name = dict(zip(parts[1::2], parts[2::2], strict=True))
    assert "ป้ายสามภาษา" in by_name["own"]
    assert "ทำหลังละหมาด" in by_name["taken"]
    assert f"/phayao/lessons/{third.uuid}" in by_name["others"]
    assert str(lesson.uuid) not in by_name["others"], "what was taken up is not suggested again"


def test_all_lessons_are_narrowed_by_topic_group_and_city(client: Client, lesson: Lesson, yala: City) -> None:
    other = make_lesson(yala, title_th="ป้ายสามภาษา", groups=["older"])
    other.topics.add(make_topic("food", name_th="อาหาร"))
    assert str(lesson.uuid) in read(client, "/lessons")
    for asked in ("topic=food", "for=older", "city=yala"):
        page = read(client, f"/lessons?{asked}")
        assert (str(other.uuid) in page, str(lesson.uuid) in page) == (True, False)
    assert "ไม่มีบทเรียนที่ตรงทั้งหมดนี้" in read(client, "/lessons?for=older&city=phra-nakhon")
    assert "ไม่มีบทเรียนที่ตรงทั้งหมดนี้" in read(client, "/lessons?topic=<script>")


def test_a_choice_in_an_address_stays_one_choice(client: Client, lesson: Lesson, yala: City) -> None:
    page = read(client, "/lessons?topic=a%26city%3Dyala%23x")
    assert 'href="?topic=a%26city%3Dyala%23x&amp;city=phra-nakhon"' in page
    assert "topic=a&amp;city=yala" not in page


def test_a_lesson_for_older_people_is_suggested_where_as_many_live(
    client: Client, city: City, yala: City
) -> None:
    counted(city, "1001", 2_500)
    counted(yala, "9501", 2_600)
    make_lesson(city, groups=["older"])
    page = read(client, "/yala/lessons")
    assert "เขตพระนครมีผู้สูงอายุพอ ๆ กับเมืองนี้ ที่นั่น 25 ใน 100 ที่นี่ 26 ใน 100" in page


def test_a_city_that_is_a_little_like_ours_is_not_called_unlike_in_everything(city: City) -> None:
    likeness = Likeness((Compared("people", 0.6), Compared("older", None)))
    with override("en"):
        said = why(Alike(city, {}, {}, likeness))
    assert said == f"{city.name_en} is very like your city in no fact that is known of both."


def test_cities_stand_side_by_side_with_their_sources_and_what_is_missing(
    client: Client, city: City, yala: City
) -> None:
    counted(city, "1001", 2_500)
    counted(yala, "9501", 500)
    page = read(client, f"{ROOM}/cities")
    assert "ทะเบียน 2565" in page
    assert "25 ใน 100" in page
    assert "เทียบได้ 3 จาก 8 เรื่อง" in page
    assert "ไม่มีข้อมูล 5 เรื่อง" in page


def test_a_city_alone_is_told_so(client: Client, city: City) -> None:
    assert "ยังไม่มีเมืองอื่นในระบบนี้" in read(client, f"{ROOM}/cities")


def test_many_lessons_come_page_by_page(client: Client, city: City) -> None:
    for number in range(21):
        make_lesson(city, title_th=f"บทเรียนที่ {number}")
    first, second = read(client, "/lessons"), read(client, "/lessons?page=2")
    assert "21 บทเรียน" in first
    assert first.count("<h3>") == 20
    assert second.count("<h3>") == 1
    assert "page=2" in first
