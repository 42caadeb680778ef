"""Templates read: out of a city, out of a file, and against what became of a city."""

import hashlib
import json
from collections.abc import Callable
from datetime import date
from importlib.metadata import version
from typing import Any, NamedTuple

from django.utils.translation import gettext_lazy as _

from learningcity.city.places.models import City
from learningcity.city.templates.models import Start
from learningcity.city.templates.parts import PARTS, Part, Same, bare
from learningcity.city.templates.rules.document import (
    FORMAT,
    VERSION,
    brought_up,
    check_document,
    read_document,
)
from learningcity.city.templates.rules.drift import Drift, Fate, Line, drift_of, lines_of, percent_same
from learningcity.city.templates.rules.fields import Misfit, Row
from learningcity.core.errors import Refused
from learningcity.core.thai_time import today

LARGEST = 2_000_000
"""Bytes; a city's template is some tens of thousands."""

SENTENCES = {
    "not-json": _("This file cannot be read: it is not a template, or it is damaged."),
    "too-large": _("This file is too large to be a template."),
    "not-a-template": _("This file is not a template of a learning city."),
    "no-version": _("The template does not say of which version it is."),
    "newer": _(
        "This template was made by a newer version of the program (%(version)s); "
        "this one reads up to %(reads)s: update first."
    ),
    "missing": _("The template is not whole: %(where)s is missing."),
    "unknown": _("The template holds something this version does not know: %(where)s."),
    "list": _("%(where)s must be a list."),
    "row": _("%(where)s must have named fields."),
    "too-many": _("%(where)s can have %(most)s rows at most."),
    "empty": _("%(where)s must not be empty."),
    "text": _("%(where)s must be plain text."),
    "too-long": _("%(where)s can have %(most)s letters at most."),
    "url": _("%(where)s must be an address that begins with http:// or https://."),
    "whole": _("%(where)s must be a whole number."),
    "range": _("%(where)s must be from %(least)s to %(most)s."),
    "number": _("%(where)s must be a number written as text, with two decimals at most."),
    "time": _("%(where)s must be a time such as 21:00."),
    "code": _("%(where)s must be a code of small letters, digits and hyphens."),
    "codes": _("%(where)s must be a list of different codes."),
    "flag": _("%(where)s must be true or false."),
    "day": _("%(where)s must be a day such as 2026-11-21."),
}
"""What is said of each misfit."""


def document_of(city: City) -> Row:
    """The template of a city as it is today: how it is set up, and nobody in it."""
    return {
        "format": FORMAT,
        "version": VERSION,
        "made_from": {"code": city.code, "name_th": city.name_th, "name_en": city.name_en},
        "made_on": today().isoformat(),
        "program": version("learningcity"),
        "parts": {part.code: bare(rows_of(part, city)) for part in PARTS},
    }


def rows_of(part: Part, city: City) -> list[Row]:
    """The rows of a part with the records they are; patterns not used yet stand as the template said them."""
    rows = part.read(city)
    start = start_of(city) if part.patterns else None
    if start is None:
        return rows
    names, uuids = {_name(row) for row in rows}, {row["uuid"] for row in rows}
    used = {key for key, record in _records(start).items() if record in uuids}
    waiting = _by_key(start, part.code).items()
    return [*rows, *(row for key, row in waiting if key not in used and _name(row) not in names)]


def misfit_of(document: Row, place: Callable[[str], str] = str) -> str:
    """Why no city could begin with a document of this version, or nothing; `place` words where in it."""
    try:
        check_document(document)
    except Misfit as misfit:
        return _said(misfit, place)
    return ""


def _name(row: Row) -> str:
    return str(row.get("name_th") or row.get("title_th"))


def start_of(city: City) -> Start | None:
    """The template a city started from, if it did."""
    return Start.objects.filter(city=city).first()


def pattern_of(city: City, part: str, key: str) -> Row | None:
    """A pattern of the template a city started from, by its place in the document."""
    start = start_of(city)
    return _by_key(start, part).get(key) if start else None


