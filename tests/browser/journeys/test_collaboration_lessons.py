"""A city writes down what it learnt; another does it in its own way, and its result finds its way back."""

import re
from collections.abc import Callable
from datetime import timedelta

import pytest
from django.core.cache import cache
from playwright.sync_api import Page, expect

from learningcity.city.lessons.models import Adoption, Lesson
from learningcity.city.people.models import User
from learningcity.city.people.roles import Role
from learningcity.city.places.models import City, Population
from learningcity.core.models import Message
from learningcity.core.thai_time import be_date, today
from tests.browser.conftest import faults
from tests.factories import (
    make_activity,
    make_area,
    make_city,
    make_lesson,
    make_officer,
    make_organisation,
    make_topic,
)

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
WIDTHS = pytest.mark.parametrize("width", [390, 1280])
PHAYAO, YALA = "/staff/phayao/lessons/", "/staff/yala/lessons/"
LESSON, RECORD, CLUB = "Phones taught by friends", "Phones in the temple hall", "Seniors of Yala"
RESULT, OTHERWISE = "It works at the mosque and not at the home", "In Malay, after the afternoon prayer"


@pytest.fixture
def phayao(transactional_db: None) -> City:
    """A city with many older people, and an activity that shows what it did."""
    cache.clear()
    city = _counted(make_city("phayao", name_th="พะเยา", name_en="Phayao"), "5601", 3_000)
    make_activity(city, topic=make_topic(), title_th="มือถือที่ศาลาวัด", title_en=RECORD)
    return city


@pytest.fixture
def yala(phayao: City) -> City:
    """A city with as many older people, and one unlike both, whose lesson stands further down."""
    city = _counted(make_city("yala", name_th="ยะลา", name_en="Yala"), "9501", 2_900)
    make_organisation(city, code="seniors", name_th="ชมรมผู้สูงอายุ", name_en=CLUB)
    make_activity(city, topic=make_topic(), title_th="มือถือที่มัสยิด", title_en="Phones at the mosque")
    make_lesson(_counted(make_city("trang", name_th="ตรัง", name_en="Trang"), "9201", 100))
    return city


def _counted(city: City, code: str, older: int) -> City:
    city.area = make_area(code)
    city.save()
    for low, high, people in ((0, 17, 2_000), (18, 59, 8_000 - older), (60, None, older)):
        Population.objects.create(
            area=city.area, sex="all", age_from=low, age_to=high, people=people, source="DOPA", year_be=2565
        )
    return city


def look(page: Page) -> None:
    assert faults(page) == []


def written(number: int) -> str:
    return be_date(today() + timedelta(days=number), "en", "medium").replace("\xa0", " ")


def officer(city: City) -> User:
    return make_officer(Role.CITY_COORDINATOR, city)


@WIDTHS
def test_a_lesson_of_phayao_is_adopted_in_yala_and_its_result_comes_back(
    page_of: Callable[..., Page], phayao: City, yala: City, width: int
) -> None:
    writer = officer(phayao)
    _write(page_of(writer, width=width))
    assert Lesson.everywhere.get(title_en=LESSON).state == "published"
    page = page_of(officer(yala), width=width)
    _find(page)
    _adopt(page)
    _report(page)
    letters = Message.objects.filter(recipient=writer.email).values_list("template", flat=True)
    assert sorted(letters) == ["lesson_adopted", "lesson_reported"]
    _seen_by_everyone(page_of(width=width))


def _write(page: Page) -> None:
    page.goto(f"{PHAYAO}new")
    look(page)
    page.get_by_label("Title in Thai").fill("เพื่อนสอนเพื่อนใช้มือถือ")
    page.get_by_label("Title in English").fill(LESSON)
    page.get_by_label("older people (60 and over)").check()
    for label, text in (
        ("The place and its people", "A small town by a lake"),
        ("What was wrong", "Older people were tricked by telephone"),
        ("Who did what", "Members of the club taught eight at a time"),
        ("What changed", "96 of 118 came all four times"),
        ("What did not work", "Nobody came to the computer room"),
        ("Step by step", "Let the club choose who teaches"),
    ):
        page.get_by_label(f"{label}, in Thai").fill(f"ไทย {text}")
        page.get_by_label(f"{label}, in English").fill(text)
    page.get_by_label("Money (baht)").fill("๔๒,๐๐๐")
    page.get_by_label("How that was reckoned, or why nobody knows, in Thai").fill("จากใบเสร็จ")
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_role("heading", level=1)).to_have_text(LESSON)
    page.get_by_role("button", name="Publish it to every city").click()
    expect(page.get_by_text("something that shows it.")).to_be_visible()
    look(page)
    page.get_by_text("Add what shows it", exact=True).click()
    page.get_by_label("A record of this city").select_option(label=RECORD)
    look(page)
    page.get_by_role("button", name="Keep it").click()
    page.get_by_role("button", name="Publish it to every city").click()
    expect(page.locator("main .tag").first).to_have_text("published")
    look(page)


