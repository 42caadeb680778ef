"""What neighbourhoods have that others can learn from, from lists as communities and offices keep them."""

import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from functools import cached_property
from typing import Any

from django.utils.translation import gettext as _

from learningcity.city.places.imports.named_rows import NamedRowsImporter
from learningcity.city.places.imports.venues import source_of, venue_codes_by_name
from learningcity.city.places.imports.whereabouts import POINT_ALIASES
from learningcity.city.places.models import Asset, City, Neighbourhood, Venue
from learningcity.core.exports import Value
from learningcity.core.fields import look_up
from learningcity.core.imports.cells import Cells, filled, twin_of, words_for
from learningcity.core.imports.drafts import Draft, Reading, Source, Thing
from learningcity.core.imports.stores import ModelStore
from learningcity.core.tables import Row, heading_key, read_table
from learningcity.core.thai_reading import read_date
from learningcity.core.thai_time import today

ALIASES = POINT_ALIASES | {
    "code": ["code", "รหัส"],
    "neighbourhood": ["neighbourhood", "neighborhood", "ย่าน"],
    "kind": ["kind", "ประเภท"],
    "name_th": ["name_th", "name", "ชื่อ"],
    "name_en": ["name_en", "ชื่อภาษาอังกฤษ"],
    "teaches_th": ["teaches_th", "teaches", "เรียนรู้อะไรได้", "องค์ความรู้"],
    "teaches_en": ["teaches_en", "เรียนรู้อะไรได้ ภาษาอังกฤษ"],
    "contact_th": ["contact_th", "contact", "ติดต่อผ่าน"],
    "contact_en": ["contact_en", "ติดต่อผ่าน ภาษาอังกฤษ"],
    "venue": ["venue", "สถานที่"],
    "organisation": ["organisation", "org_id", "รหัสภาคี"],
    "agreed_on": ["agreed_on", "วันที่ยินยอมให้บอกชื่อ"],
    "verified_on": ["verified_on", "วันที่ตรวจสอบ"],
    "source": ["source", "ที่มา"],
    "source_url": ["source_url", "ลิงก์ที่มา"],
}
_WORDS = {
    "sage": "ปราชญ์ชุมชน|ปราชญ์|ครูภูมิปัญญา",
    "culture": "วัฒนธรรม|ประเพณี|งานช่าง|หัตถกรรม",
    "place": "สถานที่|สถานที่สำคัญ",
    "enterprise": "วิสาหกิจ|ร้าน|ร้านค้า|ผู้ประกอบการ",
    "food": "อาหาร|ของกิน",
    "green": "พื้นที่สีเขียว|สวน|ลาน",
    "group": "กลุ่ม|กลุ่มชุมชน|ชมรม",
}
KIND_WORDS = words_for(_WORDS, dict(Asset.Kind.choices))
_CODE = re.compile(r"[-\w\u0e00-\u0e7f]{1,60}")


class AssetStore(ModelStore):
    """A city's assets; who looks at a neighbourhood reads it anew."""

    def touched(self, ids: Iterable[int]) -> dict[str, list[int]]:
        found = self.rows.filter(pk__in=list(ids)).order_by().values_list("neighbourhood", flat=True)
        return {"neighbourhood": list(found.distinct())}


