"""Puts the areas of the country, and Phra Nakhon's sketches, communities and people, into the database."""

from learningcity.city.places.imports.areas import load_official_areas
from learningcity.city.places.models import Area, Population
from learningcity.demo.facts.phra_nakhon_areas import COMMUNITIES, KHWAENG, POPULATION
from learningcity.demo.facts.shapes import CommunityFact, Sketch


def load_areas() -> dict[str, Area]:
    """Every area by its code: those of the country, Phra Nakhon's communities, and its sketches."""
    load_official_areas()
    _add_communities()
    _draw(KHWAENG)
    areas = {area.code: area for area in Area.objects.all()}
    _count_people(areas)
    return areas


def _add_communities() -> None:
    known = set(Area.objects.at("community").values_list("code", flat=True))
    for each in COMMUNITIES:
        if community_code(each) not in known:
            said = {"code": community_code(each), "level": "community", "name_th": each.name_th}
            under = Area.objects.get(code=each.area)
            Area.objects.add_child(under, {**said, "kind_th": each.kind_th, "source": each.source})


def community_code(community: CommunityFact) -> str:
    """The code under which a registered community of Bangkok is an area."""
    return f"bkkcom-{community.code}"


def _draw(sketches: tuple[Sketch, ...]) -> None:
    found = {area.code: area for area in Area.objects.filter(code__in=[each.code for each in sketches])}
    for sketch in sketches:
        area = found[sketch.code]
        if area.outline:
            continue
        area.outline, area.outline_source = sketch.as_geojson(), sketch.source
        area.lat = round(sum(lat for lat, _lon in sketch.points) / len(sketch.points), 5)
        area.lon = round(sum(lon for _lat, lon in sketch.points) / len(sketch.points), 5)
    Area.objects.bulk_update(found.values(), ["outline", "outline_source", "lat", "lon"])


def _count_people(areas: dict[str, Area]) -> None:
    communities = [
        Population(area=areas[community_code(each)], sex=sex, people=people, source=each.source)
        for each in COMMUNITIES
        if community_code(each) in areas
        for sex, people in (("male", each.men), ("female", each.women))
    ]
    district = [
        Population(
            area=areas[row.area],
            sex=row.sex,
            age_from=row.age_from,
            age_to=row.age_to,
            people=row.people,
            year_be=row.year_be,
            source=row.source,
        )
        for row in POPULATION
    ]
    Population.objects.bulk_create([*communities, *district], ignore_conflicts=True)
