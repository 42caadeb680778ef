"""Venues from lists as offices, open data portals and the city itself keep them."""

import hashlib
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from typing import Any

from django.utils.translation import gettext as _
from shapely.geometry import Point, shape
from shapely.prepared import prep

from learningcity.city.places.imports.named_rows import NamedRowsImporter
from learningcity.city.places.imports.whereabouts import AREA_ALIASES, POINT_ALIASES
from learningcity.city.places.models import City, Neighbourhood, Venue
from learningcity.core.exports import Value
from learningcity.core.imports.cells import Cells, filled, twin_of, words_for
from learningcity.core.imports.drafts import Draft, Thing
from learningcity.core.imports.stores import ModelStore
from learningcity.core.tables import Row, heading_key
from learningcity.core.thai_reading import read_date

ALIASES = (
    AREA_ALIASES
    | POINT_ALIASES
    | {
        "code": ["code", "place_id", "school_id", "รหัส", "รหัสสถานที่"],
        "name_th": ["name_th", "name", "ชื่อสถานที่", "ชื่อแหล่งเรียนรู้", "ชื่อ"],
        "name_en": ["name_en", "ชื่อภาษาอังกฤษ"],
        "kind": ["kind", "ประเภท", "ประเภทสถานที่"],
        "summary_th": ["summary_th", "notes_th", "รายละเอียด", "หมายเหตุ"],
        "summary_en": ["summary_en", "รายละเอียดภาษาอังกฤษ"],
        "address_th": ["address_th", "address", "ที่อยู่", "ที่ตั้ง"],
        "address_en": ["address_en", "ที่อยู่ภาษาอังกฤษ"],
        "precision": ["coord_precision", "coordinate_precision"],
        "phone": ["phone", "tel", "โทรศัพท์", "เบอร์โทร"],
        "website": ["website", "เว็บไซต์"],
        "hours": ["hours", "เวลาทำการ", "เวลาเปิด", "เวลาเปิดปิด"],
        "verified_on": ["verified_on", "วันที่ตรวจสอบ", "ตรวจสอบล่าสุด"],
        "source": ["source", "ที่มา"],
        "source_url": ["source_url", "ลิงก์ที่มา"],
        "licence": ["licence", "license", "สัญญาอนุญาต"],
    }
)
_WORDS = {
    "library": "ห้องสมุด|หอสมุด|archive|หอจดหมายเหตุ|learning_park|อุทยานการเรียนรู้",
    "museum": "พิพิธภัณฑ์|พิพิธภัณฑสถาน|gallery|หอศิลป์",
    "temple": "วัด|royal_temple|พระอารามหลวง",
    "mosque": "มัสยิด|สุเหร่า",
    "church": "โบสถ์|โบสถ์คริสต์",
    "shrine": "ศาลเจ้า",
    "school": "โรงเรียน",
    "university": "มหาวิทยาลัย|วิทยาลัย|สถาบันอุดมศึกษา",
    "vocational": "vocational_school|vocational_centre|โรงเรียนฝึกอาชีพ|ศูนย์ฝึกอาชีพ|อาชีวศึกษา",
    "community": "ชุมชน|ศูนย์ชุมชน|learning_centre|learning_space|ศูนย์การเรียนรู้|แหล่งเรียนรู้",
    "park": "สวนสาธารณะ|สวน|ลาน",
    "market": "ตลาด",
    "workshop": "โรงงานฝึก|ช่างฝีมือ|ศูนย์หัตถกรรม",
    "theatre": "โรงละคร|โรงมหรสพ",
    "monument": "โบราณสถาน|อนุสรณ์สถาน|historic_rowhouses|attraction|สถานที่ท่องเที่ยว",
    "sport": "sport_ground|สนามกีฬา|ลานกีฬา",
    "health": "ศูนย์สุขภาพ|โรงพยาบาล|ศูนย์บริการสาธารณสุข",
    "office": "สถานที่ราชการ|สำนักงาน",
    "online": "ออนไลน์",
    "other": "อื่น ๆ|อื่นๆ|building",
}
KIND_WORDS = words_for(_WORDS, dict(Venue.Kind.choices))
_CODE = re.compile(r"[-\w\u0e00-\u0e7f]{1,60}")
_URL = re.compile(r"https?://\S+")


