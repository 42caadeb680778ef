"""All that is held about a person, to take away: as a file for programs, and as pages to read."""

from datetime import date, datetime
from pathlib import Path
from typing import Any

from django.db import models
from django.http import HttpResponse, JsonResponse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from learningcity.city.people.queries import Someone
from learningcity.core import audit, thai_time
from learningcity.core.fields import in_language
from learningcity.core.money import baht
from learningcity.core.pdf import make_pdf
from learningcity.core.personal import Holder
from learningcity.core.taking_away import Section, as_document, names_of, sections
from learningcity.web.door import CityRequest, signed_in
from learningcity.web.public.people.data import whose
from learningcity.web.ui.bilingual import reader_language

TEMPLATE = Path(__file__).resolve().parent.parent / "documents" / "my_data.typ"
NOTHING = "–"
LEFT_TO_THE_PAGE = {"auditentry"}
"""Who looked is told in sentences on its own page; in the file for programs it is whole."""


@never_cache
@signed_in
def as_file(request: CityRequest) -> HttpResponse:
    """Everything held about a person as one file that programs can read."""
    met = whose(request)
    _record_taking(request, met, "json")
    held = as_document(met.person, thai_time.now(), met.person.merged.all())
    return _offered(JsonResponse(held, json_dumps_params={"ensure_ascii": False, "indent": 2}), "json")


@never_cache
@signed_in
def as_pages(request: CityRequest) -> HttpResponse:
    """Everything held about a person as a PDF to read or print; it is kept nowhere."""
    met = whose(request)
    _record_taking(request, met, "pdf")
    pdf = make_pdf(TEMPLATE, told(met, request), language=reader_language())
    return _offered(HttpResponse(pdf, content_type="application/pdf"), "pdf")


def _record_taking(request: CityRequest, met: Someone, kind: str) -> None:
    audit.record("take_data", met.person, by=request.account, city=request.city.code, kind=kind)


def _offered(answer: HttpResponse, ending: str) -> HttpResponse:
    name = f"learning-city-{thai_time.today().isoformat()}.{ending}"
    answer["Content-Disposition"] = f'attachment; filename="{name}"'
    return answer


def told(met: Someone, request: CityRequest) -> dict[str, Any]:
    """What the printed pages say."""
    held = [
        each
        for each in sections(met.person, *met.person.merged.all())
        if each.holder.code not in LEFT_TO_THE_PAGE
    ]
    return {
        "title": _("What is held about %(name)s") % {"name": met.person.name},
        "by": in_language(request.city, "name"),
        "made": thai_time.be_date(thai_time.now(), reader_language(), "long"),
        "lead": _("This is everything the learning city holds about this person, with the reason for each."),
        "sections": [_section(each) for each in held],
    }


def _section(section: Section) -> dict[str, Any]:
    holder = section.holder
    names = [str(holder.label_of(name)) for name in section.fields]
    rows = [_pairs(holder, section.fields, names, row) for row in section.rows]
    purposes = dict.fromkeys(str(holder.held.fields[name].purpose) for name in section.fields)
    why = _("Kept %(reasons)s.") % {"reasons": " · ".join(purposes)}
    return {"title": str(holder.label), "why": why, "rows": [row for row in rows if row]}


def _pairs(holder: Holder, fields: list[str], names: list[str], row: list[Any]) -> list[list[str]]:
    said = (said_of(holder, field, value) for field, value in zip(fields, row, strict=True))
    return [[name, text] for name, text in zip(names, said, strict=True) if text != NOTHING]


def said_of(holder: Holder, path: str, value: Any) -> str:
    """A value in the reader's words; a dash where nothing is known."""
    if value in (None, "", [], {}):
        return NOTHING
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    if isinstance(value, date):
        return _moment(value)
    if isinstance(value, list | dict):
        each = _spoken(value) if isinstance(value, dict) else value
        return ", ".join(said_of(holder, path, part) for part in each if part)
    return _named(value) if isinstance(value, models.Model) else _worded(holder, path, value)


def _spoken(values: dict[str, Any]) -> list[Any]:
    """Of what a message was made from, the texts in the reader's language."""
    return [value for name, value in values.items() if name.endswith(f"_{reader_language()}")]


def _moment(value: date) -> str:
    language = reader_language()
    day = thai_time.be_date(value, language, "medium")
    return f"{day} {thai_time.clock(value, language)}" if isinstance(value, datetime) else day


def _named(row: models.Model) -> str:
    names = names_of(row)
    return names if isinstance(names, str) else names["th" if reader_language() == "th" else "en"]


def _worded(holder: Holder, path: str, value: Any) -> str:
    """The label of a choice, money in baht, a year in its era; else the value itself."""
    if path.endswith("satang"):
        return baht(value)
    if path == "birth_year":
        return str(thai_time.be_year(date(value, 1, 1)) if reader_language() == "th" else value)
    choices = {} if "__" in path else dict(getattr(holder.model._meta.get_field(path), "flatchoices", []))
    return str(choices.get(value, value))
