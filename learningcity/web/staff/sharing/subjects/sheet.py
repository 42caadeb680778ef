"""A shared subject as lists of records: no column names a person, and no number tells of a few."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, NamedTuple

from django.utils.functional import Promise
from django.utils.translation import gettext as _

from learningcity.city.people.rules.sharing import told, told_sum
from learningcity.core import thai_time
from learningcity.core.exports import Value
from learningcity.core.few import FEWEST
from learningcity.web.ui.bilingual import reader_language


class Tag(NamedTuple):
    """How a record stands: colour, icon, word."""

    kind: str
    icon: str
    label: str | Promise


class Few(NamedTuple):
    """A number of people that is not told because they are a few."""


Cell = str | int | date | Tag | Few | None


class Column(NamedTuple):
    """A column by its heading; numbers stand to the right."""

    label: str
    is_number: bool = False


def number(label: str) -> Column:
    """A column of numbers."""
    return Column(label, is_number=True)


class Shown(NamedTuple):
    """A cell in words."""

    cell: Cell
    text: str
    column: Column

    @property
    def tag(self) -> Tag | None:
        return self.cell if isinstance(self.cell, Tag) else None

    @property
    def is_told(self) -> bool:
        """Whether it says anything; on a phone what says nothing is left out."""
        return self.cell is not None and self.cell != ""


@dataclass(frozen=True)
class Row:
    """A record: its cells, the marks by which figures count it, and its public page where it has one."""

    cells: tuple[Cell, ...]
    marks: frozenset[str] = frozenset()
    url: str = ""
    invented: bool = False


@dataclass(frozen=True)
class Sheet:
    """A list of records of one kind."""

    key: str
    title: str
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]

    def only(self, mark: str) -> "Sheet":
        """The records that carry a mark."""
        return replace(self, rows=tuple(row for row in self.rows if mark in row.marks))

    @property
    def shown(self) -> list[tuple[Row, list["Shown"]]]:
        """Each record with its cells in words under their headings."""
        return [
            (
                row,
                [
                    Shown(cell, words(cell), column)
                    for cell, column in zip(row.cells, self.columns, strict=True)
                ],
            )
            for row in self.rows
        ]

    def lines(self) -> Iterable[list[Value]]:
        """The records as a table for a spreadsheet program."""
        for row in self.rows:
            yield [_plain(cell) for cell in row.cells]


@dataclass(frozen=True)
class Figure:
    """A number that leads to its records: those with a mark, or all of a list where it has none."""

    label: str
    value: int | None
    mark: str = ""
    pressing: bool = False
    is_whole: bool = True

    @property
    def text(self) -> str:
        return words(self.value) if self.is_whole else _("%(number)s or more") % {"number": words(self.value)}


@dataclass(frozen=True)
class Told:
    """A subject as it is shared: its figures and the lists behind them."""

    sheets: tuple[Sheet, ...]
    figures: tuple[Figure, ...]
    source: str = ""

    def only(self, mark: str) -> tuple[Sheet, ...]:
        """The lists, narrowed to what a figure counts."""
        if not mark:
            return self.sheets
        return tuple(sheet for each in self.sheets if (sheet := each.only(mark)).rows)


def count(label: Callable[[int], str] | str, mark: str, *sheets: Sheet, pressing: bool = False) -> Figure:
    """How many records carry a mark; pressing only while there are any."""
    number = sum(mark in row.marks for sheet in sheets for row in sheet.rows)
    return Figure(label if isinstance(label, str) else label(number), number, mark, pressing and number > 0)


def people(label: str, parts: dict[Any, int]) -> Figure:
    """How many people the parts add up to, as far as nobody is made out by it."""
    total = told_sum(parts)
    return Figure(label, total.people, is_whole=total.is_whole)


def people_cell(number: int) -> Cell:
    """A number of people in a cell."""
    shown = told(number)
    return Few() if shown is None else shown


def words(cell: Cell) -> str:
    """A cell as it is read."""
    match cell:
        case None | "":
            return "–"
        case Few():
            return _("fewer than %(few)s") % {"few": FEWEST}
        case Tag():
            return str(cell.label)
        case date():
            return thai_time.be_date(cell, reader_language(), "medium")
        case int():
            return f"{cell:,}"
    return str(cell)


def _plain(cell: Cell) -> Value:
    """A cell in a table that is taken along: numbers and days stay what they are."""
    return words(cell) if isinstance(cell, Few | Tag) else cell
