"""Puts what the neighbourhoods have into the database: real places, invented sages and days of looking."""

import random
from datetime import date, timedelta
from uuid import UUID

from learningcity.city.places.models import Asset, Neighbourhood, Venue
from learningcity.core.thai_time import day_of
from learningcity.demo.facts.assets import ASSETS
from learningcity.demo.facts.shapes import AssetFact
from learningcity.demo.world import World

OFFICE = ("สำนักงานเมือง (สมมติ)", "city office (invented)")
LOOKED = "ข้อมูลสมมติสำหรับการสาธิต"
AGREED_DAYS_AGO = 60


def build_assets(world: World) -> None:
    """Note what every neighbourhood of the three cities has."""
    chance, today = random.Random(f"{world.seed} assets"), day_of(world.now)
    for city, facts in ASSETS.items():
        places = {row.code: row for row in world.neighbourhoods[city]}
        venues = {row.code: row for row in world.venues[city]}
        Asset.everywhere.bulk_create(
            _asset(fact, number, places[fact.neighbourhood], venues.get(fact.venue), chance, today)
            for number, fact in enumerate(facts, 1)
        )


def _asset(
    fact: AssetFact,
    number: int,
    place: Neighbourhood,
    venue: Venue | None,
    chance: random.Random,
    today: date,
) -> Asset:
    looked = today - timedelta(days=fact.verified_days_ago) if fact.verified_days_ago else None
    is_sage, (lat, lon) = fact.kind == Asset.Kind.SAGE, fact.point or (None, None)
    return Asset(
        city=place.city,
        uuid=UUID(int=chance.getrandbits(128), version=4),
        code=f"asset-{number}",
        kind=fact.kind,
        neighbourhood=place,
        name_th=fact.name_th,
        name_en=fact.name_en,
        teaches_th=fact.teaches_th,
        teaches_en=fact.teaches_en,
        contact_th=OFFICE[0] if is_sage else "",
        contact_en=OFFICE[1] if is_sage else "",
        lat=lat,
        lon=lon,
        venue=venue,
        agreed_on=today - timedelta(days=AGREED_DAYS_AGO) if is_sage and fact.name_th else None,
        verified_on=looked,
        verified_by=LOOKED if looked else "",
        source="" if fact.invented else fact.source,
        is_invented=fact.invented,
    )