class VenueStore(ModelStore):
    """A city's venues; a new or moved one is put into the neighbourhoods whose outline holds it."""

    def __init__(self, city: City) -> None:
        super().__init__(Venue, city=city)
        self.city = city

    def create(self, new: Mapping[str, Mapping[str, Any]]) -> dict[str, Any]:
        made = super().create(new)
        self._place(list(made.values()))
        return made

    def update(self, changed: Sequence[tuple[Any, Mapping[str, Any]]]) -> None:
        super().update(changed)
        self._place([venue for venue, values in changed if {"lat", "lon"} & set(values)])

    def _place(self, venues: Iterable[Any]) -> None:
        inside = [
            Venue.neighbourhoods.through(venue_id=venue.pk, neighbourhood_id=key)
            for venue in venues
            if venue.lat is not None
            for key, outline in self._outlines
            if outline.contains(Point(venue.lon, venue.lat))
        ]
        Venue.neighbourhoods.through._default_manager.bulk_create(
            inside, ignore_conflicts=True, batch_size=500
        )

    @cached_property
    def _outlines(self) -> list[tuple[int, Any]]:
        found = Neighbourhood.everywhere.filter(city=self.city, outline__isnull=False)
        return [(yan.pk, prep(shape(yan.outline))) for yan in found if yan.outline]


class VenueImporter(NamedRowsImporter):
    """Reads lists of learning places."""

    kind = "venues"

    aliases = ALIASES

    def __init__(self, city: City) -> None:
        super().__init__(city, (VenueStore(city),))

    @cached_property
    def _codes(self) -> dict[str, str]:
        return venue_codes_by_name(self.city)

    def _draft(self, row: Row) -> Draft:
        cells = Cells(row)
        name = cells.line("name_th") or cells.line("name_en") or cells.needed("name_th", _("The name"))
        code = code_of(cells, name, self._codes)
        kind = cells.choice("kind", KIND_WORDS) or guessed_kind(name)
        area = self.where.area_of(cells)
        lat, lon = self.where.point_of(cells)
        verified = cells.read("verified_on", read_date)
        if cells.refusals:
            return Draft.refused(row.number, name or code, cells.refusals)
        values = filled(
            name_th=name,
            name_en=cells.line("name_en"),
            kind=kind,
            summary_th=cells.text("summary_th"),
            summary_en=cells.text("summary_en"),
            address_th=cells.line("address_th"),
            address_en=cells.line("address_en"),
            area_id=area,
            lat=lat,
            lon=lon,
            coordinate_precision=cells.line("precision"),
            phone=cells.line("phone"),
            website=cells.line("website"),
            hours_note_th=cells.line("hours"),
            verified_on=verified.isoformat() if verified else None,
            licence=cells.line("licence"),
            **source_of(cells),
        )
        thing, twin = Thing("venue", code, values), twin_of(code, name, self._codes)
        return Draft(row.number, name, (thing,), twin=twin)


def venue_codes_by_name(city: City) -> dict[str, str]:
    """Codes of a city's venues by name, for files that carry no codes."""
    names = Venue.everywhere.filter(city=city).order_by("-pk").values_list("name_th", "code")
    return {heading_key(name): code for name, code in names}


def venue_rows(city: City) -> Iterator[list[Value]]:
    """A city's venues in the order of the sheet's headings, as they can be brought in again."""
    columns = {"precision": "coordinate_precision", "hours": "hours_note_th"}
    for venue in Venue.objects.in_city(city).select_related("area").order_by("code"):
        level = venue.area.level if venue.area else ""
        said = {f"{level}_code": venue.area.code if venue.area else ""}
        yield [said.get(field, getattr(venue, columns.get(field, field), None)) for field in ALIASES]


def guessed_kind(name: str) -> str:
    """The kind a name begins with (วัด…, โรงเรียน…), for files that name no kinds."""
    key = heading_key(name)
    begun = [(len(word), kind) for word, kind in KIND_WORDS.items() if key.startswith(word)]
    return max(begun)[1] if begun else "other"


def code_of(cells: Cells, name: str, known: Mapping[str, str]) -> str:
    """The row's own code; without one that of the same name here, or one made from the name."""
    code = cells.line("code")
    if not code:
        digest = hashlib.sha256(heading_key(name).encode()).hexdigest()[:10]
        return known.get(heading_key(name), f"n-{digest}")
    if not _CODE.fullmatch(code):
        sentence = _("The code “%(code)s” may have only letters, digits and hyphens, 60 at most.")
        cells.refuse("bad-code", sentence % {"code": code[:60]}, "code")
    return code


def source_of(cells: Cells) -> dict[str, str]:
    """Where a row is from: its link where it is one, and otherwise as text."""
    url, source = cells.line("source_url"), cells.line("source")
    if _URL.fullmatch(url):
        return filled(source=source[:200], source_url=url)
    return filled(source=(source or url)[:200])
