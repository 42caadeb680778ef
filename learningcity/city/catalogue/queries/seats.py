"""The seats of sessions as they are this moment."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import datetime
from typing import NamedTuple

from django.db import connection

from learningcity.city.catalogue.models import SeatPool


class Pool(NamedTuple):
    """Seats of a session as they are this moment: the open ones (`group` empty) or those held for a group."""

    group: str
    seats: int
    taken: int
    releases_at: datetime | None

    @property
    def free(self) -> int:
        return self.seats - self.taken

    def is_held(self, now: datetime) -> bool:
        """Whether its free seats are still kept for the group."""
        return bool(self.group) and (self.releases_at is None or self.releases_at > now)


def pools_of(session_ids: Iterable[int]) -> dict[int, list[Pool]]:
    """The seats of sessions, the open ones first."""
    pools: dict[int, list[Pool]] = defaultdict(list)
    rows = SeatPool.objects.filter(session__in=list(session_ids)).order_by("group")
    for session_id, *pool in rows.values_list("session_id", *Pool._fields):
        pools[session_id].append(Pool(*pool))
    return pools


class SeatCount(NamedTuple):
    """The seats of a session added up; seats whose time to be held is over are free for everyone."""

    free: int
    total: int
    held: int


SEAT_COUNTS = """
    SELECT session_id, SUM(seats), SUM(seats - taken), SUM(
        CASE WHEN "group" <> '' AND (releases_at IS NULL OR releases_at > %s) THEN seats - taken ELSE 0 END
    )
    FROM {table} WHERE session_id IN ({places}) GROUP BY session_id
"""
"""Worded by hand, because every list of activities asks it and putting it together took longer than it."""


def seat_counts(session_ids: Iterable[int], *, now: datetime) -> dict[int, SeatCount]:
    """The seats of sessions this moment, added up by the database."""
    ids = list(session_ids)
    if not ids:
        return {}
    asked = SEAT_COUNTS.format(table=SeatPool._meta.db_table, places=", ".join(["%s"] * len(ids)))
    with connection.cursor() as cursor:
        cursor.execute(asked, [connection.ops.adapt_datetimefield_value(now), *ids])
        return {key: SeatCount(free - held, total, held) for key, total, free, held in cursor.fetchall()}
