"""The filters of a search as queries of the index, each apart, so that its own counts can be taken."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from datetime import date

from tantivy import FieldType, Occur, Query, Schema

from learningcity.city.catalogue.search import carried
from learningcity.city.catalogue.search.entries import (
    EVERY_CITY,
    FACETS,
    LINKS,
    NARROWING,
    pack_point,
    term_of,
    unpack_point,
)
from learningcity.city.catalogue.search.index import Snapshot
from learningcity.city.catalogue.search.query import FindQuery, Near
from learningcity.city.catalogue.search.slots import HORIZON, slots_of_days, slots_that_fit
from learningcity.core.geo import Box, box_around, metres_between


def filters(snapshot: Snapshot, query: FindQuery, city: str | None, today: date) -> dict[str, Query]:
    """The filters that a search has, by name; `base` is its city and kinds."""
    schema = snapshot.schema
    found = {"base": _base(schema, query, city)}
    for name in (*FACETS, *LINKS):
        chosen = getattr(query, name)
        if chosen and name != "when":
            found[name] = _chosen(schema, name, chosen)
    where = _place(snapshot, query, city)
    return found | time_filters(schema, query, today) | ({} if where is None else {"place": where})


def metres_from(near: Near, packed: int) -> float:
    """How far a packed point is from where someone starts."""
    return metres_between(near.lat, near.lon, *unpack_point(packed))


def _base(schema: Schema, query: FindQuery, city: str | None) -> Query:
    kinds = _any(schema, "kind", query.kinds)
    if city is None:
        return kinds
    cities = (city, EVERY_CITY) if "lesson" in query.kinds else (city,)
    return Query.boolean_query([(Occur.Must, _any(schema, "city", cities)), (Occur.Must, kinds)])


def _chosen(schema: Schema, name: str, codes: tuple[str, ...]) -> Query:
    column, terms = "link" if name in LINKS else "facet", [term_of(name, code) for code in codes]
    if name not in NARROWING:
        return _any(schema, column, terms)
    return Query.boolean_query([(Occur.Must, Query.term_query(schema, column, term)) for term in terms])


def _any(schema: Schema, column: str, terms: Sequence[str]) -> Query:
    if len(terms) == 1:
        return Query.term_query(schema, column, terms[0])
    return Query.boolean_query([(Occur.Should, Query.term_query(schema, column, term)) for term in terms])


def asks_together(query: FindQuery) -> bool:
    """Whether days, times and seats must be looked at together, as of one session."""
    return bool(query.date_from or query.date_to or (query.when and query.free_seats))


def time_filters(schema: Schema, query: FindQuery, today: date) -> dict[str, Query]:
    """The filters of days, times and seats."""
    if asks_together(query):
        return {"time": _one_session(schema, query, today)}
    found = {"when": _chosen(schema, "when", query.when)} if query.when else {}
    return found | ({"seats": _chosen(schema, "flags", ("seats",))} if query.free_seats else {})


def _one_session(schema: Schema, query: FindQuery, today: date) -> Query:
    """One session that is on the days, at one of the times, and has seats, all together."""
    first = max(query.date_from or today, today)
    last = min(query.date_to or today + HORIZON, today + HORIZON)
    if last < first:
        return Query.empty_query()
    if query.when or query.free_seats:
        fitting = slots_that_fit(first, last, query.when, free=query.free_seats)
        return Query.term_set_query(schema, "slots", fitting) if fitting else Query.empty_query()
    return Query.range_query(schema, "slots", FieldType.Unsigned, *slots_of_days(first, last))


def _place(snapshot: Snapshot, query: FindQuery, city: str | None) -> Query | None:
    """The points of the city that are in the box, and near enough to where someone starts."""
    near, reach = query.near, query.within
    if not (near and reach) and not query.box:
        return None
    here = _city_places(snapshot, query, city)
    if near and reach:
        close = _in_box(here, box_around(*near, reach))
        here = [packed for packed in close if metres_from(near, packed) <= reach]
    if query.box:
        here = _in_box(here, query.box)
    return Query.term_set_query(snapshot.schema, "place", here) if here else Query.empty_query()


def _in_box(places: Sequence[int], box: Box) -> list[int]:
    """Those of some points in rising order that are in a box; they rise from south to north."""
    first = bisect_left(places, pack_point(box.south, -180))
    last = bisect_right(places, pack_point(box.north, 180))
    return [packed for packed in places[first:last] if box.holds(*unpack_point(packed))]


def _city_places(snapshot: Snapshot, query: FindQuery, city: str | None) -> list[int]:
    question = ("places", city, query.kinds)
    known: list[int] | None = snapshot.remembered.get(question)
    if known is not None:
        return known
    counted = carried.counts(snapshot, question, _base(snapshot.schema, query, city), "place")
    return snapshot.remember(question, sorted(map(int, counted)))  # type: ignore[no-any-return]
