"""Every page for the public and for learners by the Tab key alone: one sees where one is, and goes on."""

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Page

from learningcity.city.places.models import City
from tests.browser.test_every_page import account_of, addresses_of, demonstration

__all__ = ["demonstration"]
pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.django_db(transaction=True)]
MOST_STOPS = 200
WHERE = """() => {
    const at = document.activeElement, before = window.stop_before;
    if (!at || at === document.body) return null;
    const ring = (each) => {
        const style = each && getComputedStyle(each);
        return !!style && style.outlineStyle !== "none" && parseFloat(style.outlineWidth) > 0;
    };
    const point = at.querySelector(".pt, .kh"), thick = 3;
    const drawn = !!point && parseFloat(getComputedStyle(point).strokeWidth) >= thick;
    window.stop_before = at;
    return {
        what: at.outerHTML.slice(0, 120),
        seen: ring(at) || ring(at.parentElement) || drawn,
        on: !before || before === at || !!(before.compareDocumentPosition(at) & 4),
        stuck: before === at,
    };
}"""


def walk(page: Page) -> list[str]:
    """What is wrong on the way from stop to stop, until the page is left again."""
    wrong: list[str] = []
    for stop in range(MOST_STOPS):
        page.keyboard.press("Tab")
        here: dict[str, Any] | None = page.evaluate(WHERE)
        if here is None:
            return wrong if stop else [f"{page.url} has nothing to reach"]
        if here["stuck"]:
            return [*wrong, f"{page.url} keeps the focus at {here['what']}"]
        if not here["on"]:
            return wrong if stop > 2 else [*wrong, f"{page.url} goes back to {here['what']}"]
        if not here["seen"]:
            wrong.append(f"{page.url} does not show the focus on {here['what']}")
    return wrong


@pytest.mark.parametrize("who", ["nobody", "learner"])
def test_every_page_can_be_walked_by_the_tab_key(
    page_of: Callable[..., Page], demonstration: City, settings: Any, who: str
) -> None:
    settings.DEMO = True
    page = page_of(account_of(who, demonstration), width=1280, language="th")
    found: list[str] = []
    for address in addresses_of(who, demonstration):
        page.goto(address)
        found += walk(page)
    assert not found, "\n".join(found)
