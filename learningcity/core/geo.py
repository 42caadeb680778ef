"""Distances and boxes on the ground, in degrees of latitude and longitude and metres."""

import math
from typing import NamedTuple

from django.utils.translation import gettext_lazy as _

from learningcity.core.errors import Refused

EARTH_RADIUS = 6_371_008.8
METRES_A_DEGREE = math.pi * EARTH_RADIUS / 180
WALKED_METRES_A_MINUTE = 75
DETOUR = 1.3  # streets are about this much longer than the straight line


class Box(NamedTuple):
    """South, west, north, east, in degrees."""

    south: float
    west: float
    north: float
    east: float

    def holds(self, lat: float, lon: float) -> bool:
        """Whether a point is inside or on the edge."""
        return self.south <= lat <= self.north and self.west <= lon <= self.east

    def grown(self, metres: float) -> "Box":
        """The box with so many metres more on each side."""
        high, wide = (
            metres / METRES_A_DEGREE,
            metres / _metres_a_degree_east(max(abs(self.south), abs(self.north))),
        )
        return Box(
            max(self.south - high, -90.0),
            max(self.west - wide, -180.0),
            min(self.north + high, 90.0),
            min(self.east + wide, 180.0),
        )


WORLD = Box(-90.0, -180.0, 90.0, 180.0)
THAILAND = Box(5.5, 97.3, 20.5, 105.7)


def metres_between(lat: float, lon: float, other_lat: float, other_lon: float) -> float:
    """The distance over the ground in a straight line (haversine)."""
    here, there = math.radians(lat), math.radians(other_lat)
    rise = math.sin((there - here) / 2) ** 2
    run = math.sin(math.radians(other_lon - lon) / 2) ** 2
    return 2 * EARTH_RADIUS * math.asin(math.sqrt(min(1.0, rise + math.cos(here) * math.cos(there) * run)))


def box_around(lat: float, lon: float, metres: float) -> Box:
    """The smallest box that holds every point within so many metres."""
    return Box(lat, lon, lat, lon).grown(metres)


def box_of(points: "list[tuple[float, float]]") -> Box:
    """The smallest box around points given as (lat, lon)."""
    lats, lons = [lat for lat, _lon in points], [lon for _lat, lon in points]
    return Box(min(lats), min(lons), max(lats), max(lons))


def walk_minutes(metres: float) -> int:
    """Minutes on foot for a straight-line distance, at an unhurried 4.5 km/h along streets; at least 1."""
    return max(1, math.ceil(metres * DETOUR / WALKED_METRES_A_MINUTE))


def check_point(lat: float, lon: float, box: Box) -> tuple[float, float]:
    """The point itself if it is in the box; otherwise a refusal that says what seems wrong with it."""
    if not (math.isfinite(lat) and math.isfinite(lon)):
        raise Refused("not-a-point", _("These coordinates are not numbers on the map."), field="lat")
    if box.holds(lat, lon):
        return lat, lon
    if box.holds(lon, lat):
        raise Refused(
            "swapped-coordinates",
            _("Latitude and longitude seem swapped: %(lat)s, %(lon)s would be inside the city.")
            % {"lat": f"{lon:.5f}", "lon": f"{lat:.5f}"},
            field="lat",
        )
    raise Refused(
        "outside-city",
        _("The point %(lat)s, %(lon)s is outside the city.") % {"lat": f"{lat:.5f}", "lon": f"{lon:.5f}"},
        field="lat",
    )


def _metres_a_degree_east(lat: float) -> float:
    return METRES_A_DEGREE * max(math.cos(math.radians(lat)), 0.01)
