"""When sessions are, as numbers: the day, the part of the day, seats left or not; days are ranges of them."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from functools import lru_cache

from learningcity.core.thai_time import local

MORNING, AFTERNOON, EVENING = range(3)
NOON, DUSK = 12, 17
SATURDAY = 5
HORIZON = timedelta(days=400)
_A_DAY = 8

WHEN = ("weekend", "morning", "afternoon", "evening", "weekday_morning")
"""Times a person may be free; several chosen widen the search."""


def slot(moment: datetime, *, free: bool) -> int:
    """The number of a session that starts at a moment, with a seat free or not."""
    here = local(moment)
    return _number(here.date(), _part(here.hour), free=free)


def slots_of_days(first: date, last: date) -> tuple[int, int]:
    """The lowest and highest number of sessions on the days, both included."""
    return first.toordinal() * _A_DAY, last.toordinal() * _A_DAY + _A_DAY - 1


@lru_cache(maxsize=256)
def slots_that_fit(first: date, last: date, when: tuple[str, ...], *, free: bool) -> tuple[int, ...]:
    """Every number a session may have that fits the days, any of the times, and seats left if asked."""
    return tuple(
        _number(day, part, free=seats)
        for day in _days(first, last)
        for part in (MORNING, AFTERNOON, EVENING)
        if not when or fits(day, part, when)
        for seats in ((True,) if free else (False, True))
    )


def times_of(moment: datetime) -> set[str]:
    """The times at which a session is: its part of the day, and whether on a weekend."""
    here = local(moment)
    return {time for time in WHEN if fits(here.date(), _part(here.hour), (time,))}


def fits(day: date, part: int, when: tuple[str, ...]) -> bool:
    """Whether a part of a day is one of the times."""
    if day.weekday() >= SATURDAY:
        return "weekend" in when or WHEN[1 + part] in when
    return WHEN[1 + part] in when or (part == MORNING and "weekday_morning" in when)


def _number(day: date, part: int, *, free: bool) -> int:
    return day.toordinal() * _A_DAY + part * 2 + free


def _part(hour: int) -> int:
    return MORNING if hour < NOON else AFTERNOON if hour < DUSK else EVENING


def _days(first: date, last: date) -> Iterator[date]:
    for ahead in range((last - first).days + 1):
        yield first + timedelta(days=ahead)