class AssetImporter(NamedRowsImporter):
    """Reads lists of what neighbourhoods have; a sage without the day they agreed is not named to anyone."""

    kind = "assets"

    aliases = ALIASES

    def __init__(self, city: City) -> None:
        super().__init__(city, (AssetStore(Asset, city=city),))

    def drafts(self, source: Source) -> Reading:
        table = read_table(source.data, ALIASES)
        table.require(["neighbourhood", "kind", "teaches_th"], ALIASES)
        return Reading((self._draft(row) for row in table.rows), table.ignored)

    @cached_property
    def _codes(self) -> dict[tuple[int, str], str]:
        """Codes by neighbourhood and name, for files that carry no codes."""
        named = Asset.everywhere.filter(city=self.city).exclude(name_th="").order_by("-pk")
        rows = named.values_list("neighbourhood", "name_th", "code")
        return {(yan, heading_key(name)): code for yan, name, code in rows}

    @cached_property
    def _names(self) -> dict[str, str]:
        return {name: code for (_yan, name), code in self._codes.items()}

    @cached_property
    def _sages(self) -> dict[str, date | None]:
        """The sages noted already, each with the day they withdrew their name."""
        rows = Asset.everywhere.filter(city=self.city, kind=Asset.Kind.SAGE)
        return dict(rows.values_list("code", "unnamed_on"))

    @cached_property
    def _neighbourhoods(self) -> dict[str, int]:
        rows = Neighbourhood.everywhere.filter(city=self.city).values_list("pk", "code", "name_th", "name_en")
        return {heading_key(word): pk for pk, *words in rows for word in words if word}

    @cached_property
    def _venues(self) -> dict[str, int]:
        keys = dict(Venue.everywhere.filter(city=self.city).values_list("code", "pk"))
        return {heading_key(code): pk for code, pk in keys.items()} | {
            name: keys[code] for name, code in venue_codes_by_name(self.city).items()
        }

    def _draft(self, row: Row) -> Draft:
        cells = Cells(row)
        kind = cells.choice("kind", KIND_WORDS) or cells.needed("kind", _("The kind"))
        name = cells.line("name_th")
        if not name and kind != Asset.Kind.SAGE:
            cells.needed("name_th", _("The name"))
        cells.needed("teaches_th", _("What one can learn"))
        neighbourhood = self._known(cells, "neighbourhood", self._neighbourhoods)
        if neighbourhood is None:
            cells.needed("neighbourhood", _("The neighbourhood"))
        code = self._code(cells, name, neighbourhood)
        venue = self._known(cells, "venue", self._venues)
        lat, lon = self.where.point_of(cells)
        days = {name: self._past(cells, name) for name in ("agreed_on", "verified_on")}
        if code in self._sages and kind not in ("", Asset.Kind.SAGE):
            cells.refuse("sage", _("This is a person here. Say on its own page what it is now."), "kind")
        title = name or cells.line("teaches_th")
        if cells.refusals:
            return Draft.refused(row.number, title or code, cells.refusals)
        texts = ("name_th", "name_en", "teaches_th", "teaches_en", "contact_th", "contact_en", "organisation")
        given: dict[str, Any] = {
            "kind": kind,
            "neighbourhood_id": neighbourhood,
            "venue_id": venue,
            "lat": lat,
            "lon": lon,
            **{text: cells.line(text) for text in texts},
            **{day: on.isoformat() if on else None for day, on in days.items()},
            **source_of(cells),
        }
        values = filled(**given | dict.fromkeys(self._untold(code, str(kind), days["agreed_on"])))
        thing, twin = Thing("asset", code, values), twin_of(code, name, self._names)
        return Draft(row.number, title, (thing,), twin=twin)

    @staticmethod
    def _past(cells: Cells, field: str) -> date | None:
        """A day that has come already."""
        on = cells.read(field, read_date)
        if on and on > today():
            cells.refuse("to-come", _("That day is still to come."), field)
        return on

    def _untold(self, code: str, kind: str, agreed: date | None) -> tuple[str, ...]:
        """What the file may not say: only a sage agrees, and no older consent names who withdrew."""
        if kind != Asset.Kind.SAGE:
            return ("agreed_on",)
        withdrew = self._sages.get(code)
        if withdrew and (agreed is None or agreed <= withdrew):
            return ("name_th", "name_en", "agreed_on")
        return ()

    def _code(self, cells: Cells, name: str, neighbourhood: int | None) -> str:
        """The row's own code, that of the same name here, or one from a keyed digest, which tells no name."""
        code = cells.line("code")
        if code and not _CODE.fullmatch(code):
            sentence = _("The code “%(code)s” may have only letters, digits and hyphens, 60 at most.")
            cells.refuse("bad-code", sentence % {"code": code[:60]}, "code")
        fields = ("neighbourhood", "kind", "name_th", "teaches_th")
        said = "|".join(heading_key(cells.line(field)) for field in fields)
        return (
            code or self._codes.get((neighbourhood or 0, heading_key(name)), "") or f"a-{look_up(said)[:10]}"
        )

    @staticmethod
    def _known(cells: Cells, field: str, keys: Mapping[str, int]) -> int | None:
        """The row here that a cell names by its code or name; one that is not here is a problem."""
        word = cells.line(field)
        if word and heading_key(word) not in keys:
            cells.refuse("unknown-word", _("“%(word)s” is not known here.") % {"word": word[:60]}, field)
        return keys.get(heading_key(word))


def asset_rows(city: City) -> Iterator[list[Value]]:
    """What a city's neighbourhoods have, in the order of the sheet's headings."""
    rows = Asset.objects.in_city(city).standing().select_related("neighbourhood", "venue")
    for row in rows.order_by("neighbourhood__code", "kind", "code"):
        said = {"neighbourhood": row.neighbourhood.code, "venue": row.venue.code if row.venue else ""}
        yield [said.get(field, getattr(row, field, None)) for field in ALIASES]
