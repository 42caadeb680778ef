"""Chromium on a live server, signed in as anyone, with axe at hand."""

import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from playwright.sync_api import Browser, Page, sync_playwright

from learningcity.city.people.models import User
from tests.browser.addresses import BACKEND

ROOT = Path(__file__).resolve().parents[2]
AXE = ROOT / "node_modules" / "axe-core" / "axe.min.js"
CHROMIUM = shutil.which("chromium")
FLAGS = [
    "--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update",
    "--disable-sync", "--no-first-run",
]  # fmt: skip
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


@pytest.fixture
def chromium(monkeypatch: pytest.MonkeyPatch) -> Iterator[Browser]:
    if not CHROMIUM or not AXE.exists():
        pytest.skip("Chromium or axe-core is not installed")
    monkeypatch.setitem(os.environ, "DJANGO_ALLOW_ASYNC_UNSAFE", "true")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield browser
        browser.close()


@pytest.fixture
def page_of(chromium: Browser, live_server: Any) -> Callable[..., Page]:
    """`page_of(account, width=390, language="en")` answers a page of a browser signed in as the account."""

    def opened(account: User | None = None, *, width: int = 1280, language: str = "en") -> Page:
        context = chromium.new_context(
            viewport={"width": width, "height": 900}, base_url=str(live_server), bypass_csp=True
        )
        cookies = {"language": language}
        if account:
            client = Client()
            client.force_login(account, backend=BACKEND)
            cookies["sessionid"] = client.cookies["sessionid"].value
        context.add_cookies(
            [{"name": name, "value": value, "url": str(live_server)} for name, value in cookies.items()]
        )
        return context.new_page()

    return opened


def faults(page: Page) -> list[str]:
    """What is wrong with the page as it stands: accessibility, and scrolling sideways."""
    page.wait_for_load_state()
    page.add_script_tag(path=AXE)
    found = page.evaluate("rules => axe.run({ runOnly: rules })", RULES)
    wide = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    sideways = [f"{page.url} scrolls sideways by {wide} px"] if wide > 0 else []
    return sideways + [f"{page.url} {each['id']}: {each['nodes'][0]['html']}" for each in found["violations"]]
