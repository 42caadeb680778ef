"""Registered communities: areas below a subdistrict, with the people counted in them."""

from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property
from typing import Any

from django.utils.translation import gettext as _

from learningcity.city.places.imports.areas import AreaFact, add_areas
from learningcity.city.places.imports.population import Band, PopulationStore, population_thing
from learningcity.city.places.imports.whereabouts import AREA_ALIASES, POINT_ALIASES, Whereabouts
from learningcity.city.places.models import Area, City
from learningcity.core.imports.cells import Cells, filled
from learningcity.core.imports.drafts import Draft, Reading, Ref, Source, Thing
from learningcity.core.imports.stores import ModelStore
from learningcity.core.tables import Row, read_table
from learningcity.core.thai_text import read_int

ALIASES = (
    AREA_ALIASES
    | POINT_ALIASES
    | {
        "code": ["community_id", "code", "รหัสชุมชน"],
        "name_th": ["name_th", "ชื่อ", "ชื่อชุมชน"],
        "name_en": ["name_en", "ชื่อภาษาอังกฤษ"],
        "kind_th": ["community_type", "kind_th", "ประเภท", "ประเภทชุมชน"],
        "all": ["population", "total", "รวม", "ประชากร", "ประชากรรวม"],
        "male": ["male", "ชาย", "ประชากร ชาย"],
        "female": ["female", "หญิง", "ประชากร หญิง"],
    }
)


class CommunityStore(ModelStore):
    """Community areas, each written below its subdistrict."""

    def __init__(self) -> None:
        super().__init__(Area, level=Area.Level.COMMUNITY)

    @cached_property
    def codes(self) -> dict[str, str]:
        """Area code by tree path."""
        return dict(Area.objects.values_list("path", "code"))

    def plain(self, found: Any, column: str) -> Any:
        if column == "above":
            return self.codes.get(found.path[: -Area.steplen])
        return super().plain(found, column)

    def check(self, found: Any, values: Mapping[str, Any]) -> None:
        super().check(found, {column: value for column, value in values.items() if column != "above"})

    def create(self, new: Mapping[str, Mapping[str, Any]]) -> dict[str, Any]:
        facts = [
            AreaFact(
                code, values["above"], Area.Level.COMMUNITY, values["name_th"], "", values.get("kind_th", "")
            )
            for code, values in new.items()
        ]
        above = {fact.above for fact in facts}
        paths = Area.objects.filter(code__in=above).values_list("path", flat=True)
        children = Area.objects.filter(level=Area.Level.COMMUNITY)
        known = {area.code: area for area in (*Area.objects.filter(path__in=list(paths)), *children)}
        made = {area.code: area for area in add_areas(facts, known)}
        rest = {code: {c: v for c, v in values.items() if c != "above"} for code, values in new.items()}
        self.update([(made[code], values) for code, values in rest.items()])
        return made


class CommunityImporter:
    """Reads lists of registered communities."""

    kind = "communities"

    def __init__(self, city: City | None) -> None:
        self.city_code = city.code if city else ""
        self.where = Whereabouts(city)
        self.stores: Sequence[ModelStore] = (CommunityStore(), PopulationStore())

    def lock(self) -> None:
        list(Area.objects.select_for_update().filter(level=Area.Level.NATION))

    def drafts(self, source: Source) -> Reading:
        table = read_table(source.data, ALIASES)
        table.require(["code", "name_th", "subdistrict_code"], ALIASES)
        return Reading((self._draft(row, source.name) for row in table.rows), table.ignored)

    def _draft(self, row: Row, name: str) -> Draft:
        cells = Cells(row)
        code, title = cells.needed("code", _("The code")), cells.needed("name_th", _("The name"))
        cells.needed("subdistrict_code", _("The area code"))
        cells.read("subdistrict_code", self.where.area)
        lat, lon = self.where.point_of(cells)
        people = {sex: cells.read(sex, read_int, low=0) for sex in ("all", "female", "male")}
        if cells.refusals:
            return Draft.refused(row.number, title or code, cells.refusals)
        values = filled(
            name_th=title, name_en=cells.line("name_en"), kind_th=cells.line("kind_th"), lat=lat, lon=lon
        )
        when_new = {"above": cells.text("subdistrict_code"), "source": name[:200]}
        area = Thing("area", code, values, when_new)
        return Draft(row.number, title, (*_people(code, people, name), area))


def _people(code: str, people: Mapping[str, int | None], source: str) -> Iterable[Thing]:
    for sex, count in people.items():
        if count is not None:
            yield population_thing(code, Ref("area", code), sex, Band(0, None), count, None, source)
