"""A provider's activity from the first word to the public page, through one return by the city."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from playwright.sync_api import Page

from learningcity.city.catalogue.models import Activity
from learningcity.city.people.models import User
from learningcity.city.people.roles import Role
from learningcity.city.places.models import City
from learningcity.core import thai_time
from tests.browser.conftest import faults
from tests.factories import make_officer, make_organisation, make_topic, make_venue

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
WORKSPACE = "/staff/phra-nakhon/"
TITLE = "ร้อยมาลัยดาวเรืองขั้นต้น"


@pytest.fixture
def editor(city: City) -> User:
    make_topic("craft")
    make_venue(city, name_en="Bangkok City Library")
    return make_officer(Role.PROVIDER_EDITOR, city, organisation=make_organisation(city))


@pytest.fixture
def administrator(city: City) -> User:
    return make_officer(Role.LEARNING_ADMINISTRATOR, city)


@pytest.mark.parametrize("width", [390, 1280])
def test_a_provider_publishes_after_mending_what_the_city_asked_for(
    page_of: Callable[..., Page], city: City, editor: User, administrator: User, width: int
) -> None:
    provider, officer = page_of(editor, width=width), page_of(administrator, width=width)
    _write(provider)
    _add_session(provider)
    provider.get_by_role("button", name="Send for approval").click()
    _return(officer)
    _mend(provider)
    _approve(officer)
    visitor = page_of(width=width)
    activity = Activity.objects.in_city(city).get()
    visitor.goto(f"/phra-nakhon/activities/{activity.code}")
    assert TITLE in visitor.content()


def _write(page: Page) -> None:
    page.goto(WORKSPACE)
    assert faults(page) == []
    page.get_by_role("link", name="Write the first activity").click()
    page.get_by_label("Title in Thai").fill(TITLE)
    page.get_by_label("In two lines, in Thai").fill("ร้อยมาลัยชายเดียวได้เองในบ่ายเดียว")
    page.get_by_label("Topic", exact=True).select_option(index=1)
    page.get_by_label("Price for each person").fill("๖๐ บาท")
    assert faults(page) == []
    page.get_by_role("button", name="Keep as a draft").click()
    assert page.get_by_role("heading", level=1).inner_text() == TITLE
    assert faults(page) == []


def _add_session(page: Page) -> None:
    day = thai_time.today() + timedelta(days=12)
    page.get_by_role("link", name="Add the first session").click()
    page.get_by_label("Day").fill(f"{day.day}/{day.month}/{day.year + 543}")
    page.get_by_label("From what time").fill("13.30")
    page.get_by_label("Until what time").fill("15.30")
    page.get_by_label("Place").select_option(label="Bangkok City Library")
    page.get_by_label("Seats for everyone").fill("16")
    page.get_by_text("Hold seats for a group").click()
    page.get_by_label("older people").fill("4")
    assert faults(page) == []
    page.get_by_role("button", name="Add the session").click()
    assert page.get_by_text("16 of 20 seats left").is_visible()


def _return(page: Page) -> None:
    page.goto(WORKSPACE)
    page.get_by_role("link", name="Open and look").click()
    assert page.get_by_text("It costs money and nobody is let off").is_visible()
    assert faults(page) == []
    page.locator("summary", has_text="Return for changes").click()
    page.get_by_label("What should be changed?").fill("บอกด้วยว่าใครไม่ต้องจ่าย")
    page.get_by_role("button", name="Return it").click()
    assert page.get_by_text("Nothing waits for approval").is_visible()
    assert faults(page) == []


def _mend(page: Page) -> None:
    page.goto(WORKSPACE)
    assert page.get_by_text("บอกด้วยว่าใครไม่ต้องจ่าย").is_visible()
    page.get_by_role("link", name="Change and send again").click()
    page.get_by_label("Whoever cannot pay may come without paying").check()
    page.get_by_role("button", name="Save the changes").click()
    page.get_by_role("button", name="Send for approval").click()
    assert faults(page) == []


def _approve(page: Page) -> None:
    page.goto(f"{WORKSPACE}activities/approvals")
    page.get_by_role("link", name=TITLE).first.click()
    assert page.get_by_text("It costs money and nobody is let off").count() == 0
    page.get_by_role("button", name="Approve and publish").click()
    assert page.get_by_text("is public now").is_visible()


def test_a_series_leaves_out_the_holiday_and_the_day_one_unticks(
    page_of: Callable[..., Page], city: City, editor: User
) -> None:
    page = page_of(editor, width=390)
    _write(page)
    page.get_by_role("link", name="A series").click()
    page.get_by_label("First day").fill("6/4/2570")
    page.get_by_label("Last day at the latest").fill("27/4/2570")
    page.get_by_label("From what time").fill("9.00 น.")
    page.get_by_label("Until what time").fill("12.00 น.")
    page.get_by_label("Place").select_option(label="Bangkok City Library")
    page.get_by_role("button", name="Show the days").click()
    assert faults(page) == []
    days = page.locator("input[name=day]")
    assert [days.nth(n).is_checked() for n in range(4)] == [False, False, True, True]
    days.nth(3).uncheck()
    page.get_by_role("button", name="Add the ticked days").click()
    assert page.get_by_text("1 session is added.").is_visible()
    assert faults(page) == []
