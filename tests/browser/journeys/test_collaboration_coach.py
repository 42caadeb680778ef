"""A city shares its goals with its coach, who looks behind the numbers and writes; then the share ends."""

import re
from collections.abc import Callable

import pytest
from django.core.cache import cache
from playwright.sync_api import Page, expect

from learningcity.city.people.models import CoachNote, Share
from learningcity.city.people.roles import Role
from learningcity.city.places.models import City
from tests.browser.conftest import faults
from tests.factories import (
    make_coach_note,
    make_contact,
    make_goal,
    make_officer,
    make_organisation,
    make_programme,
    make_result,
)

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
WIDTHS = pytest.mark.parametrize("width", [390, 1280])
ROOM = "/staff/phra-nakhon/sharing/"
RESULT, NAME = "People who learn the khim", "Chinda Khruathai"
WORDS = "Three of the figures were never measured. Choose the day now."


@pytest.fixture
def city(city: City) -> City:
    """The city with one key result that was never measured, and somebody whose name is nobody's business."""
    cache.clear()
    result = make_result(make_goal(make_programme(city, title_en="One year")), title_th="คนเรียนขิม")
    result.title_en = RESULT
    result.save(update_fields=["title_en"])
    make_contact(make_organisation(city), name_th="จินดา ครัวไทย", name_en=NAME)
    return city


def look(page: Page) -> None:
    assert faults(page) == []


@WIDTHS
def test_a_share_begins_is_used_and_ends_while_the_coach_writes(
    page_of: Callable[..., Page], city: City, width: int
) -> None:
    clerk = page_of(make_officer(Role.CITY_COORDINATOR, city), width=width)
    account = make_officer(Role.CITY_UNIT_COACH, city)
    coach = page_of(account, width=width)
    _nothing_yet(coach)
    _share(clerk)
    _look_behind(coach)
    _answered(clerk, coach)
    _begin_a_note(coach)
    _end_the_share(clerk)
    _refused_with_the_words_kept(coach)
    _nothing_is_shown(coach)
    make_coach_note(city, account, sent_at=None, text=WORDS)
    _a_draft_is_still_hers(coach)


def _nothing_yet(coach: Page) -> None:
    coach.goto("/staff/")
    expect(coach.get_by_text("No city shares anything with you now")).to_be_visible()
    look(coach)


def _share(clerk: Page) -> None:
    clerk.goto(ROOM)
    look(clerk)
    clerk.get_by_role("link", name=re.compile("Share ?: goals and reviews · coach")).click()
    expect(clerk.get_by_label("goals and reviews")).to_be_checked()
    clerk.get_by_label("Why").fill("We agreed to look at the goals together")
    look(clerk)
    clerk.get_by_role("button", name="Share it").click()
    expect(clerk.get_by_text("We agreed to look at the goals together")).to_be_visible()
    look(clerk)


def _look_behind(coach: Page) -> None:
    coach.goto("/staff/")
    look(coach)
    coach.get_by_role("link", name="1 not measured yet").click()
    expect(coach.get_by_role("rowheader", name=RESULT)).to_be_visible()
    expect(coach.get_by_text(NAME)).to_have_count(0)
    look(coach)
    coach.get_by_role("link", name="Phra Nakhon shares").click()
    expect(coach.get_by_text("We agreed to look at the goals together")).to_be_visible()
    look(coach)


def _answered(clerk: Page, coach: Page) -> None:
    """A first suggestion is sent and answered."""
    coach.goto(f"{ROOM}seen/goals")
    coach.get_by_role("link", name="Write a note about this").click()
    coach.get_by_label("a suggestion, which the city answers").check()
    coach.get_by_label("Title of the note").fill("Choose the day of measuring")
    coach.get_by_label("The note", exact=True).fill("Choose it together with the groups.")
    look(coach)
    coach.get_by_role("button", name="Send it to the city").click()
    expect(coach.locator("main .tag").first).to_contain_text("waits for the city")
    look(coach)
    clerk.goto("/staff/phra-nakhon/")
    clerk.get_by_role("link", name="Read and reply").click()
    look(clerk)
    clerk.get_by_label("we do not do it").check()
    clerk.get_by_label("Why").fill("The groups chose it last week")
    clerk.get_by_role("button", name="Send the reply").click()
    expect(clerk.get_by_text("The groups chose it last week")).to_be_visible()
    look(clerk)
    coach.goto("/staff/")
    coach.get_by_role("link", name="The city answered").click()
    expect(coach.get_by_text("The groups chose it last week")).to_be_visible()


def _begin_a_note(coach: Page) -> None:
    coach.goto(f"{ROOM}seen/notes/new?subject=goals")
    coach.get_by_label("Title of the note").fill("The day of measuring")
    coach.get_by_label("The note", exact=True).fill(WORDS)


def _end_the_share(clerk: Page) -> None:
    clerk.goto(ROOM)
    clerk.locator("summary", has_text="End it").click()
    look(clerk)
    clerk.get_by_role("button", name="Yes, end it now").click()
    expect(clerk.get_by_role("heading", name="What was shared before")).to_be_visible()
    look(clerk)
    assert Share.everywhere.get().ended_at is not None


def _refused_with_the_words_kept(coach: Page) -> None:
    coach.get_by_role("button", name="Send it to the city").click()
    expect(coach.get_by_role("heading", level=1)).to_have_text("This is not shared with you any more")
    expect(coach.get_by_label("Your words")).to_have_value(f"The day of measuring\n\n{WORDS}")
    expect(coach.get_by_text("Nothing was sent.")).to_be_visible()
    look(coach)
    assert CoachNote.everywhere.count() == 1


def _nothing_is_shown(coach: Page) -> None:
    coach.get_by_role("link", name="What cities share with you").click()
    expect(coach.get_by_text("No city shares anything with you now")).to_be_visible()
    for path in ("seen", "seen/goals", "seen/notes/new"):
        answer = coach.goto(ROOM + path)
        assert answer is not None
        assert answer.status == 403
        expect(coach.get_by_text(RESULT)).to_have_count(0)


def _a_draft_is_still_hers(coach: Page) -> None:
    coach.goto("/staff/")
    expect(coach.get_by_text(WORDS)).to_be_visible()
    coach.locator("summary", has_text="Throw it away").click()
    look(coach)
    coach.get_by_role("button", name="Yes, throw it away").click()
    expect(coach.get_by_text("Thrown away.")).to_be_visible()
    expect(coach.get_by_text(WORDS)).to_have_count(0)
