"""Partners decide, somebody takes it on, and what was promised is kept for everyone to see."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.core.cache import cache
from playwright.sync_api import Page, expect

from learningcity.city.partners.models import Commitment, Meeting
from learningcity.city.partners.services import add_party
from learningcity.city.people.roles import Role
from learningcity.city.places.models import City
from learningcity.core.thai_time import be_date, today
from tests.browser.conftest import faults
from tests.factories import make_agreement, make_contact, make_officer, make_organisation

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
WIDTHS = pytest.mark.parametrize("width", [390, 1280])
ROOM = "/staff/phra-nakhon/partners/"
KITCHEN, TASK, PROMISED = "Sam Phraeng Kitchen", "Find a kitchen for Saturdays", "A kitchen on two Saturdays"


@pytest.fixture
def city(city: City) -> City:
    """The city with a partner and somebody who answers for it."""
    cache.clear()
    partner = make_organisation(city, code="kitchen", name_th="ครัวสามแพร่ง", name_en=KITCHEN)
    make_contact(partner, name_th="จินดา ครัวไทย", name_en="Chinda Khruathai")
    return city


def look(page: Page) -> None:
    assert faults(page) == []


def written(number: int) -> str:
    return be_date(today() + timedelta(days=number), "en", "medium").replace("\xa0", " ")


@WIDTHS
def test_a_minute_becomes_a_task_and_a_task_a_kept_promise(
    page_of: Callable[..., Page], city: City, width: int
) -> None:
    page = page_of(make_officer(Role.CITY_COORDINATOR, city), width=width)
    _meet(page)
    _give_task(page)
    _promise(page)
    _give(page)
    _walk_back(page)
    _seen_by_everyone(page_of(width=width))


def _meet(page: Page) -> None:
    page.goto(f"{ROOM}meetings/new")
    look(page)
    page.get_by_label("Title in Thai").fill("ประชุมครั้งที่ 1")
    page.get_by_label("Title in English").fill("First meeting")
    page.get_by_label("Day", exact=True).fill(written(-3))
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("First meeting")
    page.get_by_text("Add a matter to the agenda").click()
    page.get_by_label("What it is about, in Thai").fill("เปิดครัววันเสาร์")
    page.get_by_label("What it is about, in English").fill("Kitchens on Saturdays")
    page.get_by_role("button", name="Add it").click()
    look(page)
    page.get_by_role("link", name="Write, decide, give tasks").click()
    page.get_by_label("What was said, in Thai").fill("ครัวสามแพร่งยินดีเปิดครัวสองเสาร์")
    page.get_by_role("button", name="Save what was said").click()
    expect(page.get_by_label("What was said, in Thai")).to_have_value("ครัวสามแพร่งยินดีเปิดครัวสองเสาร์")


def _give_task(page: Page) -> None:
    page.locator("summary", has_text="Give a task").click()
    page.get_by_label("What is to be done, in Thai").fill("หาครัววันเสาร์")
    page.get_by_label("What is to be done, in English").fill(TASK)
    page.get_by_label("Who does it").select_option(label=f"Chinda Khruathai · {KITCHEN}")
    page.get_by_role("textbox", name="By when").fill(written(20))
    look(page)
    page.get_by_role("button", name="Give the task").click()
    page.get_by_role("link", name=TASK).click()
    expect(page.get_by_role("heading", level=1)).to_have_text(TASK)
    look(page)


def _promise(page: Page) -> None:
    page.get_by_role("link", name="Keep a promise that came of it").click()
    page.get_by_label("What, in Thai").fill("เปิดครัวสองวันเสาร์")
    page.get_by_label("What, in English").fill(PROMISED)
    page.locator("#id_kind").select_option("venue")
    page.get_by_label("How much").fill("๒")
    page.get_by_label("Promised on").fill(written(-2))
    look(page)
    page.get_by_role("button", name="Save").click()
    expect(page.locator("main .tag").first).to_have_text("under way")
    look(page)


def _give(page: Page) -> None:
    page.get_by_text("Note what was given").click()
    page.get_by_label("How much").fill("2")
    page.get_by_label("What shows it, in a few words").fill("Two signed lists")
    page.get_by_role("button", name="Save").click()
    expect(page.locator("main .tag").first).to_have_text("kept")
    look(page)
    assert Commitment.everywhere.get().given == 2


def _walk_back(page: Page) -> None:
    """From the kept promise to its task, and from the task to the minute it came from."""
    page.get_by_role("link", name=TASK).click()
    expect(page.get_by_role("link", name=PROMISED)).to_be_visible()
    page.get_by_role("link", name="First meeting").click()
    expect(page.locator("#m1")).to_contain_text("ครัวสามแพร่งยินดีเปิดครัวสองเสาร์")
    expect(page.locator("#m1")).to_contain_text(TASK)


def _seen_by_everyone(page: Page) -> None:
    page.goto("/phra-nakhon/organisations/kitchen")
    expect(page.get_by_role("heading", name=PROMISED)).to_be_visible()
    look(page)
    page.goto("/phra-nakhon/partners/promises")
    expect(page.locator("main li", has_text=PROMISED)).to_contain_text("kept")
    look(page)


@WIDTHS
def test_two_secretaries_at_one_minute_lose_no_word(
    page_of: Callable[..., Page], city: City, width: int
) -> None:
    officer = make_officer(Role.CITY_COORDINATOR, city)
    first, second = page_of(officer, width=width), page_of(officer, width=width)
    _meet(first)
    row = Meeting.everywhere.get()
    for page in (first, second):
        page.goto(f"{ROOM}meetings/{row.uuid}/matters/1")
    first.get_by_label("What was said, in Thai").fill("ของเลขาคนแรก")
    first.get_by_role("button", name="Save what was said").click()
    second.get_by_label("What was said, in Thai").fill("ของเลขาคนที่สอง")
    second.get_by_role("button", name="Save what was said").click()
    expect(second.get_by_text("Nothing is lost")).to_be_visible()
    expect(second.locator(".letter").first).to_contain_text("ของเลขาคนแรก")
    expect(second.locator(".letter").last).to_contain_text("ของเลขาคนที่สอง")
    expect(second.get_by_role("textbox", name="What was said, in Thai")).to_have_value("ของเลขาคนที่สอง")
    look(second)


@WIDTHS
def test_who_works_with_whom_is_drawn_and_can_be_read_as_a_table(
    page_of: Callable[..., Page], city: City, width: int
) -> None:
    agreement = make_agreement(city, title_en="Old town learns together")
    for number in range(8):
        partner = make_organisation(city, name_en=f"Partner number {number} of the old town")
        add_party(agreement=agreement, organisation=partner, role="partner", by=None)
    page = page_of(width=width)
    page.goto("/phra-nakhon/partners")
    expect(page.locator(".net .tie")).to_have_count(28)
    page.get_by_text("The same as a table").click()
    expect(page.locator(".nettable tbody tr")).to_have_count(8)
    look(page)
    page.get_by_role("link", name="Old town learns together").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Old town learns together")
    look(page)
    officer = page_of(make_officer(Role.CITY_COORDINATOR, city), width=width)
    for name in ("agreements", f"agreements/{agreement.uuid}", "groups", "tasks", "rates/new", "rates"):
        officer.goto(ROOM + name)
        look(officer)
