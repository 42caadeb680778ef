"""Goals as programs read them: the same figures as the page, and reviews as they were frozen."""

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client

from learningcity.city.goals.queries import pictured
from learningcity.city.places.models import City
from learningcity.core.thai_time import today
from tests.factories import make_city, make_goal, make_programme, make_result

pytestmark = pytest.mark.django_db
HERE = "/api/v1/cities/phra-nakhon"
MISSING = "00000000-0000-4000-8000-000000000000"


def read(client: Client, path: str, status: int = 200) -> Any:
    answer = client.get(path)
    assert answer.status_code == status, answer.content
    return answer.json()


def test_the_goals_of_now_are_read_with_how_each_figure_came_about(client: Client, city: City) -> None:
    result = make_result(make_goal(make_programme(city)), title_th="คนที่เรียนขิม", target=8)
    result.values.create(value=2, on=today(), words="สมุดลงชื่อ")
    (goal,) = read(client, f"{HERE}/goals")
    (row,) = goal["results"]
    assert (row["title"]["th"], row["actual"], row["target"]) == ("คนที่เรียนขิม", 2.0, 8.0)
    assert row["how"]["words"] == "สมุดลงชื่อ"


def test_a_figure_that_is_missing_is_null(client: Client, city: City) -> None:
    make_result(make_goal(make_programme(city)))
    (goal,) = read(client, f"{HERE}/goals")
    assert goal["results"][0]["actual"] is None
    assert goal["results"][0]["status"] == "not_measured"


def test_a_city_without_a_programme_has_no_goals(client: Client, city: City) -> None:
    assert read(client, f"{HERE}/goals") == []
    assert read(client, f"{HERE}/programmes") == []


def test_a_programme_and_its_review_are_read_whole(client: Client, city: City) -> None:
    programme = make_programme(city)
    result = make_result(make_goal(programme))
    review = programme.reviews.create(
        month=6, held_on=today(), snapshot=pictured(programme, today()),
        said=[{"by_th": "คณะทำงาน", "by_en": "", "text_th": "ไปต่อ", "text_en": ""}],
    )  # fmt: skip
    result.values.create(value=5, on=today(), words="นับเอง")
    (row,) = read(client, f"{HERE}/programmes")
    assert row["reviews"][0]["uuid"] == str(review.uuid)
    live = read(client, f"{HERE}/programmes/{programme.uuid}")
    frozen = read(client, f"{HERE}/reviews/{review.uuid}")
    assert live["goals"][0]["results"][0]["actual"] == 5.0
    assert frozen["goals"][0]["results"][0]["actual"] is None
    assert frozen["said"] == [{"by": {"th": "คณะทำงาน", "en": ""}, "text": {"th": "ไปต่อ", "en": ""}}]
    assert client.get(live["page"]).status_code == client.get(frozen["page"]).status_code == 200


def test_what_is_not_public_and_what_is_another_citys_is_not_found(client: Client, city: City) -> None:
    hidden = make_programme(city, is_public=False)
    review = hidden.reviews.create(month=6, held_on=today() - timedelta(days=1), snapshot={"goals": []})
    other = make_programme(make_city("yala"))
    for path in (f"programmes/{hidden.uuid}", f"reviews/{review.uuid}", f"programmes/{other.uuid}"):
        read(client, f"{HERE}/{path}", 404)
    for path in (f"programmes/{MISSING}", "programmes/none", "reviews/none"):
        read(client, f"{HERE}/{path}", 404)
    assert read(client, f"{HERE}/goals") == []
