"""What a file says, row by row, and what would become of it."""

import hashlib
import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any, NamedTuple, Protocol

from learningcity.core.errors import Refused


class Fate(StrEnum):
    """What becomes of a row."""

    NEW = "new"
    CHANGED = "changed"
    SAME = "same"
    REFUSED = "refused"


class Source(NamedTuple):
    """A file as it came, perhaps with a second one that belongs to it."""

    name: str
    data: bytes
    companion: bytes = b""


class Ref(NamedTuple):
    """Points from one thing to another that the same file may bring."""

    kind: str
    key: str


@dataclass(frozen=True)
class Thing:
    """What a row says about one object: plain values by column, and those it has only when it is new.

    `shared` things may be said by many rows (an activity by each of its sessions), as long as they agree.
    """

    kind: str
    key: str
    values: Mapping[str, Any]
    when_new: Mapping[str, Any] = field(default_factory=dict)
    shared: bool = False


@dataclass(frozen=True)
class Problem:
    """Why a row is refused: the field it is about and a sentence."""

    row: int
    field: str
    message: str

    def as_json(self) -> dict[str, object]:
        return {"row": self.row, "field": self.field, "message": self.message}


@dataclass(frozen=True)
class Draft:
    """One row as understood: what it is called, the things it brings (itself last), or its problems.

    `twin` is the code of something else here that has the same name: perhaps the same thing twice.
    """

    number: int
    title: str
    things: tuple[Thing, ...] = ()
    problems: tuple[Problem, ...] = ()
    twin: str = ""

    @classmethod
    def refused(cls, number: int, title: str, refusals: Iterable[Refused]) -> "Draft":
        problems = (Problem(number, refusal.field, str(refusal.message)) for refusal in refusals)
        return cls(number, title, problems=tuple(problems))


@dataclass(frozen=True)
class FieldChange:
    """A value before and after, as people read them."""

    field: str
    old: str
    new: str


@dataclass(frozen=True)
class Action:
    """One write: a new object (`found` is None), or some fields of an old one."""

    thing: Thing
    found: Any
    values: Mapping[str, Any]


@dataclass(frozen=True)
class PlannedRow:
    """A row with its fate and, as the case may be, what changes or why not."""

    number: int
    title: str
    fate: Fate
    actions: tuple[Action, ...] = ()
    changes: tuple[FieldChange, ...] = ()
    problems: tuple[Problem, ...] = ()
    brings: tuple[str, ...] = ()
    twin: str = ""


@dataclass(frozen=True)
class ImportPlan:
    """All rows with their fates; nothing has been written."""

    kind: str
    rows: Sequence[PlannedRow]
    ignored: tuple[str, ...] = ()

    @property
    def counts(self) -> dict[str, int]:
        fates = Counter(row.fate for row in self.rows)
        return {"rows": len(self.rows)} | {fate.value: fates[fate] for fate in Fate}

    @property
    def problems(self) -> list[Problem]:
        return [problem for row in self.rows for problem in row.problems]

    @property
    def actions(self) -> Iterator[tuple[PlannedRow, Action]]:
        return ((row, action) for row in self.rows for action in row.actions)

    @property
    def fingerprint(self) -> str:
        """The same for two plans if and only if they would write the same."""
        said = [[r.number, r.fate, [(a.thing.key, sorted(a.values)) for a in r.actions]] for r in self.rows]
        return hashlib.sha256(json.dumps(said).encode()).hexdigest()[:16]

    def as_json(self) -> dict[str, object]:
        return {**self.counts, "problems": [problem.as_json() for problem in self.problems]}


class Store(Protocol):
    """How things of one kind are found, compared, written and removed."""

    kind: str

    def find(self, keys: Iterable[str]) -> dict[str, Any]: ...
    def plain(self, found: Any, column: str) -> Any: ...
    def shown(self, column: str, value: Any) -> str: ...
    def check(self, found: Any, values: Mapping[str, Any]) -> None: ...
    def create(self, new: Mapping[str, Mapping[str, Any]]) -> dict[str, Any]: ...
    def update(self, changed: Sequence[tuple[Any, Mapping[str, Any]]]) -> None: ...
    def get(self, ids: Iterable[int]) -> dict[int, Any]: ...
    def held_by(self, ids: Iterable[int]) -> dict[int, str]: ...
    def remove(self, ids: Iterable[int]) -> None: ...
    def touched(self, ids: Iterable[int]) -> dict[str, list[int]]: ...


class Importer(Protocol):
    """A kind of file: how it is read, and the stores it writes to, in the order of writing."""

    kind: str
    city_code: str

    @property
    def stores(self) -> Sequence[Store]: ...
    def lock(self) -> None: ...
    def drafts(self, source: Source) -> "Reading": ...


class Reading(NamedTuple):
    """A file's drafts, and the headings that were read over."""

    drafts: Iterable[Draft]
    ignored: tuple[str, ...] = ()
