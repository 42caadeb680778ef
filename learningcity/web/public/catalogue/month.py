"""A month of sessions: a small calendar to choose a day from, and the days as a timetable."""

import calendar
import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from learningcity.city.catalogue.models import Session
from learningcity.city.places.models import City
from learningcity.core import thai_time
from learningcity.web.public.catalogue.rows import Day, Row, day_of, row_of
from learningcity.web.ui.bilingual import reader_language

SHOWN_A_DAY = 6
FARTHEST = 13
_MONTH = re.compile(r"(\d{4})-(\d{1,2})$")


@dataclass(frozen=True, slots=True)
class Cell:
    """One square of the small calendar."""

    day: date
    inside: bool
    today: bool
    count: int


@dataclass(frozen=True, slots=True)
class Agenda:
    """One day of the timetable."""

    day: Day
    date: date
    holiday: str
    rows: list[Row]
    left_out: int


@dataclass(frozen=True, slots=True)
class Month:
    """A month, its neighbours where there are any, and what happens in it."""

    first: date
    before: date | None
    after: date | None
    weekdays: list[str]
    weeks: list[list[Cell]]
    days: list[Agenda]


def read_month(text: str, today: date) -> date:
    """The first day of the month asked for (2026-11 or 2569-11), else of this month; at most a year ahead."""
    match = _MONTH.match(text.strip())
    year, month = (int(part) for part in match.groups()) if match else (0, 0)
    year -= thai_time.be_year(0) if year > 2400 else 0
    this = today.replace(day=1)
    asked = date(year, month, 1) if 1900 < year < 2400 and 1 <= month <= 12 else this
    return min(max(asked, this), _later(this, FARTHEST))


def span(first: date) -> tuple[datetime, datetime]:
    """The first moment of a month and of the next."""
    return thai_time.at(first, time.min), thai_time.at(_later(first, 1), time.min)


def month_of(city: City, first: date, today: date, sessions: Sequence[Session]) -> Month:
    """Lay out a month's sessions."""
    on: dict[date, list[Session]] = defaultdict(list)
    for session in sessions:
        on[thai_time.day_of(session.starts_at)].append(session)
    this = today.replace(day=1)
    counts = Counter({day: len(found) for day, found in on.items()})
    return Month(
        first,
        _later(first, -1) if first > this else None,
        _later(first, 1) if first < _later(this, FARTHEST) else None,
        [thai_time.weekday_name(day, reader_language(), short=True) for day in (6, *range(6))],
        [[_cell(day, first, today, counts) for day in week] for week in _weeks(first)],
        [_agenda(city, day, on[day]) for day in sorted(on)],
    )


def _weeks(first: date) -> list[list[date]]:
    return calendar.Calendar(calendar.SUNDAY).monthdatescalendar(first.year, first.month)


def _cell(day: date, first: date, today: date, counts: Counter[date]) -> Cell:
    inside = day.month == first.month
    return Cell(day, inside, day == today, counts[day] if inside else 0)


def _agenda(city: City, day: date, sessions: list[Session]) -> Agenda:
    rows = [
        row_of(city, session.activity, session, venue=session.venue) for session in sessions[:SHOWN_A_DAY]
    ]
    holiday = thai_time.holiday_name(day, reader_language())
    return Agenda(day_of(day), day, holiday, rows, len(sessions) - len(rows))


def _later(first: date, months: int) -> date:
    count = first.year * 12 + first.month - 1 + months
    return date(count // 12, count % 12 + 1, 1)


def week_ahead(now: datetime) -> tuple[datetime, datetime]:
    """From this moment to the end of the seventh day from today."""
    return now, thai_time.at(thai_time.day_of(now) + timedelta(days=8), time.min)
