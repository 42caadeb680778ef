"""Dates, years and times as people, forms and spreadsheets write them."""

import calendar
import re
from datetime import date, datetime, time, timedelta

from django.utils.translation import gettext_lazy as _

from learningcity.core.errors import Refused
from learningcity.core.thai_clock import (
    BUDDHIST_ERA,
    MONTHS_EN,
    MONTHS_TH,
    SHORT_MONTHS_TH,
    SHORT_WEEKDAYS_TH,
    WEEKDAYS_TH,
    be_year,
    local,
    today,
)
from learningcity.core.thai_text import arabic_digits, normalise

FIRST_YEAR, LAST_YEAR = 1857, 2200

_MONTH_NUMBERS = {
    key.lower(): number
    for names in (MONTHS_TH, SHORT_MONTHS_TH, MONTHS_EN, [name[:3] for name in MONTHS_EN])
    for number, name in enumerate(names, 1)
    for key in (name, name.replace(".", ""), name.rstrip("."))
} | {"sept": 9}
_EXCEL_EPOCH = date(1899, 12, 30)
_EXCEL_SERIALS = range(20_000, 80_000)  # 1954 to 2119
_YEAR_FIRST = re.compile(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[T ].*)?")
_DAY_FIRST = re.compile(r"(\d{1,2})[-/. ](\d{1,2})[-/. ](\d+)(?: \d{1,2}[:.]\d\d.*)?")
_NAMED = re.compile(r"(\d{1,2})[ -]?([^\d\s,-]+)[ -]?(\d+)")
_NAMED_ENGLISH = re.compile(r"([a-z]+)\.? (\d{1,2}),? (\d+)")
_DECORATION = re.compile(
    r"^(?:วัน)?(?:" + "|".join([*WEEKDAYS_TH, "พฤหัส"]) + r")\s*ที่\s*"
    r"|^วันที่\s*"
    r"|^(?:" + "|".join(re.escape(day) for day in sorted(SHORT_WEEKDAYS_TH, key=len, reverse=True)) + r")\s+"
    r"|^(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*[.,]?\s+"
    r"|พ\.?ศ\.?\s*(?=\d)|ค\.?ศ\.?\s*(?=\d)|b\.?e\.?\s*(?=\d)"
)
_CLOCK = re.compile(
    r"(?:เวลา )?(\d{1,2})(?:[.:](\d{2}))?(?:[.:]\d{2})?(?:[.:]0+)? ?(?:(น\.?|นาฬิกา)|([ap])\.?m\.?)?"
)


def read_date(value: object) -> date:
    """The day a person, a form or a spreadsheet means.

    Day comes before month. A year from 2400 on is Buddhist era, one from 1857 to 2200 Christian era, so
    nothing is ever shifted twice; any other year, and a year of two digits, is refused.
    """
    if isinstance(value, datetime):
        moment = local(value) if value.tzinfo else value
        return _build(moment.year, moment.month, moment.day, str(value))
    if isinstance(value, date):
        return _build(value.year, value.month, value.day, str(value))
    if isinstance(value, int | float) and not isinstance(value, bool):
        return _read_serial(value)
    return _read_date_text(normalise(arabic_digits(str(value))).lower())


def _read_serial(value: float) -> date:
    if not _EXCEL_SERIALS.start <= value < _EXCEL_SERIALS.stop:
        raise _not_a_date(str(value))
    return _EXCEL_EPOCH + timedelta(days=int(value))


def _read_date_text(text: str) -> date:
    if text.isdecimal() and len(text) == 5:
        return _read_serial(int(text))
    if _moment := _zoned_moment(text):
        return _moment.date()
    bare = _undecorated(text)
    if match := _YEAR_FIRST.fullmatch(bare):
        year, month, day = match.groups()
        return _build(int(year), int(month), int(day), text)
    if match := _DAY_FIRST.fullmatch(bare):
        day, month, year = match.groups()
        return _build(_full_year(year), int(month), int(day), text)
    return _read_named(bare, text)


def _zoned_moment(text: str) -> datetime | None:
    if not re.fullmatch(r"\d{4}-\d\d-\d\dt\d\d:\d\d.*(z|[+-]\d\d:?\d\d)", text):
        return None
    try:
        moment = datetime.fromisoformat(text.upper())
        return local(moment) if FIRST_YEAR <= moment.year <= LAST_YEAR else None
    except ValueError:
        return None


def _undecorated(text: str) -> str:
    previous = ""
    while previous != text:
        previous, text = text, _DECORATION.sub("", text).strip()
    return text


