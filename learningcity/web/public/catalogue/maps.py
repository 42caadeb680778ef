"""The city's own map under numbered points; the ground is drawn once, the points at each request."""

import json
import math
from collections.abc import Iterable, Sequence
from dataclasses import asdict, replace
from functools import lru_cache
from typing import Any

from django.template.loader import get_template
from django.utils.safestring import SafeString, mark_safe

from learningcity.city.places.models import City
from learningcity.core.geo import box_around
from learningcity.web.public.catalogue.rows import Row
from learningcity.web.ui.bilingual import reader_language
from learningcity.web.ui.drawing import (
    WIDTH,
    Area,
    Drawing,
    DrawnArea,
    DrawnPin,
    Pin,
    Water,
    draw_map,
    waters_of,
)
from learningcity.web.ui.maps import Frame, Point, Ring, rings_of, svg_path

MARGIN, LOWEST, HIGHEST = 26, 300, 600
CLOSE_HEIGHT, CLOSE_MARGIN, CLOSE_METRES = 300, 30, 1_000


def map_of(city: City, pins: Sequence[Pin], *, here: tuple[float, float] | None = None) -> Drawing:
    """The city's map with points on it; `here` is (longitude, latitude)."""
    if not shapes_of(city):
        return draw_map(pins=pins, here=here)
    ground, frame = _ground(_described(city), None)
    return _with_points(ground, frame, pins, here)


def drawn(
    city: City, pins: tuple[Pin, ...], *, here: Point | None, label: str, geojson: str = ""
) -> SafeString:
    """The map as it stands in a page; the same points on the same ground are drawn once."""
    return _drawn_once(Ground(city), pins, here, label, geojson, reader_language())


@lru_cache(maxsize=1_024)
def _drawn_once(
    ground: "Ground", pins: tuple[Pin, ...], here: Point | None, label: str, geojson: str, _language: str
) -> SafeString:
    shown = {"map": map_of(ground.city, pins, here=here), "label": label, "geojson_url": geojson}
    return mark_safe(get_template("ui/parts/map.html").render(shown))  # noqa: S308  a template's own output


class Ground:
    """A city as far as its map goes: two are equal if they look alike."""

    def __init__(self, city: City) -> None:
        self.city, self.looks = city, (city.pk, _described(city))

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Ground) and self.looks == other.looks

    def __hash__(self) -> int:
        return hash(self.looks)


def close_map(city: City, pin: Pin) -> Drawing:
    """The part of the city's map around one point, with the point in its middle."""
    box = box_around(round(pin.lat, 4), round(pin.lon, 4), CLOSE_METRES / 2)
    ground, frame = _ground(_described(city), box)
    return _with_points(ground, frame, [pin], None)


def map_with(city: City, shape: Any, pins: Sequence[Pin]) -> Drawing:
    """The part of the city's map around a shape, with the shape laid over it and points on it."""
    rings = rings_of(shape)
    if not rings or not shapes_of(city):
        return map_of(city, pins)
    lons, lats = zip(*(point for ring in rings for point in ring), strict=True)
    ground, frame = _ground(_described(city), (min(lats), min(lons), max(lats), max(lons)))
    return _with_points(replace(ground, areas=[*ground.areas, _laid_over(rings, frame)]), frame, pins, None)


def _laid_over(rings: Sequence[Ring], frame: Frame) -> DrawnArea:
    placed = [[frame.at(*point) for point in ring] for ring in rings]
    return DrawnArea(svg_path(placed, closed=True), "q2", "", "", "", 0, 0)


def _with_points(
    ground: Drawing, frame: Frame, pins: Sequence[Pin], here: tuple[float, float] | None
) -> Drawing:
    shown = [_placed(pin, frame) for pin in pins if frame.shows(pin.lon, pin.lat)]
    return replace(ground, pins=shown, here=frame.at(*here) if here and frame.shows(*here) else None)


def _placed(pin: Pin, frame: Frame) -> DrawnPin:
    x, y = frame.at(pin.lon, pin.lat)
    return DrawnPin(x, y, pin.number, pin.label, pin.url, pin.kind)


def shapes_of(city: City) -> list[Any]:
    """The shapes of a city's land: its own drawing, else the official outline that was brought in."""
    drawing = city.drawing or {}
    if drawing.get("areas"):
        return list(drawing["areas"])
    outline = drawing.get("outline") or (city.area.outline if city.area else None)
    return [outline] if outline else []


def _described(city: City) -> str:
    """The city's shapes and its waters, these named in the reader's language, as one text to compare by."""
    return json.dumps([shapes_of(city), [asdict(water) for water in waters_of(city.drawing or {})]])


@lru_cache(maxsize=512)
def _ground(described: str, box: tuple[float, float, float, float] | None) -> tuple[Drawing, Frame]:
    """The land and the water of a city, whole or around a box (south, west, north, east)."""
    shapes, strokes = json.loads(described)
    frame = _close(*box) if box else _whole([ring for shape in shapes for ring in rings_of(shape)])
    water = [Water(**stroke) for stroke in strokes]
    return draw_map(areas=[Area(shape) for shape in shapes], water=water, frame=frame), frame


def _whole(rings: Sequence[Ring]) -> Frame:
    """A frame as high as the city is long, within bounds."""
    lons, lats = zip(*(point for ring in rings for point in ring), strict=True)
    squeeze = math.cos(math.radians((min(lats) + max(lats)) / 2))
    high = (max(lats) - min(lats)) / max((max(lons) - min(lons)) * squeeze, 1e-6)
    height = round(min(max(WIDTH * high, LOWEST), HIGHEST))
    return Frame.around(rings, width=WIDTH, height=height, margin=MARGIN)


def _close(south: float, west: float, north: float, east: float) -> Frame:
    corners = [(west, south), (east, north)]
    return Frame.around([corners], width=WIDTH, height=CLOSE_HEIGHT, margin=CLOSE_MARGIN)


def pins_of(rows: Iterable[Row]) -> list[Pin]:
    """A point for each row that has a place; the point leads to the row."""
    return [
        Pin(row.point[1], row.point[0], row.number, row.title, f"#r{row.number}") for row in rows if row.point
    ]
