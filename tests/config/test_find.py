"""`learningcity find` and `learningcity reindex`."""

import json
from io import StringIO
from typing import Any

import pytest
from django.core.management import CommandError, call_command

from learningcity.city.places.models import City
from tests.factories import make_activity, make_city, make_venue

pytestmark = pytest.mark.django_db


def said(*words: str, **options: Any) -> str:
    out = StringIO()
    call_command(*words, stdout=out, **options)
    return out.getvalue()


def test_what_is_found_is_said_with_its_address(city: City) -> None:
    make_activity(city, code="thai-sweets", title_th="ทำขนมไทย", title_en="Thai sweets")
    assert json.loads(said("find", "ขนมไทย", city=city.code, json=True)) == [
        {
            "kind": "activity",
            "code": "thai-sweets",
            "title_th": "ทำขนมไทย",
            "title_en": "Thai sweets",
            "url": "/phra-nakhon/activities/thai-sweets",
        }
    ]


def test_several_words_need_no_quotes(city: City) -> None:
    make_venue(city, name_en="Bangkok City Library")
    assert "Nothing found" not in said("find", "city", "library")


def test_reindexing_says_how_much_can_be_found(city: City) -> None:
    make_activity(city, venue=make_venue(city))
    assert said("reindex").startswith("3 things can be found")


def test_a_city_that_is_not_there_is_refused_with_those_that_are(city: City) -> None:
    make_city("phayao")
    with pytest.raises(CommandError, match="phayao, phra-nakhon"):
        said("find", "ขนม", city="nakhon")


def test_nothing_found_is_said(city: City) -> None:
    assert said("find", "ฟฟฟฟ", city=city.code) == "Nothing found.\n"
    assert json.loads(said("find", "ฟฟฟฟ", city=city.code, json=True)) == []
