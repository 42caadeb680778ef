"""Who lives in the neighbourhoods, told from where people were counted; nobody is counted anew."""

import math
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from django.db.models import Q
from shapely.affinity import affine_transform
from shapely.geometry import shape
from shapely.geometry.base import BaseGeometry
from shapely.ops import unary_union

from learningcity.city.places.models import Area, City, Neighbourhood, Population
from learningcity.city.places.rules import Band, counted_once
from learningcity.core.geo import METRES_A_DEGREE


class Share(NamedTuple):
    """Which part of the people counted in an area a neighbourhood is said to have, and how that was found."""

    area: Area
    part: float
    by_outline: bool
    rows: Sequence[Population]

    @property
    def source(self) -> str:
        return self.rows[0].source

    @property
    def year_be(self) -> int | None:
        return self.rows[0].year_be

    @property
    def people(self) -> int:
        """All who were counted in the area."""
        return sum(row.people for row in self.rows)


class Residents(NamedTuple):
    """The people of a neighbourhood by age, and from which counts they were told."""

    bands: list[Band]
    shares: list[Share]


@dataclass(frozen=True)
class Plane:
    """A city laid flat: longitude and latitude to metres around its middle."""

    lat: float
    lon: float

    @property
    def _east(self) -> float:
        return METRES_A_DEGREE * math.cos(math.radians(self.lat))

    def point(self, lat: float, lon: float) -> tuple[float, float]:
        """A point in metres east and north of the middle."""
        return (lon - self.lon) * self._east, (lat - self.lat) * METRES_A_DEGREE

    def laid(self, outline: Any) -> BaseGeometry:
        """A GeoJSON shape in metres."""
        north, east = METRES_A_DEGREE, self._east
        laid: BaseGeometry = affine_transform(
            shape(outline), [east, 0, 0, north, -self.lon * east, -self.lat * north]
        )
        return laid if laid.is_valid else laid.buffer(0)


def residents_of(city: City, neighbourhoods: Sequence[Neighbourhood]) -> dict[int, Residents]:
    """Who lives in each neighbourhood, by its key; one whose areas nobody counted by age is left out.

    Each area a neighbourhood overlaps is looked up in the nearest count by age that holds it, its own or that
    of the district above. The people of that count are taken to live evenly over its outline, and the
    neighbourhood has those within its own; without outlines they are divided evenly by number.
    `neighbourhoods` have their `areas` prefetched.
    """
    counts = _counts_by_age(neighbourhoods)
    parts = _Parts(city, neighbourhoods, [area for area, _rows in counts.values()])
    found = {}
    for yan in neighbourhoods:
        held = {path: counts[path] for area in yan.areas.all() if (path := _nearest(area.path, counts))}
        shares = [Share(area, *parts.of(yan, area), rows) for area, rows in held.values()]
        if shares:
            bands = [
                Band(row.age_from, row.age_to, row.people * share.part)
                for share in shares
                for row in share.rows
            ]
            found[yan.pk] = Residents(bands, shares)
    return found


def _nearest(path: str, counts: Mapping[str, Any]) -> str:
    """The path of the smallest counted area that holds an area."""
    return max((counted for counted in counts if path.startswith(counted)), key=len, default="")


def _counts_by_age(
    neighbourhoods: Iterable[Neighbourhood],
) -> dict[str, tuple[Area, list[Population]]]:
    """The newest whole count by age of each area that is or holds one of these, by its path."""
    paths = {
        area.path[:end]
        for yan in neighbourhoods
        for area in yan.areas.all()
        for end in range(Area.steplen, len(area.path) + 1, Area.steplen)
    }
    by_area: dict[str, list[Population]] = defaultdict(list)
    for row in Population.objects.filter(area__path__in=paths).select_related("area"):
        by_area[row.area.path].append(row)
    return {path: (rows[0].area, kept) for path, rows in by_area.items() if (kept := _whole_count(rows))}


def _whole_count(rows: list[Population]) -> list[Population]:
    """The rows of the newest year that count every age once: of all, or of women and of men."""
    newest = max(row.year_be or 0 for row in rows)
    of = {
        sex: _parted([row for row in rows if row.sex == sex and (row.year_be or 0) == newest])
        for sex in Population.Sex
    }
    if of[Population.Sex.ALL]:
        return of[Population.Sex.ALL]
    women, men = of[Population.Sex.FEMALE], of[Population.Sex.MALE]
    return [*women, *men] if women and men else []


def _parted(rows: list[Population]) -> list[Population]:
    """Those of the rows that count every age once and tell ages apart."""
    by_band = {Band(row.age_from, row.age_to, row.people): row for row in rows}
    found = counted_once(by_band)
    return [by_band[band] for band in found] if len(found) > 1 else []


class _Parts:
    """Which part of a counted area each neighbourhood has."""

    def __init__(self, city: City, neighbourhoods: Sequence[Neighbourhood], counted: Sequence[Area]) -> None:
        self.plane = Plane(city.lat, city.lon)
        self.city = city
        self.below = _subdistricts(counted)
        self.sharing: dict[int, int] = defaultdict(int)
        for yan in neighbourhoods:
            for area in yan.areas.all():
                self.sharing[area.pk] += 1
        self.grounds = {area.pk: self._ground(area) for area in counted}

    def of(self, yan: Neighbourhood, counted: Area) -> tuple[float, bool]:
        """The part, and whether outlines told it."""
        ground = self.grounds[counted.pk]
        if ground is not None and yan.outline:
            return self.plane.laid(yan.outline).intersection(ground).area / ground.area, True
        return self._by_number(yan, counted), False

    def _ground(self, area: Area) -> BaseGeometry | None:
        """The outline of an area: its own, those of its subdistricts together, or the city's drawing."""
        if area.outline:
            return self._solid(self.plane.laid(area.outline))
        below = self.below[area.pk]
        if below and all(each.outline for each in below):
            return self._solid(unary_union([self.plane.laid(each.outline) for each in below]))
        drawn = self.city.drawing.get("outline") if area.pk == self.city.area_id else None
        return self._solid(self.plane.laid(drawn)) if drawn else None

    @staticmethod
    def _solid(ground: BaseGeometry) -> BaseGeometry | None:
        return ground if ground.area > 0 else None

    def _by_number(self, yan: Neighbourhood, counted: Area) -> float:
        inside = [area for area in yan.areas.all() if area.path.startswith(counted.path)]
        parts = len(self.below[counted.pk]) or 1
        return sum(1 / ((1 if area.pk == counted.pk else parts) * self.sharing[area.pk]) for area in inside)


def _subdistricts(counted: Sequence[Area]) -> dict[int, list[Area]]:
    """The subdistricts of each counted area, in one statement."""
    asked = Q(pk=None)
    for area in counted:
        asked |= Q(path__startswith=area.path)
    rows = list(Area.objects.at(Area.Level.SUBDISTRICT).filter(asked)) if counted else []
    return {
        area.pk: [row for row in rows if row.path.startswith(area.path) and row.pk != area.pk]
        for area in counted
    }
