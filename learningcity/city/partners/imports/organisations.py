"""Organisations from lists as offices keep them."""

from collections.abc import Iterator
from functools import cached_property

from django.utils.translation import gettext as _

from learningcity.city.partners.models import Organisation
from learningcity.city.places.imports.named_rows import NamedRowsImporter
from learningcity.city.places.imports.venues import code_of, source_of
from learningcity.city.places.imports.whereabouts import AREA_ALIASES
from learningcity.city.places.models import City
from learningcity.core.exports import Value
from learningcity.core.imports.cells import Cells, filled, twin_of, words_for
from learningcity.core.imports.drafts import Draft, Thing
from learningcity.core.imports.stores import ModelStore
from learningcity.core.tables import Row, heading_key

ALIASES = AREA_ALIASES | {
    "code": ["code", "org_id", "รหัส", "รหัสภาคี", "รหัสองค์กร"],
    "name_th": ["name_th", "name", "ชื่อภาคี", "ชื่อหน่วยงาน", "ชื่อองค์กร", "ชื่อ"],
    "name_en": ["name_en", "ชื่อภาษาอังกฤษ"],
    "kind": ["kind", "ประเภท"],
    "summary_th": ["summary_th", "notes_th", "รายละเอียด", "หมายเหตุ"],
    "summary_en": ["summary_en", "รายละเอียดภาษาอังกฤษ"],
    "address_th": ["address_th", "area_th", "ที่อยู่", "ที่ตั้ง"],
    "phone": ["phone", "tel", "โทรศัพท์", "เบอร์โทร"],
    "email": ["email", "อีเมล"],
    "website": ["website", "เว็บไซต์"],
    "source": ["source", "ที่มา"],
    "source_url": ["source_url", "ลิงก์ที่มา"],
}
_WORDS = {
    "agency": "หน่วยงานรัฐ|หน่วยงาน|ส่วนราชการ",
    "municipality": "local_government|เทศบาล|อปท|องค์กรปกครองส่วนท้องถิ่น",
    "university": "มหาวิทยาลัย",
    "school": "โรงเรียน",
    "library": "ห้องสมุด",
    "museum": "พิพิธภัณฑ์",
    "religious": "วัด|มัสยิด|โบสถ์|ศาสนสถาน",
    "community_group": "กลุ่มชุมชน|ชุมชน",
    "community_enterprise": "วิสาหกิจชุมชน|brand",
    "social_enterprise": "วิสาหกิจเพื่อสังคม",
    "company": "บริษัท|เอกชน",
    "foundation": "มูลนิธิ|สมาคม",
    "funder": "แหล่งทุน|ผู้ให้ทุน",
    "other": "อื่น ๆ",
}
KIND_WORDS = words_for(_WORDS, dict(Organisation.Kind.choices))


class OrganisationImporter(NamedRowsImporter):
    """Reads lists of partners; one that names no area may be from anywhere."""

    kind = "organisations"

    aliases = ALIASES

    def __init__(self, city: City) -> None:
        super().__init__(city, (ModelStore(Organisation, city=city),))

    @cached_property
    def _codes(self) -> dict[str, str]:
        return codes_by_name(self.city)

    def _draft(self, row: Row) -> Draft:
        cells = Cells(row)
        name = cells.line("name_th") or cells.line("name_en") or cells.needed("name_th", _("The name"))
        code = code_of(cells, name, self._codes)
        kind, area = cells.choice("kind", KIND_WORDS) or "other", self.where.area_of(cells)
        if cells.refusals:
            return Draft.refused(row.number, name or code, cells.refusals)
        values = filled(
            name_th=name,
            name_en=cells.line("name_en"),
            kind=kind,
            summary_th=cells.text("summary_th"),
            summary_en=cells.text("summary_en"),
            address_th=cells.line("address_th"),
            area_id=area,
            phone=cells.line("phone"),
            email=cells.line("email"),
            website=cells.line("website"),
            **source_of(cells),
        )
        thing, twin = Thing("organisation", code, values), twin_of(code, name, self._codes)
        return Draft(row.number, name, (thing,), twin=twin)


def codes_by_name(city: City) -> dict[str, str]:
    """Codes of the city's organisations by name, for files that carry no codes."""
    names = Organisation.everywhere.filter(city=city).order_by("-pk").values_list("name_th", "code")
    return {heading_key(name): code for name, code in names}


def organisation_rows(city: City) -> Iterator[list[Value]]:
    """A city's organisations in the order of the sheet's headings, as they can be brought in again."""
    for row in Organisation.objects.in_city(city).select_related("area").order_by("code"):
        said = {f"{row.area.level}_code": row.area.code} if row.area else {}
        yield [said.get(field, getattr(row, field, None)) for field in ALIASES]
