from collections.abc import Callable
from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from learningcity.city.people.roles import Role
from learningcity.city.places.models import City, Venue
from learningcity.core.models import AuditEntry, Change
from learningcity.core.thai_time import today
from tests.factories import make_city, make_neighbourhood, make_venue

PLACES = "/staff/phra-nakhon/places/"


def filled(**given: str) -> dict[str, str]:
    kept = {
        "name_th": "พิพิธบางลำพู",
        "name_en": "Pipit Banglamphu",
        "kind": "museum",
        "code": "pipit-banglamphu",
        "lat": "13.7632",
        "lon": "100.4977",
        "hours_mon": "๘.๓๐-๑๒.๐๐, 13.00-16.30 น.",
        "access_step_free": "yes",
        "access_lift": "no",
        "version": "1",
    }
    return kept | given


def test_a_coordinator_adds_a_place_with_its_hours_and_access(coordinator: Client, city: City) -> None:
    yan = make_neighbourhood(city)
    answer = coordinator.post(PLACES + "new", filled(neighbourhoods=str(yan.pk)))
    assert answer.status_code == 302
    venue = Venue.objects.in_city(city).get(code="pipit-banglamphu")
    assert venue.hours == {"mon": [["08:30", "12:00"], ["13:00", "16:30"]]}
    assert {row.feature: row.present for row in venue.access.all()} == {"step_free": True, "lift": False}
    assert list(venue.neighbourhoods.all()) == [yan]
    assert Change.objects.filter(kind="venue", object_id=venue.pk).exists()
    assert AuditEntry.objects.filter(act="venue.created", city="phra-nakhon").exists()


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({"lat": "100.4977", "lon": "13.7632"}, "swapped"),
        ({"lat": "18.79", "lon": "98.98"}, "city"),
        ({"lon": ""}, "both latitude and longitude"),
        ({"hours_mon": "16.30-8.30"}, "closes before it opens"),
        ({"hours_mon": "all day"}, "opening hours like"),
        ({"name_th": ""}, "required"),
    ],
)
def test_a_mistake_is_told_in_a_sentence_and_the_form_kept(
    coordinator: Client, wrong: dict[str, str], sentence: str
) -> None:
    coordinator.cookies["language"] = "en"
    answer = coordinator.post(PLACES + "new", filled(**wrong))
    assert answer.status_code == 200
    page = answer.content.decode()
    assert sentence in page
    assert "Pipit Banglamphu" in page
    assert not Venue.everywhere.exists()


def test_a_code_is_used_once_in_a_city(coordinator: Client, city: City) -> None:
    make_venue(city, code="pipit-banglamphu")
    assert coordinator.post(PLACES + "new", filled()).status_code == 200
    assert Venue.objects.in_city(city).count() == 1


def test_a_stale_form_overwrites_nothing(coordinator: Client, city: City) -> None:
    venue = make_venue(city, code="pipit-banglamphu", name_th="เดิม", version=2)
    answer = coordinator.post(f"{PLACES}{venue.uuid}", filled(version="1"))
    assert answer.status_code == 200
    venue.refresh_from_db()
    assert venue.name_th == "เดิม"
    assert not venue.access.exists()


def test_verifying_notes_the_day(coordinator: Client, city: City) -> None:
    venue = make_venue(city, verified_on=today() - timedelta(days=500))
    listed = coordinator.get(PLACES, {"state": "unverified"}).content.decode()
    assert venue.name_th in listed
    assert coordinator.post(f"{PLACES}{venue.uuid}/verified").status_code == 302
    venue.refresh_from_db()
    assert venue.verified_on == today()


def test_the_list_asks_as_many_questions_for_forty_places_as_for_two(coordinator: Client, city: City) -> None:
    def questions(places: int) -> int:
        for _number in range(places):
            make_venue(city)
        with CaptureQueriesContext(connection) as asked:
            coordinator.get(PLACES)
        return len(asked)

    coordinator.get(PLACES)  # the city's own row is remembered from here on
    assert questions(2) == questions(38)


def test_another_citys_place_is_not_found(coordinator: Client) -> None:
    theirs = make_venue(make_city("yala", name_th="ยะลา"))
    assert coordinator.get(f"{PLACES}{theirs.uuid}").status_code == 404


def test_a_provider_does_not_keep_the_citys_places(as_role: Callable[..., Client]) -> None:
    assert as_role(Role.LEARNING_ADMINISTRATOR).get(PLACES).status_code == 403
