"""The shapes in which the demonstration's facts are written."""

from typing import NamedTuple

from learningcity.demo.facts.sources import EXACT, SOURCES

Point = tuple[float, float]
"""Latitude and longitude in degrees, WGS84, to five decimals."""

SKETCH = "Sketch drawn by hand from roads, canals, bridges and river banks; not a boundary"
INVENTED = "Invented for the demonstration"


def points(text: str) -> tuple[Point, ...]:
    """Read points written as `latitude,longitude` with spaces between."""
    return tuple((float(lat), float(lon)) for lat, lon in (pair.split(",") for pair in text.split()))


def rows(table: str) -> list[list[str]]:
    """Read a table of one fact a line, cells between bars; an indented line continues the one before."""
    joined = table.strip("\n").replace("\n    ", " ")
    return [[cell.strip() for cell in line.split("|")] for line in joined.splitlines() if line]


class Sketch(NamedTuple):
    """A line or ring of at most 15 points that shows roughly where something lies; never a legal boundary."""

    code: str
    name_th: str
    name_en: str
    points: tuple[Point, ...]
    ring: bool = True
    source: str = SKETCH

    def as_geojson(self) -> dict[str, object]:
        """The sketch as a GeoJSON geometry (longitude first, rings closed)."""
        line = [[lon, lat] for lat, lon in self.points]
        if not self.ring:
            return {"type": "LineString", "coordinates": line}
        return {"type": "Polygon", "coordinates": [[*line, line[0]]]}


class CityFact(NamedTuple):
    """A demonstration city: its official area, where it lies and the box its learning places fall in."""

    code: str
    name_th: str
    name_en: str
    part_of_th: str
    part_of_en: str
    area: str
    centre: Point
    south_west: Point
    north_east: Point
    source: str


class VenueFact(NamedTuple):
    """A real learning place; `exact` is false where the point was placed by hand from its description."""

    code: str
    kind: str
    name_th: str
    name_en: str
    address_th: str
    area: str
    point: Point
    source: str
    exact: bool = True


def read_venues(table: str) -> tuple[VenueFact, ...]:
    """Read a table of venues: code, kind, area, point, source, Thai name, English name, address."""
    return tuple(
        VenueFact(
            code, kind, name_th, name_en, address, area, points(point)[0], SOURCES[source], source in EXACT
        )
        for code, kind, area, point, source, name_th, name_en, address in rows(table)
    )


class CommunityFact(NamedTuple):
    """A community registered with the city and the people counted in it."""

    code: str
    name_th: str
    kind_th: str
    area: str
    men: int
    women: int
    source: str


class PopulationFact(NamedTuple):
    """Registered people of one area, sex and age band; `age_to` is None for "and over"."""

    area: str
    sex: str
    age_from: int
    age_to: int | None
    people: int
    year_be: int
    source: str


class NeighbourhoodFact(NamedTuple):
    """A neighbourhood people speak of, the areas it overlaps, its middle and a sketch of its extent."""

    code: str
    name_th: str
    name_en: str
    areas: tuple[str, ...]
    centre: Point
    outline: tuple[Point, ...]
    source: str = SKETCH

    def sketch(self) -> Sketch:
        """The neighbourhood's extent as a sketch."""
        return Sketch(self.code, self.name_th, self.name_en, self.outline)


class AssetFact(NamedTuple):
    """Something or somebody of a neighbourhood one can learn from; without a name: not agreed to be named."""

    neighbourhood: str
    kind: str
    point: Point | None
    source: str
    invented: bool
    verified_days_ago: int
    name_th: str
    name_en: str
    teaches_th: str
    teaches_en: str
    venue: str


class OrganisationFact(NamedTuple):
    """An organisation; real ones say where they are named, invented ones say that they are invented."""

    code: str
    city: str
    kind: str
    name_th: str
    name_en: str
    source: str
    invented: bool = False
