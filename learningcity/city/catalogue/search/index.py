"""The index of one machine: files that many processes read, one at a time writes, and all may lose."""

import fcntl
import json
import os
import shutil
import threading
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import asdict, dataclass, field, replace
from datetime import datetime
from functools import cached_property
from pathlib import Path
from typing import Any, Self, TypeVar
from uuid import uuid4

from tantivy import FieldType, Index, IndexWriter, Occur, Order, Query, Schema, Searcher

from learningcity.city.catalogue.search.entries import (
    VERSION,
    Entry,
    Rank,
    as_document,
    as_stone,
    build_schema,
    unpack_rank,
)

MARK = "mark"
SMALL_HEAP, LARGE_HEAP = 15_000_000, 400_000_000
MEMORY, MOST_ANSWERS, MOST_GIVEN = 1_000, 500, 4_000
MOST_REWRITTEN = 2_000
MOST_VALUES = 60_000
WRITINGS_KEPT = 50
"""Writings after which an answer nobody asked for again is no longer carried over, so its snapshot can go."""

_POINTER = f"current-v{VERSION}"
_STARTED = f"index-v{VERSION}-"
_LOCK = "lock"
_Answer = TypeVar("_Answer")
Counts = dict[str | float, int]


@dataclass(frozen=True, slots=True)
class Mark:
    """How far the index has followed the change log: the last change, when it was, and the ids it skipped.

    `gaps` are ranges of ids that no transaction had committed when the mark was made: `[first, last, since]`.
    `written` numbers the writings of one index.
    """

    last: int = 0
    at: str = ""
    gaps: list[list[float]] = field(default_factory=list)
    written: int = 0

    def as_note(self) -> str:
        return json.dumps(asdict(self))

    @classmethod
    def of_note(cls, note: str) -> Self:
        return cls(**json.loads(note))


class Snapshot:
    """The index as of one commit: it never changes, so what was once found in it may be remembered."""

    def __init__(self, schema: Schema, searcher: Searcher, version: tuple[str, int, int]) -> None:
        self.schema = schema
        self.searcher = searcher
        self.version = version
        self.remembered: dict[object, Any] = {}
        self.answers: dict[object, Any] = {}
        self.given: dict[object, Any] = {}

    @cached_property
    def mark(self) -> Mark:
        hits = self.searcher.search(Query.term_query(self.schema, "key", MARK), limit=1).hits
        if not hits:
            raise ValueError("the index carries no mark")
        return Mark.of_note(self.searcher.doc(hits[0][1])["note"][0])

    def stale_at(self, moment: datetime) -> list[int]:
        """The ranks of the entries that time has changed since they were written."""
        query = Query.range_query(self.schema, "stale_at", FieldType.Unsigned, 0, int(moment.timestamp()))
        return [rank for rank, _address in self.ranked(query, limit=2_000)]

    def rewritten_since(self, earlier: "Snapshot") -> list[Rank] | None:
        """The entries written or taken out since an earlier snapshot; nothing where that is of another index.

        At most `MOST_REWRITTEN` are told apart: more are as good as another index.
        """
        if self.version[0] != earlier.version[0] or self.mark.written < earlier.mark.written:
            return None
        if self.mark.written == earlier.mark.written:
            return []
        later = (earlier.mark.written + 1, self.mark.written)
        query = Query.range_query(self.schema, "written", FieldType.Unsigned, *later)
        ranks = [unpack_rank(packed) for packed, _address in self.ranked(query, limit=MOST_REWRITTEN + 1)]
        return ranks if len(ranks) <= MOST_REWRITTEN else None

    def ranked(self, query: Query, *, limit: int, offset: int = 0) -> list[tuple[int, Any]]:
        """The hits of a query by rising rank, each with its address."""
        found = self.searcher.search(
            query, limit=limit, offset=offset, count=False, order_by_field="rank", order=Order.Asc
        )
        return found.hits

    def count(self, query: Query) -> int:
        """How many entries match a query; every entry has a rank, and counting those gives no hit a score."""
        ranks = self.searcher.aggregate(query, {"ranks": {"value_count": {"field": "rank"}}})
        return int(ranks["ranks"]["value"])

    def counts(self, query: Query, column: str) -> Counts:
        """How many entries that match are at each value of a column."""
        wanted = {"values": {"terms": {"field": column, "size": MOST_VALUES, "segment_size": MOST_VALUES}}}
        buckets = self.searcher.aggregate(query, wanted)["values"]["buckets"]
        return {bucket["key"]: bucket["doc_count"] for bucket in buckets}

    def all_of(self, *queries: Query) -> Query:
        """The query that each of the given ones narrows."""
        return (
            queries[0]
            if len(queries) == 1
            else Query.boolean_query([(Occur.Must, query) for query in queries])
        )

    def answered(self, question: object, answer: Callable[[], _Answer]) -> _Answer:
        """The answer to a question, found once; apart from `remembered`, whose things cost more to find."""
        known: _Answer | None = self.answers.get(question)
        if known is None:
            known = answer()
            if len(self.answers) >= MOST_ANSWERS:
                self.answers.clear()
            self.answers[question] = known
        return known

    def give(self, question: object, given: Any) -> None:
        """Keep an answer for this snapshot and those after it (see `carried`)."""
        if len(self.given) >= MOST_GIVEN:
            self.given.clear()
        self.given[question] = given

    def take_over(self, earlier: "Snapshot") -> None:
        """Begin with the answers of an earlier snapshot, which keeps none, else it holds those before it."""
        oldest = self.mark.written - WRITINGS_KEPT
        self.given = {
            question: given
            for question, given in earlier.given.copy().items()
            if given.snapshot.version[0] == self.version[0] and given.snapshot.mark.written >= oldest
        }
        earlier.given, earlier.remembered, earlier.answers = {}, {}, {}

    def remember(self, question: object, answer: Any) -> Any:
        """Keep an answer for as long as the snapshot lives, within bounds."""
        if len(self.remembered) >= MEMORY:
            self.remembered.clear()
        self.remembered[question] = answer
        return answer


