"""Keeping the index up with the database: what changed since its mark, what time has changed, or all."""

import logging
import time
from collections.abc import Sequence
from datetime import datetime
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from django.conf import settings
from django.db.models import Q

from learningcity.city.catalogue.search.affected import affected
from learningcity.city.catalogue.search.documents import all_entries, entries_of
from learningcity.city.catalogue.search.entries import key_of, unpack_rank
from learningcity.city.catalogue.search.index import Mark, Snapshot, Store
from learningcity.core.models import Change
from learningcity.core.thai_time import now

log = logging.getLogger(__name__)

CHECK_EVERY = 0.5
"""Seconds between two looks at the change log in one process."""

AT_ONCE = 2_000
LOOK_BACK = 5_000
GAP_LIVES = 3_600.0
MOST_GAPS = 500

_next_look: dict[Path, float] = {}


class Row(NamedTuple):
    """A row of the change log."""

    id: int
    kind: str
    object_id: int
    at: datetime


class Lost(Exception):  # noqa: N818  not a fault: the database is another, or was restored
    """The change log does not hold what the index last followed."""


def current() -> Snapshot:
    """The index as pages read it: at most `CHECK_EVERY` seconds behind, built where there is none."""
    store = store_in(Path(settings.SEARCH_DIRECTORY))
    moment = time.monotonic()
    if moment >= _next_look.get(store.directory, 0.0):
        _next_look[store.directory] = moment + CHECK_EVERY
        _catch_up_if_it_can(store)
    return store.last_snapshot or _first(store)


def _catch_up_if_it_can(store: Store) -> None:
    """Catch up; where the disk takes nothing more, pages go on with the index as it is."""
    try:
        catch_up()
    except (OSError, ValueError) as fault:  # the index's library says ValueError for what its files refuse
        if store.last_snapshot is None:
            raise
        log.warning("the search index cannot be written: %s", fault)


def catch_up() -> int:
    """Apply what changed since the mark, if no other process is at it; the number of entries redone."""
    store = store_in(Path(settings.SEARCH_DIRECTORY))
    snapshot = store.snapshot()
    if snapshot is None:
        return _rebuild_once(store, wait=store.last_snapshot is None)
    try:
        if not _is_behind(snapshot):
            return 0
        with store.locked(wait=False) as mine:
            return _follow(store) if mine else 0
    except Lost:
        return _rebuild_once(store, wait=False)


def rebuild() -> int:
    """Write the whole index anew and put it in place of the old; the number of entries."""
    store = store_in(Path(settings.SEARCH_DIRECTORY))
    with store.locked(wait=True):
        return _written_anew(store)


def _rebuild_once(store: Store, *, wait: bool) -> int:
    """Rebuild unless another process is at it, or did while this one waited."""
    before = store.snapshot()
    with store.locked(wait=wait) as mine:
        return _written_anew(store) if mine and store.snapshot() is before else 0


def _written_anew(store: Store) -> int:
    count = store.replace(all_entries(now()), _mark_of_now())
    store.snapshot()
    return count


@lru_cache(maxsize=8)
def store_in(directory: Path) -> Store:
    """The one store of a directory in this process."""
    return Store(directory)


def _first(store: Store) -> Snapshot:
    _rebuild_once(store, wait=True)
    snapshot = store.snapshot()
    if snapshot is None:
        raise OSError(f"the search index in {store.directory} cannot be written or read")
    return snapshot


def _is_behind(snapshot: Snapshot) -> bool:
    return bool(pending(snapshot.mark) or snapshot.stale_at(now()))


def _follow(store: Store) -> int:
    """Bring the index up to the change log; the lock is held."""
    done = 0
    while (snapshot := store.snapshot()) is not None:
        rows = pending(snapshot.mark)
        stale = [unpack_rank(packed) for packed in snapshot.stale_at(now())]
        if not rows and not stale:
            break
        touched = affected(
            [(row.kind, row.object_id) for row in rows] + [(rank.kind, rank.id) for rank in stale]
        )
        moment = now()
        entries = (entry for kind, ids in touched.items() for entry in entries_of(kind, ids, moment))
        gone = [key_of(kind, number) for kind, ids in touched.items() for number in ids]
        store.write(gone, entries, advanced(snapshot.mark, rows, moment.timestamp()))
        done += len(gone)
    return done


def pending(mark: Mark) -> list[Row]:
    """The changes after the mark and in its gaps, oldest first; checks that the mark is of this log."""
    wanted = Q(id__gte=mark.last)
    for first, last, _since in mark.gaps:
        wanted |= Q(id__gte=int(first), id__lte=int(last))
    rows = [
        Row(*row)
        for row in Change.objects.filter(wanted).order_by("id").values_list(*Row._fields)[: AT_ONCE + 1]
    ]
    if mark.last and _moment_of(mark.last, rows) != mark.at:
        raise Lost
    return [row for row in rows if row.id != mark.last]


def _moment_of(number: int, rows: Sequence[Row]) -> str | None:
    """When the change of a number was logged, by the rows at hand or the log itself; nothing if gone."""
    here = [row.at for row in rows if row.id == number]
    if not here and len(rows) > AT_ONCE:
        here = list(Change.objects.filter(id=number).values_list("at", flat=True))
    return here[0].isoformat() if here else None


def advanced(mark: Mark, rows: Sequence[Row], moment: float) -> Mark:
    """The mark after applying rows; ids passed over may be of a transaction yet to commit: they are kept."""
    if not rows:
        return Mark(mark.last, mark.at, _living(mark.gaps, moment))
    gaps = _living(mark.gaps, moment)
    before = mark.last
    for row in rows:
        gaps = _without(gaps, row.id)
        if row.id > before + 1:
            gaps.append([before + 1, row.id - 1, moment])
        before = max(before, row.id)
    newest = max(rows)
    if newest.id < mark.last:
        return Mark(mark.last, mark.at, gaps)
    return Mark(newest.id, newest.at.isoformat(), gaps[-MOST_GAPS:])


def _mark_of_now() -> Mark:
    """The mark of an index that is about to be written whole."""
    newest = [Row(*row) for row in Change.objects.order_by("-id").values_list(*Row._fields)[:LOOK_BACK]]
    if not newest:
        return Mark()
    oldest = newest[-1]
    return advanced(Mark(oldest.id, oldest.at.isoformat()), newest[-2::-1], now().timestamp())


def _living(gaps: list[list[float]], moment: float) -> list[list[float]]:
    return [gap for gap in gaps if moment - gap[2] < GAP_LIVES]


def _without(gaps: list[list[float]], number: int) -> list[list[float]]:
    """The gaps less one number, which parts a gap in two."""
    found: list[list[float]] = []
    for first, last, since in gaps:
        if not first <= number <= last:
            found.append([first, last, since])
            continue
        found += [
            [low, high, since] for low, high in ((first, number - 1), (number + 1, last)) if low <= high
        ]
    return found