def _find(page: Page) -> None:
    """The lesson of the city most alike stands first, and says in which fact."""
    page.goto(f"{YALA}elsewhere")
    look(page)
    first = page.locator("main .rows > li").first
    expect(first).to_contain_text(LESSON)
    expect(first).to_contain_text(
        "Phayao has about as many older people as your city: 30 in 100 there, 29 in 100 here."
    )
    page.get_by_role("link", name="Cities like ours").click()
    expect(page.locator("main h2").first).to_have_text("Phayao")
    expect(page.locator("table").first).to_contain_text("DOPA 2565")
    look(page)
    page.go_back()
    page.get_by_role("link", name=LESSON).click()
    look(page)


def _adopt(page: Page) -> None:
    page.get_by_text("Adopt this lesson", exact=True).click()
    page.get_by_label("What you do otherwise here, in Thai").fill("สอนภาษามลายู หลังละหมาดอัสรี")
    page.get_by_label("What you do otherwise here, in English").fill(OTHERWISE)
    page.get_by_label("Who leads it").select_option(label=CLUB)
    page.get_by_label("By when you say how it went").fill(written(90))
    look(page)
    page.get_by_role("button", name="Adopt it for our city").click()
    expect(page.locator("main .tag").first).to_have_text("planned")
    look(page)
    page.get_by_role("button", name="It has begun").click()
    expect(page.locator("main .tag").first).to_have_text("running")


def _report(page: Page) -> None:
    page.get_by_text("Add what shows it", exact=True).click()
    page.get_by_label("A record of this city").select_option(label="Phones at the mosque")
    page.get_by_role("button", name="Keep it").click()
    page.get_by_role("link", name="Say how it went").click()
    page.get_by_label("What came of it, in Thai").fill("ที่มัสยิดได้ผล ที่บ้านพักไม่ได้ผล")
    page.get_by_label("What came of it, in English").fill(RESULT)
    page.get_by_label("The figure").fill("๕๘")
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_text("out of how many or how it was counted").first).to_be_visible()
    look(page)
    page.get_by_label("What it counts, in Thai").fill("คน")
    page.get_by_label("What it counts, in English").fill("people")
    page.get_by_label("Out of how many and how counted, in Thai").fill("จาก 74 คน")
    page.get_by_label("Out of how many and how counted, in English").fill("of 74 who came once")
    page.get_by_role("button", name="Save").click()
    expect(page.locator("main .tag").first).to_have_text("reported")
    assert Adoption.everywhere.get().figure == 58
    look(page)


def _seen_by_everyone(page: Page) -> None:
    """From the lesson in Phayao to Yala's own page and its record, and back."""
    page.goto("/phayao/lessons")
    look(page)
    page.get_by_role("link", name=LESSON).click()
    result = page.locator("#a-yala")
    for told in (RESULT, "58 people", "of 74 who came once", OTHERWISE, f"Source: {CLUB}, Yala"):
        expect(result).to_contain_text(told)
    look(page)
    page.get_by_role("link", name="Yala", exact=True).click()
    expect(page).to_have_url(re.compile("/yala/lessons/adopted/"))
    look(page)
    page.get_by_role("link", name="Phones at the mosque").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Phones at the mosque")
    page.go_back()
    page.locator("aside").get_by_role("link", name=LESSON).click()
    expect(page.locator("#a-yala")).to_contain_text(RESULT)


@WIDTHS
def test_two_who_write_one_lesson_lose_no_word(
    page_of: Callable[..., Page], phayao: City, width: int
) -> None:
    row, writer = make_lesson(phayao), officer(phayao)
    first, second = page_of(writer, width=width), page_of(writer, width=width)
    for page in (first, second):
        page.goto(f"{PHAYAO}{row.uuid}/edit")
    first.get_by_label("What did not work, in Thai").fill("ของคนแรก")
    first.get_by_role("button", name="Save").click()
    second.get_by_label("What did not work, in Thai").fill("ของคนที่สอง")
    second.get_by_role("button", name="Save").click()
    expect(second.get_by_text("Nothing is lost")).to_be_visible()
    expect(second.locator(".letter").first).to_contain_text("ของคนแรก")
    expect(second.get_by_role("textbox", name="What did not work, in Thai")).to_have_value("ของคนที่สอง")
    look(second)


@WIDTHS
def test_what_was_given_up_says_why_to_everyone(
    page_of: Callable[..., Page], phayao: City, yala: City, width: int
) -> None:
    lesson = make_lesson(phayao)
    page = page_of(officer(yala), width=width)
    page.goto(f"{YALA}elsewhere/{lesson.uuid}")
    _adopt(page)
    page.locator("summary", has_text="We do not go on with it").click()
    page.get_by_label("Why, in Thai").fill("ไม่มีครู")
    page.get_by_label("Why, in English").fill("Nobody to teach it")
    look(page)
    page.get_by_role("button", name="Stop here and say why").click()
    expect(page.locator("main .tag").first).to_have_text("given up")
    page.goto(f"/phayao/lessons/{lesson.uuid}")
    expect(page.locator("#a-yala")).to_contain_text("Nobody to teach it")
    look(page)