def _read_named(bare: str, text: str) -> date:
    if match := _NAMED.fullmatch(bare):
        day, name, year = match.groups()
    elif match := _NAMED_ENGLISH.fullmatch(bare):
        name, day, year = match.groups()
    else:
        raise _not_a_date(text)
    month = _MONTH_NUMBERS.get(name) or _MONTH_NUMBERS.get(name.replace(".", ""))
    if month is None:
        raise _not_a_date(text)
    return _build(_full_year(year), month, int(day), text)


def _full_year(digits: str) -> int:
    if len(digits) == 4:
        return int(digits)
    raise Refused(
        "short-year",
        _("Write the year in full, such as %(be)s or %(ce)s, not “%(year)s”.")
        % {"be": be_year(today()), "ce": today().year, "year": digits[:10]},
    )


def read_year(value: object) -> int:
    """A year as Christian era, from either era: 2569 and 2026 are the same."""
    text = normalise(arabic_digits(str(value)))
    match = re.fullmatch(r"(?:พ\.?ศ\.?|ค\.?ศ\.?)? ?(\d+)", text)
    if match is None:
        raise Refused("not-a-year", _("“%(text)s” is not a year.") % {"text": text[:40]})
    return _christian(_full_year(match[1]))


def _christian(year: int) -> int:
    christian = year - BUDDHIST_ERA if year >= FIRST_YEAR + BUDDHIST_ERA else year
    if FIRST_YEAR <= christian <= LAST_YEAR:
        return christian
    raise Refused(
        "impossible-year",
        _("The year %(year)s cannot be right: write %(be)s (Buddhist era) or %(ce)s (Christian era).")
        % {"year": year, "be": be_year(today()), "ce": today().year},
    )


def _build(year: int, month: int, day: int, text: str) -> date:
    christian = _christian(year)
    if not 1 <= month <= 12:
        raise Refused(
            "no-such-month",
            _("“%(text)s” has no month %(month)s: write the day first, then the month.")
            % {"text": text[:40], "month": month},
        )
    if not 1 <= day <= calendar.monthrange(christian, month)[1]:
        raise Refused("no-such-day", _("There is no such day as “%(text)s”.") % {"text": text[:40]})
    return date(christian, month, day)


def _not_a_date(text: str) -> Refused:
    day = today()
    examples = {"th": f"{day.day}/{day.month}/{be_year(day)}", "iso": day.isoformat()}
    sentence = _("“%(text)s” is not a date: write it as %(th)s or %(iso)s.")
    return Refused("not-a-date", sentence % {"text": text[:40], **examples})


def read_time(value: object) -> time:
    """The time of day a person or a spreadsheet means: 13.30 น., ๑๓:๓๐, 1:30 pm, a fraction of a day."""
    if isinstance(value, datetime):
        return local(value).time().replace(second=0, microsecond=0)
    if isinstance(value, time):
        return value.replace(second=0, microsecond=0, tzinfo=None)
    if isinstance(value, float) and 0 <= value < 1:
        return _minutes(round(value * 24 * 60) % (24 * 60))
    return _read_clock(normalise(arabic_digits(str(value))).lower())


def _read_clock(text: str) -> time:
    match = _CLOCK.fullmatch(text)
    if match is None:
        raise _not_a_time(text)
    hour, minute, unit, half = int(match[1]), match[2], match[3], match[4]
    if minute is None and not unit and not half:
        raise _not_a_time(text)
    if half:
        hour = hour % 12 + (12 if half == "p" else 0) if 1 <= hour <= 12 else 99
    if hour > 23 or int(minute or 0) > 59:
        raise _not_a_time(text)
    return time(hour, int(minute or 0))


def read_time_range(value: object) -> tuple[time, time]:
    """A span written in one cell: 09.00-12.00 น., 13:30 – 15:30, 9.00 ถึง 12.00 น."""
    text = normalise(arabic_digits(str(value))).lower()
    parts = re.split(r"\s*(?:-|–|—|ถึง|to)\s*", text)
    if len(parts) != 2:
        raise _not_a_time(text)
    start, end = read_time(parts[0]), read_time(parts[1])
    if end <= start:
        raise Refused("ends-before-start", _("“%(text)s” ends before it starts.") % {"text": text[:40]})
    return start, end


def _minutes(total: int) -> time:
    return time(*divmod(total, 60))


def _not_a_time(text: str) -> Refused:
    return Refused(
        "not-a-time", _("“%(text)s” is not a time: write it as 13.30 or 13:30.") % {"text": text[:40]}
    )
