"""One search from its words to its answer: the page in its order, and the counts beside the filters."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date
from functools import partial
from typing import NamedTuple, TypeVar

from tantivy import Occur, Query

from learningcity.city.catalogue.search.entries import (
    FACETS,
    WIDENING,
    column_of,
    number_of,
    unpack_point,
    unpack_rank,
)
from learningcity.city.catalogue.search.filters import (
    asks_together,
    filters,
    metres_from,
    place_counts,
    time_filters,
)
from learningcity.city.catalogue.search.index import Snapshot
from learningcity.city.catalogue.search.matching import Match, everything, looser, match
from learningcity.city.catalogue.search.query import FindQuery, Near, Sort
from learningcity.city.catalogue.search.slots import WHEN
from learningcity.city.catalogue.search.typos import corrected

_Counts = TypeVar("_Counts")

PAGE = 20
MOST_CHOICES = 5_000


class Hit(NamedTuple):
    """Something found: its kind and number, when it next happens (Unix time), how far away it is."""

    kind: str
    id: int
    next_start: int | None = None
    metres: float | None = None


class Point(NamedTuple):
    """Something found that has a place on the map."""

    kind: str
    id: int
    lat: float
    lon: float


@dataclass(frozen=True, slots=True)
class Found:
    """The answer to a search; `text` is what was looked for in the end, when that is not what was typed."""

    query: FindQuery
    total: int
    hits: list[Hit]
    text: str
    relaxed: bool = False
    facets: dict[str, dict[str, int]] = field(default_factory=dict)
    size: int = PAGE

    @property
    def corrected(self) -> bool:
        """Whether a typo was mended; `text` then says what was looked for."""
        return self.text != self.query.text

    @property
    def pages(self) -> int:
        return max(1, -(-self.total // self.size))


class Search:
    """A search in one snapshot of the index, in one city (or all), on one day."""

    def __init__(self, snapshot: Snapshot, query: FindQuery, city: str | None, today: date) -> None:
        self.snapshot, self.query, self.city, self.today = snapshot, query, city, today
        self.filters = filters(snapshot, query, city, today)
        self.match, self.text, self.relaxed = everything(), query.text, False
        self.total = self._count(self.match) if not query.text else self._understood()

    def found(self, *, size: int = PAGE, with_facets: bool = True) -> Found:
        """The page asked for, the number of all, and the counts beside the filters."""
        hits = self._page(size, (self.query.page - 1) * size) if self.total else []
        facets = self.facets() if with_facets else {}
        return Found(self.query, self.total, hits, self.text, self.relaxed, facets, size)

    def points(self, limit: int) -> list[Point]:
        """The places of the hits, the best `limit` of them."""
        located = self._narrowed(self.match.found, Query.exists_query("place"))
        ranked = self.snapshot.ranked(located, limit=limit)
        places = self.snapshot.searcher.fast_field_values("place", [address for _rank, address in ranked])
        return [
            Point(hit.kind, hit.id, *unpack_point(int(place)))
            for (packed, _address), place in zip(ranked, places, strict=True)
            if place is not None and (hit := unpack_rank(packed))
        ]

    def ids(self, limit: int) -> list[int]:
        """The numbers of the hits, the soonest first."""
        ranked = self.snapshot.ranked(self._narrowed(self.match.found), limit=limit)
        return [unpack_rank(packed).id for packed, _address in ranked]

    def facets(self) -> dict[str, dict[str, int]]:
        """How many would be found with each choice of each filter, all other filters as they are."""
        counts = dict(self._remembered("every", self._counts))
        for name in WIDENING:
            if name in self.filters:
                counts[name] = self._remembered(name, partial(self._counts_of, name))
        if asks_together(self.query) or self.query.free_seats:
            counts["when"] = {each: self._count_if(self.query.changed(when=(each,))) for each in WHEN}
        if asks_together(self.query) or self.query.when:
            counts["seats"] = {"1": self._count_if(self.query.changed(free_seats=True))}
        else:
            counts["seats"] = {"1": counts["flags"].get("seats", 0)}
        return counts

    def _remembered(self, name: str, count: Callable[[], _Counts]) -> _Counts:
        """Counts of a snapshot; those of a filter are the same whatever is chosen of it."""
        widened = {name: ()} if name in WIDENING else {}
        question = ("counts", name, self.query.changed(sort=None, **widened), self.city, self.today)
        known: _Counts | None = self.snapshot.remembered.get(question)
        return known if known is not None else self.snapshot.remember(question, count())

    def _understood(self) -> int:
        """Take the words as typed, else with a typo mended, else most of them; how many that finds."""
        text, schema = self.query.text, self.snapshot.schema
        self.match = match(schema, text)
        total = self._count(self.match)
        if total or self._occurs(self.match):
            return total
        mended = corrected(self.snapshot, text)
        if mended and self._occurs(better := match(schema, mended)):
            self.match, self.text = better, mended
        else:
            self._loosen(mended or text)
        return self._count(self.match)

    def _loosen(self, text: str) -> None:
        """Take what has some of the words, if anything has."""
        for loose in looser(self.snapshot.schema, text):
            if self._occurs(loose):
                self.match, self.relaxed = loose, True
                return

    def _occurs(self, matched: Match) -> bool:
        """Whether the words are found at all in the city, whatever the filters."""
        return self.snapshot.count(self.snapshot.all_of(self.filters["base"], matched.found)) > 0

    def _count(self, matched: Match) -> int:
        return self.snapshot.count(self._narrowed(matched.found))

    def _narrowed(self, *queries: Query, without: str | None = None) -> Query:
        kept = [made for name, made in self.filters.items() if name != without]
        return self.snapshot.all_of(*queries, *kept)

    def _page(self, size: int, offset: int) -> list[Hit]:
        if self.query.order is Sort.NEAREST and self.query.near:
            return self._nearest(self.query.near, size, offset)
        tiers = self.match.tiers if self.query.order is Sort.RELEVANCE else (self.match.found,)
        parts = _less_the_earlier([self._narrowed(tier) for tier in tiers], tiers)
        return [self._hit(packed) for packed in self._walk(parts, size, offset)]

    def _walk(self, parts: Iterable[Query], size: int, offset: int) -> list[int]:
        """The ranks of a page that may begin and end in different parts."""
        ranks: list[int] = []
        for part in parts:
            taken = self.snapshot.ranked(part, limit=size - len(ranks), offset=offset)
            ranks += [packed for packed, _address in taken]
            if len(ranks) >= size:
                break
            offset = 0 if taken else max(0, offset - self.snapshot.count(part))
        return ranks

    def _nearest(self, near: Near, size: int, offset: int) -> list[Hit]:
        every = self._narrowed(self.match.found)
        counts = place_counts(self.snapshot, every)
        hits: list[Hit] = []
        for metres, packed in sorted((round(metres_from(near, packed)), packed) for packed in counts):
            if offset >= counts[packed]:
                offset -= counts[packed]
                continue
            here = self.snapshot.all_of(every, Query.term_query(self.snapshot.schema, "place", packed))
            taken = self.snapshot.ranked(here, limit=size - len(hits), offset=offset)
            hits += [self._hit(rank, metres) for rank, _address in taken]
            offset = 0
            if len(hits) >= size:
                return hits
        nowhere = Query.boolean_query([(Occur.Must, every), (Occur.MustNot, Query.exists_query("place"))])
        return hits + [self._hit(rank) for rank in self._walk([nowhere], size - len(hits), offset)]

    def _hit(self, packed: int, metres: float | None = None) -> Hit:
        rank = unpack_rank(packed)
        return Hit(rank.kind, rank.id, rank.next_start, metres)

    def _counts(self) -> dict[str, dict[str, int]]:
        counts: dict[str, dict[str, int]] = {name: {} for name in FACETS}
        for term, count in self._buckets("facet", self._narrowed(self.match.found)):
            name, _equals, code = str(term).partition("=")
            counts[name][code] = count
        return counts

    def _counts_of(self, name: str) -> dict[str, int]:
        """The counts of one filter as if nothing of it were chosen."""
        codes = {number_of(code): code for code in self._codes_of(name)}
        found = self._buckets(column_of(name), self._narrowed(self.match.found, without=name))
        return {codes[int(number)]: count for number, count in found}

    def _codes_of(self, name: str) -> list[str]:
        terms = self.snapshot.searcher.terms_with_prefix("facet", f"{name}=")
        return [term.partition("=")[2] for term, _count in terms]

    def _buckets(self, column: str, query: Query) -> list[tuple[str | float, int]]:
        wanted = {"counts": {"terms": {"field": column, "size": MOST_CHOICES, "segment_size": MOST_CHOICES}}}
        buckets = self.snapshot.searcher.aggregate(query, wanted)["counts"]["buckets"]
        return [(bucket["key"], bucket["doc_count"]) for bucket in buckets]

    def _count_if(self, query: FindQuery) -> int:
        """How many there would be at other times."""
        times = time_filters(self.snapshot.schema, query, self.today).values()
        kept = [made for name, made in self.filters.items() if name not in {"time", "when", "seats"}]
        return self.snapshot.count(self.snapshot.all_of(self.match.found, *kept, *times))


def _less_the_earlier(narrowed: list[Query], tiers: tuple[Query, ...]) -> list[Query]:
    """Each tier without what the tiers before it hold."""
    parts = narrowed[:1]
    for number in range(1, len(narrowed)):
        earlier = [(Occur.MustNot, tier) for tier in tiers[:number]]
        parts.append(Query.boolean_query([(Occur.Must, narrowed[number]), *earlier]))
    return parts
