"""The pages about the account are accessible and fit, in both languages; a passkey of one's own signs in."""

from collections.abc import Callable

import pytest
from django.core.cache import cache
from playwright.sync_api import Page, expect

from learningcity.city.people.models import User
from learningcity.city.places.models import City
from tests.browser.conftest import faults
from tests.factories import make_account

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
PASSWORD = "ดอกมะลิหอมตอนเช้า"
OUTSIDE = ["login/", "signup/", "link/", "link/use/?sesame=x", "password/reset/", "password/reset/done/"]
INSIDE = [
    "", "email/", "phone/change/", "password/change/", "sessions/", "logout/",
    "2fa/", "2fa/totp/activate/", "2fa/webauthn/add/",
]  # fmt: skip


@pytest.fixture
def wipa(city: City) -> User:
    cache.clear()
    return make_account("wipa@example.org", password=PASSWORD, name="วิภา")


def sign_in(page: Page) -> None:
    page.goto("/accounts/login/?next=/accounts/")
    page.fill("#id_login", "wipa@example.org")
    page.fill("#id_password", PASSWORD)
    page.locator("form.form button.big").click()
    page.goto("/accounts/reauthenticate/")
    assert faults(page) == []
    page.fill("#id_password", PASSWORD)
    page.locator("form.form button").first.click()


@pytest.mark.parametrize(("width", "language"), [(390, "th"), (1280, "en")])
def test_every_page_about_the_account_is_accessible_and_fits(
    page_of: Callable[..., Page], wipa: User, width: int, language: str
) -> None:
    page = page_of(width=width, language=language)
    found: list[str] = []
    for address in OUTSIDE:
        page.goto(f"/accounts/{address}")
        found += faults(page)
    sign_in(page)
    for address in INSIDE:
        answer = page.goto(f"/accounts/{address}")
        assert answer is not None
        assert answer.status == 200, address
        found += faults(page)
    assert found == []


def test_a_passkey_is_added_and_signs_in(page_of: Callable[..., Page], wipa: User) -> None:
    page = page_of()
    devtools = page.context.new_cdp_session(page)
    devtools.send("WebAuthn.enable")
    kind = {
        "protocol": "ctap2", "transport": "internal", "hasResidentKey": True,
        "hasUserVerification": True, "isUserVerified": True,
    }  # fmt: skip
    devtools.send("WebAuthn.addVirtualAuthenticator", {"options": kind})
    sign_in(page)
    page.goto("/accounts/2fa/webauthn/add/")
    page.get_by_label("Passwordless").check()
    page.locator("#mfa_webauthn_add").click()
    page.wait_for_url("**/recovery-codes/**")
    page.goto("/accounts/logout/")
    page.get_by_role("button", name="Sign out").click()
    page.goto("/accounts/login/?next=/accounts/")
    page.get_by_role("button", name="Use a passkey").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("My account")
