"""A neighbourhood shows what it has and lacks; a second district begins as the first and goes its way."""

import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from django.core.cache import cache
from playwright.sync_api import Page, expect

from learningcity.city.catalogue.services import make_topics
from learningcity.city.enrolment.models import Enrolment
from learningcity.city.goals.models import EnteredValue, KeyResult
from learningcity.city.goals.services import enter_value
from learningcity.city.people.models import KnownIn, RoleGrant
from learningcity.city.people.roles import Role
from learningcity.city.places.models import City
from learningcity.city.projects.models import Need
from learningcity.city.templates.models import Start
from learningcity.core.thai_time import be_date, today
from tests.browser.conftest import faults
from tests.factories import (
    make_account,
    make_activity,
    make_area,
    make_goal,
    make_learner,
    make_neighbourhood,
    make_officer,
    make_programme,
    make_result,
    make_scheme,
    make_session,
    make_venue,
)

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
WIDTHS = pytest.mark.parametrize("width", [390, 1280])
FIRST, SECOND = "/staff/phra-nakhon/", "/staff/samphanthawong/"
GOAL, OWN_GOAL, LEARNER = "Everyone learns near home", "The lanes of Talat Noi learn", "มาลี ไม่ควรเห็น"


@pytest.fixture
def city(city: City) -> City:
    """A city with goals that were measured, a scheme, and a learner."""
    cache.clear()
    make_topics()
    make_area("1013", level="district", name_th="สัมพันธวงศ์", name_en="Samphanthawong", kind_th="เขต")
    programme = make_programme(city, title_en="One year for Phra Nakhon", is_public=True)
    result = make_result(make_goal(programme, title_en=GOAL), title_en="New classes", unit_en="classes")
    enter_value(result=result, value=7, on=today(), words="counted", by=None)  # type: ignore[arg-type]
    make_scheme(city, name_en="Vouchers of the old town")
    make_learner(city=city, name=LEARNER)
    return city


def look(page: Page) -> None:
    assert faults(page) == []


# -- a second district from the template ---------------------------------------------------------------------


@WIDTHS
def test_a_second_district_starts_from_the_template_of_the_first(
    page_of: Callable[..., Page], city: City, width: int, tmp_path: Path
) -> None:
    file = _export(page_of(make_officer(Role.CITY_COORDINATOR, city), width=width), tmp_path)
    operator = page_of(make_account(is_superuser=True), width=width)
    _newer_is_refused(operator, file)
    _start(operator, file)
    _usable_at_once(page_of, width)
    first = page_of(RoleGrant.objects.get(city__code="samphanthawong").account, width=width)
    _goals_without_figures(first)
    _edit_goal(first)
    _drift(first)
    _use_pattern(first)


def _export(page: Page, folder: Path) -> Path:
    page.goto(FIRST)
    page.locator("summary", has_text=re.compile("Rooms|The workspace")).locator("visible=true").click()
    page.get_by_role("link", name="Template", exact=True).locator("visible=true").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Template of this city")
    page.locator("summary", has_text="Goals and key results").click()
    expect(page.get_by_text(GOAL)).to_be_visible()
    expect(page.get_by_role("link", name="Start another city")).to_have_count(0)
    look(page)
    with page.expect_download() as given:
        page.get_by_role("link", name="Take it as a file").click()
    file = folder / given.value.suggested_filename
    given.value.save_as(file)
    text = file.read_text()
    assert GOAL in text
    assert LEARNER not in text
    return file


def _fill(page: Page, file: Path) -> None:
    page.get_by_label("Name in Thai").fill("เขตสัมพันธวงศ์")
    page.get_by_label("Name in English").fill("Samphanthawong")
    page.get_by_label("Short name in the address").fill("samphanthawong")
    page.get_by_label("Official area").fill("สัมพันธวงศ์")
    page.get_by_label("Latitude of its middle").fill("13.735")
    page.get_by_label("Longitude of its middle").fill("100.511")
    page.get_by_label("E-mail of the first coordinator").fill("first@demo.example")
    page.get_by_label("First day of its programme").fill(
        be_date(today(), "en", "medium").replace("\xa0", " ")
    )
    page.get_by_label("A template in a file").set_input_files(file)


def _newer_is_refused(page: Page, file: Path) -> None:
    newer = file.with_name("newer.json")
    newer.write_text(json.dumps(json.loads(file.read_text()) | {"version": 2}))
    page.goto(f"{FIRST}template/")
    page.get_by_role("link", name="Start another city").click()
    look(page)
    _fill(page, newer)
    page.get_by_role("button", name="Start it").click()
    expect(page.get_by_text("made by a newer version of the program (2)").first).to_be_visible()
    expect(page.get_by_label("Name in English")).to_have_value("Samphanthawong")
    look(page)
    assert City.objects.count() == 1
    assert not Start.objects.exists()


def _start(page: Page, file: Path) -> None:
    page.get_by_label("A template in a file").set_input_files(file)
    page.get_by_role("button", name="Start it").click()
    expect(page.get_by_text("Samphanthawong is open")).to_be_visible()
    expect(page.locator(".tally b")).to_have_text("100%")
    look(page)


