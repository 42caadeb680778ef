import pytest
from django.core.cache import cache
from django.test import Client

from learningcity.city.people.roles import Role
from learningcity.city.places.models import City
from tests.factories import make_account, make_city, make_learner, make_officer

pytestmark = pytest.mark.django_db
SECRET = "ดอกมะลิหอมตอนเช้า"


@pytest.fixture(autouse=True)
def fresh_counts() -> None:
    cache.clear()


def signed_in(client: Client) -> bool:
    return "_auth_user_id" in client.session


@pytest.mark.parametrize("written", ["081 234 5678", "๐๘๑๒๓๔๕๖๗๘", "+66812345678", "081-234-5678"])
def test_a_number_signs_in_however_it_is_written(client: Client, written: str) -> None:
    make_account(phone="+66812345678", password=SECRET)
    client.post("/accounts/login/", {"login": written, "password": SECRET})
    assert signed_in(client)


def test_an_email_address_signs_in(client: Client) -> None:
    make_account("wipa@example.org", password=SECRET)
    client.post("/accounts/login/", {"login": " Wipa@example.org", "password": SECRET})
    assert signed_in(client)


def test_a_wrong_password_is_refused_in_a_sentence(client: Client) -> None:
    make_account("wipa@example.org", password=SECRET)
    page = client.post("/accounts/login/?lang=en", {"login": "wipa@example.org", "password": "x"})
    assert "The e-mail or the password does not fit." in page.content.decode()
    assert not signed_in(client)


def test_after_eight_failures_even_the_right_password_waits(client: Client) -> None:
    make_account("wipa@example.org", password=SECRET)
    for _ in range(8):
        client.post("/accounts/login/", {"login": "wipa@example.org", "password": "x"})
    answer = client.post("/accounts/login/?lang=en", {"login": "wipa@example.org", "password": SECRET})
    assert answer.status_code == 429
    assert "Wait a quarter of an hour" in answer.content.decode()
    assert not signed_in(client)


def test_one_locked_account_locks_no_other(client: Client) -> None:
    make_account("wipa@example.org", password=SECRET)
    make_account("malee@example.org", password=SECRET)
    for _ in range(8):
        client.post("/accounts/login/", {"login": "wipa@example.org", "password": "x"})
    client.post("/accounts/login/", {"login": "malee@example.org", "password": SECRET})
    assert signed_in(client)


def test_failed_attempts_are_kept_without_the_address(client: Client) -> None:
    from axes.models import AccessAttempt

    client.post("/accounts/login/", {"login": "wipa@example.org", "password": "x"})
    kept = AccessAttempt.objects.get()
    assert "wipa" not in f"{kept.username}{kept.post_data}{kept.get_data}"


def test_one_returns_to_where_one_was(client: Client, city: City) -> None:
    make_account("wipa@example.org", password=SECRET)
    answer = client.post(
        "/accounts/login/?next=/phra-nakhon/mine/", {"login": "wipa@example.org", "password": SECRET}
    )
    assert answer["Location"] == "/phra-nakhon/mine/"


@pytest.mark.parametrize("elsewhere", ["https://evil.example/", "//evil.example", "\\\\evil.example"])
def test_nobody_is_sent_to_another_site(client: Client, elsewhere: str) -> None:
    make_account("wipa@example.org", password=SECRET)
    answer = client.post(
        "/accounts/login/", {"login": "wipa@example.org", "password": SECRET, "next": elsewhere}
    )
    assert answer["Location"] == "/"


def test_staff_arrive_in_their_workspace(client: Client, city: City) -> None:
    officer = make_officer(Role.CITY_COORDINATOR, city)
    officer.set_password(SECRET)
    officer.save()
    answer = client.post("/accounts/login/", {"login": officer.email, "password": SECRET})
    assert answer["Location"] == "/staff/phra-nakhon/"


def test_a_coach_arrives_at_what_is_shared(client: Client, city: City) -> None:
    coach = make_officer(Role.CITY_UNIT_COACH, city)
    coach.set_password(SECRET)
    coach.save()
    answer = client.post("/accounts/login/", {"login": coach.email, "password": SECRET})
    assert answer["Location"] == "/staff/shared/"


def test_a_learner_arrives_at_the_own_page(client: Client, city: City) -> None:
    learner = make_learner("wipa@example.org", city=city)
    learner.account.set_password(SECRET)
    learner.account.save()
    answer = client.post("/accounts/login/", {"login": "wipa@example.org", "password": SECRET})
    assert answer["Location"] == "/phra-nakhon/mine/"


def test_signing_out_asks_for_a_press(client: Client) -> None:
    client.force_login(make_account(), backend="allauth.account.auth_backends.AuthenticationBackend")
    client.get("/accounts/logout/")
    assert signed_in(client)
    client.post("/accounts/logout/")
    assert not signed_in(client)


def test_the_demonstration_lets_one_step_in_and_only_it_does(client: Client, settings: object) -> None:
    invented, real = make_account("wipa@demo.example", name="วิภา"), make_account("real@example.org")
    assert client.post("/accounts/demo/", {"uuid": invented.uuid}).status_code == 404
    settings.DEMO = True  # type: ignore[attr-defined]
    assert "วิภา" in client.get("/accounts/login/").content.decode()
    assert client.post("/accounts/demo/", {"uuid": real.uuid}).status_code == 404
    assert client.post("/accounts/demo/", {"uuid": "nonsense"}).status_code == 404
    assert not signed_in(client)
    client.post("/accounts/demo/", {"uuid": invented.uuid})
    assert signed_in(client)


def test_the_page_stays_in_the_city_one_came_from(client: Client, city: City) -> None:
    make_city("yala", name_th="ยะลา", name_en="Yala")
    page = client.get("/accounts/login/?next=/yala/mine/&lang=en").content.decode()
    assert "Yala" in page
