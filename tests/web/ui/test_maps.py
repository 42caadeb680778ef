"""Maps drawn on the server."""

import math

from hypothesis import given
from hypothesis import strategies as st
from shapely import LineString, Point

from learningcity.web.ui.drawing import Area, Pin, Water, city_map, draw_map
from learningcity.web.ui.maps import Frame, rings_of, simplify, svg_path

SQUARE = [[100.0, 13.0], [100.1, 13.0], [100.1, 13.1], [100.0, 13.1], [100.0, 13.0]]
POLYGON = {"type": "Polygon", "coordinates": [SQUARE]}
STEP = st.integers(0, 10_000).map(lambda hundredths: hundredths / 100)
POINTS = st.lists(st.tuples(STEP, STEP), min_size=3, max_size=40)


def test_outlines_are_read_from_every_shape_of_geojson() -> None:
    ring = rings_of(POLYGON)
    assert ring == rings_of(SQUARE) == rings_of({"type": "Feature", "geometry": POLYGON})
    assert rings_of({"type": "MultiPolygon", "coordinates": [[SQUARE], [SQUARE]]}) == ring * 2
    assert rings_of({"type": "GeometryCollection", "geometries": [POLYGON, POLYGON]}) == ring * 2
    assert rings_of(None) == []


def test_north_is_up_and_everything_fits() -> None:
    frame = Frame.around(rings_of(POLYGON), width=400, height=300, margin=10)
    x_south, y_south = frame.at(100.0, 13.0)
    x_north, y_north = frame.at(100.1, 13.1)
    assert y_north < y_south
    assert 10 <= x_south < x_north <= 390
    assert 9.9 <= y_north < y_south <= 290.1


def test_a_kilometre_is_as_long_eastward_as_northward() -> None:
    frame = Frame.around(rings_of(POLYGON), width=400, height=400)
    (x, y), (x_east, _), (_, y_north) = frame.at(100, 13), frame.at(100.1, 13), frame.at(100, 13.1)
    assert math.isclose((x_east - x) / (y - y_north), math.cos(math.radians(13.05)), rel_tol=0.01)


@given(POINTS)
def test_simplifying_keeps_the_ends_and_strays_no_further_than_allowed(
    points: list[tuple[float, float]],
) -> None:
    kept = simplify(points, tolerance=5)
    assert kept[0] == points[0]
    assert kept[-1] == points[-1]
    line = LineString(kept)
    assert all(line.distance(Point(point)) <= 5 + 1e-6 for point in points)


def test_a_path_is_short_and_closed_when_it_is_land() -> None:
    assert svg_path([[(0, 0), (1.5, 2)]], closed=True) == "M0 0L1.5 2Z"


def test_points_outside_the_picture_are_left_out() -> None:
    drawn = draw_map(areas=[Area(POLYGON)], pins=[Pin(100.05, 13.05, 1, "in"), Pin(120, 13, 2, "out")])
    assert [pin.number for pin in drawn.pins] == [1]


def test_a_map_of_points_alone_is_framed_by_them() -> None:
    drawn = draw_map(pins=[Pin(100.0, 13.0, 1, "a"), Pin(100.1, 13.1, 2, "b")], here=(100.05, 13.05))
    assert len(drawn.pins) == 2
    assert drawn.here is not None


def test_water_is_a_line_or_a_shape() -> None:
    river = Water([[100.0, 13.0], [100.1, 13.1]], 34, "river")
    pond = Water(POLYGON, fill=True)
    drawn = draw_map(areas=[Area(POLYGON, css="q4 gap"), Area(POLYGON, css="x")], water=[river, pond])
    assert [stroke.css for stroke in drawn.water] == ["rv", "wf"]
    assert drawn.hatched
    assert drawn.areas[0].dark


def test_a_citys_own_drawing_is_its_map() -> None:
    class Town:
        drawing = {
            "outline": POLYGON,
            "water": [{"line": SQUARE, "wide": 5, "label_th": "คลอง", "source": "sketch"}],
        }

    drawn = city_map(Town())
    assert len(drawn.areas) == 1
    assert drawn.water[0].label == "คลอง"


def test_a_river_carries_its_name_along_its_straightest_stretch_and_never_upside_down() -> None:
    south_then_west = [[100.02, 13.09], [100.02, 13.01], [100.01, 13.0]]
    (river,) = draw_map(areas=[Area(POLYGON)], water=[Water(south_then_west, 14, "แม่น้ำ")]).water
    assert abs(river.turn) == 90
    assert river.label == "แม่น้ำ"


def test_a_name_too_long_for_its_water_is_left_out() -> None:
    short = [[100.02, 13.02], [100.03, 13.02]]
    (canal,) = draw_map(areas=[Area(POLYGON)], water=[Water(short, 5, "คลองที่ชื่อยาวมากกว่าตัวคลองหลายเท่า")]).water
    assert canal.label == ""
