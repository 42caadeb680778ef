"""Registered people by area, sex and age: a row a cell (long), or a row an area (wide)."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from learningcity.city.places.imports.whereabouts import AREA_ALIASES, Whereabouts
from learningcity.city.places.models import Area, City, Population
from learningcity.core.imports.cells import Cells, words_for
from learningcity.core.imports.drafts import Draft, Reading, Source, Thing
from learningcity.core.imports.stores import ModelStore
from learningcity.core.tables import Row, Table, read_table
from learningcity.core.thai_clock import be_year
from learningcity.core.thai_reading import read_year
from learningcity.core.thai_text import arabic_digits, read_int

OLDEST = 130
LABELS = {"people": gettext_noop("people"), "sex": gettext_noop("sex"), "age": gettext_noop("age")}
ALIASES = AREA_ALIASES | {
    "name": ["district_th", "subdistrict_th", "name_th", "เขต", "อำเภอ"],
    "sex": ["sex", "เพศ"],
    "age": ["age", "อายุ"],
    "people": ["population", "people", "จำนวน", "จำนวนประชากร", "ประชากร"],
    "total": ["total", "รวม", "ประชากรรวม"],
    "female": ["female", "หญิง", "ประชากร หญิง"],
    "male": ["male", "ชาย", "ประชากร ชาย"],
    "year": ["year_be", "year", "ปี", "ปี พ.ศ.", "พ.ศ."],
    "source": ["source", "ที่มา"],
}
_SEXES = words_for({"female": "หญิง|f|ญ", "male": "ชาย|m|ช", "all": "รวม|ทั้งหมด|total"})
_BAND = re.compile(r"(?:อายุ )?(\d{1,3})\s*(?:[-–]\s*(\d{1,3})|(\+| ปีขึ้นไป| และมากกว่า))?(?: ปี| years)?")


class Band(NamedTuple):
    """Completed years from and to; no end means and over."""

    age_from: int
    age_to: int | None


def read_band(text: str) -> Band | None:
    """The age band a cell or heading means: 7, 0-5, 80+, อายุ 60 ปีขึ้นไป."""
    match = _BAND.fullmatch(arabic_digits(text))
    if match is None:
        return None
    start, end = int(match[1]), None if match[3] else int(match[2] or match[1])
    return Band(start, end) if start <= (end if end is not None else start) <= OLDEST else None


def band_field(heading: str) -> str | None:
    """The field of a heading that is an age band, such as `band:0-5`."""
    band = read_band(heading)
    return f"band:{heading}" if band and not heading.isdecimal() else None


class PopulationStore(ModelStore):
    """Cells of the population, known by area code, sex, ages and year together."""

    def __init__(self) -> None:
        super().__init__(Population)

    def find(self, keys: Iterable[str]) -> dict[str, Any]:
        wanted = set(keys)
        areas = {key.split("|")[0] for key in wanted}
        rows = self.rows.filter(area__code__in=areas).select_related("area")
        return {key: row for row in rows if (key := _key(row.area.code, row.sex, row, row.year_be)) in wanted}

    def touched(self, ids: Iterable[int]) -> dict[str, list[int]]:
        """Nothing that can be found changes with the people of an area."""
        return {}

    def _built(self, key: str, values: Mapping[str, Any]) -> Any:
        return Population(**values)


def _key(area: str, sex: str, ages: Any, year_be: int | None) -> str:
    return f"{area}|{sex}|{ages.age_from}|{ages.age_to}|{year_be or ''}"


def population_thing(
    area_code: str, area: object, sex: str, band: Band, people: int, year_be: int | None, source: str
) -> Thing:
    """One cell of the population; `area` is an id or a reference to an area of the same file."""
    known = {
        "area_id": area,
        "sex": sex,
        "age_from": band.age_from,
        "age_to": band.age_to,
        "year_be": year_be,
    }
    return Thing(
        "population",
        _key(area_code, sex, band, year_be),
        {"people": people},
        known | {"source": source[:200]},
    )


class PopulationImporter:
    """Reads registers of people by area."""

    kind = "population"

    def __init__(self, city: City | None) -> None:
        self.city_code = city.code if city else ""
        self.where = Whereabouts(city)
        self.stores: Sequence[ModelStore] = (PopulationStore(),)

    def lock(self) -> None:
        list(Area.objects.select_for_update().filter(level=Area.Level.NATION))

    def drafts(self, source: Source) -> Reading:
        table = read_table(source.data, ALIASES, patterned=band_field)
        long = "people" in table.columns and {"sex", "age"} & set(table.columns)
        if not long and not {"total", *filter(_is_band, table.columns)} & set(table.columns):
            table.require(["people"], ALIASES)
        return Reading((self._draft(row, table, source.name) for row in table.rows), table.ignored)

    def _draft(self, row: Row, table: Table, name: str) -> Draft:
        cells = Cells(row)
        code = cells.text("subdistrict_code") or cells.needed("district_code", _("The area code"))
        area = self.where.area_of(cells)
        year = cells.read("year", read_year)
        cells_said = list(_long(cells) if "people" in table.columns else _wide(cells, table.columns))
        title = " ".join(filter(None, [cells.line("name") or code, cells.line("sex"), cells.line("age")]))
        if cells.refusals or area is None:
            return Draft.refused(row.number, title, cells.refusals)
        origin = cells.line("source") or name
        year_be = be_year(year) if year else None
        things = (
            population_thing(code, area, sex, band, people, year_be, origin)
            for sex, band, people in cells_said
        )
        return Draft(row.number, title, tuple(things))


def _is_band(field: str) -> bool:
    return field.startswith("band:")


def _long(cells: Cells) -> Iterator[tuple[str, Band, int]]:
    sex = cells.choice("sex", _SEXES) or "all"
    written = cells.text("age")
    band = read_band(written) if written else Band(0, None)
    if band is None:
        cells.refuse("not-an-age", _("“%(text)s” is not an age.") % {"text": written[:40]}, "age")
    cells.needed("people", _("The number of people"))
    people = cells.read("people", read_int, low=0, high=2_000_000_000)
    if band and people is not None:
        yield sex, band, people


def _wide(cells: Cells, columns: Sequence[str]) -> Iterator[tuple[str, Band, int]]:
    whole = Band(0, None)
    meanings = {"total": ("all", whole), "female": ("female", whole), "male": ("male", whole)}
    for column in columns:
        band = read_band(column.removeprefix("band:")) if _is_band(column) else None
        sex, ages = meanings.get(column, ("all", band))
        people = cells.read(column, read_int, low=0, high=2_000_000_000) if ages else None
        if ages and people is not None:
            yield sex, ages, people
