"""Whatever is typed into an address, a page answers."""

import pytest
from django.test import Client
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from learningcity.city.catalogue.search.query import PARAMETERS
from learningcity.city.places.models import City
from tests.factories import make_activity, make_neighbourhood, make_session, make_venue

KEYS = ["q", "from", "to", "seats", "near", "within", "box", "sort", "page", "view", "month", "lang"]
ODD = [
    *("", " ", "0", "-1", "1e999", "nan", "๒๕๖๙", "2569-02-30", "31/02/2569", "'; DROP TABLE", "<script>"),
    *(
        "13.75,100.5",
        "91,181",
        "13.75",
        ",",
        "a" * 5_000,
        "\x00",
        "ก" * 300,
        "%00",
        "list",
        "map",
        "calendar",
    ),
    *(
        "9999999999999999999999",
        "relevance",
        "nearest",
        "2569-11",
        "\ud7ff",
        "🙂",
        "AND OR NOT",
        '"',
        "(",
        "*:*",
    ),
]
values = st.one_of(st.sampled_from(ODD), st.text(max_size=40))
queries = st.lists(st.tuples(st.sampled_from([*KEYS, *PARAMETERS.values()]), values), max_size=6)


@pytest.fixture
def somewhere(city: City) -> City:
    venue = make_venue(city)
    venue.neighbourhoods.add(make_neighbourhood(city))
    make_session(make_activity(city, venue=venue))
    return city


@pytest.mark.slow
@settings(
    max_examples=90,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(path=st.sampled_from(["find", "find.ics", "map.geojson"]), params=queries)
def test_any_query_gets_an_answer(
    client: Client, somewhere: City, path: str, params: list[tuple[str, str]]
) -> None:
    wanted: dict[str, list[str]] = {}
    for key, value in params:
        wanted.setdefault(key, []).append(value)
    assert client.get(f"/phra-nakhon/{path}", wanted).status_code == 200


@pytest.mark.parametrize("path", ["/phra-nakhon/", "/phra-nakhon/places"])
def test_other_pages_take_odd_parameters(client: Client, somewhere: City, path: str) -> None:
    for value in ODD:
        params = {"near": value, "kind": value, "q": value, "page": value, "lang": value}
        assert client.get(path, params).status_code == 200, value


def test_an_unknown_code_is_a_page_not_found(client: Client, somewhere: City) -> None:
    for kind in ("activities", "places", "organisations", "neighbourhoods"):
        for code in ("nothing", "ก", "%00", "a" * 300, "1%20or%201"):
            assert client.get(f"/phra-nakhon/{kind}/{code}").status_code == 404, code
