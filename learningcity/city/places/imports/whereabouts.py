"""Whether a row of a file belongs to a city: by its area's code and by its point."""

from functools import cached_property
from typing import Any

from django.utils.translation import gettext as _
from shapely.geometry import Point, shape

from learningcity.city.places.models import Area, City
from learningcity.core import geo
from learningcity.core.errors import Refused
from learningcity.core.imports.cells import Cells
from learningcity.core.thai_text import arabic_digits, read_decimal

EDGE = 500
"""Metres outside a city's box that still count as its edge: bridges and river banks lie there."""

AREA_ALIASES = {
    "subdistrict_code": ["subdistrict_code", "รหัสตำบล", "รหัสแขวง"],
    "district_code": ["district_code", "รหัสอำเภอ", "รหัสเขต"],
}
POINT_ALIASES = {
    "lat": ["lat", "latitude", "y", "ละติจูด"],
    "lon": ["lon", "lng", "long", "longitude", "x", "ลองจิจูด"],
}


class Whereabouts:
    """Areas by code, and the city's limits; without a city the whole country."""

    def __init__(self, city: City | None) -> None:
        self.city = city

    @cached_property
    def areas(self) -> dict[str, tuple[int, str]]:
        """Id and tree path by area code."""
        return {code: (key, path) for code, key, path in Area.objects.values_list("code", "pk", "path")}

    @cached_property
    def box(self) -> geo.Box:
        """The city's box with its edge, or the country's."""
        city = self.city
        if city is None:
            return geo.THAILAND
        return geo.Box(city.south, city.west, city.north, city.east).grown(EDGE)

    @cached_property
    def _outline(self) -> Any:
        """The city's outline, official or as drawn for its map; nothing where there is none."""
        city = self.city
        drawn = city and ((city.area.outline if city.area else None) or city.drawing.get("outline"))
        return shape(drawn) if drawn else None

    def holds(self, lat: float, lon: float, *, edge: float = 100) -> bool:
        """Whether a point is in the city, or so many metres beyond its outline."""
        reach = edge / geo.METRES_A_DEGREE
        in_outline = self._outline is None or self._outline.distance(Point(lon, lat)) <= reach
        return in_outline and self.box.holds(lat, lon)

    def area(self, code: str) -> int:
        """The id of the area with this official code; one that is unknown or elsewhere is refused."""
        known = self.areas.get(arabic_digits(code).strip().removeprefix("TH"))
        if known is None:
            raise Refused("unknown-area", _("There is no area with the code %(code)s.") % {"code": code[:20]})
        key, path = known
        if self.city and self.city.area and not path.startswith(self.city.area.path):
            sentence = _("Not in %(city)s: area %(code)s is outside it.")
            raise Refused("outside-city", sentence % {"city": self.city, "code": code})
        return key

    def area_of(self, cells: Cells) -> int | None:
        """The most exact area a row names, if it names one; what it names above must be there too."""
        found = None
        for field in ("district_code", "subdistrict_code"):
            if cells.text(field).strip("0"):
                found = cells.read(field, self.area)
                if found is None:
                    break
        return found

    def point_of(self, cells: Cells) -> tuple[float | None, float | None]:
        """The row's point inside the city; half a point, a swapped or an outside one is a problem."""
        elsewhere = any(refusal.code == "outside-city" for refusal in cells.refusals)
        if elsewhere or not (cells.text("lat") or cells.text("lon")):
            return None, None
        for field in ("lat", "lon"):
            cells.needed(field, _("Half of the coordinates"))
        lat, lon = cells.read("lat", read_decimal), cells.read("lon", read_decimal)
        if lat is None or lon is None:
            return None, None
        found = cells.attempt("lat", lambda: self._checked(float(lat), float(lon)))
        return found or (None, None)

    def _checked(self, lat: float, lon: float) -> tuple[float, float]:
        geo.check_point(lat, lon, self.box)
        if not self.holds(lat, lon, edge=EDGE):
            sentence = _("Not in %(city)s: the point %(lat)s, %(lon)s is outside it.")
            said = {"city": self.city, "lat": f"{lat:.5f}", "lon": f"{lon:.5f}"}
            raise Refused("outside-city", sentence % said)
        return lat, lon
