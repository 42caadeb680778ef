"""Search over what cities have to find - activities, places, paths, projects, lessons - in Thai and English.

The index is a cache of the database on each machine. Call `search` for a page, `map_points` and `ids` for
its other views, `find` for rows of every kind, `catch_up` from the worker, `rebuild` after a restore.
"""

from dataclasses import dataclass
from typing import Any

from learningcity.city.catalogue.models import Activity
from learningcity.city.catalogue.search.answer import PAGE, Found, Hit, Point, Search
from learningcity.city.catalogue.search.entries import KINDS
from learningcity.city.catalogue.search.follow import catch_up, current, rebuild
from learningcity.city.catalogue.search.query import FindQuery, Near, Sort
from learningcity.city.catalogue.search.told import TOLD, Told, teach
from learningcity.city.partners.models import Organisation
from learningcity.city.places.models import City, Neighbourhood, Venue
from learningcity.core.thai_time import today

__all__ = [
    "KINDS",
    "FindQuery",
    "Found",
    "FoundRow",
    "Hit",
    "Near",
    "Point",
    "Sort",
    "Told",
    "catch_up",
    "find",
    "ids",
    "map_points",
    "named",
    "rebuild",
    "search",
    "teach",
]

MOST_POINTS, MOST_IDS = 2_000, 5_000


@dataclass(frozen=True, slots=True)
class FoundRow:
    """One thing found, by the names it is shown with; who shows it knows its address."""

    kind: str
    code: str
    city: str
    title_th: str
    title_en: str


def search(query: FindQuery, city: City | None, *, size: int = PAGE, with_facets: bool = True) -> Found:
    """One page of what a query finds in a city, how many there are, and the counts beside each filter."""
    snapshot, code, day = current(), city.code if city else None, today()
    return snapshot.answered(
        (query, code, day, size, with_facets),
        lambda: Search(snapshot, query, code, day).found(size=size, with_facets=with_facets),
    )


def map_points(query: FindQuery, city: City | None, *, limit: int = MOST_POINTS) -> list[Point]:
    """Where the things found are, the soonest `limit` of those that have a place."""
    return _ask(query, city).points(limit)


def ids(query: FindQuery, city: City | None, *, limit: int = MOST_IDS) -> list[int]:
    """The ids of everything found, the soonest first: a calendar or a feed is drawn from them."""
    return _ask(query, city).ids(limit)


def find(text: str, city: City | None = None, *, limit: int = PAGE) -> list[FoundRow]:
    """What a few words find among everything, best first, as `learningcity find` prints it."""
    query = FindQuery.parse({"q": [text]}).changed(kinds=KINDS)
    return named(search(query, city, size=limit, with_facets=False).hits)


def named(hits: list[Hit]) -> list[FoundRow]:
    """Hits of any kind by the names they are shown with, those left out that went meanwhile."""
    rows = {kind: _rows(kind, [hit.id for hit in hits if hit.kind == kind]) for kind in KINDS}
    return [rows[hit.kind][hit.id] for hit in hits if hit.id in rows[hit.kind]]


def _ask(query: FindQuery, city: City | None) -> Search:
    return Search(current(), query, city.code if city else None, today())


def _rows(kind: str, keys: list[int]) -> dict[int, FoundRow]:
    if not keys:
        return {}
    rows, code, name = _named(kind)
    found = rows.filter(id__in=keys).values_list("id", code, "city__code", f"{name}_th", f"{name}_en")
    return {key: FoundRow(kind, str(code), *rest) for key, code, *rest in found}


def _named(kind: str) -> tuple[Any, str, str]:
    """Rows of a kind, and the columns of the code and the name they are shown with."""
    if kind in TOLD:
        return TOLD[kind].shown(), TOLD[kind].code, "title"
    model, name = _NAMED[kind]
    return model.everywhere, "code", name


_NAMED: dict[str, tuple[Any, str]] = {
    "venue": (Venue, "name"),
    "organisation": (Organisation, "name"),
    "neighbourhood": (Neighbourhood, "name"),
    "activity": (Activity, "title"),
}
