"""Changes to venues and neighbourhoods, each with its audit row and its line in the change log."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from learningcity.city.places.models import City, Neighbourhood, Venue, VenueAccess
from learningcity.core import audit, changes
from learningcity.core.errors import Refused
from learningcity.core.geo import Box, box_around, check_point
from learningcity.core.versions import take_turn


@transaction.atomic
def open_city(
    *, by: Any, code: str, name_th: str, name_en: str, lat: float, lon: float, metres: float, **fields: Any
) -> City:
    """Open a city around a point: what lies within so many metres of it may be its venue."""
    if City.objects.filter(code=code).exists():
        raise Refused("code_taken", _("There is a city of that code already."), field="code")
    south, west, north, east = box_around(lat, lon, metres)
    city = City.objects.create(
        code=code,
        name_th=name_th,
        name_en=name_en,
        lat=lat,
        lon=lon,
        south=south,
        west=west,
        north=north,
        east=east,
        **fields,
    )
    audit.record("open_city", city, by=by, city=code)
    return city


@transaction.atomic
def create_venue(
    *, city: City, by: Any, neighbourhoods: Iterable[Neighbourhood] = (), **fields: Any
) -> Venue:
    """Add a place of learning; its code must be new in the city and its point inside it."""
    _refuse_point_elsewhere(city, fields)
    if Venue.objects.in_city(city).filter(code=fields.get("code")).exists():
        raise Refused("code_taken", _("Another place of this city has that code."), field="code")
    venue = Venue.objects.create(city=city, **fields)
    venue.neighbourhoods.set(neighbourhoods)
    _noted("venue.created", venue, by)
    return venue


@transaction.atomic
def edit_venue(
    *,
    venue: Venue,
    version: int,
    by: Any,
    neighbourhoods: Iterable[Neighbourhood] | None = None,
    **fields: Any,
) -> Venue:
    """Change a place that nobody changed meanwhile."""
    _refuse_point_elsewhere(venue.city, fields)
    take_turn(venue, version=version, changes=fields)
    if neighbourhoods is not None:
        venue.neighbourhoods.set(neighbourhoods)
    _noted("venue.edited", venue, by, fields=sorted(fields))
    return venue


@transaction.atomic
def state_access(*, venue: Venue, stated: Mapping[str, bool | None], by: Any) -> None:
    """Say of each access feature whether it is there, is not, or is not known (`None`)."""
    for feature, present in stated.items():
        if present is None:
            venue.access.filter(feature=feature).delete()
        else:
            VenueAccess.objects.update_or_create(venue=venue, feature=feature, defaults={"present": present})
    _noted("venue.access_stated", venue, by, stated=dict(stated))


@transaction.atomic
def verify_venue(*, venue: Venue, on: date, by: Any) -> None:
    """Note that someone looked and what is said of the place was true on that day."""
    venue.verified_on, venue.verified_by = on, getattr(by, "name", "")
    venue.save(update_fields=["verified_on", "verified_by"])
    _noted("venue.verified", venue, by, on=on.isoformat())


@transaction.atomic
def save_neighbourhood(
    *,
    city: City,
    by: Any,
    neighbourhood: Neighbourhood | None = None,
    areas: Iterable[Any] = (),
    **fields: Any,
) -> Neighbourhood:
    """Add or change a neighbourhood and the official areas it overlaps."""
    _refuse_point_elsewhere(city, fields)
    row = neighbourhood or Neighbourhood(city=city)
    clash = Neighbourhood.objects.in_city(city).filter(code=fields.get("code", row.code)).exclude(pk=row.pk)
    if clash.exists():
        raise Refused("code_taken", _("Another neighbourhood of this city has that code."), field="code")
    for name, value in fields.items():
        setattr(row, name, value)
    row.save()
    row.areas.set(areas)
    audit.record("neighbourhood.saved", row, by=by, city=city.code)
    changes.record("neighbourhood", row.pk)
    return row


def _refuse_point_elsewhere(city: City, fields: Mapping[str, Any]) -> None:
    if fields.get("lat") is not None and fields.get("lon") is not None:
        check_point(fields["lat"], fields["lon"], Box(city.south, city.west, city.north, city.east))


def _noted(act: str, venue: Venue, by: Any, **details: Any) -> None:
    audit.record(act, venue, by=by, city=venue.city.code, **details)
    changes.record("venue", venue.pk)
