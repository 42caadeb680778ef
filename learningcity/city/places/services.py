"""Changes to venues and neighbourhoods, each with its audit row and its line in the change log."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any
from uuid import uuid4

from django.db import IntegrityError, transaction
from django.utils.translation import gettext_lazy as _

from learningcity.city.places.models import Asset, City, Neighbourhood, Venue, VenueAccess
from learningcity.core import audit, changes
from learningcity.core.errors import Refused
from learningcity.core.geo import Box, box_around, check_point
from learningcity.core.thai_time import today
from learningcity.core.versions import take_turn


@transaction.atomic
def open_city(
    *, by: Any, code: str, name_th: str, name_en: str, lat: float, lon: float, metres: float, **fields: Any
) -> City:
    """Open a city around a point: what lies within so many metres of it may be its venue."""
    taken = Refused("code_taken", _("There is a city of that code already."), field="code")
    if City.objects.filter(code=code).exists():
        raise taken
    south, west, north, east = box_around(lat, lon, metres)
    box = {"lat": lat, "lon": lon, "south": south, "west": west, "north": north, "east": east}
    try:
        with transaction.atomic():
            city = City.objects.create(code=code, name_th=name_th, name_en=name_en, **box, **fields)
    except IntegrityError as fault:
        raise taken from fault
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
    _verified("venue.verified", venue, on, by)


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


@transaction.atomic
def save_asset(*, city: City, by: Any, asset: Asset | None = None, version: int = 0, **fields: Any) -> Asset:
    """Add something of a neighbourhood that others can learn from, or change it."""
    _refuse_point_elsewhere(city, fields)
    for name in ("neighbourhood", "venue"):
        if fields.get(name) is not None and fields[name].city_id != city.pk:
            raise Refused("elsewhere", _("Choose something of this city."), field=name)
    before = asset.neighbourhood_id if asset else None
    if asset is None:
        code = fields.pop("code", "") or f"a-{uuid4().hex[:10]}"
        asset = Asset.objects.create(city=city, code=code, **fields)
    else:
        take_turn(asset, version=version, changes=_as_agreed(asset, fields))
    _noted("asset.saved", asset, by)
    if before not in (None, asset.neighbourhood_id):
        changes.record("neighbourhood", before)
    return asset


def _as_agreed(asset: Asset, fields: dict[str, Any]) -> dict[str, Any]:
    """What is written with the answers: consent to be named is the sage's alone, and is given anew."""
    if asset.kind == Asset.Kind.SAGE and fields.get("kind", asset.kind) != Asset.Kind.SAGE:
        return {**_withdrawn(today()), **fields}
    return {**fields, "unnamed_on": None} if fields.get("agreed_on") else fields


def _withdrawn(on: date) -> dict[str, Any]:
    """What is left of a sage's consent on the day it ends."""
    return {"name_th": "", "name_en": "", "agreed_on": None, "person_uuid": None, "unnamed_on": on}


@transaction.atomic
def verify_asset(*, asset: Asset, on: date, by: Any) -> None:
    """Note that somebody looked and that it is still so."""
    _verified("asset.verified", asset, on, by)


@transaction.atomic
def name_no_more(*, asset: Asset, by: Any) -> None:
    """Take the name of a sage away who no longer agrees; what can be learnt stays, told without the name."""
    row = _locked(asset)
    take_turn(row, version=row.version, changes=_withdrawn(today()))
    _noted("asset.unnamed", row, by)


@transaction.atomic
def end_asset(*, asset: Asset, on: date, by: Any) -> None:
    """Note that it is no longer there; who was named is not any more."""
    row = _locked(asset)
    forgotten = _withdrawn(on) if row.kind == Asset.Kind.SAGE else {}
    take_turn(row, version=row.version, changes={"gone_on": on, **forgotten})
    _noted("asset.ended", row, by)


def _locked(asset: Asset) -> Asset:
    """The row as it is now: a name goes whoever saved meanwhile."""
    return Asset.everywhere.select_for_update(of=("self",)).select_related("city").get(pk=asset.pk)


def _refuse_point_elsewhere(city: City, fields: Mapping[str, Any]) -> None:
    if fields.get("lat") is not None and fields.get("lon") is not None:
        check_point(fields["lat"], fields["lon"], Box(city.south, city.west, city.north, city.east))


def _verified(act: str, row: Venue | Asset, on: date, by: Any) -> None:
    row.verified_on, row.verified_by = on, getattr(by, "name", "")
    row.save(update_fields=["verified_on", "verified_by"])
    _noted(act, row, by, on=on.isoformat())


def _noted(act: str, about: Venue | Asset, by: Any, **details: Any) -> None:
    audit.record(act, about, by=by, city=about.city.code, **details)
    if isinstance(about, Venue):
        changes.record("venue", about.pk)
    else:
        changes.record("neighbourhood", about.neighbourhood_id)
