"""Distances, boxes, and points that are somewhere else than they should be."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from learningcity.core import geo
from learningcity.core.errors import Refused

DISTRICT = geo.Box(13.735, 100.486, 13.770, 100.508)
WAT_PHO = (13.7465, 100.4930)
LATS, LONS = st.floats(-80, 80), st.floats(-179, 179)


def test_a_kilometre_is_a_kilometre():
    assert geo.metres_between(13.75, 100.49, 13.75 + 1000 / geo.METRES_A_DEGREE, 100.49) == pytest.approx(
        1000
    )
    assert geo.metres_between(13.7563, 100.5018, 18.7883, 98.9853) == pytest.approx(582_000, rel=0.01)


@given(LATS, LONS, st.floats(1, 50_000), st.floats(0, 2 * math.pi))
def test_a_box_holds_every_point_within_its_distance(lat, lon, metres, bearing):
    reach = metres * 0.99 / geo.EARTH_RADIUS
    here = math.radians(lat)
    there = math.asin(math.sin(here) * math.cos(reach) + math.cos(here) * math.sin(reach) * math.cos(bearing))
    east = math.atan2(
        math.sin(bearing) * math.sin(reach) * math.cos(here),
        math.cos(reach) - math.sin(here) * math.sin(there),
    )
    far_lon = lon + math.degrees(east)
    if -180 <= far_lon <= 180:
        assert geo.box_around(lat, lon, metres).grown(metres * 0.02).holds(math.degrees(there), far_lon)


@given(LATS, LONS, LATS, LONS)
def test_there_is_as_far_as_back(lat, lon, other_lat, other_lon):
    there = geo.metres_between(lat, lon, other_lat, other_lon)
    assert there == pytest.approx(geo.metres_between(other_lat, other_lon, lat, lon), abs=1e-3)
    assert 0 <= there <= math.pi * geo.EARTH_RADIUS + 1


def test_a_walk_takes_at_least_a_minute():
    assert geo.walk_minutes(0) == 1
    assert geo.walk_minutes(750) == 13


def test_a_point_in_the_city_is_itself():
    assert geo.check_point(*WAT_PHO, DISTRICT) == WAT_PHO


@pytest.mark.parametrize(
    ("lat", "lon", "code"),
    [
        (100.4930, 13.7465, "swapped-coordinates"),
        (18.7883, 98.9853, "outside-city"),
        (0.0, 0.0, "outside-city"),
        (float("nan"), 100.0, "not-a-point"),
        (float("inf"), 100.0, "not-a-point"),
    ],
)
def test_a_point_elsewhere_is_refused_and_told_why(lat, lon, code):
    with pytest.raises(Refused) as refusal:
        geo.check_point(lat, lon, DISTRICT)
    assert refusal.value.code == code


def test_a_box_is_drawn_round_points():
    assert geo.box_of([(1, 4), (3, 2)]) == geo.Box(1, 2, 3, 4)
