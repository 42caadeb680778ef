"""Promises of partners as programs read them."""

from datetime import timedelta

import pytest
from django.test import Client

from learningcity.city.partners import services
from learningcity.city.places.models import City
from learningcity.core.thai_time import today
from tests.factories import make_city, make_organisation, make_promise

pytestmark = pytest.mark.django_db
URL = "/api/v1/cities/{}/commitments"


def test_a_promise_is_read_with_how_it_stands(client: Client, city: City) -> None:
    partner = make_organisation(city)
    kept, late = make_promise(partner), make_promise(partner, due_on=today() - timedelta(days=1))
    make_promise(partner, is_public=False)
    services.give(commitment=kept, given_on=today(), amount=40, note="สมุดลงชื่อ", by=None)
    rows = client.get(URL.format(city.code)).json()
    assert [(row["uuid"], row["state"], row["given"]) for row in rows] == [
        (str(late.uuid), "late", 0),
        (str(kept.uuid), "kept", 40),
    ]
    assert rows[0]["worth_satang"] is None


def test_states_and_cities_are_kept_apart(client: Client, city: City) -> None:
    make_promise(make_organisation(city))
    make_city("yala")
    assert client.get(URL.format(city.code), {"state": "kept"}).json() == []
    assert client.get(URL.format("yala")).json() == []
    assert client.get(URL.format("nowhere")).status_code == 404
