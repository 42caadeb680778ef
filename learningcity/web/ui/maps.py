"""Maps drawn on the server: from longitude and latitude to a small SVG, with no library and no request."""

import json
import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

Point = tuple[float, float]
Ring = Sequence[Point]


@dataclass(frozen=True)
class Frame:
    """A plate-carrée picture of a small region: degrees in, SVG units out, north up, one scale both ways."""

    west: float
    north: float
    scale: float
    squeeze: float
    left: float
    top: float
    width: float
    height: float

    @classmethod
    def around(cls, rings: Iterable[Ring], *, width: float, height: float, margin: float = 12) -> "Frame":
        """Fit every point of `rings` (lon, lat) into `width` × `height`, centred."""
        points = [point for ring in rings for point in ring]
        west, east = min(p[0] for p in points), max(p[0] for p in points)
        south, north = min(p[1] for p in points), max(p[1] for p in points)
        squeeze = math.cos(math.radians((south + north) / 2))
        wide, high = max((east - west) * squeeze, 1e-6), max(north - south, 1e-6)
        scale = min((width - 2 * margin) / wide, (height - 2 * margin) / high)
        left, top = (width - wide * scale) / 2, (height - high * scale) / 2
        return cls(west, north, scale, squeeze, left, top, width, height)

    def at(self, lon: float, lat: float) -> Point:
        """Give the place of a point in the picture, to a tenth of a unit."""
        x = self.left + (lon - self.west) * self.squeeze * self.scale
        y = self.top + (self.north - lat) * self.scale
        return round(x, 1), round(y, 1)

    def shows(self, lon: float, lat: float) -> bool:
        """Whether a point falls inside the picture."""
        x, y = self.at(lon, lat)
        return 0 <= x <= self.width and 0 <= y <= self.height


def rings_of(shape: Any) -> list[list[Point]]:
    """Give the outer rings and lines of a GeoJSON geometry, feature, collection or bare list of points."""
    if not shape:
        return []
    if isinstance(shape, str):
        return rings_of(json.loads(shape))
    if isinstance(shape, dict):
        return _rings_of_geojson(shape)
    if _is_ring(shape):
        return [[(float(p[0]), float(p[1])) for p in shape]]
    return [ring for part in shape for ring in rings_of(part)]


def _is_ring(shape: Any) -> bool:
    return isinstance(shape[0], Sequence) and len(shape[0]) >= 2 and isinstance(shape[0][0], int | float)


def _rings_of_geojson(shape: dict[str, Any]) -> list[list[Point]]:
    kind, inside = shape.get("type"), shape.get("coordinates")
    if kind == "FeatureCollection":
        return [ring for feature in shape["features"] for ring in rings_of(feature)]
    if kind == "Feature":
        return rings_of(shape["geometry"])
    if kind == "GeometryCollection":
        return [ring for part in shape["geometries"] for ring in rings_of(part)]
    if kind == "Polygon" and inside:
        return rings_of(inside[0])
    if kind == "MultiPolygon" and inside:
        return [ring for polygon in inside for ring in rings_of(polygon[0])]
    return rings_of(inside) if kind in {"LineString", "MultiLineString"} else []


def simplify(ring: Ring, *, tolerance: float) -> list[Point]:
    """Leave out points less than `tolerance` off the line between the kept ones (Douglas–Peucker)."""
    if len(ring) < 3:
        return list(ring)
    keep, spans = {0, len(ring) - 1}, [(0, len(ring) - 1)]
    if ring[0] == ring[-1]:
        far = max(range(len(ring)), key=lambda n: math.dist(ring[0], ring[n]))
        keep.add(far)
        spans = [(0, far), (far, len(ring) - 1)]
    while spans:
        first, last = spans.pop()
        worst, stray = _farthest(ring, first, last)
        if stray > tolerance:
            keep.add(worst)
            spans += [(first, worst), (worst, last)]
    return [ring[n] for n in sorted(keep)]


def _farthest(ring: Ring, first: int, last: int) -> tuple[int, float]:
    strays = [(_stray(ring[n], ring[first], ring[last]), n) for n in range(first + 1, last)]
    stray, worst = max(strays, default=(0.0, first))
    return worst, stray


def _stray(point: Point, start: Point, end: Point) -> float:
    east, south = end[0] - start[0], end[1] - start[1]
    square = east * east + south * south
    if square == 0:
        return math.dist(point, start)
    along = ((point[0] - start[0]) * east + (point[1] - start[1]) * south) / square
    along = min(1.0, max(0.0, along))
    foot = (start[0] + along * east, start[1] + along * south)
    return math.dist(point, foot)


def svg_path(rings: Iterable[Ring], *, closed: bool) -> str:
    """Write rings as the `d` of one path."""
    pieces = ("M" + "L".join(f"{x:g} {y:g}" for x, y in ring) for ring in rings if len(ring) > 1)
    return "".join(piece + ("Z" if closed else "") for piece in pieces)
