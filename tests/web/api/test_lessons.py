"""Lessons as programs read them."""

from decimal import Decimal

import pytest
from django.test import Client

from learningcity.city.lessons import services
from learningcity.city.places.models import City
from learningcity.core.thai_time import today
from tests.factories import make_adoption, make_city, make_lesson, make_topic

pytestmark = pytest.mark.django_db
URL = "/api/v1/cities/{}/lessons"


def test_a_lesson_is_read_with_what_shows_it_and_what_came_of_it_elsewhere(
    client: Client, city: City
) -> None:
    lesson = make_lesson(city)
    adoption = make_adoption(lesson, make_city("yala"))
    services.report_adoption(
        adoption=adoption, version=1, by=None, result_th="ได้ผล", figure=Decimal("5.5"), unit_th="คน",
        figure_note_th="จาก 9 คน",
    )  # fmt: skip
    found = client.get(f"{URL.format(city.code)}/{lesson.uuid}").json()
    assert (found["failed"]["th"], found["evidence"][0]["url"]) == (
        "เล่าไว้ครบถ้วน",
        "https://example.org/report",
    )
    (told,) = found["adoptions"]
    assert (told["city"], told["state"], told["result"]["th"]) == ("yala", "reported", "ได้ผล")
    assert told["figure"] == {
        "value": 5.5,
        "unit": {"th": "คน", "en": ""},
        "note": {"th": "จาก 9 คน", "en": ""},
    }
    assert told["page"].endswith(f"/yala/lessons/adopted/{adoption.uuid}")


def test_a_report_that_was_taken_down_is_not_told(client: Client, city: City) -> None:
    lesson = make_lesson(city)
    make_adoption(lesson, make_city("yala"), state="running", result_th="นับผิด", figure=5)
    (told,) = client.get(f"{URL.format(city.code)}/{lesson.uuid}").json()["adoptions"]
    assert (told["result"]["th"], told["figure"]) == ("", None)


def test_only_what_is_published_is_listed_and_cities_are_kept_apart(client: Client, city: City) -> None:
    lesson, yala = make_lesson(city, groups=["older"]), make_city("yala")
    draft, other = make_lesson(city, state="draft"), make_lesson(yala, published_on=today())
    other.topics.add(make_topic("food"))

    def listed(url: str, **asked: str) -> list[str]:
        return sorted(row["uuid"] for row in client.get(url, asked).json())

    assert listed(URL.format(city.code)) == [str(lesson.uuid)]
    assert listed("/api/v1/lessons") == sorted([str(lesson.uuid), str(other.uuid)])
    assert listed("/api/v1/lessons", topic="food") == [str(other.uuid)]
    assert listed("/api/v1/lessons", group="older") == [str(lesson.uuid)]
    for code, row in ((city.code, draft), ("yala", lesson)):
        assert client.get(f"{URL.format(code)}/{row.uuid}").status_code == 404
    assert client.get(f"{URL.format('nowhere')}").status_code == 404
    assert client.get("/api/v1/lessons", {"group": "rich"}).status_code == 422
