"""One search from its words to its answer: the page in its order, and the counts beside the filters."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from functools import partial
from typing import NamedTuple

from tantivy import Occur, Query

from learningcity.city.catalogue.search import carried
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
    time_filters,
)
from learningcity.city.catalogue.search.index import Snapshot
from learningcity.city.catalogue.search.matching import Match, everything, looser, match
from learningcity.city.catalogue.search.query import FindQuery, Near, Sort
from learningcity.city.catalogue.search.slots import WHEN
from learningcity.city.catalogue.search.typos import corrected

PAGE = 20


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
        hits = self._page(size) if self.total else []
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
        counts = self._counts()
        for name in WIDENING:
            if name in self.filters:
                counts[name] = self._counts_of(name)
        if asks_together(self.query) or self.query.free_seats:
            counts["when"] = {each: self._count_if(self.query.changed(when=(each,))) for each in WHEN}
        if asks_together(self.query) or self.query.when:
            counts["seats"] = {"1": self._count_if(self.query.changed(free_seats=True))}
        else:
            counts["seats"] = {"1": counts["flags"].get("seats", 0)}
        return counts

    def _question(self, query: FindQuery) -> object:
        """What stands for a search in every snapshot: its filters, and its words as they are understood."""
        return (query.changed(text="", sort=None), self.match.meaning, self.city, self.today)

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
        return carried.total(self.snapshot, self._question(self.query), self._narrowed(matched.found))

    def _narrowed(self, *queries: Query, without: str | None = None) -> Query:
        kept = [made for name, made in self.filters.items() if name != without]
        return self.snapshot.all_of(*queries, *kept)

    def _page(self, size: int) -> list[Hit]:
        """The page asked for; it stands as long as what is found keeps its ranks, if these alone decide."""
        query, found = self.query, self._narrowed(self.match.found)
        question = (self._question(query), query.order, query.near, query.page, size)
        by_rank = query.order is not Sort.NEAREST and len(self._tiers()) == 1
        find = partial(self._found_page, size, (query.page - 1) * size)
        return carried.page(self.snapshot, question, found, find, by_rank=by_rank)

    def _tiers(self) -> tuple[Query, ...]:
        return self.match.tiers if self.query.order is Sort.RELEVANCE else (self.match.found,)

    def _found_page(self, size: int, offset: int) -> list[Hit]:
        if self.query.order is Sort.NEAREST and self.query.near:
            return self._nearest(self.query.near, size, offset)
        tiers = self._tiers()
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
        counts = self._places(every)
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

    def _places(self, every: Query) -> dict[int, int]:
        """How many are found at each point."""
        found = carried.counts(self.snapshot, self._question(self.query), every, "place")
        return {int(packed): count for packed, count in found.items()}

    def _counts(self) -> dict[str, dict[str, int]]:
        counts: dict[str, dict[str, int]] = {name: {} for name in FACETS}
        every = self._narrowed(self.match.found)
        found = carried.counts(self.snapshot, self._question(self.query), every, "facet")
        for term, count in found.items():
            name, _equals, code = str(term).partition("=")
            counts[name][code] = count
        return counts

    def _counts_of(self, name: str) -> dict[str, int]:
        """The counts of one filter as if nothing of it were chosen; the same whatever is chosen of it."""
        codes = self._codes_of(name)
        widened, question = self._narrowed(self.match.found, without=name), self.query.changed(**{name: ()})
        found = carried.counts(self.snapshot, self._question(question), widened, column_of(name))
        return {codes[int(number)]: count for number, count in found.items()}

    def _codes_of(self, name: str) -> dict[int, str]:
        """The codes of a filter by the numbers that its own column holds."""
        question = ("codes", name)
        known: dict[int, str] | None = self.snapshot.remembered.get(question)
        if known is not None:
            return known
        terms = self.snapshot.searcher.terms_with_prefix("facet", f"{name}=")
        codes = [term.partition("=")[2] for term, _count in terms]
        return self.snapshot.remember(question, {number_of(code): code for code in codes})  # type: ignore[no-any-return]

    def _count_if(self, query: FindQuery) -> int:
        """How many there would be at other times."""
        times = time_filters(self.snapshot.schema, query, self.today).values()
        kept = [made for name, made in self.filters.items() if name not in {"time", "when", "seats"}]
        every = self.snapshot.all_of(self.match.found, *kept, *times)
        return carried.total(self.snapshot, self._question(query), every)


def _less_the_earlier(narrowed: list[Query], tiers: tuple[Query, ...]) -> list[Query]:
    """Each tier without what the tiers before it hold."""
    parts = narrowed[:1]
    for number in range(1, len(narrowed)):
        earlier = [(Occur.MustNot, tier) for tier in tiers[:number]]
        parts.append(Query.boolean_query([(Occur.Must, narrowed[number]), *earlier]))
    return parts
