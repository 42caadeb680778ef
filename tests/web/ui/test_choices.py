"""Language, text size and colours: chosen by a link or a form, kept in cookies, safe to follow."""

import re

import pytest
from django.test import Client

pytestmark = [pytest.mark.django_db, pytest.mark.urls("tests.web.ui.urls")]
PAGE = "/staff/ui"


def test_pages_speak_thai_first_whatever_the_browser_prefers(client: Client) -> None:
    answer = client.get(PAGE, headers={"accept-language": "en"})
    assert answer.headers["Content-Language"] == "th"
    assert b'<html lang="th"' in answer.content


def test_a_language_link_answers_in_that_language_and_is_kept(client: Client) -> None:
    assert b'<html lang="en"' in client.get(f"{PAGE}?lang=en").content
    assert b'<html lang="en"' in client.get(PAGE).content


def test_an_unknown_language_changes_nothing(client: Client) -> None:
    answer = client.get(f"{PAGE}?lang=xx")
    assert answer.headers["Content-Language"] == "th"
    assert "language" not in answer.cookies


def test_language_links_keep_the_rest_of_the_address(client: Client) -> None:
    content = client.get(f"{PAGE}?q=a%26b").content.decode()
    assert "?q=a%26b&amp;lang=en" in content
    assert re.search(r'hreflang="en"\s+href="http://', content)


def test_screen_choices_are_kept_and_the_reader_goes_back(client: Client) -> None:
    answer = client.post("/preferences", {"text": "3", "theme": "dark", "next": f"{PAGE}?q=1"})
    assert answer.headers["Location"] == f"{PAGE}?q=1"
    shown = client.get(PAGE).content.decode()
    assert 'data-text="3"' in shown
    assert 'data-theme="dark"' in shown


@pytest.mark.parametrize("elsewhere", ["https://evil.example/", "//evil.example", "javascript:alert(1)"])
def test_nobody_is_sent_to_another_site(client: Client, elsewhere: str) -> None:
    assert client.post("/preferences", {"text": "2", "next": elsewhere}).headers["Location"] == "/"


def test_unknown_choices_are_not_kept(client: Client) -> None:
    assert not client.post("/preferences", {"text": "9", "theme": "<b>"}).cookies
    client.cookies["lc_theme"] = '"><script>'
    assert b"<script>" not in client.get(PAGE).content.split(b"<head>")[0]
