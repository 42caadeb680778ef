"""Needs and projects as programs read them."""

import pytest
from django.test import Client

from learningcity.city.places.models import City
from learningcity.city.projects import services
from tests.city.projects.test_merging import make_need, support
from tests.city.projects.test_projects import make_project
from tests.factories import make_account, make_activity, make_city, make_learner

pytestmark = pytest.mark.django_db
NEEDS, PROJECTS = "/api/v1/cities/{}/needs", "/api/v1/cities/{}/projects"


def test_needs_are_read_with_how_many_have_them_and_what_became_of_them(client: Client, city: City) -> None:
    need, said = make_need(city, "ขิม"), make_need(city, "มือถือ")
    make_need(city, "ยังไม่อ่าน", shown=False)
    support(need, make_learner())
    project = make_project(city, needs=[need], is_public=True)
    make_project(city, needs=[need])
    services.answer_need(need=said, answer="เปิดแล้ว", by=make_account())
    rows = client.get(NEEDS.format(city.code)).json()
    assert [(row["title"], row["people"], row["state"], row["projects"]) for row in rows] == [
        ("ขิม", 2, "taken_up", [project.code]),
        ("มือถือ", 1, "answered", []),
    ]
    assert [row["title"] for row in client.get(NEEDS.format(city.code), {"state": "answered"}).json()] == [
        "มือถือ"
    ]


def test_a_project_is_read_with_its_chain_and_how_it_stands(client: Client, city: City) -> None:
    need = make_need(city)
    project = make_project(city, needs=[need], is_public=True)
    activity = make_activity(city, project=project)
    make_activity(city, project=project, state="draft")
    (row,) = client.get(PROJECTS.format(city.code)).json()
    assert (row["standing"], row["needs"], row["activities"]) == (
        "running",
        [str(need.uuid)],
        [activity.code],
    )
    assert client.get(f"{PROJECTS.format(city.code)}/{project.code}").json() == row


def test_what_is_not_shown_or_elsewhere_is_not_found(client: Client, city: City) -> None:
    make_city("yala")
    hidden, shown = make_project(city), make_project(city, is_public=True)
    assert client.get(f"{PROJECTS.format(city.code)}/{hidden.code}").status_code == 404
    assert client.get(f"{PROJECTS.format('yala')}/{shown.code}").status_code == 404
    assert client.get(NEEDS.format("nowhere")).status_code == 404
