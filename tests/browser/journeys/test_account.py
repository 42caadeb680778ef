"""The pages about the account are accessible and fit, in both languages; the second step is asked for."""

import time
from collections.abc import Callable
from datetime import timedelta

import pytest
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value
from django.core.cache import cache
from django.utils import timezone
from playwright.sync_api import Page, expect
from pytest_django import Settings

from learningcity.city.enrolment.models import Mark
from learningcity.city.enrolment.services import admit_walk_in
from learningcity.city.people.models import RoleGrant, User
from learningcity.city.people.roles import Role
from learningcity.city.places.models import City
from tests.browser.conftest import faults
from tests.factories import make_account, make_activity, make_person, make_session

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
PASSWORD = "ดอกมะลิหอมตอนเช้า"
OUTSIDE = ["login/", "signup/", "link/", "link/use/?sesame=x", "password/reset/", "password/reset/done/"]
INSIDE = [
    "", "email/", "phone/change/", "password/change/", "sessions/", "logout/",
    "2fa/", "2fa/totp/activate/", "2fa/webauthn/", "2fa/webauthn/add/",
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


def with_a_finger(page: Page) -> None:
    """Let the browser have a sensor that always says yes."""
    devtools = page.context.new_cdp_session(page)
    devtools.send("WebAuthn.enable")
    kind = {
        "protocol": "ctap2", "transport": "internal", "hasResidentKey": True,
        "hasUserVerification": True, "isUserVerified": True,
    }  # fmt: skip
    devtools.send("WebAuthn.addVirtualAuthenticator", {"options": kind})


def sign_out(page: Page) -> None:
    page.goto("/accounts/logout/")
    page.locator("form button.big").click()


def by_password(page: Page, way_on: str = "/accounts/") -> None:
    page.goto(f"/accounts/login/?next={way_on}")
    page.fill("#id_login", "wipa@example.org")
    page.fill("#id_password", PASSWORD)
    page.locator("form.form button.big").click()


def test_a_passkey_is_added_signs_in_and_is_looked_after(page_of: Callable[..., Page], wipa: User) -> None:
    page = page_of()
    with_a_finger(page)
    sign_in(page)
    page.goto("/accounts/2fa/webauthn/add/")
    page.fill("#id_name", "My phone")
    page.locator("#mfa_webauthn_add").click()
    page.wait_for_url("**/recovery-codes/**")
    sign_out(page)
    page.goto("/accounts/login/?next=/accounts/")
    page.get_by_role("button", name="Use a passkey").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("My account")
    sign_out(page)
    by_password(page)
    found = faults(page)
    page.get_by_role("button", name="Use a passkey").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("My account")
    page.goto("/accounts/2fa/webauthn/reauthenticate/?next=/accounts/2fa/webauthn/")
    found += faults(page)
    page.get_by_role("button", name="Use a passkey").click()
    page.get_by_role("link", name="Rename").click()
    found += faults(page)
    page.fill("#id_name", "Old phone")
    page.get_by_role("button", name="Save").click()
    found += faults(page)
    page.get_by_role("link", name="Take it away").click()
    found += faults(page)
    page.get_by_role("button", name="Take it away").click()
    expect(page.get_by_text("No key yet.")).to_be_visible()
    assert found == []


@pytest.mark.parametrize(("width", "language"), [(390, "th"), (1280, "en")])
def test_who_sees_other_people_s_data_sets_up_the_app_and_goes_on(
    page_of: Callable[..., Page], wipa: User, city: City, settings: Settings, width: int, language: str
) -> None:
    """Led there from the workspace, shown spare codes once, back in the workspace, asked at each sign-in."""
    settings.SECOND_FACTOR = "required"
    RoleGrant.objects.create(account=wipa, role=Role.CITY_COORDINATOR, city=city)
    goals, page = "/staff/phra-nakhon/goals/", page_of(width=width, language=language)
    by_password(page, goals)
    page.wait_for_url("**/staff/second-step/")
    found = faults(page)
    page.locator("a[href*='totp']").click()
    page.fill("#id_password", PASSWORD)
    page.locator("form.form button").first.click()
    found += faults(page)
    secret = page.input_value("#authenticator_secret")
    page.fill("#id_code", code_of(secret))
    page.locator("form.form button").first.click()
    page.wait_for_url("**/recovery-codes/")
    found += faults(page)
    spare = page.locator(".slip dd").first.inner_text()
    page.locator("a[href='/staff/second-step/']").click()
    page.wait_for_url(f"**{goals}")
    page.goto("/accounts/2fa/totp/deactivate/")
    found += faults(page)
    expect(page.locator("form[action*='deactivate']")).to_have_count(0)
    for code in (code_of(secret), spare):
        sign_out(page)
        by_password(page, goals)
        page.wait_for_url("**/2fa/authenticate/")
        found += faults(page)
        page.fill("#id_code", code)
        page.locator("form.form button.big").click()
        page.wait_for_url(f"**{goals}")
    assert found == []


def test_a_phone_at_the_door_says_what_is_missing_and_keeps_its_marks(
    page_of: Callable[..., Page], wipa: User, city: City, settings: Settings
) -> None:
    """From the day on which it is required, a phone that holds lists is told in a sentence, with the way."""
    starts_at = timezone.now() - timedelta(minutes=10)
    session = make_session(make_activity(city, title_en="Tying garlands"), seats=5, starts_at=starts_at)
    admit_walk_in(session=session, person=make_person("Somsri Jaidee", city=city), by=None)
    RoleGrant.objects.create(account=wipa, role=Role.CITY_COORDINATOR, city=city)
    page = page_of(wipa, width=390)
    page.goto("/staff/phra-nakhon/attendance/phone")
    page.get_by_role("link", name="Tying garlands").click()
    settings.SECOND_FACTOR = "required"
    page.get_by_role("button", name="Mark Somsri").click()
    page.get_by_role("button", name="Send now").click()
    page.get_by_text("Set up the second step of signing in, then send. Nothing is lost.").wait_for()
    assert faults(page) == []
    page.get_by_role("link", name="Set it up").click()
    page.wait_for_url("**/staff/second-step/")
    assert not Mark.objects.filter(by=wipa).exists()


def code_of(secret: str) -> str:
    """What an app shows now for a secret."""
    return format_hotp_value(hotp_value(secret, int(time.time()) // 30))
