"""On which days a session meets, and how long one learns there on each."""

from datetime import date, datetime, timedelta

from learningcity.core.thai_time import day_of, local

A_DAY = timedelta(days=1)
STAY = timedelta(hours=8)
"""What a day of a stay overnight counts: nobody learns through the night."""


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
