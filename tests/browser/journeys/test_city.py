"""A city keeps its places: a file brought in and taken back, places added, a day of an administrator."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.core.cache import cache
from django.utils import timezone
from playwright.sync_api import Page, expect

from learningcity.city.catalogue.models import Activity, ActivityState
from learningcity.city.catalogue.search import rebuild
from learningcity.city.enrolment.models import Enrolment
from learningcity.city.people.roles import Role
from learningcity.city.places.models import Area, City, Neighbourhood, Venue
from learningcity.core import thai_time
from tests.browser.conftest import faults
from tests.factories import (
    make_activity,
    make_area,
    make_neighbourhood,
    make_officer,
    make_session,
    make_venue,
)

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
WIDTHS = pytest.mark.parametrize("width", [390, 1280])
WORKSPACE = "/staff/phra-nakhon/"
NEW, SWAPPED = "ลานศิลป์ท้ายตลาด", "วัดสลับพิกัด"
SHEET = f"""รหัส,ชื่อสถานที่,ประเภท,ละติจูด,ลองจิจูด,โทรศัพท์,วันที่ตรวจสอบ
lan-silp,{NEW},ลาน,๑๓.๗๖๐๐,๑๐๐.๔๙๕๐,,15/11/2569
city-library,หอสมุดเมืองกรุงเทพมหานคร,หอสมุด,13.7578,100.4986,0 2282 0680,
museum,มิวเซียมริมคลอง,พิพิธภัณฑ์,13.7440,100.4940,,
wat-salap,{SWAPPED},วัด,100.4960,13.7580,,
"""


@pytest.fixture
def city(city: City) -> City:
    """The city with two subdistricts and two places."""
    cache.clear()
    city.area = make_area("1001", level=Area.Level.DISTRICT, name_th="พระนคร", name_en="Phra Nakhon")
    city.save()
    make_area("100106", under=city.area, name_th="ชนะสงคราม", name_en="Chana Songkhram")
    make_area("100107", under=city.area, name_th="บ้านพานถม", name_en="Ban Phan Thom")
    make_venue(city, code="city-library", phone="")
    make_venue(
        city, code="museum", name_th="มิวเซียมริมคลอง", name_en="", kind="museum", lat=13.744, lon=100.494
    )
    rebuild()
    return city


@pytest.fixture
def coordinator(city: City, page_of: Callable[..., Page], width: int) -> Page:
    return page_of(make_officer(Role.CITY_COORDINATOR, city), width=width)


def look(page: Page) -> None:
    assert faults(page) == []


# -- a file ------------------------------------------------------------------------------------------------


@WIDTHS
def test_a_list_of_places_is_brought_in_found_and_taken_back(
    page_of: Callable[..., Page], coordinator: Page, city: City, width: int
) -> None:
    visitor = page_of(width=width)
    _upload(coordinator)
    _read_fates(coordinator)
    assert not Venue.objects.in_city(city).filter(code="lan-silp").exists()
    coordinator.get_by_role("button", name="Write these 2 rows").click()
    expect(coordinator.get_by_role("heading", level=1)).to_have_text("places.csv")
    look(coordinator)
    _find_new_place(visitor)
    _take_back(coordinator)
    _find_nothing(visitor)
    assert Venue.objects.in_city(city).get(code="city-library").phone == ""


def _upload(page: Page) -> None:
    page.goto(f"{WORKSPACE}imports/")
    look(page)
    sheet = {"name": "places.csv", "mimeType": "text/csv", "buffer": SHEET.encode("utf-8-sig")}
    page.get_by_label("The file").set_input_files([sheet])  # type: ignore[list-item]
    page.get_by_role("button", name="Look at the rows").click()


def _read_fates(page: Page) -> None:
    expect(page.get_by_text("1 new, 1 changed, 1 same, 1 not taken")).to_be_visible()
    fates = page.locator("ul.rows.todo > li .acts").all_inner_texts()
    assert [each.strip() for each in fates] == ["New", "Changed", "Same as now", "Cannot be taken"]
    row = page.locator("ul.rows.todo > li", has_text=SWAPPED)
    expect(row).to_contain_text("Latitude and longitude seem swapped")
    look(page)


def _find_new_place(page: Page) -> None:
    page.goto(f"/phra-nakhon/places?q={NEW}")
    expect(page.locator("ol.rows .row")).to_have_count(1)
    expect(page.locator("figure.map #map-1 title")).to_contain_text(NEW)
    look(page)
    page.get_by_role("link", name=NEW).first.click()
    expect(page.get_by_role("heading", level=1)).to_contain_text(NEW)
    expect(page.locator("figure.map .pt")).to_have_count(1)
    assert Venue.everywhere.get(code="lan-silp").verified_on == thai_time.read_date("15/11/2026")
    look(page)


def _take_back(page: Page) -> None:
    page.get_by_text("Take it back", exact=True).click()
    look(page)
    page.get_by_role("button", name="Yes, take it back").click()
    expect(page.get_by_text("Taken back: 1 removed, 1 as before.")).to_be_visible()
    look(page)


def _find_nothing(page: Page) -> None:
    page.goto(f"/phra-nakhon/places?q={NEW}")
    expect(page.get_by_text("No place has this name and kind")).to_be_visible()
    look(page)
    answer = page.goto("/phra-nakhon/places/lan-silp")
    assert answer is not None
    assert answer.status == 404


# -- a place -----------------------------------------------------------------------------------------------


@WIDTHS
def test_a_place_is_added_with_its_ways_in_and_hours_and_verified_today(
    page_of: Callable[..., Page], coordinator: Page, city: City, width: int
) -> None:
    _write_place(coordinator)
    coordinator.get_by_label("Wednesday").fill("8.30-12.00, ๑๓.๐๐-๑๖.๓๐")
    coordinator.get_by_role("button", name="Save the place").click()
    expect(coordinator.get_by_text("is added")).to_be_visible()
    venue = Venue.objects.in_city(city).get(code="ban-nangsue")
    assert venue.hours == {"wed": [["08:30", "12:00"], ["13:00", "16:30"]]}
    _verify(coordinator)
    visitor = page_of(width=width)
    visitor.goto("/phra-nakhon/places/ban-nangsue")
    expect(visitor.get_by_role("row", name="Wednesday")).to_contain_text("16:30")
    expect(visitor.get_by_role("region", name="Access")).to_contain_text("step-free entrance")
    look(visitor)


def _write_place(page: Page) -> None:
    """Fill the form in; a place that closes before it opens is refused and the form stays as it was."""
    page.goto(f"{WORKSPACE}places/")
    look(page)
    page.get_by_role("link", name="Add a place").click()
    page.get_by_label("Name in Thai").fill("บ้านหนังสือริมคลอง")
    page.get_by_label("Name in English").fill("Canal Reading House")
    page.get_by_label("Kind of place").select_option("library")
    page.get_by_label("Short name in the page's address").fill("ban-nangsue")
    page.get_by_label("Subdistrict or community").select_option(label="Ban Phan Thom")
    page.get_by_label("Latitude").fill("13.7605")
    page.get_by_label("Longitude").fill("100.4995")
    page.get_by_label("Step-free").select_option("yes")
    page.get_by_label("Lift").select_option("no")
    page.get_by_label("Wednesday").fill("16.30-8.30")
    page.get_by_role("button", name="Save the place").click()
    expect(page.get_by_role("alert")).to_contain_text("The place closes before it opens")
    expect(page.get_by_label("Short name in the page's address")).to_have_value("ban-nangsue")
    look(page)


def _verify(page: Page) -> None:
    page.get_by_role("searchbox", name="Name or code").fill("ban-nangsue")
    page.get_by_role("button", name="Show").click()
    expect(page.get_by_text("not verified yet")).to_be_visible()
    look(page)
    page.get_by_role("link", name="Canal Reading House").click()
    look(page)
    page.get_by_role("button", name="I looked today: it is right").click()
    expect(page.get_by_text("verified today")).to_be_visible()
    assert Venue.everywhere.get(code="ban-nangsue").verified_on == thai_time.today()


# -- a neighbourhood ---------------------------------------------------------------------------------------


@WIDTHS
def test_a_neighbourhood_over_two_areas_has_its_number_on_the_map(
    coordinator: Page, city: City, width: int
) -> None:
    make_neighbourhood(city, name_th="ท่าเตียน", name_en="Tha Tian", lat=13.7460, lon=100.4910)
    coordinator.goto(f"{WORKSPACE}places/neighbourhoods/")
    look(coordinator)
    coordinator.get_by_role("link", name="Add a neighbourhood").click()
    _write_neighbourhood(coordinator)
    coordinator.get_by_role("button", name="Save the neighbourhood").click()
    expect(coordinator.locator("ol.rows li")).to_have_count(2)
    row = coordinator.locator("ol.rows li", has_text="Banglamphu")
    expect(row).to_contain_text("Chana Songkhram · Ban Phan Thom")
    number = row.locator(".pin").inner_text()
    expect(coordinator.locator(f"figure.map #map-{number} title")).to_contain_text("Banglamphu")
    look(coordinator)
    assert Neighbourhood.objects.in_city(city).get(code="banglamphu").areas.count() == 2


def _write_neighbourhood(page: Page) -> None:
    page.get_by_label("Name in Thai").fill("บางลำพู")
    page.get_by_label("Name in English").fill("Banglamphu")
    page.get_by_label("Short name in the page's address").fill("banglamphu")
    page.get_by_label("Latitude of its middle").fill("13.7625")
    page.get_by_label("Longitude of its middle").fill("100.4975")
    page.get_by_label("Chana Songkhram").check()
    page.get_by_label("Ban Phan Thom").check()
    look(page)


# -- the day of an administrator ---------------------------------------------------------------------------


@WIDTHS
def test_an_administrator_begins_the_day_with_what_waits_and_enrols_someone(
    page_of: Callable[..., Page], city: City, width: int
) -> None:
    waits = make_activity(
        city, title_en="Tying garlands", state=ActivityState.SUBMITTED, submitted_at=timezone.now()
    )
    session = make_session(waits, seats=3, starts_at=timezone.now() + timedelta(days=4))
    page = page_of(make_officer(Role.LEARNING_ADMINISTRATOR, city), width=width)
    _approve(page)
    assert Activity.everywhere.get(pk=waits.pk).state == ActivityState.PUBLISHED
    _enrol(page)
    enrolment = Enrolment.everywhere.get(session=session)
    assert (enrolment.person.name, enrolment.via) == ("ยายบุญชู", Enrolment.Via.CLERK)


def _approve(page: Page) -> None:
    page.goto(WORKSPACE)
    look(page)
    page.get_by_role("link", name="Open and look").click()
    look(page)
    page.get_by_role("button", name="Approve and publish").click()
    expect(page.get_by_text("is public now")).to_be_visible()
    look(page)


def _enrol(page: Page) -> None:
    page.goto(WORKSPACE)
    look(page)
    page.goto(f"{WORKSPACE}learners/")
    page.get_by_role("link", name="Add someone").first.click()
    page.get_by_label("Name, a nickname is enough").fill("ยายบุญชู")
    page.get_by_label("agree that the city notes this down").check()
    page.get_by_role("button", name="Add and choose").click()
    page.get_by_role("searchbox", name="Words of the title").fill("garlands")
    page.get_by_role("button", name="Find").click()
    look(page)
    page.get_by_role("link", name="Choose").click()
    page.get_by_label("They asked for this seat").check()
    page.get_by_role("button", name="Enrol them").click()
    look(page)
