"""What pages say of activities while the index does not change; seats are never kept, they are read anew.

Every change of a row that pages show, and every session that begins, writes its activity into the index anew.
So a written row holds until its activity is written again, and all else until the next snapshot.
"""

from collections.abc import Callable, Hashable
from typing import Any, TypeVar

from django.utils import timezone

from learningcity.city.catalogue import queries
from learningcity.city.catalogue.search import FindQuery, Found
from learningcity.city.catalogue.search.follow import current
from learningcity.city.catalogue.search.index import Snapshot
from learningcity.city.places.models import City
from learningcity.web.public.catalogue.rows import Left, Row, lefts_of, near_said, row_of
from learningcity.web.ui.bilingual import reader_language

MOST = 20_000
_Thing = TypeVar("_Thing")
Kept = tuple[Row, int | None]
"""A row without its seats, and the session it shows."""

RowKey = tuple[int, Hashable]
"""An activity, and what else its row depends on: the reader's language and the times asked for."""


class Shelf:
    """What was worked out in one snapshot, and the rows that still hold from those before."""

    def __init__(self, snapshot: Snapshot, rows: dict[RowKey, Kept]) -> None:
        self.snapshot = snapshot
        self.things: dict[Hashable, Any] = {}
        self.rows = rows

    @property
    def is_full(self) -> bool:
        return len(self.things) + len(self.rows) > MOST


_shelves: list[Shelf] = []


def _shelf() -> Shelf:
    snapshot = current()
    shelf = _shelves[0] if _shelves else None
    if shelf is None or shelf.is_full:
        shelf = Shelf(snapshot, {})
    elif shelf.snapshot is not snapshot:
        shelf = Shelf(snapshot, _still_true(shelf, snapshot))
    _shelves[:] = [shelf]
    return shelf


def _still_true(shelf: Shelf, snapshot: Snapshot) -> dict[RowKey, Kept]:
    """The rows of activities not written anew; a copy, for a slower reader may still fill the old shelf."""
    rewritten = snapshot.rewritten_since(shelf.snapshot)
    if rewritten is None:
        return {}
    again = {rank.id for rank in rewritten if rank.kind == "activity"}
    return {key: row for key, row in shelf.rows.copy().items() if key[0] not in again}


def kept(key: Hashable, work_out: Callable[[], _Thing]) -> _Thing:
    """A thing in the reader's language, worked out once a snapshot."""
    things, whole = _shelf().things, (reader_language(), key)
    if whole not in things:
        things[whole] = work_out()
    return things[whole]  # type: ignore[no-any-return]


def rows_of(city: City, found: Found, *, plain: bool = False) -> list[Row]:
    """The hits of one page as rows, with the seats they have this moment."""
    return rows_of_each(city, [found], plain=plain)[0]


def rows_of_each(city: City, searches: list[Found], *, plain: bool = False) -> list[list[Row]]:
    """The hits of each search as rows; the seats of all are read at once."""
    shown = [_kept_rows(city, [hit.id for hit in found.hits], found.query) for found in searches]
    lefts = lefts_of(session for rows in shown for _row, session in rows if session)
    return [_rows(found, rows, lefts, plain=plain) for found, rows in zip(searches, shown, strict=True)]


def _rows(found: Found, shown: list[Kept], lefts: dict[int, Left], *, plain: bool) -> list[Row]:
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
    rows, said = _shelf().rows, (reader_language(), times)
    missing = [key for key in ids if (key, said) not in rows]
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
            rows[each.activity.pk, said] = (row, each.session.pk if each.session else None)
    return [rows[key, said] for key in ids if (key, said) in rows]
