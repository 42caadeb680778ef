"""On which days a session meets and how long one learns there."""

from datetime import date, datetime, timedelta

from learningcity.city.enrolment.rules.hours import STAY, meeting_days, time_a_day
from learningcity.core.thai_clock import BANGKOK


def moment(day: int, hour: int, minute: int = 0) -> datetime:
    return datetime(2026, 11, day, hour, minute, tzinfo=BANGKOK)


def test_a_morning_is_one_day() -> None:
    start, end = moment(21, 9), moment(21, 11, 30)
    assert meeting_days(start, end) == [date(2026, 11, 21)]
    assert time_a_day(start, end) == timedelta(hours=2, minutes=30)


def test_an_evening_past_midnight_is_one_day() -> None:
    start, end = moment(21, 22), moment(22, 1)
    assert meeting_days(start, end) == [date(2026, 11, 21)]
    assert time_a_day(start, end) == timedelta(hours=3)


def test_three_days_are_counted_each_from_the_first_hour_to_the_last() -> None:
    start, end = moment(20, 9), moment(22, 16)
    assert [day.day for day in meeting_days(start, end)] == [20, 21, 22]
    assert time_a_day(start, end) == timedelta(hours=7)


def test_a_stay_overnight_counts_eight_hours_a_day() -> None:
    assert time_a_day(moment(20, 13), moment(22, 12)) == STAY
