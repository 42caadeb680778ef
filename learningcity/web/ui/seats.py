"""How a session's seats are drawn and said: taken first, then free, then those held for someone."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils import timezone

from learningcity.core.groups import Group

FEW = 5
DRAWN_AT_MOST = 40


@dataclass(frozen=True)
class Held:
    """Free seats kept for one group, and until when."""

    free: int
    group: str
    until: datetime | None


@dataclass(frozen=True)
class Seats:
    """What a reader needs to know about the seats of one session."""

    total: int
    taken: int
    free: int
    held: tuple[Held, ...] = ()
    waiting: int = 0

    @property
    def held_count(self) -> int:
        return sum(pool.free for pool in self.held)

    @property
    def drawn(self) -> list[str]:
        """One letter a seat (t taken, f free, r held), or nothing when there are too many to draw."""
        if self.total > DRAWN_AT_MOST:
            return []
        return ["t"] * self.taken + ["f"] * self.free + ["r"] * self.held_count

    @property
    def taken_share(self) -> float:
        """Hundredths of the seats that are taken, for the bar that stands in for many seats."""
        return round(100 * self.taken / self.total, 2) if self.total else 0

    @property
    def free_share(self) -> float:
        return round(100 * self.free / self.total, 2) if self.total else 0

    @property
    def state(self) -> str:
        """`full`, `few` or nothing."""
        if self.free == 0:
            return "full"
        return "few" if self.free <= FEW else ""


def _read(pool: object, name: str, default: Any = None) -> Any:
    return pool.get(name, default) if isinstance(pool, Mapping) else getattr(pool, name, default)


def _is_held(pool: object, now: datetime) -> bool:
    releases_at = _read(pool, "releases_at")
    return bool(_read(pool, "group")) and (releases_at is None or releases_at > now)


def count_seats(pools: Any, *, waiting: int = 0, now: datetime | None = None) -> Seats:
    """Add up a session's pools; a held pool whose time has passed is open to everyone."""
    at, rows = now or timezone.now(), _rows(pools)
    held = tuple(
        Held(_free(pool), _group_name(_read(pool, "group")), _read(pool, "releases_at"))
        for pool in rows
        if _is_held(pool, at) and _free(pool)
    )
    return Seats(
        total=sum(_read(pool, "seats") for pool in rows),
        taken=sum(_read(pool, "taken", 0) for pool in rows),
        free=sum(_free(pool) for pool in rows if not _is_held(pool, at)),
        held=held,
        waiting=waiting,
    )


def _rows(pools: Any) -> list[object]:
    if isinstance(pools, Seats):
        raise TypeError("give the pools, not their sum")
    rows: Iterable[object] = pools.all() if hasattr(pools, "all") else pools
    return list(rows)


def _free(pool: object) -> int:
    return int(_read(pool, "seats")) - int(_read(pool, "taken", 0))


def _group_name(code: str) -> str:
    return str(Group(code).label) if code in Group.values else str(code)
