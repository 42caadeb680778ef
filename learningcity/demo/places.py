"""Puts the three cities, their neighbourhoods, venues and organisations into the database."""

from datetime import timedelta

from learningcity.city.partners.models import Organisation
from learningcity.city.places.models import City, Neighbourhood, Venue, VenueAccess
from learningcity.core.geo import box_of, metres_between
from learningcity.demo.areas import load_areas
from learningcity.demo.facts.cities import CITIES, CITY_OUTLINES, WATERS
from learningcity.demo.facts.hosts import CITY_HOSTS, VENUE_HOSTS
from learningcity.demo.facts.neighbourhoods import NEIGHBOURHOODS
from learningcity.demo.facts.opening import access_of, hours_of
from learningcity.demo.facts.organisations import ORGANISATIONS
from learningcity.demo.facts.phayao_yala_venues import PHAYAO, YALA
from learningcity.demo.facts.phra_nakhon_areas import KHWAENG
from learningcity.demo.facts.phra_nakhon_venues import VENUES
from learningcity.demo.facts.shapes import CityFact, NeighbourhoodFact, Sketch, VenueFact
from learningcity.demo.world import World

_VENUES = {"phra-nakhon": VENUES, "phayao": PHAYAO, "yala": YALA}
_NEAR, _FAR = 330, 3_000
"""Metres to a neighbourhood's middle: a venue counts to all that are near, and to its nearest below far."""


def build_places(world: World) -> None:
    """The cities with everything in them that does not move."""
    world.areas = load_areas()
    for fact in CITIES:
        world.cities[fact.code] = _city(world, fact)
        world.neighbourhoods[fact.code] = _neighbourhoods(world, fact.code)
        world.venues[fact.code] = _venues(world, fact.code)
        world.organisations[fact.code] = _organisations(world, fact.code)


def _city(world: World, fact: CityFact) -> City:
    (south, west), (north, east) = fact.south_west, fact.north_east
    return City.objects.create(
        code=fact.code,
        name_th=fact.name_th,
        name_en=fact.name_en,
        part_of_th=fact.part_of_th,
        part_of_en=fact.part_of_en,
        area=world.areas[fact.area],
        phone="0 2000 0000",
        email=f"{fact.code}@demo.example",
        lat=fact.centre[0],
        lon=fact.centre[1],
        south=south,
        west=west,
        north=north,
        east=east,
        drawing=_drawing(fact.code),
        is_demo=True,
    )


def _drawing(code: str) -> dict[str, object]:
    outline = next(sketch for sketch in CITY_OUTLINES if sketch.code == code)
    drawing: dict[str, object] = {"outline": outline.as_geojson(), "source": outline.source}
    parts = KHWAENG if code == "phra-nakhon" else (outline, *_quarters_within(outline))
    drawing["areas"] = [part.as_geojson() for part in parts]
    drawing["water"] = [
        {
            "line": water.as_geojson(),
            "wide": 14 if "river" in water.name_en else 5,
            "label_th": water.name_th.removesuffix(" (ภาพร่าง)"),
            "label_en": water.name_en.removesuffix(" (sketch)"),
            "fill": water.ring,
        }
        for water in WATERS
        if water.code == code
    ]
    return drawing


def _quarters_within(outline: Sketch) -> list[Sketch]:
    """The neighbourhoods drawn on the map of a city whose smaller areas are not sketched."""
    box = box_of(list(outline.points))
    return [fact.sketch() for fact in NEIGHBOURHOODS[outline.code] if box.holds(*fact.centre)]


def _neighbourhoods(world: World, city: str) -> list[Neighbourhood]:
    facts = NEIGHBOURHOODS[city]
    made = Neighbourhood.everywhere.bulk_create([_neighbourhood(world, city, fact) for fact in facts])
    links = Neighbourhood.areas.through
    links.objects.bulk_create(
        [
            links(neighbourhood=row, area=world.areas[code])
            for row, fact in zip(made, facts, strict=True)
            for code in fact.areas
        ]
    )
    return made


def _neighbourhood(world: World, city: str, fact: NeighbourhoodFact) -> Neighbourhood:
    return Neighbourhood(
        city=world.cities[city],
        uuid=world.uuid(),
        code=fact.code,
        name_th=fact.name_th,
        name_en=fact.name_en,
        lat=fact.centre[0],
        lon=fact.centre[1],
        outline=fact.sketch().as_geojson(),
        source=fact.source,
    )


def _venues(world: World, city: str) -> list[Venue]:
    made = Venue.everywhere.bulk_create([_venue(world, city, fact) for fact in _VENUES[city]])
    VenueAccess.objects.bulk_create(
        [
            VenueAccess(venue=venue, feature=feature, present=present)
            for venue in made
            for feature, present in access_of(venue.code, venue.kind).items()
        ]
    )
    world.quarters |= {venue.pk: near(venue, world.neighbourhoods[city]) for venue in made}
    links = Venue.neighbourhoods.through
    links.objects.bulk_create(
        [links(venue=venue, neighbourhood=each) for venue in made for each in world.quarters_of(venue)]
    )
    return made


def _venue(world: World, city: str, fact: VenueFact) -> Venue:
    return Venue(
        city=world.cities[city],
        uuid=world.uuid(),
        code=fact.code,
        name_th=fact.name_th,
        name_en=fact.name_en,
        kind=fact.kind,
        address_th=fact.address_th,
        area=world.areas[fact.area],
        lat=fact.point[0],
        lon=fact.point[1],
        coordinate_precision="point" if fact.exact else "by_hand",
        hours=hours_of(fact.kind),
        verified_on=(world.now - timedelta(days=world.chance.randint(5, 240))).date(),
        verified_by="ข้อมูลสมมติสำหรับการสาธิต",
        source=fact.source,
        details_invented=True,
    )


def near(venue: Venue, neighbourhoods: list[Neighbourhood]) -> list[Neighbourhood]:
    """The neighbourhoods whose middle is a short walk from a venue, and the nearest if it is not too far."""
    lat, lon = venue.point or (0.0, 0.0)
    distances = [(metres_between(lat, lon, each.lat, each.lon), each) for each in neighbourhoods]
    distances.sort(key=lambda pair: pair[0])
    return [each for place, (metres, each) in enumerate(distances) if metres < (_NEAR if place else _FAR)]


def _organisations(world: World, city: str) -> dict[str, Organisation]:
    made = Organisation.everywhere.bulk_create(
        [
            Organisation(
                city=world.cities[city],
                uuid=world.uuid(),
                code=fact.code,
                name_th=fact.name_th,
                name_en=fact.name_en,
                kind=fact.kind,
                source=fact.source,
                is_invented=fact.invented,
            )
            for fact in ORGANISATIONS
            if fact.city == city
        ]
    )
    by_code = {row.code: row for row in made}
    links = Organisation.venues.through
    hosted = [(host_of(venue, by_code), venue) for venue in world.venues[city]]
    links.objects.bulk_create([links(organisation=host, venue=venue) for host, venue in hosted if host])
    return by_code


def host_of(venue: Venue, organisations: dict[str, Organisation]) -> Organisation | None:
    """The organisation that runs a venue, where one does."""
    return organisations.get(VENUE_HOSTS.get(venue.code, venue.code))


def organiser_of(world: World, venue: Venue) -> Organisation:
    """Who organises something at a venue: the organisation that runs it, or an agency of the city."""
    city = venue.city.code
    own = host_of(venue, world.organisations[city])
    return own or world.organisations[city][world.chance.choice(CITY_HOSTS[city])]