def _by_key(start: Start, part: str) -> dict[str, Row]:
    rows = brought_up(start.document)["parts"][part]
    return {f"{part}.{place}": row for place, row in enumerate(rows, 1)}


def _records(start: Start) -> dict[str, str]:
    return {key: str(record) for key, record in start.origins.values_list("key", "record")}


def written(document: Row) -> bytes:
    """A document as a file."""
    return (json.dumps(document, ensure_ascii=False, indent=1) + "\n").encode()


def digest(document: Row) -> str:
    """The hash of a document, whatever the order and spaces in which it is written (SHA-256)."""
    kept = json.dumps(document, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(kept.encode()).hexdigest()


def read_file(data: bytes) -> Row:
    """The template in a file; one that this program cannot take is refused in a sentence."""
    try:
        if len(data) > LARGEST:
            raise Misfit("too-large")
        document = read_document(_decoded(data))
        _check_day(document)
    except Misfit as misfit:
        raise Refused(f"template-{misfit.code}", _said(misfit), field="file") from misfit
    return document


def _said(misfit: Misfit, place: Callable[[str], str] = str) -> str:
    return str(SENTENCES[misfit.code]) % {"where": place(misfit.where), **misfit.said}


def _decoded(data: bytes) -> Any:
    try:
        return json.loads(data.decode("utf-8-sig"), object_pairs_hook=_once, parse_constant=_no_number)
    except Misfit:
        raise
    except (ValueError, RecursionError) as fault:
        raise Misfit("not-json") from fault


def _once(pairs: list[tuple[str, Any]]) -> Row:
    if len(dict(pairs)) != len(pairs):
        raise Misfit("not-json")
    return dict(pairs)


def _no_number(_name: str) -> Any:
    raise Misfit("not-json")


def _check_day(document: Row) -> None:
    try:
        date.fromisoformat(document["made_on"])
    except ValueError as fault:
        raise Misfit("day", "made_on") from fault


# -- how far a city has drifted ----------------------------------------------------------------------------


class PartDrift(NamedTuple):
    """A part with its lines against the template, and how many of a hundred are as it says."""

    part: Part
    lines: list[Drift]
    percent: int | None

    def count(self, fate: Fate) -> int:
        return sum(each.fate == fate for each in self.lines)


class Fidelity(NamedTuple):
    """How true a city has stayed to the template it started from."""

    start: Start
    parts: list[PartDrift]
    percent: int | None


def fidelity_of(city: City) -> Fidelity | None:
    """Every line of the template a city started from against how it is set up now."""
    start = start_of(city)
    if start is None:
        return None
    records, begun_with = _records(start), brought_up(start.document)["parts"]
    parts = [_part_drift(part, city, begun_with[part.code], records) for part in PARTS]
    counted = (line for each in parts if each.part.counts for line in each.lines)
    return Fidelity(start, parts, percent_same(counted))


def _part_drift(part: Part, city: City, begun_with: list[Row], records: dict[str, str]) -> PartDrift:
    before = list(lines_of(part.code, part.shape, begun_with))
    now = list(lines_of(part.code, part.shape, (part.compared or part.read)(city)))
    same_as = _same_as(part, before, now, records)
    found = drift_of(before, now, same_as, patterns=part.patterns)
    return PartDrift(part, found, percent_same(found))


def _same_as(part: Part, before: list[Line], now: list[Line], records: dict[str, str]) -> dict[str, str]:
    """For the place of a line in the template, the place of the same thing in the city now."""
    places = {line.uuid: line.key for line in now if line.uuid}
    found = {line.key: places[uuid] for line in before if (uuid := records.get(line.key)) in places}
    if part.same != Same.RECORD:
        word, taken = WORDS[part.same], set(found.values())
        named = {word(line): line.key for line in now if line.key not in taken}
        found = {line.key: named.get(word(line), "") for line in before} | found
    return found


WORDS: dict[Same, Callable[[Line], str]] = {
    Same.CODE: lambda line: str(line.said["code"]),
    Same.NAME: lambda line: _name(dict(line.said)),
}
