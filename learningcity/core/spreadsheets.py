"""Raw cells of a CSV or XLSX file, its kind told by content and not by name, within limits."""

import csv
import io
import re
import zipfile
from collections.abc import Callable, Iterator
from datetime import date, datetime, time, timedelta
from itertools import islice
from typing import IO, Any, NamedTuple

import charset_normalizer
import openpyxl
from django.conf import settings
from django.utils.translation import gettext_lazy as _
from openpyxl.utils.cell import range_boundaries

from learningcity.core.errors import Refused

Grid = list[tuple[int, list[str]]]
"""Rows that hold anything, each with the number a spreadsheet program shows beside it."""


class Limits(NamedTuple):
    """How much of a file is read before it is refused."""

    megabytes: int = 20
    unpacked_megabytes: int = 100
    rows: int = 100_000
    empty_rows: int = 50_000
    columns: int = 200
    letters_a_cell: int = 20_000

    @classmethod
    def standing(cls) -> "Limits":
        """The limits this installation has set."""
        megabytes = settings.IMPORT_LIMIT_BYTES // (1024 * 1024)
        return cls(megabytes=megabytes, rows=settings.IMPORT_LIMIT_ROWS)


_ZIP, _OLD_OFFICE = b"PK\x03\x04", b"\xd0\xcf\x11\xe0"
_NO_TABLES = (
    b"\x89PNG",
    b"\xff\xd8\xff",
    b"GIF8",
    b"%PDF",
    b"RIFF",
    b"\x1f\x8b",
    b"Rar!",
    b"7z\xbc\xaf",
    b"BM",
)
_CONTROL = re.compile("[\x00-\x08\x0e-\x1f]")
_MARKUP = re.compile(r"\s*(<|[{\[]\s*[\"{\[\]}])")
_MERGED = re.compile(rb'<(?:\w+:)?mergeCell\s+ref="([A-Z]+[0-9]+:[A-Z]+[0-9]+)"')
_MERGES_READ, _MERGED_HEAD_ROWS = 500, 30
_PIECE, _LONGEST_MERGE, _LONGEST_ROW = 1_000_000, 100, 8_000_000
_END = "\x1f"
"""Stands after the last row while it is read; a cell that swallows it has an open quotation mark."""

_FORMULA_MARKS = "=+-@"


def read_grid(data: bytes, limits: Limits) -> Grid:
    """All rows of the file's first sheet that hold anything, as text."""
    if len(data) > limits.megabytes * 1024 * 1024:
        raise too_large(limits)
    rows = _sheet(data, limits) if data.startswith(_ZIP) else _delimited(_text_of(data), limits)
    grid: Grid = []
    for read, (number, cells) in enumerate(rows):
        if any(cells):
            _check_row(cells, len(grid), limits)
            grid.append((number, cells))
        elif read - len(grid) >= limits.empty_rows:
            raise _too_many_empty_rows(limits)
    return grid


def _too_many_empty_rows(limits: Limits) -> Refused:
    sentence = _("The file has more than %(rows)s empty rows. Delete them and save it again.")
    return Refused("too-many-empty-rows", sentence % {"rows": f"{limits.empty_rows:,}"}, field="file")


def _too_many_columns(limits: Limits) -> Refused:
    sentence = _("The file has more than %(columns)s columns.")
    return Refused("too-many-columns", sentence % {"columns": limits.columns}, field="file")


def too_large(limits: Limits) -> Refused:
    """The refusal of a file with more bytes than are read."""
    sentence = _("The file is larger than %(megabytes)s MB. Divide it into several files.")
    return Refused("file-too-large", sentence % {"megabytes": limits.megabytes}, field="file")


def _check_row(cells: list[str], so_far: int, limits: Limits) -> None:
    if so_far >= limits.rows:
        sentence = _("The file has more than %(rows)s rows. Divide it into several files.")
        raise Refused("too-many-rows", sentence % {"rows": f"{limits.rows:,}"}, field="file")
    if any(cells[limits.columns :]):
        raise _too_many_columns(limits)
    if max(map(len, cells)) > limits.letters_a_cell:
        sentence = _("A cell has more than %(letters)s letters.")
        raise Refused("cell-too-long", sentence % {"letters": f"{limits.letters_a_cell:,}"}, field="file")


