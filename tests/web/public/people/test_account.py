import re

import pytest
from allauth.usersessions.models import UserSession
from django.core import mail
from django.core.cache import cache
from django.test import Client

from learningcity.city.people.models import User
from learningcity.city.people.services import person_of
from tests.factories import make_account

pytestmark = pytest.mark.django_db
SECRET = "ดอกมะลิหอมตอนเช้า"


@pytest.fixture(autouse=True)
def fresh_counts() -> None:
    cache.clear()


@pytest.fixture
def wipa(client: Client) -> User:
    account = make_account("wipa@example.org", phone="+66812345678", password=SECRET, name="วิภา")
    client.post("/accounts/login/", {"login": "wipa@example.org", "password": SECRET})
    client.post("/accounts/reauthenticate/", {"password": SECRET})
    return account


@pytest.mark.parametrize(
    "page",
    [
        "/accounts/",
        "/accounts/email/",
        "/accounts/phone/change/",
        "/accounts/password/change/",
        "/accounts/2fa/",
        "/accounts/2fa/totp/activate/",
        "/accounts/2fa/webauthn/add/",
        "/accounts/sessions/",
        "/accounts/logout/",
    ],
)
@pytest.mark.parametrize("language", ["th", "en"])
def test_every_page_of_the_account_opens(client: Client, wipa: User, page: str, language: str) -> None:
    answer = client.get(f"{page}?lang={language}")
    assert answer.status_code == 200
    assert f'lang="{language}"' in answer.content.decode()


@pytest.mark.parametrize("page", ["email/", "password/change/", "2fa/", "logout/", "3rdparty/"])
def test_a_page_of_the_account_speaks_thai_alone(client: Client, wipa: User, page: str) -> None:
    main = (
        client.get(f"/accounts/{page}?lang=th")
        .content.decode()
        .partition('<main id="main">')[2]
        .partition("</main")[0]
    )
    shown = re.sub(r"<[^>]*>", " ", main).replace("wipa@example.org", "")
    assert re.findall(r"[A-Za-z]{2,}", shown) == []


@pytest.mark.parametrize(
    "page", ["3rdparty/login/cancelled/", "3rdparty/login/error/", "inactive/", "confirm-email/"]
)
def test_where_signing_in_ends_a_way_leads_on(client: Client, page: str) -> None:
    main = client.get(f"/accounts/{page}?lang=en").content.decode().partition('<main id="main">')[2]
    assert 'class="btn' in main.partition("</main")[0]


@pytest.mark.parametrize("page", ["", "email/", "phone/change/", "password/change/", "2fa/", "sessions/"])
def test_nobody_s_account_is_nobody_s_to_see(client: Client, page: str) -> None:
    assert "/accounts/login/" in client.get(f"/accounts/{page}")["Location"]


@pytest.mark.parametrize("page", ["password/reset/", "link/", "login/", "signup/", "password/reset/done/"])
def test_the_ways_in_open_without_an_account(client: Client, page: str) -> None:
    assert client.get(f"/accounts/{page}").status_code == 200


def test_the_number_that_signs_in_can_be_changed_and_the_own_follows(client: Client, wipa: User) -> None:
    person_of(account=wipa)
    client.post("/accounts/phone/change/", {"phone": "๐๘๙ ๘๗๖ ๕๔๓๒"})
    wipa.refresh_from_db()
    assert wipa.phone == "+66898765432"
    assert person_of(account=wipa).phone == "+66898765432"


def test_a_number_of_another_account_is_not_taken(client: Client, wipa: User) -> None:
    make_account(phone="+66898765432")
    page = client.post("/accounts/phone/change/?lang=en", {"phone": "0898765432"}).content.decode()
    assert "Another account uses this number." in page


def test_the_only_way_in_is_not_taken_away(client: Client) -> None:
    make_account(phone="+66812345678", password=SECRET)
    client.post("/accounts/login/", {"login": "0812345678", "password": SECRET})
    assert client.get("/accounts/phone/change/")["Location"].startswith("/accounts/reauthenticate/")
    client.post("/accounts/reauthenticate/", {"password": SECRET})
    page = client.post("/accounts/phone/change/?lang=en", {"phone": ""}).content.decode()
    assert "Without it you could not sign in any more." in page


def test_the_password_can_be_changed(client: Client, wipa: User) -> None:
    new = "บัวบานริมคลองยามเย็น"
    client.post("/accounts/password/change/", {"oldpassword": SECRET, "password1": new, "password2": new})
    wipa.refresh_from_db()
    assert wipa.check_password(new)


def signed_in_elsewhere() -> Client:
    other = Client(headers={"user-agent": "Mozilla/5.0 (Linux; Android 14) Chrome/120 Mobile Safari/537"})
    other.post("/accounts/login/", {"login": "wipa@example.org", "password": SECRET})
    return other


def test_devices_are_named_as_people_name_them(client: Client, wipa: User) -> None:
    signed_in_elsewhere()
    assert "Chrome, Android" in client.get("/accounts/sessions/").content.decode()


def test_one_other_device_can_be_signed_out(client: Client, wipa: User) -> None:
    lost, kept = signed_in_elsewhere(), signed_in_elsewhere()
    row = UserSession.objects.get(session_key=lost.session.session_key)
    client.post("/accounts/sessions/end/", {"device": row.pk})
    assert lost.get("/accounts/").status_code == 302
    assert kept.get("/accounts/").status_code == 200


def test_all_other_devices_can_be_signed_out(client: Client, wipa: User) -> None:
    others = [signed_in_elsewhere(), signed_in_elsewhere()]
    client.post("/accounts/sessions/end/", {"device": "all"})
    assert [other.get("/accounts/").status_code for other in others] == [302, 302]
    assert client.get("/accounts/").status_code == 200


def test_nobody_signs_out_another_account_s_device(client: Client, wipa: User) -> None:
    make_account("malee@example.org", password=SECRET)
    other = Client()
    other.post("/accounts/login/", {"login": "malee@example.org", "password": SECRET})
    row = UserSession.objects.get(session_key=other.session.session_key)
    assert client.post("/accounts/sessions/end/", {"device": row.pk}).status_code == 404
    assert other.get("/accounts/").status_code == 200


def test_a_forgotten_password_is_chosen_anew_by_mail(client: Client) -> None:
    account = make_account("wipa@example.org", password=SECRET)
    client.post("/accounts/password/reset/?lang=en", {"email": "wipa@example.org"})
    assert mail.outbox[0].subject == "Choose a new password"
    found = re.search(r"http://testserver(\S+)", mail.outbox[0].body)
    assert found
    form = client.get(found[1], follow=True)
    new = "บัวบานริมคลองยามเย็น"
    client.post(form.request["PATH_INFO"], {"password1": new, "password2": new})
    account.refresh_from_db()
    assert account.check_password(new)
