"""What pages say of activities while the index does not change; seats are never kept, they are read anew.

Every change of a row that pages show, and every session that begins, makes a new snapshot of the index;
so what was worked out in one snapshot holds until the next.
"""

from collections.abc import Callable, Hashable
from typing import Any, TypeVar

from django.utils import timezone

from learningcity.city.catalogue import queries
from learningcity.city.catalogue.search import FindQuery, Found
from learningcity.city.catalogue.search.follow import current
from learningcity.city.places.models import City
from learningcity.web.public.catalogue.rows import Left, Row, lefts_of, near_said, row_of
from learningcity.web.ui.bilingual import reader_language

MOST = 20_000
_Thing = TypeVar("_Thing")
Kept = tuple[Row, int | None]


class Shelf:
    """What was worked out in one snapshot; thrown away whole with it."""

    def __init__(self, version: object) -> None:
        self.version = version
        self.things: dict[Hashable, Any] = {}


_shelves = [Shelf(None)]


def _shelf() -> Shelf:
    version, shelf = current().version, _shelves[0]
    if shelf.version != version or len(shelf.things) > MOST:
        shelf = _shelves[0] = Shelf(version)
    return shelf


def kept(key: Hashable, work_out: Callable[[], _Thing]) -> _Thing:
    """A thing in the reader's language, worked out once a snapshot."""
    things, whole = _shelf().things, (reader_language(), key)
    if whole not in things:
        things[whole] = work_out()
    return things[whole]  # type: ignore[no-any-return]


def rows_of(city: City, found: Found, *, plain: bool = False) -> list[Row]:
    """The hits of one page as rows, with the seats they have this moment."""
    shown = _kept_rows(city, [hit.id for hit in found.hits], found.query)
    lefts = lefts_of(session for _row, session in shown if session)
    first = (found.query.page - 1) * found.size + 1
    return [
        row._replace(
            number=number,
            near=near_said(found.query.near, row.point),
            left=_left(lefts, session),
            plain=plain,
        )
        for number, (row, session) in enumerate(shown, first)
    ]


def _left(lefts: dict[int, Left], session: int | None) -> Left | None:
    return lefts.get(session) if session else None


def _kept_rows(city: City, ids: list[int], query: FindQuery) -> list[Kept]:
    """Rows without seats, and the session each shows; those not worked out yet are read together."""
    times = (query.date_from, query.date_to, query.when, query.free_seats)
    things, said = _shelf().things, (reader_language(), "row", city.pk, times)
    missing = [key for key in ids if (said, key) not in things]
    if missing:
        for each in queries.listed(city, missing, now=timezone.now(), query=query):
            row = row_of(
                city,
                each.activity,
                each.session,
                venue=each.venue,
                step_free=each.step_free,
                more=each.more,
            )
            things[said, each.activity.pk] = (row, each.session.pk if each.session else None)
    return [things[said, key] for key in ids if (said, key) in things]
