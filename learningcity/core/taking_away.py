"""All that is held about a person, walked over model by model as each declares it, for them to take away.

The document is `{"schema": "learningcity/my-data/1", "made_at", "person", "held": [section]}`; a section is
`{"kind", "th", "en", "fields": {field: {"th", "en", "purpose_th", "purpose_en", "basis"}}, "rows": [{field:
value}]}`. Moments are ISO 8601, years of the Christian era, money in satang, choices their codes; a row of a
place, an activity or an organisation is `{"th", "en"}`.
"""

from collections.abc import Iterable, Iterator
from datetime import date, datetime, time
from typing import Any, NamedTuple
from uuid import UUID

from django.core.exceptions import ObjectDoesNotExist
from django.db import models
from django.utils.translation import override

from learningcity.core.personal import Holder, holders

SCHEMA = "learningcity/my-data/1"


class Section(NamedTuple):
    """What one model holds about a person; the values of a row stand in the order of the fields."""

    holder: Holder
    fields: list[str]
    rows: list[list[Any]]


def sections(*records: models.Model) -> Iterator[Section]:
    """What is held about a person, who may have several records; models that hold nothing are left out.

    About oneself comes first.
    """
    for holder in sorted(holders(), key=lambda each: bool(each.held.person)):
        fields = [name for name, held in holder.held.fields.items() if held.shown]
        found = (row for record in records for row in holder.rows_of(record).order_by("pk"))
        rows = [[_value(row, name) for name in fields] for row in found]
        if rows and fields:
            yield Section(holder, fields, rows)


def _value(row: Any, path: str) -> Any:
    """The value at the end of a path of fields; nothing where the path breaks off."""
    for name in path.split("__"):
        try:
            row = getattr(row, name, None)
        except ObjectDoesNotExist:
            return None
    return row


def as_document(
    person: models.Model, made_at: datetime, merged: Iterable[models.Model] = ()
) -> dict[str, Any]:
    """The whole as plain values for JSON, with what stayed with records merged into the person's own."""
    held = [_as_plain_section(section) for section in sections(person, *merged)]
    known_as = str(getattr(person, "uuid", person.pk))
    return {"schema": SCHEMA, "made_at": made_at.isoformat(), "person": known_as, "held": held}


def _as_plain_section(section: Section) -> dict[str, Any]:
    holder = section.holder
    rows = [
        {name: plain(value) for name, value in zip(section.fields, row, strict=True)} for row in section.rows
    ]
    fields = {name: _described(holder, name) for name in section.fields}
    return {"kind": holder.code, **in_both(lambda: holder.label), "fields": fields, "rows": rows}


def _described(holder: Holder, name: str) -> dict[str, str]:
    held = holder.held.fields[name]
    purpose = in_both(lambda: held.purpose)
    return {
        **in_both(lambda: holder.label_of(name)),
        "purpose_th": purpose["th"],
        "purpose_en": purpose["en"],
        "basis": held.basis.value,
    }


def in_both(said: Any) -> dict[str, str]:
    """A translated text in Thai and English."""
    texts = {}
    for language in ("th", "en"):
        with override(language):
            texts[language] = str(said())
    return texts


def plain(value: Any) -> Any:
    """A value as JSON knows it."""
    if isinstance(value, models.Model):
        return names_of(value)
    if isinstance(value, datetime | date | time):
        return value.isoformat()
    if isinstance(value, dict):
        return {str(key): plain(each) for key, each in value.items()}
    if isinstance(value, list | tuple | set):
        return [plain(each) for each in value]
    if isinstance(value, UUID) or not isinstance(value, str | int | float | bool | None):
        return str(value)
    return value


def names_of(row: models.Model) -> dict[str, str] | str:
    """What a row is called in both languages, where it has bilingual columns; else its one name."""
    for column in ("name", "title"):
        if hasattr(row, f"{column}_th"):
            return {
                "th": getattr(row, f"{column}_th"),
                "en": getattr(row, f"{column}_en") or getattr(row, f"{column}_th"),
            }
    return str(row)
