"""A resident looks around, joins for herself and her grandmother, waits in line and is offered a seat."""

from collections.abc import Callable
from typing import Any

import pytest
from django.core.cache import cache
from playwright.sync_api import Page, expect

from learningcity.city.catalogue.models import Activity, Session
from learningcity.city.catalogue.search import rebuild
from learningcity.city.enrolment.models import Enrolment, State
from learningcity.city.enrolment.services import book_seat, give_up_seat
from learningcity.city.people.models import User
from learningcity.city.places.models import City
from tests.browser.conftest import faults
from tests.factories import make_activity, make_person, make_session, make_venue

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
PASSWORD = "ดอกมะลิหอมตอนเช้า"


@pytest.fixture
def phone_safety(city: City) -> Activity:
    """An activity with two sessions: one with seats for all and for older people, one with a single seat."""
    cache.clear()
    activity = make_activity(city, title_en="Safe on your phone", venue=make_venue(city))
    make_session(activity, seats=2, reserved={"older": 1})
    make_session(activity, seats=1)
    rebuild()
    return activity


def sessions(activity: Activity) -> list[Session]:
    return list(Session.objects.in_city(activity.city).order_by("pk"))


def press(page: Page, name: str) -> None:
    assert faults(page) == []
    page.get_by_role("button", name=name, exact=True).click()


@pytest.mark.parametrize("width", [390, 1280])
def test_from_looking_around_to_a_seat_offered_from_the_line(
    page_of: Callable[..., Page], phone_safety: Activity, width: int
) -> None:
    page = page_of(width=width)
    _look_around(page)
    _sign_up_while_joining(page)
    _join_for_grandmother(page, sessions(phone_safety)[0])
    first = book_seat(session=sessions(phone_safety)[1], person=make_person(), by=None)
    _stand_in_line(page, sessions(phone_safety)[1])
    give_up_seat(enrolment=first, by=None)
    _take_the_offer(page)
    _give_up(page)


def _look_around(page: Page) -> None:
    page.goto("/phra-nakhon/find")
    page.get_by_role("link", name="Safe on your phone").first.click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Safe on your phone")
    page.locator("a[href*='/join/']").first.click()


def _sign_up_while_joining(page: Page) -> None:
    page.get_by_label("Me", exact=True).check()
    page.get_by_label("What should we call you").fill("วิภา")
    page.get_by_label("Phone number or e-mail").fill("๐๘๑ ๒๓๔ ๕๖๗")
    page.get_by_label("Choose a password").fill(PASSWORD)
    press(page, "Continue to confirm")
    expect(page.get_by_role("alert")).to_contain_text("A mobile number has 10 digits; this one has 9.")
    expect(page.get_by_label("What should we call you")).to_have_value("วิภา")
    page.get_by_label("Phone number or e-mail").fill("๐๘๑ ๒๓๔ ๕๖๗๘")
    page.get_by_label("Choose a password").fill(PASSWORD)
    press(page, "Continue to confirm")
    expect(page.get_by_text("An open seat (2 left)")).to_be_visible()
    page.get_by_label("Yes, write to me").check()
    page.get_by_label("E-mail to write to").fill("wipa@example.org")
    press(page, "Confirm: join")
    expect(page.get_by_text("You have a seat")).to_be_visible()
    assert faults(page) == []


def _join_for_grandmother(page: Page, session: Session) -> None:
    page.goto(f"/phra-nakhon/join/{session.uuid}")
    page.get_by_label("Someone else I look after").check()
    page.get_by_label("What are they called").fill("ยายสมศรี")
    page.get_by_label("An adult who asked me").check()
    page.get_by_label("They know and agree that I enrol them").check()
    page.get_by_label("Year of birth of whoever comes").fill("๒๔๙๕")
    press(page, "Continue to confirm")
    expect(page.get_by_text("One of the seats held for: older people (60 and over) (1 left)")).to_be_visible()
    page.get_by_label("No, I will look here myself").check()
    press(page, "Confirm: join")
    expect(page.get_by_text("ยายสมศรี has a seat")).to_be_visible()


