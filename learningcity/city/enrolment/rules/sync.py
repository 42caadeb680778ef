"""What marks of attendance, made apart and sent late, come to: the same in any order, however often sent."""

from collections.abc import Collection, Iterable
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import NamedTuple
from uuid import UUID

CONTRADICTION = timedelta(minutes=30)
"""Two people who say the opposite this close to each other cannot both be right: a third looks."""


class NotCounted(StrEnum):
    """Why a mark is kept and shown, but is no attendance until someone decides."""

    CALLED_OFF = "called_off"
    SEAT_GONE = "seat_gone"
    IN_LINE = "in_line"
    ELSEWHERE = "elsewhere"
    UNKNOWN = "unknown"
    FULL = "full"
    NOT_ADMITTED = "refused"
    WRONG_DAY = "wrong_day"


class Tick(NamedTuple):
    """One mark about one person and day; `saw` are the marks its maker had before their eyes."""

    uuid: UUID
    at: datetime
    present: bool
    by: int | None = None
    saw: frozenset[UUID] = frozenset()


class Outcome(NamedTuple):
    """What all marks come to: the one that holds, those nobody has answered yet, and who contradicts it."""

    holds: Tick
    heads: tuple[Tick, ...]
    rivals: tuple[Tick, ...]


def outcome(ticks: Iterable[Tick]) -> Outcome | None:
    """Of the marks nobody saw and answered, the latest by corrected time holds; ties go by identifier."""
    heads = _unanswered({tick.uuid: tick for tick in ticks})
    if not heads:
        return None
    holds = heads[-1]
    return Outcome(holds, tuple(heads), tuple(tick for tick in heads if _contradicts(tick, holds)))


def _unanswered(ticks: dict[UUID, Tick]) -> list[Tick]:
    answered = {seen for tick in ticks.values() for seen in tick.saw if seen != tick.uuid}
    heads = [tick for key, tick in ticks.items() if key not in answered]
    # Marks that claim to have seen each other in a ring are impossible: then none of them has seen any.
    return sorted(heads or ticks.values(), key=lambda tick: (tick.at, tick.uuid))


def _contradicts(tick: Tick, holds: Tick) -> bool:
    opposite = tick.present is not holds.present and tick.by != holds.by
    return opposite and holds.at - tick.at <= CONTRADICTION


def clock_error(device_now: datetime, server_now: datetime) -> timedelta:
    """By how much a device's clock is behind; the moment of sending is the same for both."""
    return server_now - device_now


def corrected(scanned_at: datetime, error: timedelta, received_at: datetime) -> datetime:
    """When a mark was really made: never after it was received."""
    return min(scanned_at + error, received_at)


_BY_STATE = {
    "called_off": NotCounted.CALLED_OFF,
    "cancelled": NotCounted.SEAT_GONE,
    "lapsed": NotCounted.SEAT_GONE,
    "waiting": NotCounted.IN_LINE,
    "offered": NotCounted.IN_LINE,
}


def why_not_counted(state: str, *, scheduled: bool, on: date, days: Collection[date]) -> NotCounted | None:
    """Why a mark about an enrolment of the session in this state does not count, if so."""
    if not scheduled:
        return NotCounted.CALLED_OFF
    return _BY_STATE.get(state) or (None if on in days else NotCounted.WRONG_DAY)


def day_meant(said: date, made: date, received: date, days: Collection[date]) -> date:
    """The day a mark is about: the roster's own, unless that cannot be; then the day on which it was made."""
    return said if said in days and said <= received else made
