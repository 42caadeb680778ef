"""A map as the template draws it: areas, water, numbered points, in one frame."""

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any

from learningcity.web.ui.bilingual import in_language, visible_length
from learningcity.web.ui.maps import Frame, Point, Ring, rings_of, simplify, svg_path

WIDTH, HEIGHT = 400, 460
TOLERANCE = 0.8
WATER_KEYS = ("line", "wide", "fill")
RIVER = 12
LETTER = 7.2
LABEL_OVERHANG = 1.3


@dataclass(frozen=True)
class Area:
    """One shape of land.

    `css`: q1 to q4 for a choropleth, `x` hatched (nothing known, or not shown), `gap` for the lowest.
    """

    outline: Any
    label: str = ""
    css: str = ""
    url: str = ""
    value: str = ""


@dataclass(frozen=True)
class Pin:
    """One numbered point; its number is the number of the row that says the same in words."""

    lon: float
    lat: float
    number: int
    label: str
    url: str = ""
    kind: str = ""


@dataclass(frozen=True)
class Water:
    """A river (wide) or canal as a line, `wide` in map units; or, with `fill`, a shape of water."""

    line: Any
    wide: float = 5
    label: str = ""
    fill: bool = False


@dataclass(frozen=True)
class DrawnArea:
    path: str
    css: str
    label: str
    url: str
    value: str
    x: float
    y: float

    @property
    def dark(self) -> bool:
        """Whether its label must be written in the light ink."""
        return "q4" in self.css.split()

    @property
    def hatched(self) -> bool:
        return "x" in self.css.split()


@dataclass(frozen=True)
class DrawnPin:
    x: float
    y: float
    number: int
    label: str
    url: str
    kind: str


@dataclass(frozen=True)
class DrawnWater:
    path: str
    css: str
    wide: float
    label: str
    x: float
    y: float
    turn: float = 0


@dataclass(frozen=True)
class Drawing:
    """Everything `ui/parts/map.html` needs."""

    width: float
    height: float
    areas: list[DrawnArea] = field(default_factory=list)
    water: list[DrawnWater] = field(default_factory=list)
    pins: list[DrawnPin] = field(default_factory=list)
    here: Point | None = None

    @property
    def hatched(self) -> bool:
        return any(area.hatched for area in self.areas)


def draw_map(
    *,
    areas: Sequence[Area] = (),
    pins: Sequence[Pin] = (),
    water: Sequence[Water] = (),
    here: tuple[float, float] | None = None,
    width: float = WIDTH,
    height: float = HEIGHT,
    frame: Frame | None = None,
) -> Drawing:
    """Draw a map of the areas, or, where none is known, of the points alone; `here` is (lon, lat).

    A `frame` of one's own shows only a part of it.
    """
    shapes = [rings_of(area.outline) for area in areas]
    frame = frame or _frame(shapes, pins, here, width=width, height=height)
    return Drawing(
        width=frame.width,
        height=frame.height,
        areas=[_area(area, rings, frame) for area, rings in zip(areas, shapes, strict=True) if rings],
        water=[_water(stroke, frame) for stroke in water if rings_of(stroke.line)],
        pins=[_pin(pin, frame) for pin in pins if frame.shows(pin.lon, pin.lat)],
        here=frame.at(*here) if here and frame.shows(*here) else None,
    )


def city_map(city: Any, *, pins: Sequence[Pin] = (), here: tuple[float, float] | None = None) -> Drawing:
    """Draw a city's own map: `drawing` holds `outline` or `areas`, `water` (`waters_of`)."""
    drawing: Mapping[str, Any] = getattr(city, "drawing", None) or {}
    shapes = drawing.get("areas") or ([drawing["outline"]] if drawing.get("outline") else [])
    water = waters_of(drawing)
    return draw_map(areas=[Area(shape) for shape in shapes], water=water, pins=pins, here=here)


