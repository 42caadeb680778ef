"""At the door: the list ticked, someone without a phone let in, the paper, who finished; and the desk."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import Page

from learningcity.city.catalogue.models import Session
from learningcity.city.enrolment.models import Enrolment, State
from learningcity.city.enrolment.rules import slip_code
from learningcity.city.enrolment.services import admit_walk_in
from learningcity.city.people.roles import Role
from learningcity.city.places.models import City
from tests.browser.conftest import faults
from tests.factories import make_activity, make_officer, make_person, make_session

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
WIDTHS = pytest.mark.parametrize("width", [390, 1280])


@pytest.fixture
def running(city: City) -> Session:
    """A session that runs now, with two people expected."""
    activity = make_activity(city, title_en="Tying garlands")
    session = make_session(activity, seats=4, starts_at=timezone.now() - timedelta(minutes=10))
    for name in ("Somsri Jaidee", "Bunchu Saelim"):
        admit_walk_in(session=session, person=make_person(name, city=city), by=None)
    return session


@WIDTHS
def test_a_provider_keeps_the_door_and_says_who_finished(
    page_of: Callable[..., Page], city: City, running: Session, width: int
) -> None:
    organisation = running.activity.organisation
    page = page_of(make_officer(Role.PROVIDER_EDITOR, city, organisation=organisation), width=width)
    _tick(page)
    _let_in_without_phone(page)
    _look_at_sheet(page)
    page.get_by_role("link", name="Back to the list").click()
    page.get_by_role("button", name="2 people finished").click()
    assert faults(page) == []
    states = dict(Enrolment.everywhere.values_list("person__name", "state"))
    assert states == {
        "Somsri Jaidee": State.COMPLETED,
        "Bunchu Saelim": State.ABSENT,
        "Auntie Daeng": State.COMPLETED,
    }


def _tick(page: Page) -> None:
    page.goto("/staff/phra-nakhon/attendance/")
    assert faults(page) == []
    page.get_by_role("link", name="Open the list").click()
    page.get_by_role("button", name="Mark Somsri Jaidee").click()
    assert page.get_by_role("button", name="Came Somsri Jaidee").is_visible()
    assert faults(page) == []


def _let_in_without_phone(page: Page) -> None:
    page.get_by_role("link", name="Someone walked in").click()
    assert faults(page) == []
    page.get_by_label("Name, a nickname is enough").fill("Auntie Daeng")
    page.get_by_role("button", name="Give a seat").click()
    enrolment = Enrolment.everywhere.get(person__name="Auntie Daeng")
    assert page.locator(".slip .code").inner_text() == slip_code(enrolment.pk)
    assert faults(page) == []
    page.get_by_role("link", name="Back to the list").click()


def _look_at_sheet(page: Page) -> None:
    page.get_by_role("link", name="Print the sheet to sign").click()
    page.emulate_media(media="print")
    assert page.get_by_role("row", name="Auntie Daeng").is_visible()
    assert not page.get_by_role("link", name="Back to the list").is_visible()
    page.emulate_media(media="screen")
    assert faults(page) == []


@WIDTHS
def test_an_administrator_enrols_someone_who_has_no_account(
    page_of: Callable[..., Page], city: City, width: int
) -> None:
    session = make_session(make_activity(city, title_en="Tying garlands"))
    page = page_of(make_officer(Role.LEARNING_ADMINISTRATOR, city), width=width)
    _note_down(page)
    page.get_by_role("searchbox", name="Words of the title").fill("garlands")
    page.get_by_role("button", name="Find").click()
    assert faults(page) == []
    page.get_by_role("link", name="Choose").click()
    _agree(page)
    enrolment = Enrolment.everywhere.get(session=session)
    assert (enrolment.via, enrolment.person.name) == (Enrolment.Via.CLERK, "Somsri Jaidee")
    assert slip_code(enrolment.pk) in page.content()


def _note_down(page: Page) -> None:
    page.goto("/staff/phra-nakhon/learners/")
    assert faults(page) == []
    page.get_by_role("link", name="Add someone").first.click()
    page.get_by_label("Name, a nickname is enough").fill("Somsri Jaidee")
    page.get_by_role("button", name="Add and choose").click()
    assert page.get_by_label("Name, a nickname is enough").input_value() == "Somsri Jaidee"
    assert faults(page) == []
    page.get_by_label("agree that the city notes this down").check()
    page.get_by_role("button", name="Add and choose").click()


def _agree(page: Page) -> None:
    page.get_by_label("They asked for this seat").check()
    assert faults(page) == []
    page.get_by_role("button", name="Enrol them").click()
    assert faults(page) == []
