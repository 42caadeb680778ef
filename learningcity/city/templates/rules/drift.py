"""How far a city has gone from the template it started from, line by line."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from enum import StrEnum
from typing import Any, NamedTuple

from learningcity.city.templates.rules.fields import Field, Row


class Fate(StrEnum):
    SAME = "same"
    CHANGED = "changed"
    ADDED = "added"
    REMOVED = "removed"
    WAITING = "waiting"


MEANINGS: dict[Fate, str] = {
    Fate.SAME: "every field is as the template says",
    Fate.CHANGED: "the record is there and a field of it differs",
    Fate.ADDED: "the city has it and the template does not",
    Fate.REMOVED: "the template has it and the city has it no more",
    Fate.WAITING: "a pattern the city has not used yet; it is not counted",
}


class Line(NamedTuple):
    """One thing of a part: where it stands in the document, the record it is, and what is said of it."""

    part: str
    key: str
    said: Mapping[str, Any]
    uuid: str = ""
    kind: str = ""


class Drift(NamedTuple):
    """A line as it was and as it is, and the names of the fields that differ."""

    fate: Fate
    before: Line | None
    now: Line | None
    fields: tuple[str, ...] = ()

    @property
    def line(self) -> Line:
        """What is there, or what was."""
        found = self.now or self.before
        assert found is not None  # noqa: S101  a drift is of something
        return found


def lines_of(part: str, shape: Field, given: Iterable[Row], above: str = "") -> Iterator[Line]:
    """Every row of a part and of the rows within, each by its place in the document."""
    for number, row in enumerate(given, 1):
        key = f"{above}{shape.name}.{number}"
        said = {field.name: row[field.name] for field in shape.of if field.kind != "rows"}
        yield Line(part, key, said, row.get("uuid", ""), shape.name)
        for field in shape.of:
            if field.kind == "rows":
                yield from lines_of(part, field, row[field.name], f"{key}.")


def drift_of(
    before: Iterable[Line], now: Iterable[Line], same_as: Mapping[str, str], *, patterns: bool = False
) -> list[Drift]:
    """Each line of the template against the city's, and what the city added.

    `same_as` says for the key of a line in the template which key of the city's now is the same thing.
    """
    here = {line.key: line for line in now}
    found = [_drift(line, here.pop(same_as.get(line.key, ""), None), patterns=patterns) for line in before]
    return [*found, *(Drift(Fate.ADDED, None, line) for line in here.values())]


def _drift(before: Line, now: Line | None, *, patterns: bool) -> Drift:
    if now is None:
        return Drift(Fate.WAITING if patterns else Fate.REMOVED, before, None)
    fields = tuple(name for name, value in before.said.items() if now.said.get(name) != value)
    return Drift(Fate.CHANGED if fields else Fate.SAME, before, now, fields)


def percent_same(found: Iterable[Drift]) -> int | None:
    """Of a hundred lines that count, how many are as the template says, rounded down; nothing of none."""
    counted = Counter(each.fate for each in found if each.fate != Fate.WAITING)
    whole = counted.total()
    return 100 * counted[Fate.SAME] // whole if whole else None


def names_of(*names: str) -> set[str]:
    """What a city is called in texts: its names, also without the word for what it is."""
    short = {_WHAT_IT_IS.sub("", name).strip() for name in names}
    return {name for name in {*names, *short} if len(name) >= SHORTEST_NAME}


def says(line: Line, names: set[str]) -> bool:
    """Whether a text of a line names one of these, but for where it is from."""
    texts = [value for name, value in line.said.items() if isinstance(value, str) and name != "source"]
    return any(name in text for text in texts for name in names)


_WHAT_IT_IS = re.compile(r"^(เขต|อำเภอเมือง|อำเภอ|จังหวัด|เทศบาลนคร|เทศบาลเมือง|เทศบาลตำบล|เมือง)")
SHORTEST_NAME = 3