def _stand_in_line(page: Page, session: Session) -> None:
    page.goto(f"/phra-nakhon/join/{session.uuid}")
    page.get_by_label("Me", exact=True).check()
    press(page, "Continue to confirm")
    expect(page.get_by_text("This session is full")).to_be_visible()
    press(page, "Join the waiting list")
    expect(page.get_by_text("Number 1 of 1 person waiting.")).to_be_visible()
    assert faults(page) == []


def _take_the_offer(page: Page) -> None:
    page.goto("/phra-nakhon/mine/")
    expect(page.get_by_role("heading", name="A seat is free: Safe on your phone")).to_be_visible()
    press(page, "Take the seat")
    expect(page.get_by_text("The seat is yours.")).to_be_visible()
    page.goto("/phra-nakhon/mine/")
    expect(page.get_by_role("heading", name="After that")).to_be_visible()
    page.get_by_role("link", name="ยายสมศรี").click()
    expect(page.get_by_text("Next, in 5 days")).to_be_visible()
    assert faults(page) == []


def _give_up(page: Page) -> None:
    page.get_by_role("link", name="Cannot come, give up").click()
    page.get_by_text("Give up the seat", exact=True).click()
    press(page, "Give it up")
    expect(page.get_by_text("Given up. Thank you: someone else can come now.")).to_be_visible()


def to(page: Page, what: Any) -> None:
    """Press Tab until something has the focus, as someone without a mouse would."""
    for _ in range(80):
        if what.evaluate("each => each === document.activeElement"):
            return
        page.keyboard.press("Tab")
    raise AssertionError("Tab never reaches it")


def write(page: Page, label: str, text: str) -> None:
    to(page, page.get_by_label(label))
    page.keyboard.insert_text(text)


def test_the_keyboard_alone_is_enough(page_of: Callable[..., Page], phone_safety: Activity) -> None:
    page = page_of()
    page.goto(f"/phra-nakhon/join/{sessions(phone_safety)[0].uuid}")
    to(page, page.get_by_label("Me", exact=True))
    page.keyboard.press("Space")
    write(page, "What should we call you", "วิภา")
    write(page, "Phone number or e-mail", "wipa@example.org")
    write(page, "Choose a password", PASSWORD)
    page.keyboard.press("Enter")
    expect(page.get_by_role("button", name="Confirm: join")).to_be_visible()
    to(page, page.get_by_label("Yes, write to me"))
    page.keyboard.press("Space")
    to(page, page.get_by_role("button", name="Confirm: join"))
    page.keyboard.press("Enter")
    expect(page.get_by_text("You have a seat")).to_be_visible()
    assert Enrolment.objects.in_city(phone_safety.city).get().state == State.BOOKED
    assert User.objects.get().email == "wipa@example.org"


def test_joining_works_with_script_off(page_of: Callable[..., Page], phone_safety: Activity) -> None:
    styled = page_of()
    context = styled.context.browser.new_context(java_script_enabled=False)  # type: ignore[union-attr]
    page = context.new_page()
    page.goto(f"{_origin(styled, phone_safety)}?lang=en")
    page.get_by_label("Me", exact=True).check()
    page.get_by_label("What should we call you").fill("วิภา")
    page.get_by_label("Phone number or e-mail").fill("0812345678")
    page.get_by_label("Choose a password").fill(PASSWORD)
    page.get_by_role("button", name="Continue to confirm").click()
    page.get_by_label("No, I will look here myself").check()
    page.get_by_role("button", name="Confirm: join").click()
    assert "You have a seat" in page.content()


def _origin(page: Page, activity: Activity) -> str:
    page.goto(f"/phra-nakhon/join/{sessions(activity)[0].uuid}")
    return page.url
