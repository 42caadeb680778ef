"""Seats, the groups they are held for, and who in line is next."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import NamedTuple

OPEN = ""
"""The group of the pool that everyone may use."""


@dataclass
class Pool:
    """Seats of a session kept for one group, or for everyone."""

    id: int
    group: str
    seats: int
    taken: int
    releases_at: datetime | None = None

    @property
    def free(self) -> int:
        return self.seats - self.taken

    def is_held(self, now: datetime) -> bool:
        """Whether only its own group may use it: a pool is everyone's from the moment it is released."""
        return self.group != OPEN and (self.releases_at is None or self.releases_at > now)


def usable(pools: Iterable[Pool], groups: Collection[str], now: datetime) -> list[Pool]:
    """The pools a person may use: those held for their groups first, so that open seats stay for others."""
    mine = [pool for pool in pools if not pool.is_held(now) or pool.group in groups]
    return sorted(mine, key=lambda pool: (not pool.is_held(now), pool.group == OPEN, pool.id))


class InLine(NamedTuple):
    """Someone waiting, with the groups whose pools they may use."""

    id: int
    groups: Sequence[str]


def next_in_line(line: Iterable[InLine], pools: Sequence[Pool], now: datetime) -> Iterator[tuple[int, Pool]]:
    """Give each free seat to the first in line who may use it; takes the seats of `pools` as it goes.

    The line is read only as far as there are free seats.
    """
    left = sum(pool.free for pool in pools)
    if left <= 0:
        return
    for waiting in line:
        seat = next((pool for pool in usable(pools, waiting.groups, now) if pool.free > 0), None)
        if seat is None:
            continue
        seat.taken += 1
        left -= 1
        yield waiting.id, seat
        if left == 0:
            return


SHORTEST_OFFER = timedelta(hours=2)
"""Closer to the start than this there is no time to ask: the seat is simply theirs, and they are told."""


def offer_ends(now: datetime, starts_at: datetime, hours: int) -> datetime | None:
    """Until when a seat is kept for someone to answer, never past the start; nothing when it is too close."""
    if starts_at - now < SHORTEST_OFFER:
        return None
    return min(now + timedelta(hours=hours), starts_at)
