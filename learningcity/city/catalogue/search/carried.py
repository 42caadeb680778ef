"""Answers carried over from one snapshot of the index to the next, so that a change costs what it changed.

Whether a query finds an entry, where it stands and what it counts for follow from that entry alone. So a
count is what it was, less what it was among the entries rewritten since, plus what it is among them now; and
a page stands as long as the rewritten entries that the query finds keep their ranks.

A question stands for the query in every snapshot: the same question must be the same query.
"""

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, TypeVar

from tantivy import Occur, Query

from learningcity.city.catalogue.search.entries import key_of
from learningcity.city.catalogue.search.index import Counts, Snapshot

MOST_APART = 500
"""So many rewritten entries are looked at apart; with more it is as fast to ask anew."""

_Value = TypeVar("_Value")


@dataclass(frozen=True, slots=True)
class Given:
    """An answer, the snapshot it was found in and the query that found it there."""

    snapshot: Snapshot
    query: Query
    value: Any


def total(snapshot: Snapshot, question: object, query: Query) -> int:
    """How many entries a query finds."""

    def moved(given: Given, rewritten: Query) -> int:
        before = given.snapshot.count(snapshot.all_of(rewritten, given.query))
        after = snapshot.count(snapshot.all_of(rewritten, query))
        return int(given.value) - before + after

    return _carried(snapshot, ("total", question), query, moved, lambda: snapshot.count(query))


def counts(snapshot: Snapshot, question: object, query: Query, column: str) -> Counts:
    """How many entries a query finds at each value of a column."""

    def moved(given: Given, rewritten: Query) -> Counts:
        found = Counter(given.value)
        found.subtract(given.snapshot.counts(snapshot.all_of(rewritten, given.query), column))
        found.update(snapshot.counts(snapshot.all_of(rewritten, query), column))
        return {value: count for value, count in found.items() if count}

    ask = ("counts", column, question)
    return _carried(snapshot, ask, query, moved, lambda: snapshot.counts(query, column))


def page(
    snapshot: Snapshot, question: object, query: Query, find: Callable[[], _Value], *, by_rank: bool
) -> _Value:
    """A page of what a query finds; where more than ranks decides, it stands if none rewritten is found."""

    def moved(given: Given, rewritten: Query) -> _Value:
        before = given.snapshot.ranked(snapshot.all_of(rewritten, given.query), limit=MOST_APART)
        after = snapshot.ranked(snapshot.all_of(rewritten, query), limit=MOST_APART)
        same = [rank for rank, _address in before] == [rank for rank, _address in after]
        return given.value if same and (by_rank or not after) else find()

    return _carried(snapshot, ("page", question), query, moved, find)


def _carried(
    snapshot: Snapshot,
    question: object,
    query: Query,
    moved: Callable[[Given, Query], _Value],
    find: Callable[[], _Value],
) -> _Value:
    """The answer of this snapshot, or an earlier one moved by what was rewritten since, or one found anew."""
    given: Given | None = snapshot.given.get(question)
    if given is not None and given.snapshot is snapshot:
        return given.value  # type: ignore[no-any-return]
    rewritten = _rewritten_since(snapshot, given.snapshot) if given else None
    value = moved(given, rewritten) if given and rewritten else find()
    snapshot.give(question, Given(snapshot, query, value))
    return value


def _rewritten_since(snapshot: Snapshot, earlier: Snapshot) -> Query | None:
    """What finds the rewritten entries in either snapshot; nothing where they are too many or not known."""
    question = ("rewritten since", earlier.version)
    if question not in snapshot.remembered:
        snapshot.remember(question, _by_keys(snapshot, earlier))
    return snapshot.remembered.get(question)


def _by_keys(snapshot: Snapshot, earlier: Snapshot) -> Query | None:
    ranks = snapshot.rewritten_since(earlier)
    if ranks is None or len(ranks) > MOST_APART:
        return None
    keys = [Query.term_query(snapshot.schema, "key", key_of(rank.kind, rank.id)) for rank in ranks]
    return Query.boolean_query([(Occur.Should, key) for key in keys])
