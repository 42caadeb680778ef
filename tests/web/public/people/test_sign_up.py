import pytest
from django.core import mail
from django.core.cache import cache
from django.test import Client

from learningcity.city.people.models import User
from learningcity.city.places.models import City
from tests.factories import make_account

pytestmark = pytest.mark.django_db
GIVEN = {"name": "วิภา", "contact": "๐๘๑ ๒๓๔ ๕๖๗๘", "password1": "ดอกมะลิหอมตอนเช้า"}


@pytest.fixture(autouse=True)
def fresh_counts() -> None:
    cache.clear()


def test_a_phone_number_and_a_password_are_enough(client: Client) -> None:
    answer = client.post("/accounts/signup/", GIVEN)
    assert answer.status_code == 302
    account = User.objects.get()
    assert (account.phone, account.email, account.name) == ("+66812345678", None, "วิภา")
    assert client.get("/accounts/").status_code == 200


def test_an_email_address_and_a_password_are_enough(client: Client) -> None:
    client.post("/accounts/signup/", GIVEN | {"contact": "Wipa@Example.org"})
    assert User.objects.get().email == "wipa@example.org"


def test_a_number_one_digit_short_says_so_and_the_rest_stays(client: Client) -> None:
    page = client.post("/accounts/signup/?lang=en", GIVEN | {"contact": "๐๘๑ ๒๓๔ ๕๖๗"}).content.decode()
    assert "A mobile number has 10 digits; this one has 9." in page
    assert "วิภา" in page
    assert not User.objects.exists()


@pytest.mark.parametrize("contact", ["not-a-thing", "a@b", "+1", "x" * 400, ""])
def test_what_reaches_nobody_is_refused(client: Client, contact: str) -> None:
    assert client.post("/accounts/signup/", GIVEN | {"contact": contact}).status_code == 200
    assert not User.objects.exists()


@pytest.mark.parametrize("password", ["", "1234", "password"])
def test_a_password_that_others_would_guess_is_refused(client: Client, password: str) -> None:
    assert client.post("/accounts/signup/", GIVEN | {"password1": password}).status_code == 200
    assert not User.objects.exists()


def test_someone_with_an_account_is_told_to_sign_in(client: Client) -> None:
    make_account(phone="+66812345678")
    page = client.post("/accounts/signup/?lang=en", GIVEN).content.decode()
    assert "There is already an account with this: sign in." in page


def test_a_program_that_fills_every_box_gets_no_account(client: Client) -> None:
    client.post("/accounts/signup/", GIVEN | {"website": "https://spam.example"})
    assert not User.objects.exists()


def test_the_twenty_first_account_from_one_address_in_a_minute_is_put_off(client: Client) -> None:
    answers = [client.post("/accounts/signup/", GIVEN | {"contact": ""}).status_code for _ in range(21)]
    assert answers == [200] * 20 + [429]


def test_a_new_account_returns_to_the_page_it_came_from(client: Client, city: City) -> None:
    answer = client.post("/accounts/signup/", GIVEN | {"next": "/phra-nakhon/mine/"})
    assert answer["Location"] == "/phra-nakhon/mine/"


@pytest.mark.parametrize("elsewhere", ["https://evil.example/", "//evil.example/", "javascript:alert(1)"])
def test_nobody_is_sent_to_another_site(client: Client, elsewhere: str) -> None:
    answer = client.post("/accounts/signup/", GIVEN | {"next": elsewhere})
    assert "evil" not in answer["Location"]
    assert "javascript" not in answer["Location"]


def test_a_form_without_its_token_is_refused() -> None:
    careful = Client(enforce_csrf_checks=True)
    assert careful.post("/accounts/signup/", GIVEN).status_code == 403
    assert not User.objects.exists()


def test_an_address_is_asked_to_be_confirmed_in_the_reader_s_language(client: Client) -> None:
    client.post("/accounts/signup/?lang=en", GIVEN | {"contact": "wipa@example.org"})
    assert mail.outbox[0].subject == "Confirm your e-mail address"
    assert "/accounts/confirm-email/" in mail.outbox[0].body


def test_a_stale_page_says_what_to_do() -> None:
    careful = Client(enforce_csrf_checks=True)
    page = careful.post("/accounts/signup/?lang=en", GIVEN).content.decode()
    assert "Please send it once more" in page
