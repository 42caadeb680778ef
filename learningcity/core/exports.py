"""Tables on the way out: CSV and XLSX that a spreadsheet program opens without running anything."""

import csv
import io
import re
from collections.abc import Iterable, Sequence
from datetime import date, datetime, time

import openpyxl

from learningcity.core.thai_clock import local

Value = str | int | float | date | datetime | time | None

_RISKY = ("=", "+", "-", "@", "\t", "\r")
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f]")


def neutral(text: str) -> str:
    """Text that a spreadsheet program will not take for a formula."""
    text = _CONTROL.sub("", text)
    return f"'{text}" if text.startswith(_RISKY) else text


def write_csv(headings: Sequence[str], rows: Iterable[Sequence[Value]]) -> bytes:
    """UTF-8 with the mark Excel needs to see Thai; dates and times as ISO, numbers plain."""
    stream = io.StringIO(newline="")
    writer = csv.writer(stream)
    writer.writerow([neutral(heading) for heading in headings])
    writer.writerows([_written(value) for value in row] for row in rows)
    return stream.getvalue().encode("utf-8-sig")


def write_xlsx(headings: Sequence[str], rows: Iterable[Sequence[Value]], *, title: str = "") -> bytes:
    """A workbook of one sheet whose head stays in sight."""
    book = openpyxl.Workbook(write_only=True)
    sheet = book.create_sheet(re.sub(r"[\\/*?:\[\]]", " ", title)[:31] or None)
    sheet.freeze_panes = "A2"
    sheet.append([neutral(heading) for heading in headings])
    for row in rows:
        sheet.append([_stored(value) for value in row])
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def _written(value: Value) -> str | int | float:
    match value:
        case None:
            return ""
        case datetime():
            return local(value).strftime("%Y-%m-%d %H:%M")
        case date():
            return value.isoformat()
        case time():
            return value.isoformat("minutes")
        case str():
            return neutral(value)
    return value


def _stored(value: Value) -> Value:
    match value:
        case datetime():
            return local(value).replace(tzinfo=None)
        case str():
            return neutral(value)
    return value
