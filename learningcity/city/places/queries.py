"""Reads of places for pages, feeds and the API."""

from collections.abc import Iterable
from typing import NamedTuple

from django.db.models import Count, Q

from learningcity.city.places.models import Area, Asset, City, Neighbourhood, Population, Venue
from learningcity.city.places.rules import Band, counted_once


class People(NamedTuple):
    """How many people are registered somewhere, and who says so."""

    number: int
    year_be: int | None
    source: str

    @property
    def counted_by(self) -> str:
        """Who counted, and in which year unless that is said there."""
        return counted_by(self.source, self.year_be)


def counted_by(source: str, year_be: int | None) -> str:
    """Who counted people, and in which year unless that is said there."""
    year = str(year_be or "")
    return source if year in source else f"{source} {year}"


def cities() -> list[City]:
    """Every city that runs here."""
    return list(City.objects.select_related("area").order_by("id"))


def neighbourhoods(city: City, *, with_areas: bool = False) -> list[Neighbourhood]:
    """The neighbourhoods of a city by name, each with the official areas it overlaps if asked."""
    found = Neighbourhood.objects.in_city(city).order_by("name_th")
    return list(found.prefetch_related("areas") if with_areas else found)


def neighbourhoods_with_venues(city: City) -> list[Neighbourhood]:
    """The neighbourhoods of a city, each with how many venues it has (`venue_count`)."""
    in_use = Count("venues", filter=Q(venues__closed_on=None))
    return list(Neighbourhood.objects.in_city(city).annotate(venue_count=in_use).order_by("name_th"))


def neighbourhood_of(city: City, code: str) -> Neighbourhood | None:
    """One neighbourhood with the official areas it overlaps."""
    return Neighbourhood.objects.in_city(city).filter(code=code).prefetch_related("areas").first()


def venues(
    city: City,
    *,
    kind: str = "",
    neighbourhood: Neighbourhood | None = None,
    text: str = "",
    with_neighbourhoods: bool = False,
) -> list[Venue]:
    """The venues in use by name, of one kind, in one neighbourhood or with some words in their names."""
    found = Venue.objects.in_city(city).in_use().select_related("area")
    if kind:
        found = found.filter(kind=kind)
    if neighbourhood:
        found = found.filter(neighbourhoods=neighbourhood)
    for word in text.split():
        found = found.filter(Q(name_th__icontains=word) | Q(name_en__icontains=word))
    if with_neighbourhoods:
        found = found.prefetch_related("neighbourhoods")
    return list(found.prefetch_related("access").order_by("name_th", "pk"))


def assets(city: City, neighbourhood: Neighbourhood) -> list[Asset]:
    """What a neighbourhood has that others can learn from, by kind and name; who may not be named last."""
    found = Asset.objects.in_city(city).standing().filter(neighbourhood=neighbourhood)
    order = list(Asset.Kind)
    rows = found.select_related("venue")
    return sorted(
        rows, key=lambda row: (order.index(Asset.Kind(row.kind)), not row.may_be_named, row.name_th)
    )


def venue_kinds(city: City) -> dict[str, int]:
    """How many venues of each kind a city has."""
    kinds = Venue.objects.in_city(city).in_use().order_by().values_list("kind").annotate(n=Count("pk"))
    return dict(kinds)


def venue_of(city: City, code: str) -> Venue | None:
    """One venue with its access features and neighbourhoods; a closed one too, so that old links tell."""
    found = Venue.objects.in_city(city).filter(code=code).select_related("area")
    return found.prefetch_related("access", "neighbourhoods").first()


def areas_of(city: City) -> list[Area]:
    """The city's official area and everything below it, by code."""
    return list(Area.objects.within(city.area)) if city.area else []


def registered_people(area: Area | None, *, from_age: int = 0) -> People | None:
    """The people of an age and over registered in an area by its newest count, if any says so."""
    return _registered(Population.objects.filter(area=area), from_age) if area else None


def registered_people_by_area(areas: Iterable[Area], *, from_age: int = 0) -> dict[int, People]:
    """The people of an age and over registered in each of many areas, by area id, in one statement."""
    by_area: dict[int, list[Population]] = {}
    for row in Population.objects.filter(area__in=list(areas)):
        by_area.setdefault(row.area_id, []).append(row)
    return {pk: people for pk, rows in by_area.items() if (people := _registered(rows, from_age))}


def _registered(counted: Iterable[Population], from_age: int) -> People | None:
    rows = _newest(counted)
    by_sex = {sex: _from_age([row for row in rows if row.sex == sex], from_age) for sex in Population.Sex}
    both = by_sex[Population.Sex.ALL] or _sum(by_sex[Population.Sex.FEMALE], by_sex[Population.Sex.MALE])
    return People(both, rows[0].year_be, rows[0].source) if both else None


def _newest(rows: Iterable[Population]) -> list[Population]:
    found = list(rows)
    newest = max((row.year_be or 0 for row in found), default=0)
    return [row for row in found if (row.year_be or 0) == newest]


def _from_age(rows: list[Population], from_age: int) -> int | None:
    """The people from an age on, where bands part at that age and leave no gap."""
    counted = counted_once((Band(row.age_from, row.age_to, row.people) for row in rows), from_age)
    return int(sum(band.people for band in counted)) if counted else None


def _sum(women: int | None, men: int | None) -> int | None:
    return None if women is None or men is None else women + men
