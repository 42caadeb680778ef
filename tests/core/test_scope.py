"""A question about a city's rows fails closed until it says which city it is about."""

from collections.abc import Callable
from typing import Any

import pytest

from learningcity.city.catalogue.models import Activity
from learningcity.city.places.models import City, Venue
from learningcity.core.scope import CityNotNamed
from tests.factories import make_activity, make_city, make_venue

pytestmark = pytest.mark.django_db

ASKING: dict[str, Callable[[Any], object]] = {
    "list": list,
    "count": lambda rows: rows.count(),
    "exists": lambda rows: rows.exists(),
    "first": lambda rows: rows.first(),
    "get": lambda rows: rows.get(pk=1),
    "values": lambda rows: list(rows.values("pk")),
    "iterator": lambda rows: list(rows.iterator()),
    "aggregate": lambda rows: rows.aggregate(),
    "update": lambda rows: rows.update(name_th="x"),
    "delete": lambda rows: rows.delete(),
    "filtered": lambda rows: list(rows.filter(pk=1).order_by("pk")),
    "bool": bool,
    "slice": lambda rows: list(rows[:1]),
    "in": lambda rows: list(Activity.everywhere.filter(venue__in=rows)),
}


@pytest.mark.parametrize("how", ASKING)
def test_asking_without_a_city_is_a_bug(how: str) -> None:
    with pytest.raises(CityNotNamed):
        ASKING[how](Venue.objects.all())


@pytest.mark.parametrize("how", sorted(set(ASKING) - {"get"}))
def test_asking_with_a_city_answers(how: str, city: City) -> None:
    ASKING[how](Venue.objects.in_city(city))


def test_another_citys_rows_are_not_there(city: City) -> None:
    here, elsewhere = make_venue(city), make_venue(make_city("yala"))
    assert list(Venue.objects.in_city(city)) == [here]
    assert not Venue.objects.in_city(city).filter(pk=elsewhere.pk).exists()


def test_narrowing_further_keeps_the_city(city: City) -> None:
    make_activity(make_city("yala"))
    mine = make_activity(city)
    assert list(Activity.objects.in_city(city).published().order_by("pk")) == [mine]


def test_the_operators_manager_sees_all_cities(city: City) -> None:
    make_venue(city)
    make_venue(make_city("yala"))
    assert Venue.everywhere.count() == 2
