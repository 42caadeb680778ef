"""Thai time as it is said: Buddhist-era dates, clocks, fiscal years and public holidays.

`read_date`, `read_time` and the Bangkok clock are here too, so that one import is enough.
"""

import functools
from datetime import date, datetime, time
from typing import Literal

import holidays

from learningcity.core.thai_clock import (
    BANGKOK,
    BUDDHIST_ERA,
    MONTHS_EN,
    MONTHS_TH,
    SHORT_MONTHS_TH,
    SHORT_WEEKDAYS_TH,
    WEEKDAYS_EN,
    WEEKDAYS_TH,
    at,
    be_year,
    day_of,
    local,
    now,
    today,
)
from learningcity.core.thai_reading import read_date, read_time, read_time_range, read_year

__all__ = [
    "BANGKOK",
    "at",
    "be_date",
    "be_year",
    "clock",
    "date_range",
    "day_of",
    "fiscal_year",
    "fiscal_year_dates",
    "holiday_name",
    "is_thai",
    "local",
    "month_name",
    "now",
    "public_holidays",
    "read_date",
    "read_time",
    "read_time_range",
    "read_year",
    "time_range",
    "today",
    "weekday_name",
]

NBSP = "\u00a0"
JOINER = "\u2060"

Style = Literal["short", "medium", "long", "day_month", "full"]


def is_thai(lang: str) -> bool:
    """Whether a language code stands for Thai."""
    return lang.lower().startswith("th")


def fiscal_year(value: date) -> int:
    """The Thai government's fiscal year (Buddhist era) of a date; it starts in October."""
    day = day_of(value)
    return day.year + BUDDHIST_ERA + (day.month >= 10)


def fiscal_year_dates(year_be: int) -> tuple[date, date]:
    """The first and last day of a fiscal year given in the Buddhist era."""
    year = year_be - BUDDHIST_ERA
    return date(year - 1, 10, 1), date(year, 9, 30)


def be_date(value: date, lang: str = "th", style: Style = "short") -> str:
    """A date as it is said: พฤ. 26 พ.ย. 2569, or Thu 26 Nov 2026; day and month never part."""
    day = day_of(value)
    return _thai_date(day, style) if is_thai(lang) else _english_date(day, style)


def _thai_date(day: date, style: Style) -> str:
    month = (MONTHS_TH if style in {"long", "full"} else SHORT_MONTHS_TH)[day.month - 1]
    day_month = f"{day.day}{NBSP}{month}"
    if style == "day_month":
        return day_month
    head = {"short": f"{SHORT_WEEKDAYS_TH[day.weekday()]} ", "full": f"วัน{WEEKDAYS_TH[day.weekday()]}ที่ "}
    return f"{head.get(style, '')}{day_month} {be_year(day)}"


def _english_date(day: date, style: Style) -> str:
    month = MONTHS_EN[day.month - 1]
    day_month = f"{day.day}{NBSP}{month if style in {'long', 'full'} else month[:3]}"
    if style == "day_month":
        return day_month
    weekday = WEEKDAYS_EN[day.weekday()]
    head = {"short": f"{weekday[:3]} ", "full": f"{weekday} "}
    return f"{head.get(style, '')}{day_month} {day.year}"


def month_name(value: date, lang: str = "th") -> str:
    """A month with its year: พฤศจิกายน 2569, or November 2026."""
    day = day_of(value)
    if is_thai(lang):
        return f"{MONTHS_TH[day.month - 1]}{NBSP}{be_year(day)}"
    return f"{MONTHS_EN[day.month - 1]}{NBSP}{day.year}"


def weekday_name(weekday: int, lang: str = "th", *, short: bool = False) -> str:
    """A weekday's name; 0 is Monday."""
    if is_thai(lang):
        return (SHORT_WEEKDAYS_TH if short else WEEKDAYS_TH)[weekday]
    return WEEKDAYS_EN[weekday][:3] if short else WEEKDAYS_EN[weekday]


def date_range(start: date, end: date, lang: str = "th") -> str:
    """A span of days, said with no more than it needs: 21–29 พ.ย. 2569."""
    first, last = day_of(start), day_of(end)
    if first == last:
        return be_date(first, lang, "medium")
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day}{JOINER}–{JOINER}{be_date(last, lang, 'medium')}"
    style: Style = "day_month" if first.year == last.year else "medium"
    return f"{be_date(first, lang, style)} – {be_date(last, lang, 'medium')}"


def clock(value: time | datetime, lang: str = "th") -> str:
    """A time of day: 13.30 น., or 13:30."""
    return f"{_digits(value, lang)}{NBSP}น." if is_thai(lang) else _digits(value, lang)


def time_range(start: time | datetime, end: time | datetime, lang: str = "th") -> str:
    """From a time to a time, never broken over two lines: 13.30–15.30 น."""
    return f"{_digits(start, lang)}{JOINER}–{JOINER}{clock(end, lang)}"


def _digits(value: time | datetime, lang: str) -> str:
    shown = local(value).time() if isinstance(value, datetime) else value
    return shown.strftime("%H.%M" if is_thai(lang) else "%H:%M")


@functools.lru_cache(maxsize=64)
def public_holidays(year: int, lang: str = "th") -> dict[date, str]:
    """Thailand's public holidays of a Christian-era year, each with its name."""
    names = holidays.country_holidays("TH", years=year, language="th" if is_thai(lang) else "en_US")
    return dict(sorted(names.items()))


def holiday_name(value: date, lang: str = "th") -> str:
    """The public holiday on a day, or an empty string."""
    day = day_of(value)
    return public_holidays(day.year, "th" if is_thai(lang) else "en").get(day, "")
