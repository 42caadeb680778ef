"""On which days a session meets, how long one learns there on each, and who has finished it."""

from datetime import date, datetime, timedelta
from math import ceil

from learningcity.core.thai_time import day_of, local

A_DAY = timedelta(days=1)
STAY = timedelta(hours=8)
"""What a day of a stay overnight counts: nobody learns through the night."""

ENOUGH_DAYS = 0.8
"""The share of the days to come on: what Thai schools and courses ask before an examination."""


def meeting_days(starts_at: datetime, ends_at: datetime) -> list[date]:
    """Every day from the first to the last; an evening that runs past midnight is one day."""
    first = day_of(starts_at)
    if ends_at - starts_at <= A_DAY:
        return [first]
    return [first + timedelta(days=number) for number in range((day_of(ends_at) - first).days + 1)]


def time_a_day(starts_at: datetime, ends_at: datetime) -> timedelta:
    """How long one learns on a day: over several days, from the hour of the start to the hour of the end."""
    if ends_at - starts_at <= A_DAY:
        return ends_at - starts_at
    start, end = local(starts_at), local(ends_at)
    daily = timedelta(hours=end.hour - start.hour, minutes=end.minute - start.minute)
    return daily if daily > timedelta() else STAY


def days_to_finish(days: int) -> int:
    """On how many of a session's days one must have come to have finished it."""
    return ceil(days * ENOUGH_DAYS)
