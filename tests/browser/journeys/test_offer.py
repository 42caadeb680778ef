"""A resident offers to teach, mends what the city asks, and teaches; the page is theirs to close."""

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
from tests.factories import make_account, make_officer, make_organisation, make_topic, make_venue

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
TITLE = "ร้อยมาลัยดาวเรืองขั้นต้น"
PASSWORD = "krathong-2569"
EMAIL = "malee@demo.example"


@pytest.fixture
def resident(city: City) -> User:
    make_topic("craft", name_en="Arts and crafts")
    make_venue(city, name_en="Bangkok City Library")
    make_organisation(city, name_en="City Library")
    return make_account(EMAIL, name="มาลี วงศ์ทอง", password=PASSWORD)


@pytest.fixture
def officer(city: City) -> User:
    return make_officer(Role.LEARNING_ADMINISTRATOR, city)


@pytest.mark.parametrize("width", [390, 1280])
def test_an_offer_becomes_an_activity_and_its_teacher_has_a_page(
    page_of: Callable[..., Page], city: City, resident: User, officer: User, width: int
) -> None:
    own, desk = page_of(width=width), page_of(officer, width=width)
    _offer(own)
    _sign_in_and_send(own)
    _ask_back(desk)
    _mend(own)
    _accept(desk)
    _publish(desk)
    visitor = page_of(width=width)
    _find_teacher(visitor)
    _close_the_page(own)
    assert visitor.reload().status == 404  # type: ignore[union-attr]


def _offer(page: Page) -> None:
    page.goto("/phra-nakhon/offer")
    assert faults(page) == []
    page.get_by_role("link", name="Say what you could teach").click()
    page.get_by_role("button", name="Continue").click()
    assert page.get_by_text("please mend 4 things").is_visible()
    assert faults(page) == []
    page.get_by_label("What would you like to teach?").fill(TITLE)
    page.get_by_label("What can people do afterwards?").fill("ร้อยมาลัยได้เองหนึ่งพวง")
    page.get_by_label("Nearest topic").select_option(index=1)
    page.get_by_label("How many hours in all?").fill("๓")
    page.get_by_role("button", name="Continue").click()
    page.get_by_label("older people").check()
    page.get_by_label("I need a place").check()
    page.get_by_label("mornings").check()
    assert faults(page) == []
    page.get_by_role("button", name="Continue").click()
    page.get_by_label("Your name").fill("มาลี วงศ์ทอง")
    page.get_by_label("How do you come to know it?").fill("ร้อยมาตั้งแต่เด็ก แม่ขายดอกไม้")
    page.get_by_label("How do we reach you?").fill("081 234 5678")
    page.get_by_label("Once I teach, a page may show my name").check()
    assert faults(page) == []
    page.get_by_role("button", name="Continue and look it over").click()


def _sign_in_and_send(page: Page) -> None:
    assert page.get_by_role("heading", name=TITLE).is_visible()
    assert faults(page) == []
    page.get_by_role("link", name="I already have an account").click()
    page.locator("[name=login]").fill(EMAIL)
    page.locator("[name=password]").fill(PASSWORD)
    page.locator("main form button[type=submit]").first.click()
    assert page.get_by_role("heading", name=TITLE).is_visible()
    assert faults(page) == []
    page.get_by_role("button", name="Send to the city").click()
    assert page.get_by_text("the city is reading it").first.is_visible()
    assert faults(page) == []


def _ask_back(page: Page) -> None:
    page.goto("/staff/phra-nakhon/")
    page.get_by_role("link", name="Read and answer").click()
    assert faults(page) == []
    page.get_by_role("link", name=TITLE).first.click()
    page.locator("summary", has_text="Ask for something more").click()
    assert faults(page) == []
    page.get_by_label("What would you like to know?").fill("รับได้กี่คน")
    page.get_by_role("button", name="Return it").click()
    assert page.get_by_text("Every offer is answered").is_visible()
    assert faults(page) == []


def _mend(page: Page) -> None:
    page.goto("/phra-nakhon/offer")
    assert page.get_by_text("รับได้กี่คน").is_visible()
    page.get_by_role("link", name=TITLE).first.click()
    assert faults(page) == []
    page.get_by_role("link", name="Change it and send again").click()
    page.get_by_label("What can people do afterwards?").fill("ร้อยมาลัยได้เองหนึ่งพวง รับ 12 คน")
    assert faults(page) == []
    page.get_by_role("button", name="Send to the city").last.click()
    assert page.get_by_text("the city is reading it").first.is_visible()


def _accept(page: Page) -> None:
    page.goto("/staff/phra-nakhon/offers/")
    page.get_by_role("link", name=TITLE).first.click()
    assert page.get_by_text("รับ 12 คน").is_visible()
    page.locator("summary", has_text="Accept").click()
    page.get_by_label("Which partner holds it").select_option(label="City Library")
    page.get_by_label("Where").select_option(label="Bangkok City Library")
    assert faults(page) == []
    page.get_by_role("button", name="Accept and open the draft").click()
    assert page.get_by_role("heading", level=1).inner_text() == TITLE
    assert page.get_by_text("081 234 5678").is_visible()
    assert faults(page) == []


def _publish(page: Page) -> None:
    day = thai_time.today() + timedelta(days=12)
    page.get_by_role("link", name="Add the first session").click()
    page.get_by_label("Day").fill(f"{day.day}/{day.month}/{day.year + 543}")
    page.get_by_label("From what time").fill("9.00")
    page.get_by_label("Until what time").fill("12.00")
    page.get_by_label("Seats for everyone").fill("12")
    page.get_by_role("button", name="Add the session").click()
    page.get_by_role("button", name="Send for approval").click()
    page.goto("/staff/phra-nakhon/activities/approvals")
    page.get_by_role("link", name=TITLE).first.click()
    page.get_by_role("button", name="Approve and publish").click()
    assert page.get_by_text("is public now").is_visible()


def _find_teacher(page: Page) -> None:
    page.goto(f"/phra-nakhon/activities/{Activity.everywhere.get().code}")
    page.get_by_role("link", name="มาลี วงศ์ทอง").click()
    assert page.get_by_text("ร้อยมาตั้งแต่เด็ก").is_visible()
    assert page.get_by_text(TITLE).first.is_visible()
    assert faults(page) == []


def _close_the_page(page: Page) -> None:
    page.goto("/phra-nakhon/offer")
    assert page.get_by_text("open for people to join").is_visible()
    assert faults(page) == []
    page.get_by_role("button", name="Take my page away").click()
    assert page.get_by_text("Nobody can see it.").is_visible()
