from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from learningcity.city.catalogue import rules
from learningcity.city.catalogue.models import ActivityState

SATURDAYS = rules.weekly([5], every=1, until=date(2026, 12, 31))


def test_moves_lead_from_known_states_to_known_states() -> None:
    named = {state for moves in rules.MOVES.values() for pair in moves.items() for state in pair}
    assert named == set(ActivityState.values)


def test_only_what_waits_for_approval_can_be_approved() -> None:
    assert [state for state in ActivityState.values if rules.may("approve", state)] == ["submitted"]


def test_every_state_can_be_left() -> None:
    assert {state for moves in rules.MOVES.values() for state in moves} == set(ActivityState.values)


def test_a_series_names_the_holidays_it_skips() -> None:
    holidays = {date(2026, 12, 5): "วันชาติ"}
    days = rules.series_days(SATURDAYS, date(2026, 11, 28), holidays=holidays)
    assert [(day.on.day, day.skipped) for day in days] == [
        (28, False), (5, True), (12, False), (19, False), (26, False),
    ]  # fmt: skip
    assert days[1].holiday == "วันชาติ"


def test_holidays_are_kept_when_asked_and_days_left_out_are_not() -> None:
    days = rules.series_days(
        SATURDAYS,
        date(2026, 11, 28),
        left_out={date(2026, 12, 12)},
        holidays={date(2026, 12, 5): "วันชาติ"},
        skips_holidays=False,
    )
    assert [day.on.day for day in days if not day.skipped] == [28, 5, 19, 26]


def test_the_second_saturday_stays_the_second_saturday() -> None:
    rule = rules.monthly_on_the_weekday(date(2026, 12, 12), every=1, until=date(2027, 3, 31))
    days = [day.on for day in rules.series_days(rule, date(2026, 12, 12))]
    assert days == [date(2026, 12, 12), date(2027, 1, 9), date(2027, 2, 13), date(2027, 3, 13)]


def test_a_fifth_weekday_becomes_the_last_one_of_each_month() -> None:
    rule = rules.monthly_on_the_weekday(date(2027, 1, 31), every=1, until=date(2027, 3, 31))
    days = [day.on for day in rules.series_days(rule, date(2027, 1, 31))]
    assert days == [date(2027, 1, 31), date(2027, 2, 28), date(2027, 3, 28)]


def test_months_without_the_date_have_no_session() -> None:
    rule = rules.monthly_on_the_date(date(2027, 1, 31), every=1, until=date(2027, 5, 31))
    assert [day.on.month for day in rules.series_days(rule, date(2027, 1, 31))] == [1, 3, 5]


@pytest.mark.parametrize(
    ("rule", "code"),
    [
        ("FREQ=WEEKLY;BYDAY=SA", "endless-series"),
        ("FREQ=SOMETIMES;COUNT=3", "unclear-rule"),
        ("COUNT=", "unclear-rule"),
        ("FREQ=DAILY;COUNT=400", "too-many-sessions"),
        ("FREQ=WEEKLY;BYDAY=SA;UNTIL=20200101T000000", "empty-series"),
    ],
)
def test_a_rule_that_names_no_days_says_why(rule: str, code: str) -> None:
    with pytest.raises(rules.RuleError) as fault:
        rules.series_days(rule, date(2026, 11, 28))
    assert fault.value.code == code


@given(
    st.dates(date(2026, 1, 1), date(2027, 12, 31)),
    st.sets(st.integers(0, 6), min_size=1),
    st.integers(1, 4),
    st.integers(7, 90),
)
def test_a_weekly_series_keeps_to_its_weekdays_and_its_last_day(
    first: date, weekdays: set[int], every: int, length: int
) -> None:
    until = first + timedelta(days=length)
    weekdays.add(first.weekday())
    days = rules.series_days(rules.weekly(weekdays, every=every, until=until), first)
    assert all(first <= day.on <= until and day.on.weekday() in weekdays for day in days)
    assert [day.on for day in days] == sorted({day.on for day in days})


def test_times_the_wrong_way_round_or_in_another_era_are_faults() -> None:
    now = datetime(2026, 11, 21, 12, tzinfo=UTC)
    hour = timedelta(hours=1)
    assert rules.time_fault(now + hour, now, now) == "ends-before-start"
    assert rules.time_fault(now - timedelta(days=400), now, now) == "long-past"
    assert rules.time_fault(now + timedelta(days=900), now + timedelta(days=901), now) == "far-ahead"
    assert rules.time_fault(now, now + hour, now) == ""


def test_a_session_has_at_least_one_seat_and_no_negative_ones() -> None:
    assert rules.seats_fault({}) == rules.seats_fault({"": 0}) == "no-seats"
    assert rules.seats_fault({"": 5, "older": -1}) == "no-seats"
    assert rules.seats_fault({"": 20_001}) == "too-many-seats"
    assert rules.seats_fault({"older": 4}) == ""


def test_an_offer_with_everything_raises_no_concern_and_an_empty_one_all_that_apply() -> None:
    full = rules.Offer(3, True, False, 4, 5000, True, True, True)
    assert rules.concerns(full) == []
    bare = rules.Offer(0, False, False, 0, 5000, False, False, False)
    assert rules.concerns(bare) == ["no-session", "no-place", "no-waiver", "no-summary", "no-english"]


def test_a_place_whose_access_nobody_stated_is_a_concern() -> None:
    assert rules.concerns(rules.Offer(1, True, False, 0, 0, False, True, True)) == ["no-access"]