def no_table() -> Refused:
    """The refusal of a file that is something else: a picture, a PDF, a web page."""
    sentence = _("This file is not a table. Choose a CSV file or an Excel file (.xlsx).")
    return Refused("not-a-table", sentence, field="file")


def _text_of(data: bytes) -> str:
    if data.startswith(_OLD_OFFICE):
        sentence = _("This is an old or locked Excel file. Open it in Excel and save it as .xlsx or CSV.")
        raise Refused("old-excel", sentence, field="file")
    if data.startswith(_NO_TABLES):
        raise no_table()
    text = decode(data)
    if _CONTROL.search(text) or _MARKUP.match(text):
        raise no_table()
    return text


def decode(data: bytes) -> str:
    """Text from UTF-8, UTF-16 with a mark, the Thai code pages (cp874, TIS-620) or what it most likely is."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return _decoded_or_refused(lambda: data.decode("utf-16"))
    for attempt in (_utf8, _thai):
        text = attempt(data)
        if text is not None:
            return text
    guess = charset_normalizer.from_bytes(data[:100_000]).best()
    if guess is None:
        raise _unreadable()
    return _decoded_or_refused(lambda: data.decode(guess.encoding))


def _decoded_or_refused(decoding: Callable[[], str]) -> str:
    try:
        return decoding()
    except (UnicodeError, LookupError) as fault:
        raise _unreadable() from fault


def _unreadable() -> Refused:
    sentence = _("The letters of this file cannot be read. Save it as “CSV UTF-8” and try again.")
    return Refused("unknown-encoding", sentence, field="file")


def _utf8(data: bytes) -> str | None:
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return None


def _thai(data: bytes) -> str | None:
    """The text in cp874 if nearly all that is not ASCII in it is Thai."""
    try:
        text = data.decode("cp874")
    except UnicodeDecodeError:
        return None
    foreign = [letter for letter in text[:200_000] if letter > "\x7f"]
    thai = sum("\u0e01" <= letter <= "\u0e5b" for letter in foreign)
    return text if thai >= 0.9 * len(foreign) else None


def _delimited(text: str, limits: Limits) -> Iterator[tuple[int, list[str]]]:
    reader = csv.reader(io.StringIO(f"{text}\n{_END}", newline=""), delimiter=_delimiter(text))
    try:
        for number, cells in enumerate(reader, 1):
            if cells == [_END]:
                return
            yield number, [_shown(cell) for cell in cells]
        raise _open_quote()
    except csv.Error as fault:  # a cell longer than the reader takes
        sentence = _("A cell has more than %(letters)s letters.")
        raise Refused(
            "cell-too-long", sentence % {"letters": f"{limits.letters_a_cell:,}"}, field="file"
        ) from fault


def _open_quote() -> Refused:
    sentence = _("A quotation mark in the file is not closed, so its rows cannot be told apart.")
    return Refused("open-quote", sentence, field="file")


def _delimiter(text: str) -> str:
    """The separator that most of the first lines have, then most of the first; a comma where none shows."""
    lines = re.sub(r'"[^"]*"', "", "\n".join(text[:20_000].splitlines()[:30])).splitlines() or [""]
    return max(",\t;|", key=lambda sign: (sum(sign in line for line in lines), lines[0].count(sign)))


def _sheet(data: bytes, limits: Limits) -> Iterator[tuple[int, list[str]]]:
    try:
        yield from _sheet_rows(data, limits)
    except Refused:
        raise
    except Exception as fault:  # openpyxl raises almost anything on a damaged file
        sentence = _("This Excel file is damaged. Open it in Excel, save it again and try again.")
        raise Refused("damaged-excel", sentence, field="file") from fault


def _sheet_rows(data: bytes, limits: Limits) -> Iterator[tuple[int, list[str]]]:
    with zipfile.ZipFile(io.BytesIO(data)) as parts:
        _refuse_unfit_parts(parts, limits)
        book = openpyxl.load_workbook(io.BytesIO(data), read_only=True, data_only=True)
        sheet: Any = next(
            (one for one in book.worksheets if one.sheet_state == "visible"), book.worksheets[0]
        )
        sheet.reset_dimensions()  # what the file says of its own size is often wrong
        spread = _spread_of(parts, sheet)
    for number, values in enumerate(sheet.iter_rows(max_col=limits.columns + 1, values_only=True), 1):
        cells = [_text(value) for value in values]
        for column, text in _filled_in(spread, number, cells):
            cells.extend([""] * (column + 1 - len(cells)))
            cells[column] = text
        yield number, cells


def _refuse_unfit_parts(parts: zipfile.ZipFile, limits: Limits) -> None:
    names = parts.infolist()
    if "xl/workbook.xml" not in {part.filename for part in names}:
        raise no_table()
    if len(names) > 2_000 or sum(part.file_size for part in names) > limits.unpacked_megabytes * 1024 * 1024:
        sentence = _("This Excel file holds more than %(megabytes)s MB when unpacked. Save it as CSV.")
        raise Refused("unpacks-too-large", sentence % {"megabytes": limits.unpacked_megabytes}, field="file")
    for part in names:
        if part.filename.endswith((".xml", ".rels")) and b"<!" in _opening(parts, part).replace(b"<!--", b""):
            raise no_table()  # a document type: spreadsheets have none, attacks do
        if part.filename.startswith("xl/worksheets/"):
            with parts.open(part) as stream:
                _refuse_endless_row(stream, limits)


def _opening(parts: zipfile.ZipFile, part: zipfile.ZipInfo) -> bytes:
    with parts.open(part) as stream:
        return stream.read(1_000)


class _Spread(NamedTuple):
    """A merged block of the sheet's head: rows and columns (from 0), and its first cell's text once seen."""

    first_row: int
    last_row: int
    first_column: int
    last_column: int
    text: list[str]


def _refuse_endless_row(stream: IO[bytes], limits: Limits) -> None:
    """Refuse a sheet with a row that no table has: openpyxl would hold all its cells at once."""
    since = 0
    while piece := stream.read(_PIECE):
        found = piece.rfind(b"row")
        since = since + len(piece) if found < 0 else len(piece) - found
        if since > _LONGEST_ROW:
            raise _too_many_columns(limits)


def _spread_of(parts: zipfile.ZipFile, sheet: Any) -> list[_Spread]:
    with parts.open(sheet._worksheet_path.lstrip("/")) as stream:
        found = list(islice(_merges(stream), _MERGES_READ))
    blocks = [range_boundaries(block.decode()) for block in found]
    return [
        _Spread(top or 1, bottom or 1, (left or 1) - 1, (right or 1) - 1, [])
        for left, top, right, bottom in blocks
        if top and top <= _MERGED_HEAD_ROWS
    ]


def _merges(stream: IO[bytes]) -> Iterator[bytes]:
    """The merged blocks of a sheet, which stand at its end, without ever holding the whole of it."""
    rest = b""
    while piece := stream.read(_PIECE):
        text = rest + piece
        ends = 0
        for found in _MERGED.finditer(text):
            yield found[1]
            ends = found.end()
        rest = text[max(ends, len(text) - _LONGEST_MERGE) :]


def _filled_in(spread: list[_Spread], number: int, cells: list[str]) -> Iterator[tuple[int, str]]:
    """What merged blocks say in the cells of this row that a spreadsheet stores as empty."""
    for block in spread:
        if block.first_row == number and block.first_column < len(cells):
            block.text.append(cells[block.first_column])
        if block.text and block.first_row <= number <= block.last_row:
            for column in range(block.first_column, min(block.last_column + 1, 200)):
                yield column, block.text[0]


def _text(value: object) -> str:
    """A spreadsheet's value as a person would type it; dates and times as ISO."""
    if value is None:
        return ""
    if isinstance(value, date | time):
        return _iso(value)
    if isinstance(value, timedelta):
        return f"{value.total_seconds() / 86_400:.10f}"
    if isinstance(value, float) and value.is_integer() and abs(value) < 1e15:
        return str(int(value))
    return _shown(str(value))


def _iso(value: date | time) -> str:
    if isinstance(value, datetime) and value.time() != time():
        return value.isoformat(" ", "minutes")
    if isinstance(value, datetime):
        return value.date().isoformat()
    return value.isoformat("minutes") if isinstance(value, time) else value.isoformat()


def _shown(text: str) -> str:
    """The cell without the apostrophe that keeps our own exports from being taken for a formula."""
    text = text.strip()
    return text[1:] if text[:1] == "'" and text[1:2] in _FORMULA_MARKS and len(text) > 1 else text
