"""The second step of signing in: asked for by every way in, kept locked, not guessed, not lost by oneself."""

import re
import time

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP, format_hotp_value, generate_totp_secret, hotp_value
from django.core import mail
from django.core.cache import cache
from django.test import Client
from pytest_django import Settings

from learningcity.city.people.models import User
from learningcity.city.people.roles import Role
from learningcity.city.places.models import City
from learningcity.core.models import AuditEntry, Message
from tests.factories import make_account, make_officer
from tests.web.public.people.test_line import come_by_line, login  # noqa: F401  the fixture
from tests.web.public.people.test_link import ask, link_in_mail

pytestmark = pytest.mark.django_db
SECRET = "ดอกมะลิหอมตอนเช้า"
SECOND = "/accounts/2fa/authenticate/"


@pytest.fixture(autouse=True)
def fresh_counts() -> None:
    cache.clear()


def code_of(secret: str) -> str:
    return format_hotp_value(hotp_value(secret, int(time.time()) // 30))


@pytest.fixture
def app_secret() -> str:
    return generate_totp_secret()


@pytest.fixture
def wipa(app_secret: str) -> User:
    account = make_account("wipa@example.org", phone="+66812345678", password=SECRET, name="วิภา")
    TOTP.activate(account, app_secret)
    RecoveryCodes.activate(account)
    return account


def sign_in(client: Client) -> str:
    return client.post("/accounts/login/", {"login": "wipa@example.org", "password": SECRET})["Location"]


def is_in(client: Client) -> bool:
    return "_auth_user_id" in client.session


# -- asked for by every way in -----------------------------------------------------------------------------


def test_the_password_alone_no_longer_signs_in(client: Client, wipa: User, app_secret: str) -> None:
    assert sign_in(client) == SECOND
    assert not is_in(client)
    client.post(SECOND, {"code": code_of(app_secret)})
    assert is_in(client)


def test_nor_does_the_phone_number(client: Client, wipa: User) -> None:
    client.post("/accounts/login/", {"login": "0812345678", "password": SECRET})
    assert not is_in(client)


def test_nor_a_link_by_e_mail(client: Client, wipa: User, app_secret: str) -> None:
    ask(client, "wipa@example.org", next="/phra-nakhon/mine/")
    assert client.post(link_in_mail())["Location"] == SECOND
    assert not is_in(client)
    assert client.post(SECOND, {"code": code_of(app_secret)})["Location"] == "/phra-nakhon/mine/"
    assert is_in(client)


@pytest.mark.usefixtures("login")
def test_nor_line(client: Client, app_secret: str) -> None:
    come_by_line(Client())
    TOTP.activate(User.objects.get(), app_secret)
    assert come_by_line(client)["Location"] == SECOND
    assert not is_in(client)
    client.post(SECOND, {"code": code_of(app_secret)})
    assert is_in(client)


def test_nor_a_password_chosen_anew(client: Client, wipa: User) -> None:
    client.post("/accounts/password/reset/", {"email": "wipa@example.org"})
    found = re.search(r"http://testserver(\S+)", mail.outbox[0].body)
    assert found
    form = client.get(found[1], follow=True)
    new = "บัวบานริมคลองยามเย็น"
    client.post(form.request["PATH_INFO"], {"password1": new, "password2": new})
    assert not is_in(client)


def test_thai_digits_in_groups_are_a_code_too(client: Client, wipa: User, app_secret: str) -> None:
    sign_in(client)
    code = code_of(app_secret).translate(str.maketrans("0123456789", "๐๑๒๓๔๕๖๗๘๙"))
    client.post(SECOND, {"code": f"{code[:3]} {code[3:]}"})
    assert is_in(client)


def test_a_spare_code_signs_in_once(client: Client, wipa: User) -> None:
    spare = Authenticator.objects.get(user=wipa, type="recovery_codes").wrap().get_unused_codes()[0]
    for signed_in in (True, False):
        other = Client()
        sign_in(other)
        other.post(SECOND, {"code": spare})
        assert is_in(other) is signed_in


def test_codes_are_not_guessed(client: Client, wipa: User, app_secret: str) -> None:
    sign_in(client)
    for _number in range(8):
        page = client.post(f"{SECOND}?lang=en", {"code": "000000"}).content.decode()
        assert "This code does not fit." in page
    page = client.post(f"{SECOND}?lang=en", {"code": code_of(app_secret)}).content.decode()
    assert "Too many attempts." in page
    assert not is_in(client)


def test_one_may_give_up_at_the_second_step(client: Client, wipa: User) -> None:
    sign_in(client)
    client.post("/accounts/logout/", {"next": "/accounts/login/"})
    assert client.get(SECOND)["Location"].startswith("/accounts/login/")


# -- set up ------------------------------------------------------------------------------------------------


def set_up(client: Client) -> str:
    """Set up an app; the address it leads to."""
    client.post("/accounts/reauthenticate/", {"password": SECRET})
    page = client.get("/accounts/2fa/totp/activate/").content.decode()
    found = re.search(r'id="authenticator_secret" value="(\w+)"', page)
    assert found
    return client.post("/accounts/2fa/totp/activate/", {"code": code_of(found[1])})["Location"]


@pytest.mark.django_db(transaction=True)
def test_the_first_second_step_ends_all_other_sign_ins_and_is_told(client: Client) -> None:
    make_account("wipa@example.org", password=SECRET)
    elsewhere = Client()
    sign_in(elsewhere)
    sign_in(client)
    assert is_in(elsewhere)
    assert set_up(client) == "/accounts/2fa/recovery-codes/"
    assert elsewhere.get("/accounts/").status_code == 302
    assert client.get("/accounts/").status_code == 200
    assert Message.objects.get().template == "second_step_set"
    assert AuditEntry.objects.filter(act="set_up_factor").exists()


@pytest.mark.django_db(transaction=True)
def test_spare_codes_are_shown_once(client: Client) -> None:
    make_account("wipa@example.org", password=SECRET)
    sign_in(client)
    page = client.get(set_up(client)).content.decode()
    spare = Authenticator.objects.get(type="recovery_codes").wrap().get_unused_codes()
    assert all(code in page for code in spare)
    again = client.get("/accounts/2fa/recovery-codes/").content.decode()
    assert not any(code in again for code in spare)
    assert client.get("/accounts/2fa/recovery-codes/download/").status_code == 403


@pytest.mark.django_db(transaction=True)
def test_from_the_workspace_one_goes_back_to_it(client: Client, city: City, settings: Settings) -> None:
    settings.SECOND_FACTOR = "required"
    account = make_officer(Role.CITY_COORDINATOR, city)
    account.set_password(SECRET)
    account.email = "wipa@example.org"
    account.save()
    sign_in(client)
    client.get("/staff/phra-nakhon/?week=2", headers={"accept": "text/html"})
    page = client.get(set_up(client)).content.decode()
    assert "/staff/second-step/" in page
    assert client.get("/staff/second-step/")["Location"] == "/staff/phra-nakhon/?week=2"


def test_what_proves_it_is_locked_in_the_database(wipa: User, app_secret: str) -> None:
    kept = str(list(Authenticator.objects.values_list("data", flat=True)))
    assert app_secret not in kept
    assert Authenticator.objects.get(type="totp").wrap().validate_code(code_of(app_secret))


# -- dropped -----------------------------------------------------------------------------------------------


def inside(client: Client, app_secret: str) -> None:
    sign_in(client)
    client.post(SECOND, {"code": code_of(app_secret)})
    client.post("/accounts/reauthenticate/", {"password": SECRET})


OFF = "/accounts/2fa/totp/deactivate/"
MUST_STAY = "one second step must stay"


def test_one_s_own_second_step_can_be_switched_off(client: Client, wipa: User, app_secret: str) -> None:
    inside(client, app_secret)
    client.post(OFF)
    assert not Authenticator.objects.exists()


def test_who_must_have_one_keeps_the_last(
    client: Client, wipa: User, app_secret: str, city: City, settings: Settings
) -> None:
    settings.SECOND_FACTOR = "required"
    wipa.roles.create(role=Role.CITY_COORDINATOR, city=city)
    inside(client, app_secret)
    assert MUST_STAY in client.get(f"{OFF}?lang=en").content.decode()
    assert MUST_STAY in client.post(f"{OFF}?lang=en").content.decode()
    assert Authenticator.objects.filter(type="totp").exists()
    key = Authenticator.objects.create(user=wipa, type="webauthn", data={"name": "k", "credential": {}})
    client.post(OFF)
    assert not Authenticator.objects.filter(type="totp").exists()
    away = f"/accounts/2fa/webauthn/keys/{key.pk}/remove/?lang=en"
    assert MUST_STAY in client.get(away).content.decode()
    assert MUST_STAY in client.post(away).content.decode()
    settings.SECOND_FACTOR = "offered"
    client.post(away)
    assert not Authenticator.objects.exists()


def test_a_key_of_another_account_is_not_taken_away(client: Client, wipa: User, app_secret: str) -> None:
    other = make_account("malee@example.org")
    key = Authenticator.objects.create(user=other, type="webauthn", data={"name": "k", "credential": {}})
    inside(client, app_secret)
    assert client.post(f"/accounts/2fa/webauthn/keys/{key.pk}/remove/").status_code == 404


@pytest.mark.parametrize("language", ["th", "en"])
def test_every_page_of_the_second_step_opens(
    client: Client, wipa: User, app_secret: str, language: str
) -> None:
    sign_in(client)
    said = [client.get(f"{SECOND}?lang={language}").content.decode()]
    inside(client, app_secret)
    without_key = ("totp/deactivate/", "reauthenticate/", "webauthn/add/")
    said += [opened(client, page, language) for page in without_key]
    key = Authenticator.objects.create(user=wipa, type="webauthn", data={"name": "มือถือ", "credential": {}})
    own = f"webauthn/keys/{key.pk}"
    with_key = (
        "",
        "recovery-codes/",
        "recovery-codes/generate/",
        "webauthn/",
        f"{own}/edit/",
        f"{own}/remove/",
    )
    said += [opened(client, page, language) for page in with_key]
    if language == "th":
        assert [words for page in said if (words := foreign(page))] == []


def opened(client: Client, page: str, language: str) -> str:
    answer = client.get(f"/accounts/2fa/{page}?lang={language}")
    assert answer.status_code == 200, page
    return answer.content.decode()


def foreign(page: str) -> list[str]:
    """The words of a page that are not Thai, without what a program reads."""
    main = page.partition('<main id="main">')[2].partition("</main")[0]
    main = re.sub(r"<script.*?</script>", " ", main, flags=re.DOTALL)
    return re.findall(r"[A-Za-z]{2,}", re.sub(r"<[^>]*>", " ", main).replace("PIN", ""))
