"""The component page in Chromium: accessible, no sideways scroll, switches that work with script off."""

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

ROOT = Path(__file__).resolve().parents[3]
AXE = ROOT / "node_modules" / "axe-core" / "axe.min.js"
CHROMIUM = shutil.which("chromium")
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update"]
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]

pytestmark = [
    pytest.mark.browser,
    pytest.mark.django_db(transaction=True),
    pytest.mark.urls("tests.web.ui.urls"),
    pytest.mark.skipif(not CHROMIUM, reason="Chromium is not installed"),
    pytest.mark.skipif(
        not AXE.exists(), reason="axe-core is not installed (deploy/vendor_assets.py brings it)"
    ),
]


@pytest.fixture
def chromium(monkeypatch: pytest.MonkeyPatch) -> Iterator[Browser]:
    monkeypatch.setitem(os.environ, "DJANGO_ALLOW_ASYNC_UNSAFE", "true")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield browser
        browser.close()


def opened(browser: Browser, live_server: object, *, width: int, **cookies: str) -> Page:
    context = browser.new_context(viewport={"width": width, "height": 900}, bypass_csp=True)
    context.add_cookies(
        [{"name": name, "value": value, "url": str(live_server)} for name, value in cookies.items()]
    )
    page = context.new_page()
    page.goto(f"{live_server}/staff/ui")
    return page


@pytest.mark.parametrize("theme", ["light", "dark", "contrast"])
@pytest.mark.parametrize("width", [390, 1280])
def test_every_part_is_accessible(chromium: Browser, live_server: object, width: int, theme: str) -> None:
    page = opened(chromium, live_server, width=width, lc_theme=theme)
    page.add_script_tag(path=AXE)
    found = page.evaluate("rules => axe.run({ runOnly: rules })", RULES)
    assert [(each["id"], each["nodes"][0]["html"]) for each in found["violations"]] == []


@pytest.mark.parametrize("language", ["th", "en"])
@pytest.mark.parametrize("width", [320, 768])
def test_the_largest_text_never_scrolls_sideways(
    chromium: Browser, live_server: object, width: int, language: str
) -> None:
    page = opened(chromium, live_server, width=width, lc_text="3", language=language)
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_text_size_and_colours_change_and_are_kept_with_script_off(
    chromium: Browser, live_server: object
) -> None:
    page = chromium.new_context(java_script_enabled=False).new_page()
    page.goto(f"{live_server}/staff/ui")
    before = page.locator("h1").bounding_box()
    page.locator("#ts3").check(force=True)
    after = page.locator("h1").bounding_box()
    assert before
    assert after
    assert after["height"] > before["height"]
    page.locator(".prefs .keep").click()
    assert page.locator("html").get_attribute("data-text") == "3"


def test_a_draft_survives_a_reload(chromium: Browser, live_server: object) -> None:
    page = opened(chromium, live_server, width=390)
    page.locator("#id_words").fill("อยากนั่งใกล้ประตู")
    page.locator("[data-draft-note]:not([hidden])").wait_for()
    page.reload()
    assert page.locator("#id_words").input_value() == "อยากนั่งใกล้ประตู"
