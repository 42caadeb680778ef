"""Decisions about activities and sessions, on plain values: which state follows which, on which days a series
falls, and what an approver should look at."""

from collections.abc import Collection, Iterable, Mapping
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from itertools import islice
from typing import NamedTuple

from dateutil.rrule import rrulestr

MOVES: dict[str, dict[str, str]] = {
    "submit": {"draft": "submitted", "returned": "submitted"},
    "approve": {"submitted": "published"},
    "return": {"submitted": "returned"},
    "withdraw": {
        "draft": "withdrawn",
        "submitted": "withdrawn",
        "returned": "withdrawn",
        "published": "withdrawn",
    },
    "reopen": {"withdrawn": "draft"},
}
"""For each act, the states it may be done in and the state that follows."""

MOST_SESSIONS = 104
MOST_SEATS = 20_000
DEAREST_BAHT = 1_000_000
"""A price above this is a slip of the keyboard."""
LONGEST_PAST = timedelta(days=62)
LONGEST_AHEAD = timedelta(days=2 * 366)
WEEKDAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")


def after(act: str, state: str) -> str | None:
    """The state an act leads to, or nothing when it may not be done in this state."""
    return MOVES[act].get(state)


def may(act: str, state: str) -> bool:
    return state in MOVES[act]


class RuleError(ValueError):
    """A repeat rule that names no days, too many, or never ends; the code says which."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


class SeriesDay(NamedTuple):
    """One day a rule falls on, with the holiday of that day and whether someone left it out."""

    on: date
    holiday: str = ""
    left_out: bool = False
    skipped: bool = False


def weekly(weekdays: Iterable[int], *, every: int, until: date) -> str:
    """The RFC 5545 rule of some weekdays (0 is Monday), each week or every few weeks, to a last day."""
    days = ",".join(WEEKDAYS[day] for day in sorted(set(weekdays)))
    return f"FREQ=WEEKLY;INTERVAL={every};BYDAY={days};UNTIL={until:%Y%m%d}T235959"


def monthly_on_the_date(first: date, *, every: int, until: date) -> str:
    """The rule of the same date each month; months without it have no session."""
    return f"FREQ=MONTHLY;INTERVAL={every};BYMONTHDAY={first.day};UNTIL={until:%Y%m%d}T235959"


def monthly_on_the_weekday(first: date, *, every: int, until: date) -> str:
    """The rule of the same weekday of the month: the second Saturday, or the last one for a fifth."""
    nth = (first.day - 1) // 7 + 1
    which = f"{-1 if nth == 5 else nth}{WEEKDAYS[first.weekday()]}"
    return f"FREQ=MONTHLY;INTERVAL={every};BYDAY={which};UNTIL={until:%Y%m%d}T235959"


def series_days(
    rule: str,
    starts_on: date,
    *,
    left_out: Collection[date] = (),
    holidays: Mapping[date, str] | None = None,
    skips_holidays: bool = True,
) -> list[SeriesDay]:
    """Every day the rule falls on from a day on, each saying whether a session is held on it."""
    names = holidays or {}
    days = _days(rule, starts_on)
    return [
        SeriesDay(
            on,
            holiday=names.get(on, ""),
            left_out=on in left_out,
            skipped=on in left_out or (skips_holidays and on in names),
        )
        for on in days
    ]


def _days(rule: str, starts_on: date) -> list[date]:
    if "COUNT=" not in rule.upper() and "UNTIL=" not in rule.upper():
        raise RuleError("endless-series")
    try:
        occurrences = rrulestr(rule, dtstart=datetime.combine(starts_on, time()))
    except (ValueError, TypeError, AttributeError, KeyError) as fault:
        raise RuleError("unclear-rule") from fault
    days = list(dict.fromkeys(moment.date() for moment in islice(occurrences, MOST_SESSIONS + 1)))
    if not days:
        raise RuleError("empty-series")
    if len(days) > MOST_SESSIONS:
        raise RuleError("too-many-sessions")
    return days


def time_fault(starts_at: datetime, ends_at: datetime, now: datetime) -> str:
    """What is wrong with a session's times, as a code; empty when nothing is."""
    if ends_at <= starts_at:
        return "ends-before-start"
    if starts_at < now - LONGEST_PAST:
        return "long-past"
    if starts_at > now + LONGEST_AHEAD:
        return "far-ahead"
    return ""


def seats_fault(pools: Mapping[str, int]) -> str:
    """What is wrong with seats by group, as a code; empty when nothing is."""
    total = sum(pools.values())
    if total < 1 or min(pools.values(), default=0) < 0:
        return "no-seats"
    return "too-many-seats" if total > MOST_SEATS else ""


class Concern(StrEnum):
    """What an approver should look at; none of them forbids approval."""

    NO_SESSION = "no-session"
    NO_PLACE = "no-place"
    NO_ACCESS = "no-access"
    NO_WAIVER = "no-waiver"
    NO_ENGLISH = "no-english"
    NO_SUMMARY = "no-summary"


class Offer(NamedTuple):
    """What `concerns` looks at in an activity."""

    sessions_ahead: int
    has_place: bool
    is_online: bool
    access_stated: int
    price_satang: int
    someone_pays_nothing: bool
    has_english: bool
    has_summary: bool


def concerns(offer: Offer) -> list[Concern]:
    """What is missing or hard on somebody, the weightiest first."""
    found = {
        Concern.NO_SESSION: offer.sessions_ahead == 0,
        Concern.NO_PLACE: not offer.has_place and not offer.is_online,
        Concern.NO_ACCESS: offer.has_place and offer.access_stated == 0,
        Concern.NO_WAIVER: offer.price_satang > 0 and not offer.someone_pays_nothing,
        Concern.NO_SUMMARY: not offer.has_summary,
        Concern.NO_ENGLISH: not offer.has_english,
    }
    return [concern for concern, holds in found.items() if holds]
