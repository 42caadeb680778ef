"""Cities, areas, neighbourhoods, venues and organisations."""

from typing import Any, TypeVar

from django.http import Http404, HttpRequest
from ninja import Router

from learningcity.city.partners.models import Organisation
from learningcity.city.partners.queries import organisation_of, organisations
from learningcity.city.places import queries
from learningcity.city.places.models import Area, City, Neighbourhood, Venue
from learningcity.web.api.catalogue import schemas, shapes
from learningcity.web.door import city_named

router = Router(tags=["places"])
_Row = TypeVar("_Row")
WRONG: Any = {404: schemas.Problem, 422: schemas.Unreadable}


@router.get("/cities", response={200: list[schemas.CityOut]} | WRONG)
def list_cities(request: HttpRequest) -> Any:
    """Every city that runs here."""
    return [_city(request, each) for each in queries.cities()]


@router.get("/cities/{city_code}", response={200: schemas.CityOut} | WRONG)
def read_city(request: HttpRequest, city_code: str) -> Any:
    """One city."""
    return _city(request, city_named(city_code))


def _city(request: HttpRequest, city: City) -> schemas.CityOut:
    return schemas.CityOut(
        code=city.code,
        name=shapes.text(city, "name"),
        part_of=shapes.text(city, "part_of"),
        area=city.area.code if city.area else None,
        point=schemas.Point(lat=city.lat, lon=city.lon),
        page=shapes.page(request, "home", city.code),
    )


@router.get("/cities/{city_code}/areas", response={200: list[schemas.AreaOut]} | WRONG)
def list_areas(request: HttpRequest, city_code: str) -> Any:
    """The official areas of a city, from the widest to the registered communities."""
    rows = queries.areas_of(city_named(city_code))
    by_path = {row.path: row.code for row in rows}
    return [_area(row, by_path.get(row.path[: -Area.steplen])) for row in rows]


def _area(row: Area, within: str | None) -> schemas.AreaOut:
    name = shapes.text(row, "name")
    return schemas.AreaOut(code=row.code, name=name, level=row.level, within=within, point=shapes.point(row))


@router.get("/cities/{city_code}/neighbourhoods", response={200: list[schemas.NeighbourhoodOut]} | WRONG)
def list_neighbourhoods(request: HttpRequest, city_code: str) -> Any:
    """The neighbourhoods (ย่าน) of a city, each with the official areas it overlaps."""
    city = city_named(city_code)
    return [_neighbourhood(request, city, each) for each in queries.neighbourhoods(city, with_areas=True)]


@router.get("/cities/{city_code}/neighbourhoods/{code}", response={200: schemas.NeighbourhoodOut} | WRONG)
def read_neighbourhood(request: HttpRequest, city_code: str, code: str) -> Any:
    """One neighbourhood."""
    city = city_named(city_code)
    return _neighbourhood(request, city, _there(queries.neighbourhood_of(city, code), code))


def _neighbourhood(request: HttpRequest, city: City, row: Neighbourhood) -> schemas.NeighbourhoodOut:
    return schemas.NeighbourhoodOut(
        code=row.code,
        name=shapes.text(row, "name"),
        summary=shapes.text(row, "summary"),
        point=schemas.Point(lat=row.lat, lon=row.lon),
        areas=[area.code for area in row.areas.all()],
        page=shapes.page(request, "neighbourhood", city.code, row.code),
    )


@router.get("/cities/{city_code}/venues", response={200: list[schemas.VenueOut]} | WRONG)
def list_venues(request: HttpRequest, city_code: str, kind: str = "", q: str = "") -> Any:
    """The venues in use, of one kind or with some words in their names."""
    city = city_named(city_code)
    rows = queries.venues(city, kind=kind, text=q, with_neighbourhoods=True)
    return [_venue(request, city, each) for each in rows]


@router.get("/cities/{city_code}/venues/{code}", response={200: schemas.VenueOut} | WRONG)
def read_venue(request: HttpRequest, city_code: str, code: str) -> Any:
    """One venue."""
    city = city_named(city_code)
    return _venue(request, city, _there(queries.venue_of(city, code), code))


def _venue(request: HttpRequest, city: City, row: Venue) -> schemas.VenueOut:
    return schemas.VenueOut(
        code=row.code,
        uuid=str(row.uuid),
        name=shapes.text(row, "name"),
        kind=row.kind,
        summary=shapes.text(row, "summary"),
        address=shapes.text(row, "address"),
        area=row.area.code if row.area else None,
        neighbourhoods=[each.code for each in row.neighbourhoods.all()],
        point=shapes.point(row),
        hours=row.hours,
        access=[
            schemas.AccessOut(feature=each.feature, present=each.present, note=shapes.text(each, "note"))
            for each in row.access.all()
        ],
        verified_on=row.verified_on,
        source=row.source,
        licence=row.licence,
        page=shapes.page(request, "venue", city.code, row.code),
    )


@router.get("/cities/{city_code}/organisations", response={200: list[schemas.OrganisationOut]} | WRONG)
def list_organisations(request: HttpRequest, city_code: str, kind: str = "") -> Any:
    """The organisations that take part in a city."""
    city = city_named(city_code)
    return [_organisation(request, city, each) for each in organisations(city, kind=kind)]


@router.get("/cities/{city_code}/organisations/{code}", response={200: schemas.OrganisationOut} | WRONG)
def read_organisation(request: HttpRequest, city_code: str, code: str) -> Any:
    """One organisation."""
    city = city_named(city_code)
    return _organisation(request, city, _there(organisation_of(city, code), code))


def _organisation(request: HttpRequest, city: City, row: Organisation) -> schemas.OrganisationOut:
    return schemas.OrganisationOut(
        code=row.code,
        uuid=str(row.uuid),
        name=shapes.text(row, "name"),
        kind=row.kind,
        summary=shapes.text(row, "summary"),
        website=row.website,
        is_invented=row.is_invented,
        page=shapes.page(request, "organisation", city.code, row.code),
    )


def _there(row: _Row | None, code: str) -> _Row:
    if row is None:
        raise Http404(code)
    return row