class Store:
    """The directory of the index: opened, replaced and written, under a lock the operating system keeps."""

    def __init__(self, directory: Path) -> None:
        self.directory = directory
        self._thread_lock = threading.RLock()
        self._opened: tuple[str, Index] | None = None
        self._snapshot: Snapshot | None = None

    def snapshot(self) -> Snapshot | None:
        """The index as of its last commit, or nothing where there is none that can be read."""
        with self._thread_lock:
            version = self._version()
            if version is None:
                return None
            if self._snapshot is None or self._snapshot.version != version:
                self._snapshot = self._open(version, self._snapshot)
            return self._snapshot

    @property
    def last_snapshot(self) -> Snapshot | None:
        """What this process last read, even if the files are gone since."""
        return self._snapshot

    @contextmanager
    def locked(self, *, wait: bool) -> Iterator[bool]:
        """Be the machine's only writer; without `wait`, say at once whether that is so."""
        self.directory.mkdir(parents=True, exist_ok=True)
        with (self.directory / _LOCK).open("w") as file:
            try:
                fcntl.flock(file, fcntl.LOCK_EX if wait else fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                yield False
            else:
                yield True

    def write(self, gone: Iterable[str], entries: Iterable[Entry], mark: Mark) -> None:
        """Take out and put in entries, and move the mark, in one commit; the lock must be held."""
        with self._thread_lock:
            before = self.snapshot()
            if before is None or self._opened is None:
                raise ValueError("there is no index to write to")
            numbered = replace(mark, written=before.mark.written + 1)
            self._write(self._opened[1], set(gone), entries, numbered, SMALL_HEAP)

    def replace(self, entries: Iterable[Entry], mark: Mark) -> int:
        """Write a new index beside the old one and put it in its place; the lock must be held."""
        name = f"{_STARTED}{uuid4().hex[:12]}"
        path = self.directory / name
        path.mkdir(parents=True)
        try:
            count = self._write(Index(build_schema(), path=str(path)), set(), entries, mark, LARGE_HEAP)
        except BaseException:
            shutil.rmtree(path, ignore_errors=True)
            raise
        self._point_to(name)
        self._remove_all_but(name)
        return count

    def _write(self, index: Index, gone: set[str], entries: Iterable[Entry], mark: Mark, heap: int) -> int:
        writer = index.writer(heap, 1 if heap == SMALL_HEAP else 0)
        for key in (*gone, MARK):
            writer.delete_documents_by_term("key", key)
        count = _add(writer, entries, mark.written, gone)
        writer.add_json(json.dumps({"key": MARK, "note": mark.as_note(), "rank": 0}))
        writer.commit()
        writer.wait_merging_threads()
        return count

    def _version(self) -> tuple[str, int, int] | None:
        try:
            name = (self.directory / _POINTER).read_text()
            state = (self.directory / name / "meta.json").stat()
        except OSError:
            return None
        return name, state.st_ino, state.st_mtime_ns

    def _open(self, version: tuple[str, int, int], earlier: Snapshot | None) -> Snapshot | None:
        try:
            index = self._reopened(version[0])
            snapshot = Snapshot(index.schema, index.searcher(), version)
            snapshot.mark  # noqa: B018  an index that has no mark is not one of ours
            if earlier is not None:
                snapshot.take_over(earlier)
        except (ValueError, OSError, KeyError, TypeError):
            self._opened = None
            return None
        return snapshot

    def _reopened(self, name: str) -> Index:
        if self._opened is None or self._opened[0] != name:
            index = Index.open(str(self.directory / name))
            index.config_reader("manual", 0)
            self._opened = (name, index)
        self._opened[1].reload()
        return self._opened[1]

    def _point_to(self, name: str) -> None:
        written = self.directory / f"{_POINTER}.{uuid4().hex[:8]}"
        written.write_text(name)
        os.replace(written, self.directory / _POINTER)  # noqa: PTH105  atomic, and said so

    def _remove_all_but(self, name: str) -> None:
        for path in self.directory.glob(f"{_STARTED}*"):
            if path.name != name:
                with suppress(OSError):
                    shutil.rmtree(path)


def _add(writer: IndexWriter, entries: Iterable[Entry], written: int, gone: set[str]) -> int:
    """Put in the entries, and a stone for each of those gone that does not come back."""
    count = 0
    for count, entry in enumerate(entries, 1):  # noqa: B007
        writer.add_json(as_document(entry, written))
        gone.discard(entry.key)
    for key in gone:
        writer.add_json(as_stone(key, written))
    return count
