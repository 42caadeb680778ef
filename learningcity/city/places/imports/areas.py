"""The official areas of the country, with their DOPA codes, from the `geothai` package."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

import geothai
from django.db import transaction

from learningcity.city.places.models import Area
from learningcity.core.imports.stores import batches

NATION = "TH"
SOURCE = "geothai (DOPA area codes)"
_BANGKOK = "10"


class AreaFact(NamedTuple):
    """One official area and the code of the one above it."""

    code: str
    above: str
    level: str
    name_th: str
    name_en: str
    kind_th: str
    postcode: str = ""


class AreasLoaded(NamedTuple):
    """How many areas were made, how many had another name before, and how many are as they were."""

    made: int
    renamed: int
    same: int


def official_areas() -> Iterator[AreaFact]:
    """The nation, its 77 provinces, 928 districts and 7,436 subdistricts, from above to below."""
    yield AreaFact(NATION, "", Area.Level.NATION, "ประเทศไทย", "Thailand", "ประเทศ")
    provinces = list(geothai.provinces())
    for province in provinces:
        yield AreaFact(
            province.code, NATION, Area.Level.PROVINCE, province.name_th, province.name_en, "จังหวัด"
        )
    districts = [district for province in provinces for district in geothai.districts(province.code)]
    for district in districts:
        yield _district(district.code, district.province_code, district.name_th, district.name_en)
    for district in districts:
        yield from _subdistricts(district.code)


def _district(code: str, province: str, name_th: str, name_en: str) -> AreaFact:
    kind = "เขต" if province == _BANGKOK else "อำเภอ"
    return AreaFact(code, province, Area.Level.DISTRICT, name_th.removeprefix(kind), name_en, kind)


def _subdistricts(district: str) -> Iterator[AreaFact]:
    kind = "แขวง" if district.startswith(_BANGKOK) else "ตำบล"
    for part in geothai.subdistricts(district):
        postcode = next(iter(part.postal_codes), "")
        name = part.name_th.removeprefix(kind)
        yield AreaFact(part.code, district, Area.Level.SUBDISTRICT, name, part.name_en, kind, postcode)


@transaction.atomic
def load_official_areas() -> AreasLoaded:
    """Bring the tree of areas up to date: missing ones are made, renamed ones renamed, none is removed."""
    facts = list(official_areas())
    known = {area.code: area for area in Area.objects.all()}
    made = _make([fact for fact in facts if fact.code not in known], known)
    renamed = _rename(facts, known)
    return AreasLoaded(made, renamed, len(facts) - made - renamed)


def _make(missing: list[AreaFact], known: dict[str, Area]) -> int:
    """Write new areas level by level, each at the end of its parent's children."""
    for level in (Area.Level.NATION, Area.Level.PROVINCE, Area.Level.DISTRICT, Area.Level.SUBDISTRICT):
        added = add_areas([fact for fact in missing if fact.level == level], known)
        known |= {area.code: area for area in added}
    return len(missing)


def add_areas(facts: Iterable[AreaFact], known: dict[str, Area]) -> list[Area]:
    """Write areas of one level under known ones, many at a time, keeping the tree whole."""
    last = _last_steps(known.values())
    added, parents = [], {}
    for fact in facts:
        parent = known.get(fact.above)
        above = parent.path if parent else ""
        last[above] = last.get(above, 0) + 1
        depth = len(above) // Area.steplen + 1
        kept = fact._asdict()
        del kept["above"]
        path = Area._get_path(above, depth, last[above])
        added.append(Area(path=path, depth=depth, numchild=0, source=SOURCE, **kept))
        if parent:
            parent.numchild += 1
            parents[parent.pk] = parent
    for batch in batches(added):
        Area.objects.bulk_create(batch)
    Area.objects.bulk_update(parents.values(), ["numchild"], batch_size=200)
    return added


def _last_steps(areas: Iterable[Area]) -> dict[str, int]:
    """The number of the last child under each path."""
    last: dict[str, int] = {}
    for area in areas:
        above, step = area.path[: -Area.steplen], int(area.path[-Area.steplen :], len(Area.alphabet))
        last[above] = max(last.get(above, 0), step)
    return last


def _rename(facts: Iterable[AreaFact], known: dict[str, Area]) -> int:
    renamed = []
    for fact in facts:
        area = known[fact.code]
        if (area.name_th, area.kind_th) != (fact.name_th, fact.kind_th):
            area.name_th, area.name_en, area.kind_th = fact.name_th, fact.name_en, fact.kind_th
            renamed.append(area)
    Area.objects.bulk_update(renamed, ["name_th", "name_en", "kind_th"], batch_size=200)
    return len(renamed)
