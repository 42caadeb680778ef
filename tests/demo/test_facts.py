"""The facts of the demonstration cities hold together."""

import pytest
from shapely.geometry import Point, Polygon

from learningcity.demo.facts.cities import CITIES, CITY_OUTLINES, WATERS
from learningcity.demo.facts.neighbourhoods import NEIGHBOURHOODS
from learningcity.demo.facts.opening import access_of, hours_of
from learningcity.demo.facts.organisations import ORGANISATIONS
from learningcity.demo.facts.phayao_yala_venues import PHAYAO, YALA
from learningcity.demo.facts.phra_nakhon_areas import COMMUNITIES, KHWAENG, POPULATION
from learningcity.demo.facts.phra_nakhon_venues import VENUES
from learningcity.demo.facts.shapes import Sketch

VENUES_OF = {"phra-nakhon": VENUES, "phayao": PHAYAO, "yala": YALA}
SKETCHES = [*CITY_OUTLINES, *WATERS, *KHWAENG, *(n.sketch() for ns in NEIGHBOURHOODS.values() for n in ns)]


def polygon(sketch: Sketch) -> Polygon:
    return Polygon([(lon, lat) for lat, lon in sketch.points])


@pytest.mark.parametrize("sketch", SKETCHES, ids=lambda sketch: sketch.name_en)
def test_a_sketch_has_at_most_fifteen_points_and_says_that_it_is_one(sketch: Sketch) -> None:
    geometry = sketch.as_geojson()
    drawn = geometry["coordinates"][0] if sketch.ring else geometry["coordinates"]
    assert len(drawn) <= 15
    assert "sketch" in sketch.source.lower()


@pytest.mark.parametrize("sketch", [s for s in SKETCHES if s.ring], ids=lambda sketch: sketch.name_en)
def test_a_ring_does_not_cross_itself(sketch: Sketch) -> None:
    assert polygon(sketch).is_valid


def test_khwaeng_sketches_do_not_overlap_and_fill_the_district() -> None:
    rings = [polygon(khwaeng) for khwaeng in KHWAENG]
    district = polygon(CITY_OUTLINES[0])
    assert len(rings) == 12
    assert sum(ring.area for ring in rings) == pytest.approx(district.area, rel=0.03)
    assert all(a.intersection(b).area < 1e-9 for i, a in enumerate(rings) for b in rings[:i])


def test_every_venue_lies_inside_the_box_of_its_city() -> None:
    for city in CITIES:
        (south, west), (north, east) = city.south_west, city.north_east
        for venue in VENUES_OF[city.code]:
            assert south <= venue.point[0] <= north, venue.code
            assert west <= venue.point[1] <= east, venue.code


def test_a_venue_of_phra_nakhon_lies_in_the_sketch_of_its_khwaeng() -> None:
    rings = {khwaeng.code: polygon(khwaeng).buffer(0.0003) for khwaeng in KHWAENG}
    for venue in VENUES:
        assert rings[venue.area].contains(Point(venue.point[1], venue.point[0])), venue.code


def test_there_are_about_sixty_places_in_phra_nakhon_and_fifteen_in_each_other_city() -> None:
    assert len(VENUES) >= 60
    assert min(len(PHAYAO), len(YALA)) >= 15


def test_every_fact_has_a_source() -> None:
    venues = [venue for venues in VENUES_OF.values() for venue in venues]
    neighbourhoods = [n for found in NEIGHBOURHOODS.values() for n in found]
    facts = [*CITIES, *SKETCHES, *venues, *neighbourhoods, *ORGANISATIONS, *COMMUNITIES, *POPULATION]
    assert all(fact.source for fact in facts)


def test_an_invented_organisation_says_so_and_codes_are_not_used_twice() -> None:
    assert all(("Invented" in each.source) == each.invented for each in ORGANISATIONS)
    for venues in VENUES_OF.values():
        assert len({venue.code for venue in venues}) == len(venues)
    assert len({(each.city, each.code) for each in ORGANISATIONS}) == len(ORGANISATIONS)


def test_the_district_has_nineteen_communities_and_its_registered_people() -> None:
    assert len(COMMUNITIES) == 19
    assert sum(row.people for row in POPULATION) == 41_646
    assert sum(row.people for row in POPULATION if row.sex == "female") == 21_570


def test_nang_loeng_is_not_in_the_district() -> None:
    assert not any("นางเลิ้ง" in n.name_th for n in NEIGHBOURHOODS["phra-nakhon"])


def test_hours_and_access_are_known_for_every_kind_of_venue() -> None:
    for venues in VENUES_OF.values():
        for venue in venues:
            assert hours_of(venue.kind)
            assert access_of(venue.code, venue.kind)
