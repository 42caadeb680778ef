"""GeoJSON features from a file, within limits, with every position on the globe."""

import json
import math
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _

from learningcity.core.errors import Refused
from learningcity.core.spreadsheets import Limits, decode, too_large

_NESTING = {
    "Point": 0,
    "MultiPoint": 1,
    "LineString": 1,
    "MultiLineString": 2,
    "Polygon": 2,
    "MultiPolygon": 3,
}
_MOST_POSITIONS = 1_000_000


@dataclass(frozen=True)
class Feature:
    """One feature with its place in the file (from 1), its properties as text, and a geometry.

    One whose shape is unfit has no geometry and its refusal instead.
    """

    number: int
    properties: dict[str, str]
    geometry: dict[str, Any]
    fault: Refused | None = None


def read_geojson(data: bytes, limits: Limits | None = None) -> list[Feature]:
    """The features of a FeatureCollection in WGS 84; anything else is refused in a sentence."""
    limits = limits or Limits.standing()
    if len(data) > limits.megabytes * 1024 * 1024:
        raise too_large(limits)
    features = _collection(data)
    if len(features) > limits.rows:
        sentence = _("The file has more than %(rows)s rows. Divide it into several files.")
        raise Refused("too-many-rows", sentence % {"rows": f"{limits.rows:,}"}, field="file")
    left = [_MOST_POSITIONS]
    return [_feature(number, feature, left) for number, feature in enumerate(features, 1)]


def _collection(data: bytes) -> list[Any]:
    try:
        content = json.loads(decode(data))
    except (ValueError, RecursionError) as fault:
        raise _not_geojson() from fault
    features = content.get("features") if isinstance(content, dict) else None
    if not isinstance(features, list) or content.get("type") != "FeatureCollection":
        raise _not_geojson()
    _check_system(content.get("crs"))
    return features


def _check_system(crs: Any) -> None:
    """Refuse a file that says its coordinates are no degrees of WGS 84."""
    named = crs.get("properties") if isinstance(crs, dict) else None
    name = str(named.get("name") or "") if isinstance(named, dict) else ""
    if name and not re.search(r"(CRS84|EPSG:+4326)$", name):
        sentence = _("The coordinates are in %(system)s. Save the file in WGS 84 (EPSG:4326) and try again.")
        raise Refused("other-system", sentence % {"system": name[-40:]}, field="file")


def is_geojson(data: bytes) -> bool:
    """Whether a file begins as GeoJSON does and no table could."""
    return data[:100].removeprefix(b"\xef\xbb\xbf").lstrip().startswith(b"{")


def _not_geojson() -> Refused:
    return Refused("not-geojson", _("This file is not GeoJSON with a list of features."), field="file")


def _feature(number: int, feature: Any, left: list[int]) -> Feature:
    feature = feature if isinstance(feature, dict) else {}
    properties = feature.get("properties")
    named = properties.items() if isinstance(properties, dict) else ()
    texts = {str(name): str(value) for name, value in named if isinstance(value, str | int | float)}
    try:
        return Feature(number, texts, _geometry(number, feature.get("geometry"), left))
    except Refused as refusal:
        return Feature(number, texts, {}, refusal)


def _geometry(number: int, geometry: Any, left: list[int]) -> dict[str, Any]:
    kind = geometry.get("type") if isinstance(geometry, dict) else None
    nesting = _NESTING.get(kind) if isinstance(kind, str) else None
    if nesting is None:
        raise _bad_shape(number)
    coordinates = geometry.get("coordinates")
    for position in _positions(coordinates, nesting, number):
        left[0] -= 1
        if left[0] < 0 or not _is_position(position):
            raise _bad_shape(number)
        if abs(position[0]) > 180 or abs(position[1]) > 90:
            raise _off_the_globe(number)
    if kind in {"Polygon", "MultiPolygon"}:
        _check_rings([coordinates] if kind == "Polygon" else coordinates, number)
    return {"type": kind, "coordinates": coordinates}


def _positions(coordinates: Any, nesting: int, number: int) -> Iterator[Any]:
    if nesting == 0:
        yield coordinates
        return
    if not isinstance(coordinates, list) or not coordinates:
        raise _bad_shape(number)
    for part in coordinates:
        yield from _positions(part, nesting - 1, number)


def _is_position(position: Any) -> bool:
    return (
        isinstance(position, list)
        and 2 <= len(position) <= 4
        and all(isinstance(part, int | float) and abs(part) < math.inf for part in position)
    )


def _check_rings(polygons: list[Any], number: int) -> None:
    for ring in (ring for polygon in polygons for ring in polygon):
        if len(ring) < 4 or ring[0] != ring[-1]:
            raise _bad_shape(number)


def _bad_shape(number: int) -> Refused:
    sentence = _("The shape of feature %(number)s is broken: its points do not make an outline on the map.")
    return Refused("bad-shape", sentence % {"number": number}, field="file")


def _off_the_globe(number: int) -> Refused:
    sentence = _(
        "The points of shape %(number)s are not degrees: write longitude first, then latitude, in WGS 84."
    )
    return Refused("not-degrees", sentence % {"number": number}, field="file")