def _usable_at_once(page_of: Callable[..., Page], width: int) -> None:
    everyone = page_of(width=width)
    for name in ("", "find", "places", "goals", "partners", "wishes"):
        assert (answer := everyone.goto(f"/samphanthawong/{name}"))
        assert answer.status == 200, name
        look(everyone)
    assert not Enrolment.everywhere.filter(city__code="samphanthawong").exists()
    assert not KnownIn.objects.filter(city__code="samphanthawong").exists()


def _goals_without_figures(page: Page) -> None:
    page.goto(SECOND)
    expect(page.get_by_text("This city has no learning places yet")).to_be_visible()
    look(page)
    page.goto(f"{SECOND}goals/")
    expect(page.get_by_role("heading", name=GOAL)).to_be_visible()
    expect(page.locator("main")).to_contain_text("not measured")
    look(page)
    results = KeyResult.objects.filter(goal__programme__city__code="samphanthawong")
    assert results.exists()
    assert not EnteredValue.objects.filter(result__in=results).exists()


def _edit_goal(page: Page) -> None:
    page.goto(f"{SECOND}template/fidelity")
    page.locator("summary", has_text="Goals and key results").click()
    page.get_by_role("link", name=GOAL).click()
    page.get_by_label("Goal in English").fill(OWN_GOAL)
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_role("heading", name=OWN_GOAL)).to_be_visible()


def _drift(page: Page) -> None:
    page.goto(f"{SECOND}template/")
    page.get_by_role("link", name="How true it has stayed").click()
    expect(page.locator(".tally b")).not_to_have_text("100%")
    changed = page.locator(".kit-drift > li", has=page.locator(".kit-diff"))
    expect(changed).to_have_count(1)
    expect(changed.locator("del")).to_have_text(GOAL)
    expect(changed.locator("ins")).to_have_text(OWN_GOAL)
    look(page)


def _use_pattern(page: Page) -> None:
    page.get_by_role("link", name="Put it to use Vouchers of the old town").click()
    expect(page.get_by_label("Name in English")).to_have_value("Vouchers of the old town")
    expect(page.get_by_label("Each voucher in baht")).to_have_value("300")
    expect(page.get_by_label("Whose money it is")).to_have_value("")


# -- what a neighbourhood has, and what it lacks -------------------------------------------------------------


@WIDTHS
def test_a_leader_notes_what_the_neighbourhood_has_and_a_need_where_it_lacks(
    page_of: Callable[..., Page], city: City, width: int
) -> None:
    yan = make_neighbourhood(city, code="bang-lamphu", name_en="Bang Lamphu", lat=13.762, lon=100.498)
    venue = make_venue(city, lat=13.762, lon=100.498, name_en="Pipit Banglamphu")
    make_session(make_activity(city, title_en="Tales of the canal", min_age=60, venue=venue))
    leader = page_of(make_officer(Role.NEIGHBOURHOOD_LEADER, city, neighbourhood=yan), width=width)
    _note_sage(leader)
    everyone = page_of(width=width)
    _unnamed(everyone)
    _agree(leader)
    _named(everyone)
    _gap_becomes_need(leader)


def _note_sage(page: Page) -> None:
    page.goto(f"{FIRST}places/assets/")
    page.get_by_role("link", name="Note something").first.click()
    page.get_by_label("Kind", exact=True).select_option(label="local sage")
    page.get_by_label("Neighbourhood", exact=True).select_option(label="Bang Lamphu")
    page.get_by_label("Name in English").fill("Teacher La-or")
    page.get_by_label("What one can learn, in Thai").fill("ปักดิ้นทอง")
    page.get_by_label("What one can learn, in English").fill("Gold thread embroidery")
    look(page)
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_text("Saved.")).to_be_visible()
    look(page)


def _unnamed(page: Page) -> None:
    page.goto("/phra-nakhon/neighbourhoods/bang-lamphu")
    expect(page.get_by_text("Gold thread embroidery")).to_be_visible()
    expect(page.get_by_text("Teacher La-or")).to_have_count(0)
    look(page)


def _agree(page: Page) -> None:
    page.get_by_label("Name in Thai").fill("ครูละออ")
    page.get_by_label("A sage agreed to be named on").fill(
        be_date(today(), "en", "medium").replace("\xa0", " ")
    )
    page.get_by_role("button", name="Save").click()
    page.get_by_role("button", name="I looked today").click()
    expect(page.get_by_text("verified today")).to_be_visible()


def _named(page: Page) -> None:
    page.reload()
    row = page.locator(".assets li")
    expect(row).to_contain_text("Teacher La-or")
    expect(row).to_contain_text("verified")
    look(page)


def _gap_becomes_need(page: Page) -> None:
    page.goto(f"{FIRST}places/gaps/")
    look(page)
    page.get_by_role("link", name="20 seats Bang Lamphu, older people").click()
    expect(page.get_by_text("Tales of the canal")).to_be_visible()
    look(page)
    page.get_by_role("link", name="Who is left out").first.click()
    page.get_by_role("link", name="0 seats Bang Lamphu, children").click()
    expect(page.get_by_text("Nothing for them within reach")).to_be_visible()
    expect(page.get_by_label("What is needed")).to_have_value(
        "Something to learn near home: children 0–6 in Bang Lamphu"
    )
    look(page)
    page.get_by_role("button", name="Note the need").click()
    expect(page.get_by_text("Kept. It is among the needs")).to_be_visible()
    need = Need.everywhere.get()
    assert (need.origin, need.group) == ("gap", "child")
