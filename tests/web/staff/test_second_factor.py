"""Who sees other people's data signs in with a second factor: led to set one up, and nothing opens before."""

import json

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from pytest_django import Settings

from learningcity.city.people.models import User
from learningcity.city.people.roles import ROLES, Role
from learningcity.city.places.models import City
from tests.factories import (
    make_account,
    make_city,
    make_learner,
    make_neighbourhood,
    make_officer,
    make_organisation,
)
from tests.web.staff.conftest import client_of

pytestmark = pytest.mark.django_db
PAGE = {"headers": {"accept": "text/html,application/xhtml+xml"}}
STEP = "/staff/second-step/"
TODAY = "/staff/phra-nakhon/"
SEEING = [role for role, held in ROLES.items() if held.sees_sensitive and role is not Role.OPERATOR]
NOT_SEEING = {Role.PROVIDER_EDITOR, Role.FUNDER_OFFICER, Role.REVIEWER, Role.ADVISER}


@pytest.fixture(autouse=True)
def required(settings: Settings) -> None:
    settings.SECOND_FACTOR = "required"


def officer(city: City, role: Role = Role.CITY_COORDINATOR) -> User:
    where = {"organisation": make_organisation(city), "neighbourhood": make_neighbourhood(city)}
    return make_officer(role, city, **where)


def prove(account: User) -> Authenticator:
    return TOTP.activate(account, generate_totp_secret()).instance


@pytest.mark.parametrize("role", SEEING)
def test_a_role_that_sees_sensitive_data_is_led_to_the_second_step(city: City, role: Role) -> None:
    answer = client_of(officer(city, role)).get(TODAY, **PAGE)
    assert (answer.status_code, answer.headers.get("Location")) == (302, STEP)


@pytest.mark.parametrize("role", sorted(NOT_SEEING))
def test_a_role_that_sees_none_goes_on_as_before(city: City, role: Role) -> None:
    assert not ROLES[role].sees_sensitive
    assert client_of(officer(city, role)).get(TODAY, **PAGE).status_code == 200


def test_who_has_a_second_step_goes_in(city: City) -> None:
    account = officer(city)
    prove(account)
    assert client_of(account).get(TODAY, **PAGE).status_code == 200


def test_spare_codes_alone_are_no_second_step(city: City) -> None:
    account = officer(city)
    RecoveryCodes.activate(account)
    assert client_of(account).get(TODAY, **PAGE).status_code == 302


def test_where_it_is_only_offered_nobody_is_held(city: City, settings: Settings) -> None:
    settings.SECOND_FACTOR = "offered"
    assert client_of(officer(city)).get(TODAY, **PAGE).status_code == 200


def test_the_invented_people_of_a_demonstration_are_not_held(city: City) -> None:
    City.objects.update(is_demo=True)
    assert client_of(officer(city)).get(TODAY, **PAGE).status_code == 200
    make_city("yala")
    operator = User.objects.create_superuser(email="o@demo.example", password="x")
    assert client_of(operator).get(TODAY, **PAGE).status_code == 302


def test_a_role_taken_back_asks_for_nothing(city: City) -> None:
    account = officer(city)
    account.roles.update(ended_at="2026-01-01T00:00:00Z")
    assert client_of(account).get(TODAY, **PAGE).status_code == 403


def test_the_page_says_why_offers_two_ways_and_leads_back(city: City) -> None:
    account = officer(city)
    client = client_of(account)
    client.get(f"{TODAY}?week=2", **PAGE)
    page = client.get(f"{STEP}?lang=en", **PAGE).content.decode()
    assert "/accounts/2fa/totp/activate/" in page
    assert "/accounts/2fa/webauthn/add/" in page
    prove(account)
    assert client.get(STEP, **PAGE)["Location"] == f"{TODAY}?week=2"
    assert client.get(STEP, **PAGE)["Location"] == "/staff/"


def test_an_unconfirmed_e_mail_is_confirmed_first(city: City) -> None:
    account = officer(city)
    account.emailaddress_set.create(email=account.email, primary=True, verified=False)
    page = client_of(account).get(f"{STEP}?lang=en", **PAGE).content.decode()
    assert "Confirm your e-mail first" in page
    assert "/accounts/2fa/totp/activate/" not in page


def test_a_program_is_told_in_a_sentence(city: City) -> None:
    client = client_of(officer(city))
    for answer in (
        client.get("/staff/phra-nakhon/attendance/sync"),
        client.post("/staff/phra-nakhon/attendance/sync", b"{}", content_type="application/json"),
    ):
        said = json.loads(answer.content)
        assert answer.status_code == said["status"] == 403
        assert answer["Content-Type"] == "application/problem+json"
        assert said["code"] == "second-factor"
        assert said["detail"]


def test_a_part_of_a_page_sends_the_whole_page_on(city: City) -> None:
    answer = client_of(officer(city)).get(TODAY, headers={"HX-Request": "true"})
    assert answer["HX-Redirect"] == STEP


def test_what_was_filled_in_is_not_taken_for_a_way_back(city: City) -> None:
    client = client_of(officer(city))
    assert client.post(f"{TODAY}imports/", **PAGE)["Location"] == STEP
    assert "second_step_way_on" not in client.session


def test_the_other_faces_stay_open(city: City) -> None:
    account = officer(city)
    client = client_of(account)
    for page in ("/phra-nakhon/", "/phra-nakhon/mine/", "/accounts/", "/accounts/2fa/"):
        assert client.get(page, **PAGE).status_code == 200, page


def test_a_learner_and_nobody_are_not_led_there(city: City) -> None:
    learner = make_learner(city=city)
    assert client_of(learner.account).get(TODAY, **PAGE).status_code == 403
    assert client_of(learner.account).get(STEP, **PAGE)["Location"] == "/staff/"
    assert "/accounts/login/" in Client().get(STEP, **PAGE)["Location"]


def test_the_admin_is_behind_the_same_gate_and_has_no_door_of_its_own(city: City) -> None:
    assert "/accounts/login/" in Client().get("/admin/login/?next=/admin/", **PAGE)["Location"]
    secret = "ดอกมะลิหอมตอนเช้า"
    operator = User.objects.create_superuser(email="o@demo.example", password=secret)
    by_password = Client()
    by_password.post("/admin/login/", {"username": "o@demo.example", "password": secret})
    assert "_auth_user_id" not in by_password.session
    assert client_of(operator).get("/admin/people/user/", **PAGE)["Location"] == STEP
    prove(operator)
    assert client_of(operator).get("/admin/people/user/", **PAGE).status_code == 200


def test_the_gate_costs_one_question(city: City, settings: Settings) -> None:
    account = make_account()
    for _number in range(4):
        account.roles.create(role=Role.CITY_COORDINATOR, city=make_city(f"city-{_number}"))
    prove(account)
    account.roles.create(role=Role.CITY_COORDINATOR, city=city)
    client = client_of(account)
    client.get(TODAY, **PAGE)
    counts = []
    for setting in ("offered", "required"):
        settings.SECOND_FACTOR = setting
        with CaptureQueriesContext(connection) as asked:
            client.get("/staff/phra-nakhon/learners/roles/table", **PAGE)
        counts.append(len(asked))
    assert counts[1] == counts[0] + 1
