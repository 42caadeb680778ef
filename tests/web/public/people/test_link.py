import re
from pathlib import Path

import pytest
from django.core import mail
from django.core.cache import cache
from django.test import Client

from learningcity.city.people.models import User
from tests.factories import make_account

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def fresh_counts() -> None:
    cache.clear()


def link_in_mail() -> str:
    found = re.search(r"http://testserver(\S+)", mail.outbox[-1].body)
    assert found
    return found[1]


def ask(client: Client, email: str, **more: str) -> str:
    return client.post("/accounts/link/?lang=en", {"email": email, **more}).content.decode()


def test_a_link_signs_in_once(client: Client) -> None:
    make_account("wipa@example.org")
    ask(client, "Wipa@example.org")
    link = link_in_mail()
    client.post(link)
    assert client.get("/accounts/").status_code == 200
    other = Client()
    other.post(link)
    assert "_auth_user_id" not in other.session


def test_opening_the_link_without_a_press_uses_nothing_up(client: Client) -> None:
    make_account("wipa@example.org")
    ask(client, "wipa@example.org")
    client.get(link_in_mail())
    assert "_auth_user_id" not in client.session
    client.post(link_in_mail())
    assert "_auth_user_id" in client.session


def test_the_answer_is_the_same_for_an_unknown_address(client: Client) -> None:
    make_account("wipa@example.org")
    known, unknown = ask(client, "wipa@example.org"), ask(client, "nobody@example.org")
    assert "Sent to wipa@example.org" in known
    assert known.replace("wipa", "nobody") == unknown


def test_an_unknown_address_opens_an_account_by_its_link(client: Client) -> None:
    ask(client, "new@example.org", next="/phra-nakhon/mine/")
    assert not User.objects.exists()
    assert client.post(link_in_mail())["Location"] == "/phra-nakhon/mine/"
    assert User.objects.get().email == "new@example.org"


def test_the_link_that_opened_an_account_opens_nothing_again(client: Client) -> None:
    ask(client, "new@example.org")
    client.post(link_in_mail())
    other = Client()
    assert "/accounts/link/" in other.post(link_in_mail())["Location"]
    assert "_auth_user_id" not in other.session


def test_a_made_up_link_opens_nothing(client: Client) -> None:
    for made_up in ("?sesame=nonsense", "?new=nonsense", ""):
        assert client.post(f"/accounts/link/use/{made_up}").status_code == 302
    assert "_auth_user_id" not in client.session


def test_a_password_set_by_a_stranger_on_my_address_is_gone_once_i_come(client: Client) -> None:
    make_account("wipa@example.org", password="set-by-a-stranger")
    ask(client, "wipa@example.org")
    client.post(link_in_mail())
    assert not User.objects.get().has_usable_password()


def test_more_than_three_links_a_minute_are_put_off(client: Client) -> None:
    pages = [ask(client, "wipa@example.org") for _ in range(4)]
    assert "Too many links were asked for." in pages[-1]
    assert len(mail.outbox) == 3


def test_the_mail_speaks_the_readers_language(client: Client, tmp_path: Path) -> None:
    ask(client, "wipa@example.org")
    assert mail.outbox[0].subject == "Your link to open an account"


def test_a_demonstration_shows_links_of_invented_people_only(client: Client, settings: object) -> None:
    settings.DEMO = True  # type: ignore[attr-defined]
    make_account("wipa@demo.example")
    make_account("real@example.org")
    assert "Open the link that was sent" in ask(client, "wipa@demo.example")
    assert "Open the link that was sent" not in ask(client, "real@example.org")