def waters_of(drawing: Mapping[str, Any]) -> list[Water]:
    """The `water` of a drawing ([{line, wide, label_th, label_en, fill}]), named in the reader's language."""
    return [
        Water(**{key: each[key] for key in WATER_KEYS if key in each}, label=in_language(each, "label")[0])
        for each in drawing.get("water", [])
    ]


def _frame(
    shapes: Iterable[list[list[Point]]],
    pins: Sequence[Pin],
    here: tuple[float, float] | None,
    *,
    width: float,
    height: float,
) -> Frame:
    rings: list[Ring] = [ring for shape in shapes for ring in shape]
    points = [(pin.lon, pin.lat) for pin in pins] + ([here] if here else [])
    around: list[Ring] = rings or [points or [(100.5, 13.75)]]
    return Frame.around(around, width=width, height=height, margin=10 if rings else 40)


def _drawn(rings: Iterable[Ring], frame: Frame) -> list[list[Point]]:
    return [simplify([frame.at(*point) for point in ring], tolerance=TOLERANCE) for ring in rings]


def _area(area: Area, rings: list[list[Point]], frame: Frame) -> DrawnArea:
    drawn = _drawn(rings, frame)
    x, y = _middle(max(drawn, key=len))
    return DrawnArea(svg_path(drawn, closed=True), area.css, area.label, area.url, area.value, x, y)


def _water(stroke: Water, frame: Frame) -> DrawnWater:
    drawn = _drawn(rings_of(stroke.line), frame)
    line_css = "rv" if stroke.wide > RIVER else "cn"
    css = "wf" if stroke.fill else line_css
    reach = _straightest(drawn[0], frame)
    fits = reach is not None and _length_of(stroke.label) <= LABEL_OVERHANG * math.dist(*reach)
    x, y, turn = _along(*reach) if reach else (0.0, 0.0, 0.0)
    path = svg_path(drawn, closed=stroke.fill)
    return DrawnWater(path, css, stroke.wide, stroke.label if fits else "", x, y, turn)


def _straightest(line: Ring, frame: Frame) -> tuple[Point, Point] | None:
    """Give the longest straight stretch inside the picture: a name is written there."""
    stretches = [ends for ends in pairwise(line) if all(_inside(end, frame) for end in ends)]
    return max(stretches, key=lambda ends: math.dist(*ends), default=None)


def _inside(place: Point, frame: Frame) -> bool:
    return 0 < place[0] < frame.width and 0 < place[1] < frame.height


def _along(start: Point, end: Point) -> tuple[float, float, float]:
    """Give the middle of a stretch and the turn of a name on it, in degrees, never upside down."""
    turn = math.degrees(math.atan2(end[1] - start[1], end[0] - start[0]))
    upright = (turn + 90) % 180 - 90
    return round((start[0] + end[0]) / 2, 1), round((start[1] + end[1]) / 2, 1), round(upright, 1)


def _length_of(label: str) -> float:
    return LETTER * visible_length(label)


def _pin(pin: Pin, frame: Frame) -> DrawnPin:
    x, y = frame.at(pin.lon, pin.lat)
    return DrawnPin(x, y, pin.number, pin.label, pin.url, pin.kind)


def _middle(ring: Ring) -> Point:
    """Give the centre of a ring's area, or of its points when it has none."""
    pairs = list(zip(ring, [*ring[1:], ring[0]], strict=True))
    double_area = sum(a[0] * b[1] - b[0] * a[1] for a, b in pairs)
    if abs(double_area) < 1:
        return sum(p[0] for p in ring) / len(ring), sum(p[1] for p in ring) / len(ring)
    x = sum((a[0] + b[0]) * (a[0] * b[1] - b[0] * a[1]) for a, b in pairs) / (3 * double_area)
    y = sum((a[1] + b[1]) * (a[0] * b[1] - b[0] * a[1]) for a, b in pairs) / (3 * double_area)
    return round(x, 1), round(y, 1)
