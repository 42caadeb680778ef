"""The map of a query as GeoJSON."""

from typing import Any

import pytest
from django.test import Client

from learningcity.city.places.models import City
from tests.factories import make_activity, make_session, make_venue

SQUARE = {
    "type": "Polygon",
    "coordinates": [[[100.48, 13.73], [100.51, 13.73], [100.51, 13.77], [100.48, 13.73]]],
}


def features(client: Client, **params: object) -> list[dict[str, Any]]:
    answer = client.get("/phra-nakhon/map.geojson", params)
    assert answer["Content-Type"] == "application/geo+json"
    return answer.json()["features"]  # type: ignore[no-any-return]


def test_the_ground_comes_first_then_one_point_a_place(client: Client, city: City) -> None:
    City.objects.update(drawing={"outline": SQUARE})
    venue = make_venue(city)
    for _ in range(3):
        make_session(make_activity(city, venue=venue))
    land, point = features(client)
    assert land["properties"]["kind"] == "area"
    assert point["geometry"]["coordinates"] == [100.4986, 13.7578]
    assert point["properties"]["number"] == 3
    assert "box=" in point["properties"]["url"]


@pytest.mark.slow
def test_the_link_of_a_crowded_place_finds_all_of_it(client: Client, city: City) -> None:
    venue = make_venue(city)
    for _ in range(2):
        make_session(make_activity(city, venue=venue))
    make_session(make_activity(city, venue=make_venue(city, lat=13.75)))
    crowded = max(features(client), key=lambda each: each["properties"]["number"] or 0)
    page = client.get(crowded["properties"]["url"] + "&lang=en").content.decode()
    assert "2 activities found" in page


def test_venues_have_a_map_of_their_own(client: Client, city: City) -> None:
    make_venue(city, code="library")
    make_venue(city, lat=None, lon=None)
    (point,) = features(client, of="venues")
    assert point["properties"]["url"] == "/phra-nakhon/places/library"
