"""The page of wishes, and the way there from a search that found nothing."""

import pytest
from django.core.cache import cache
from django.test import Client
from pytest_django import Settings

from learningcity.city.places.models import City
from learningcity.city.projects.models import Need, Support
from learningcity.city.projects.services import record_need, show_need
from tests.factories import make_account, make_city

pytestmark = pytest.mark.django_db
BACKEND = "allauth.account.auth_backends.AuthenticationBackend"
NEW = "/phra-nakhon/wishes/new"


@pytest.fixture(autouse=True)
def nobody_wished_yet() -> None:
    cache.clear()


def test_a_search_that_found_nothing_becomes_a_wish(client: Client, city: City) -> None:
    nothing = client.get("/phra-nakhon/find?q=zzzzขิมzz&lang=en").content.decode()
    assert "/phra-nakhon/wishes/new?q=" in nothing
    page = client.get(f"{NEW}?q=ขิม").content.decode()
    assert 'value="ขิม"' in page
    client.post(f"{NEW}?q=ขิม", {"title": "ขิมวันอาทิตย์"})
    need = Need.everywhere.get()
    assert (need.title, need.origin, need.wished_by) == ("ขิมวันอาทิตย์", Need.Origin.SEARCH, None)


def test_a_machine_is_thanked_and_forgotten(client: Client, city: City) -> None:
    client.post(NEW, {"title": "cheap watches", "website": "https://spam.example"})
    assert not Need.everywhere.exists()


def test_too_many_wishes_from_one_place_are_refused_and_what_was_written_stays(
    client: Client, city: City
) -> None:
    for number in range(10):
        client.post(NEW, {"title": f"เรื่องที่ {number}"})
    page = client.post(f"{NEW}?lang=en", {"title": "เรื่องสุดท้าย"}).content.decode()
    assert "try again in an hour" in page
    assert "เรื่องสุดท้าย" in page
    assert Need.everywhere.count() == 10


def test_behind_a_proxy_each_reader_is_counted_apart(client: Client, city: City, settings: Settings) -> None:
    """Otherwise the wishes of a whole city would be counted as of one: the proxy's."""
    settings.ALLAUTH_TRUSTED_PROXY_COUNT = 1
    for number in range(12):
        headers = {"X-Forwarded-For": f"198.51.100.1, 203.0.113.{number}"}
        client.post("/phra-nakhon/wishes/new", {"title": f"ทำขนม {number}"}, headers=headers)
    assert Need.everywhere.count() == 12
    for number in range(12):
        headers = {"X-Forwarded-For": f"203.0.113.{number}, 198.51.100.1"}
        client.post("/phra-nakhon/wishes/new", {"title": f"อีก {number}"}, headers=headers)
    assert Need.everywhere.count() == 12 + 10


def test_one_more_person_wishes_it_too(client: Client, city: City) -> None:
    need = record_need(city=city, title="ขิม", origin="resident", by=None)
    show_need(need=need, by=make_account())
    me_too = f"/phra-nakhon/wishes/{need.uuid}/me-too"
    assert client.post(me_too).status_code == 302
    assert Support.objects.count() == 1
    client.force_login(make_account(), backend=BACKEND)
    for _ in range(2):
        client.post(me_too)
    assert Support.objects.count() == 2
    assert "You want this too" in client.get("/phra-nakhon/wishes?lang=en").content.decode()


def test_a_wish_of_another_city_is_neither_seen_nor_shared_here(client: Client, city: City) -> None:
    make_city("yala", name_th="ยะลา", name_en="Yala")
    need = record_need(city=city, title="ขิม", origin="resident", by=None)
    show_need(need=need, by=make_account())
    client.force_login(make_account(), backend=BACKEND)
    assert "ขิม" not in client.get("/yala/wishes").content.decode()
    assert client.post(f"/yala/wishes/{need.uuid}/me-too").status_code == 404
