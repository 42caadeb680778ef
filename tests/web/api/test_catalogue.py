"""The read-only API of the catalogue."""

from typing import Any

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from learningcity.city.catalogue.models import Price, SeatPool
from learningcity.city.places.models import City
from tests.factories import (
    make_activity,
    make_area,
    make_city,
    make_neighbourhood,
    make_organisation,
    make_path,
    make_session,
    make_venue,
)

HERE = "/api/v1/cities/phra-nakhon"


def read(client: Client, path: str, **params: object) -> Any:
    answer = client.get(path, params)
    assert answer.status_code == 200, answer.content
    return answer.json()


def test_the_same_query_finds_the_same_as_the_page(client: Client, city: City) -> None:
    make_session(make_activity(city, title_th="ทำขนม", code="sweets", price_satang=4000), seats=8)
    make_session(make_activity(city))
    found = read(client, f"{HERE}/activities", q="ขนม", cost="paid")
    assert (found["total"], found["page"], found["pages"]) == (1, 1, 1)
    (row,) = found["items"]
    assert row["code"] == "sweets"
    assert row["next_session"]["seats"] == {"total": 8, "taken": 0, "free": 8, "held": {}}
    assert row["page"] == "http://testserver/phra-nakhon/activities/sweets"
    assert found["facets"]["costs"] == {"paid": 1}


def test_an_activity_comes_whole_with_its_sessions(client: Client, city: City) -> None:
    activity = make_activity(city, code="phone", venue=make_venue(city), price_satang=6000)
    Price.objects.create(activity=activity, group="older", satang=0)
    session = make_session(activity, seats=3, reserved={"older": 2})
    row = read(client, f"{HERE}/activities/phone")
    assert row["prices"] == {"older": 0}
    assert row["sessions"][0]["seats"]["held"] == {"older": 2}
    assert row["sessions"][0]["starts_at"].endswith("+07:00")
    one = read(client, f"{HERE}/sessions/{session.uuid}")
    assert one["venue"]["name"]["en"] == "Bangkok City Library"


def test_places_and_organisations_are_listed(client: Client, db: None) -> None:
    district = make_area("1001", level="district")
    below = make_area("100101", under=district)
    city = make_city(area=district)
    hood = make_neighbourhood(city, code="yan")
    hood.areas.add(below)
    venue = make_venue(city, code="library", area=below)
    venue.neighbourhoods.add(hood)
    make_organisation(city, code="office")
    assert [row["code"] for row in read(client, f"{HERE}/areas")] == ["1001", "100101"]
    assert read(client, f"{HERE}/areas")[1]["within"] == "1001"
    assert read(client, f"{HERE}/neighbourhoods")[0]["areas"] == ["100101"]
    assert read(client, f"{HERE}/neighbourhoods/yan")["code"] == "yan"
    assert read(client, f"{HERE}/venues", kind="library")[0]["neighbourhoods"] == ["yan"]
    assert read(client, f"{HERE}/venues/library")["area"] == "100101"
    assert read(client, f"{HERE}/organisations")[0]["code"] == "office"
    assert read(client, f"{HERE}/organisations/office")["kind"] == "library"
    assert [row["code"] for row in read(client, "/api/v1/cities")] == ["phra-nakhon"]
    assert read(client, HERE)["area"] == "1001"


def test_paths_come_with_their_steps_in_order(client: Client, city: City) -> None:
    one, two = make_activity(city, code="costs"), make_activity(city, code="selling")
    make_path(city, one, two, optional=[two], code="shop", stages=["working"])
    make_path(city, one, code="draft", state="draft")
    (row,) = read(client, f"{HERE}/paths", stage="working")
    assert row == read(client, f"{HERE}/paths/shop")
    assert [(step["activity"]["code"], step["is_optional"]) for step in row["steps"]] == [
        ("costs", False),
        ("selling", True),
    ]
    assert row["page"] == "http://testserver/phra-nakhon/paths/shop"
    assert read(client, f"{HERE}/paths", stage="older") == []
    assert client.get(f"{HERE}/paths/draft").status_code == 404


def test_what_is_not_there_is_a_problem(client: Client, city: City) -> None:
    make_activity(city, code="draft", state="draft")
    for path in ("/api/v1/cities/nowhere", f"{HERE}/activities/draft", f"{HERE}/venues/nothing"):
        answer = client.get(path)
        assert answer.status_code == 404
        assert answer["Content-Type"] == "application/problem+json"
        assert answer.json()["status"] == 404


def test_an_odd_session_id_is_not_found_rather_than_an_error(client: Client, city: City) -> None:
    assert client.get(f"{HERE}/sessions/not-a-uuid").status_code == 404


def test_parameters_that_cannot_be_read_are_named(client: Client, city: City) -> None:
    for params in (
        {"page": "zero"},
        {"size": 1_000},
        {"from": "tomorrow"},
        {"near": "here"},
        {"sort": "best"},
    ):
        answer = client.get(f"{HERE}/activities", params)
        assert answer.status_code == 422
        assert answer["Content-Type"] == "application/problem+json"
        assert next(iter(params)) in answer.json()["errors"][0]["field"]


def test_the_description_documents_its_errors(client: Client, db: None) -> None:
    described = read(client, "/api/v1/openapi.json")
    assert described["openapi"].startswith("3.1")
    for path, operations in described["paths"].items():
        answers = operations["get"]["responses"]
        assert {"200", "404", "422"} <= answers.keys(), path


def test_an_answer_the_client_holds_is_not_sent_again(client: Client, city: City) -> None:
    tag = client.get(f"{HERE}/venues")["ETag"]
    assert client.get(f"{HERE}/venues", headers={"if-none-match": tag}).status_code == 304
    make_venue(city)
    assert client.get(f"{HERE}/venues", headers={"if-none-match": tag}).status_code == 200


def test_seats_are_those_of_this_moment(client: Client, city: City) -> None:
    make_session(make_activity(city, code="phone"), seats=10)
    SeatPool.objects.update(taken=4)
    assert read(client, f"{HERE}/activities/phone")["sessions"][0]["seats"]["free"] == 6


def test_a_longer_list_asks_the_database_no_more(client: Client, city: City) -> None:
    def statements() -> int:
        with CaptureQueriesContext(connection) as captured:
            read(client, f"{HERE}/venues")
        return len(captured)

    make_venue(city)
    few = statements()
    for _ in range(9):
        make_venue(city)
    assert statements() == few


def test_pages_of_other_sites_may_read_every_answer(client: Client, city: City) -> None:
    tag = client.get(f"{HERE}/venues")["ETag"]
    answers = [
        client.get(f"{HERE}/venues"),
        client.get(f"{HERE}/venues", headers={"if-none-match": tag}),
        client.get(f"{HERE}/venues/none"),
    ]
    assert [(each.status_code, each["Access-Control-Allow-Origin"]) for each in answers] == [
        (200, "*"),
        (304, "*"),
        (404, "*"),
    ]
