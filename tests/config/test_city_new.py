"""Opening a city from the command line."""

from io import StringIO
from unittest.mock import patch

import pytest
from django.core.management import CommandError, call_command
from django.test import Client

from learningcity.city.people.access import Powers
from learningcity.city.people.models import User
from learningcity.city.people.permissions import Permission
from learningcity.city.places import services
from learningcity.city.places.models import City
from learningcity.core.errors import Refused
from tests.factories import make_area

pytestmark = pytest.mark.django_db

NAN = {
    "code": "nan",
    "name_th": "น่าน",
    "name_en": "Nan",
    "area": "",
    "point": "18.78,100.77",
    "coordinator": "mayor@demo.example",
}


def open_city(**given: object) -> str:
    out = StringIO()
    call_command("city_new", stdout=out, **(NAN | given))
    return out.getvalue()


def test_a_city_opens_with_its_first_coordinator() -> None:
    open_city()
    city, account = City.objects.get(), User.objects.get()
    assert (city.code, str(account.email)) == ("nan", "mayor@demo.example")
    assert Powers(account, city).may_citywide(Permission.CITY_EDIT)
    assert city.south < 18.78 < city.north
    assert city.west < 100.77 < city.east


def test_the_coordinator_gets_a_link_that_lets_them_in(client: Client) -> None:
    link = open_city().split("hour with\n")[1].split("\n")[0]
    path = link.partition("8000")[2]
    assert client.get(path).status_code == 200
    assert client.post(path).status_code == 302
    assert client.session["_auth_user_id"] == str(User.objects.get().pk)


def test_the_area_answers_for_the_point() -> None:
    make_area("5501", name_th="เมืองน่าน", lat=18.7, lon=100.8)
    open_city(area="5501", point=None)
    assert City.objects.get().area.code == "5501"
    assert City.objects.get().lat == 18.7


def test_what_is_not_given_is_asked() -> None:
    with patch("builtins.input", side_effect=["น่าน", "mayor@demo.example"]) as asked:
        open_city(name_th=None, coordinator=None)
    assert asked.call_count == 2
    assert City.objects.get().name_th == "น่าน"


@pytest.mark.parametrize(
    "odd", [{"km": -3.0}, {"km": 0.0}, {"km": float("nan")}, {"km": 1e9}, {"name_th": "น" * 500}]
)
def test_a_city_whose_reach_or_name_cannot_be_is_not_opened(odd: dict[str, object]) -> None:
    with pytest.raises(CommandError):
        open_city(**odd)
    assert not City.objects.exists()


def test_of_two_who_open_a_city_of_one_code_at_once_one_is_refused() -> None:
    said = {"code": "nan", "name_th": "น่าน", "name_en": "Nan", "lat": 18.78, "lon": 100.77, "metres": 3_000}
    services.open_city(by=None, **said)
    with (
        patch("django.db.models.query.QuerySet.exists", return_value=False),
        pytest.raises(Refused) as refused,
    ):
        services.open_city(by=None, **said)
    assert (refused.value.code, refused.value.field) == ("code_taken", "code")
    assert City.objects.count() == 1


@pytest.mark.parametrize(
    ("wrong", "says"),
    [
        ({"code": "staff"}, "addresses of the program"),
        ({"code": "Nan City"}, "no code"),
        ({"name_th": ""}, "a name in Thai"),
        ({"point": "100.77"}, "latitude,longitude"),
        ({"point": "118.78,100.77"}, "latitude,longitude"),
        ({"area": "9999"}, "No area has the code"),
        ({"coordinator": "mayor"}, "no e-mail address"),
    ],
)
def test_what_cannot_be_is_refused_with_a_sentence_and_nothing_is_written(
    wrong: dict[str, str], says: str
) -> None:
    with pytest.raises(CommandError, match=says):
        open_city(**wrong)
    assert not City.objects.exists()
    assert not User.objects.exists()


def test_a_code_is_given_once() -> None:
    open_city()
    with pytest.raises(CommandError):
        open_city(coordinator="other@demo.example")
    assert User.objects.count() == 1
