"""Reading wishes before others do, and saying what became of them."""

import pytest
from django.test import Client

from learningcity.city.people.roles import Role
from learningcity.city.places.models import City
from learningcity.city.projects.models import Need, NeedState
from learningcity.city.projects.services import record_need
from tests.factories import make_city, make_officer

pytestmark = pytest.mark.django_db
BACKEND = "allauth.account.auth_backends.AuthenticationBackend"
LIST = "/staff/phra-nakhon/needs/"


@pytest.fixture
def need(city: City) -> Need:
    return record_need(city=city, title="ซ่อมมือถือ", origin="search", by=None)


def state(need: Need) -> str:
    need.refresh_from_db()
    return need.state


def test_a_wish_is_read_shown_and_answered(client: Client, city: City, need: Need) -> None:
    client.force_login(make_officer(Role.LEARNING_ADMINISTRATOR, city), backend=BACKEND)
    assert "ซ่อมมือถือ" in client.get(LIST).content.decode()
    client.post(f"{LIST}{need.uuid}/show")
    assert state(need) == NeedState.OPEN
    client.post(f"{LIST}{need.uuid}/answer", {"answer": "เปิดสอนวันเสาร์"})
    assert state(need) == NeedState.ANSWERED


def test_without_a_reason_a_wish_is_not_kept_back(client: Client, city: City, need: Need) -> None:
    client.force_login(make_officer(Role.LEARNING_ADMINISTRATOR, city), backend=BACKEND)
    client.post(f"{LIST}{need.uuid}/hide", {"because": " "})
    assert state(need) == NeedState.UNREAD


def test_another_citys_officer_finds_no_such_wish(client: Client, need: Need) -> None:
    yala = make_city("yala", name_th="ยะลา", name_en="Yala")
    client.force_login(make_officer(Role.LEARNING_ADMINISTRATOR, yala), backend=BACKEND)
    assert client.post(f"/staff/yala/needs/{need.uuid}/show").status_code == 404
    assert state(need) == NeedState.UNREAD
