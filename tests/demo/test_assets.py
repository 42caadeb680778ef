"""What the demonstration says its neighbourhoods have."""

import pytest

from learningcity.city.places.models import Asset
from learningcity.core.geo import Box
from learningcity.demo.facts.assets import ASSETS
from learningcity.demo.facts.cities import CITIES
from learningcity.demo.facts.neighbourhoods import NEIGHBOURHOODS
from learningcity.demo.facts.shapes import AssetFact
from learningcity.demo.places import _VENUES

EVERY = [(city, fact) for city, facts in ASSETS.items() for fact in facts]
BOXES = {city.code: Box(*city.south_west, *city.north_east) for city in CITIES}


@pytest.mark.parametrize(("city", "fact"), EVERY)
def test_it_lies_in_its_city_in_a_neighbourhood_and_at_a_place_that_are_there(
    city: str, fact: AssetFact
) -> None:
    assert fact.kind in Asset.Kind.values
    assert fact.neighbourhood in {each.code for each in NEIGHBOURHOODS[city]}
    assert not fact.venue or fact.venue in {each.code for each in _VENUES[city]}
    assert fact.point is None or BOXES[city].holds(*fact.point)


@pytest.mark.parametrize(("city", "fact"), EVERY)
def test_every_person_is_invented_and_says_so(city: str, fact: AssetFact) -> None:
    assert fact.invented or fact.kind != Asset.Kind.SAGE
    said = fact.name_th + fact.name_en
    assert not any(word in said for word in ("สมมติ", "invented")), "the mark beside it says it, once"
    assert all((fact.source, fact.teaches_th, fact.teaches_en))


def test_every_neighbourhood_of_phra_nakhon_has_something_and_some_are_to_be_looked_at() -> None:
    facts = ASSETS["phra-nakhon"]
    assert {fact.neighbourhood for fact in facts} == {each.code for each in NEIGHBOURHOODS["phra-nakhon"]}
    assert {fact.kind for fact in facts} >= {"sage", "culture", "place", "enterprise", "food", "green"}
    assert {fact.verified_days_ago > 365 or not fact.verified_days_ago for fact in facts} == {True, False}
    assert any(fact.kind == Asset.Kind.SAGE and not fact.name_th for fact in facts)
