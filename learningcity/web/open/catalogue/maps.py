"""The map of a query as GeoJSON: the city's land and water, and each place with what was found there."""

from typing import Any

from django.http import HttpResponse, JsonResponse
from django.urls import reverse
from django.views.decorators.gzip import gzip_page

from learningcity.city.catalogue import queries
from learningcity.city.catalogue.search import FindQuery, Point, map_points
from learningcity.city.places.models import City, Venue
from learningcity.city.places.queries import venues
from learningcity.core.fields import in_language
from learningcity.web.door import CityRequest, public

MOST = 1_000
Feature = dict[str, Any]


@public
@gzip_page
def map_geojson(request: CityRequest) -> HttpResponse:
    """Show a query's activities on the city's ground, or with `of=venues` its venues."""
    city = request.city
    if request.GET.get("of") == "venues":
        points = [_venue(city, each) for each in venues(city) if each.point]
    else:
        points = _activities(city, FindQuery.parse(dict(request.GET.lists())))
    features = [*_ground(city), *points]
    return JsonResponse(
        {"type": "FeatureCollection", "features": features},
        content_type="application/geo+json",
        headers={"Cache-Control": "max-age=60"},
        json_dumps_params={"ensure_ascii": False},
    )


def _ground(city: City) -> list[Feature]:
    drawing = city.drawing or {}
    shapes = drawing.get("areas") or [drawing.get("outline") or (city.area.outline if city.area else None)]
    land = [_feature(shape, kind="area") for shape in shapes if isinstance(shape, dict)]
    water = [
        _feature(stroke["line"], kind="water", wide=stroke.get("wide", 5))
        for stroke in drawing.get("water", [])
        if isinstance(stroke.get("line"), dict)
    ]
    return land + water


def _activities(city: City, query: FindQuery) -> list[Feature]:
    """One point a place; where several activities are at one place it says so and leads to all of them."""
    there: dict[tuple[float, float], list[Point]] = {}
    for point in map_points(query, city, limit=MOST):
        there.setdefault((point.lat, point.lon), []).append(point)
    titles = queries.titles(city, [points[0].id for points in there.values()])
    return [
        _place(city, points, *titles[points[0].id]) for points in there.values() if points[0].id in titles
    ]


def _place(city: City, points: list[Point], code: str, title: str) -> Feature:
    first, more = points[0], len(points) - 1
    geometry = {"type": "Point", "coordinates": [first.lon, first.lat]}
    label = f"{title} +{more}" if more else title
    url = reverse("public:activity", args=[city.code, code])
    if more:
        box = f"{first.lat - 1e-5:.5f},{first.lon - 1e-5:.5f},{first.lat + 1e-5:.5f},{first.lon + 1e-5:.5f}"
        url = f"{reverse('public:find', args=[city.code])}?box={box}"
    return _feature(geometry, number=more + 1 if more else None, label=label, url=url)


def _venue(city: City, venue: Venue) -> Feature:
    geometry = {"type": "Point", "coordinates": [venue.lon, venue.lat]}
    url = reverse("public:venue", args=[city.code, venue.code])
    return _feature(geometry, label=in_language(venue, "name"), url=url)


def _feature(geometry: Any, **properties: Any) -> Feature:
    return {"type": "Feature", "geometry": geometry, "properties": properties}
