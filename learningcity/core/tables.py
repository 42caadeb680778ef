"""Tables as government really writes them: titles above the head, heads over several rows, names in Thai."""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise, starmap
from typing import NamedTuple

from django.utils.translation import gettext_lazy as _

from learningcity.core.errors import Refused
from learningcity.core.geojson import is_geojson, read_geojson
from learningcity.core.spreadsheets import Grid, Limits, read_grid
from learningcity.core.thai_text import normalise

Aliases = Mapping[str, Sequence[str]]
"""For each field the headings that mean it, the preferred first."""

_HEAD_SEARCHED, _HEAD_DEEPEST = 25, 3
_NOT_TELLING = re.compile("[^\\w\u0e00-\u0e7f]|_")  # Thai vowels and tones are not letters to re


@dataclass(frozen=True)
class Row:
    """One row with the number a spreadsheet program shows; `surplus` means cells beyond the headings."""

    number: int
    cells: dict[str, str | None]
    surplus: bool = False

    def get(self, field: str) -> str:
        """The cell's text, or an empty string."""
        return self.cells.get(field) or ""


@dataclass(frozen=True)
class Table:
    """The fields found, the rows, and the headings nobody knows (read over, but worth saying)."""

    columns: tuple[str, ...]
    rows: list[Row]
    ignored: tuple[str, ...] = ()

    def require(self, fields: Iterable[str], aliases: Aliases) -> None:
        """Refuse the file if a field has no column, naming the heading it should have."""
        missing = [aliases[field][-1] for field in fields if field not in self.columns]
        if missing:
            sentence = _("The file has no column %(names)s.")
            names = ", ".join(f"“{name}”" for name in missing)
            raise Refused("missing-column", sentence % {"names": names}, field="file")


class _Head(NamedTuple):
    start: int
    depth: int
    fields: dict[int, str]
    headings: list[str]


def read_table(
    data: bytes,
    aliases: Aliases,
    limits: Limits | None = None,
    *,
    patterned: Callable[[str], str | None] | None = None,
) -> Table:
    """The rows of a CSV, XLSX or GeoJSON file, by field; anything else is refused in a sentence.

    `patterned` gives the field of a heading that no list could hold, such as an age band.
    """
    limits = limits or Limits.standing()
    grid = _features_grid(data, limits) if is_geojson(data) else read_grid(data, limits)
    if not grid:
        raise Refused("empty-file", _("The file is empty."), field="file")
    head = _with_patterned(_find_head(grid, aliases), patterned)
    body = grid[head.start + head.depth :]
    rows = [_row(number, cells, head) for number, cells in body]
    ignored = [name for index, name in enumerate(head.headings) if name and index not in head.fields]
    return Table(tuple(head.fields.values()), [row for row in rows if row], tuple(ignored))


def _features_grid(data: bytes, limits: Limits) -> Grid:
    """The features of a map as rows: their properties by name, and where their points are."""
    rows = []
    for feature in read_geojson(data, limits):
        if feature.fault:
            raise feature.fault
        point = feature.geometry["coordinates"] if feature.geometry["type"] == "Point" else ()
        rows.append(dict(zip(("lon", "lat"), map(str, point), strict=False)) | feature.properties)
    names = list(dict.fromkeys(name for row in rows for name in row))
    return [
        (0, names),
        *((number, [row.get(name, "") for name in names]) for number, row in enumerate(rows, 1)),
    ]


def _with_patterned(head: _Head, patterned: Callable[[str], str | None] | None) -> _Head:
    if patterned is None:
        return head
    left = ((index, name) for index, name in enumerate(head.headings) if name and index not in head.fields)
    more = {index: field for index, name in left if (field := patterned(name))}
    return head._replace(fields=head.fields | more)


def _row(number: int, cells: list[str], head: _Head) -> Row:
    found = {
        field: normalise(cells[index], keep_lines=True) or None if index < len(cells) else None
        for index, field in head.fields.items()
    }
    return Row(number, found, surplus=any(cells[len(head.headings) :]))


def heading_key(heading: str) -> str:
    """A heading stripped to what tells it apart: no case, spaces, punctuation or star."""
    return _NOT_TELLING.sub("", normalise(heading).lower())


def _find_head(grid: Grid, aliases: Aliases) -> _Head:
    meanings = {heading_key(name): field for field, names in aliases.items() for name in (*names, field)}
    tries = [
        _head_at(grid, start, depth, meanings)
        for start in range(min(len(grid), _HEAD_SEARCHED))
        for depth in range(1, min(_HEAD_DEEPEST, len(grid) - start) + 1)
    ]
    best = max(tries, key=lambda head: len(set(head.fields.values())), default=None)
    if best is None or not best.fields:
        sentence = _("No headings were found in the file. The first row should say %(names)s.")
        names = ", ".join(names[-1] for names in list(aliases.values())[:4])
        raise Refused("no-headings", sentence % {"names": names}, field="file")
    return _settled(best, aliases)


def _head_at(grid: Grid, start: int, depth: int, meanings: Mapping[str, str]) -> _Head:
    lines = [cells for _number, cells in grid[start : start + depth]]
    width = max(map(len, lines))
    stacks = [[line[index] for line in lines if index < len(line) and line[index]] for index in range(width)]
    while stacks and not stacks[-1]:
        stacks.pop()
    found = ((index, _meaning(stack, meanings)) for index, stack in enumerate(stacks))
    return _Head(start, depth, {index: field for index, field in found if field}, list(map(_joined, stacks)))


def _joined(stack: list[str]) -> str:
    return " ".join(normalise(part) for part in dict.fromkeys(stack))


def _meaning(stack: list[str], meanings: Mapping[str, str]) -> str | None:
    """The field of a stack of headings: of all of it together, or of its lowest part that means one."""
    for name in (_joined(stack), *reversed(stack)):
        if name and (field := meanings.get(heading_key(name))):
            return field
    return None


def _settled(head: _Head, aliases: Aliases) -> _Head:
    """The head with one column a field; two columns under the same heading are refused."""
    by_field: dict[str, list[int]] = {}
    for index, field in head.fields.items():
        by_field.setdefault(field, []).append(index)
    chosen = {_preferred(columns, head, aliases[field]): field for field, columns in by_field.items()}
    return head._replace(fields=dict(sorted(chosen.items())))


def _preferred(columns: list[int], head: _Head, names: Sequence[str]) -> int:
    keys = sorted((heading_key(head.headings[index]), index) for index in columns)
    if any(starmap(lambda one, other: one[0] == other[0], pairwise(keys))):
        sentence = _("Two columns have the heading “%(name)s”. Remove or rename one.")
        raise Refused("duplicate-heading", sentence % {"name": head.headings[columns[0]]}, field="file")
    order = [heading_key(name) for name in names]
    return min(columns, key=lambda index: _place(order, heading_key(head.headings[index])))


def _place(order: list[str], key: str) -> int:
    return order.index(key) if key in order else len(order)
