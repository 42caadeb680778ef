"""The official areas of a city on its map: who is registered there and what there is to learn."""

from dataclasses import dataclass

from django.db.models import Count, Q
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.formats import number_format

from learningcity.city.people.permissions import Permission
from learningcity.city.places.models import Area, City
from learningcity.city.places.queries import People, areas_of, registered_people_by_area
from learningcity.web.door import CityRequest, requires
from learningcity.web.ui import drawing
from learningcity.web.ui.drawing import Drawing, draw_map

SHADES = ("q1", "q2", "q3", "q4")


@dataclass(frozen=True)
class Row:
    """One area of the table: its people as registered (nothing where nobody says) and its places."""

    area: Area
    people: People | None
    venues: int
    depth: int


@requires(Permission.NEIGHBOURHOOD_EDIT)
def listing(request: CityRequest) -> HttpResponse:
    """The city's district, subdistricts and registered communities, on the map and in a table."""
    rows = rows_of(request.city)
    context = {"rows": rows, "map": map_of(rows), "sources": sources(rows)}
    return render(request, "staff/places/areas.html", context)


def rows_of(city: City) -> list[Row]:
    """The areas by their official order, in three statements."""
    areas = areas_of(city)
    people = registered_people_by_area(areas)
    in_use = Count("venues", filter=Q(venues__city=city, venues__closed_on=None))
    venues = dict(Area.objects.filter(pk__in=[a.pk for a in areas]).values_list("pk").annotate(n=in_use))
    top = min((area.depth for area in areas), default=1)
    return [
        Row(area, people.get(area.pk), _with_those_inside(area, areas, venues), area.depth - top)
        for area in areas
    ]


def _with_those_inside(area: Area, areas: list[Area], venues: dict[int, int]) -> int:
    """The places noted in an area and in the areas inside it."""
    return sum(venues.get(each.pk, 0) for each in areas if each.path.startswith(area.path))


def map_of(rows: list[Row]) -> Drawing | None:
    """The subdistricts that have an outline, shaded by how many places of learning each has."""
    drawn = [row for row in rows if row.area.outline and row.area.level == Area.Level.SUBDISTRICT]
    if not drawn:
        return None
    most = max(row.venues for row in drawn) or 1
    shapes = [
        drawing.Area(
            row.area.outline,
            label=str(row.area),
            css=SHADES[min(3, row.venues * len(SHADES) // (most + 1))],
            url=f"#a{row.area.code}",
            value=number_format(row.venues),
        )
        for row in drawn
    ]
    return draw_map(areas=shapes)


def sources(rows: list[Row]) -> list[str]:
    """Who says how many people live there, each source once."""
    return sorted({row.people.source for row in rows if row.people})
