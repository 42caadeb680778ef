"""How a key result stands, on plain values."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from learningcity.city.goals.rules import (
    Aim,
    Status,
    elapsed,
    month_after,
    status,
    way,
    whole_status,
)

FIRST, LAST = date(2026, 1, 1), date(2026, 12, 31)
HALF = date(2026, 7, 2)


def aim(target: int = 100, baseline: int | None = 0) -> Aim:
    return Aim(None if baseline is None else Decimal(baseline), Decimal(target), FIRST, LAST)


@pytest.mark.parametrize(
    ("actual", "today", "expected"),
    [
        (None, HALF, Status.NOT_MEASURED),
        (None, date(2027, 5, 1), Status.NOT_MEASURED),
        (0, FIRST, Status.ON_THE_WAY),
        (0, HALF, Status.BEHIND),
        (41, HALF, Status.ON_THE_WAY),
        (39, HALF, Status.BEHIND),
        (100, HALF, Status.REACHED),
        (100, date(2027, 5, 1), Status.REACHED),
        (99, LAST, Status.ON_THE_WAY),
        (99, date(2027, 1, 1), Status.MISSED),
    ],
)
def test_a_key_result_stands_by_the_way_gone_and_the_time_gone(
    actual: int | None, today: date, expected: Status
) -> None:
    assert status(aim(), None if actual is None else Decimal(actual), today) == expected


def test_nothing_measured_is_never_nothing_reached() -> None:
    assert way(aim(), None) is None
    assert way(aim(), Decimal(0)) == 0


def test_the_way_begins_at_the_baseline_and_may_lead_down() -> None:
    assert way(aim(target=8, baseline=2), Decimal(5)) == Decimal("0.5")
    assert way(aim(target=10, baseline=50), Decimal(30)) == Decimal("0.5")
    assert status(aim(target=10, baseline=50), Decimal(9), FIRST) == Status.REACHED
    assert way(aim(target=8, baseline=None), Decimal(4)) == Decimal("0.5")


def test_a_target_of_nothing_from_nothing_is_reached_at_nothing() -> None:
    assert way(aim(target=0, baseline=None), Decimal(0)) == 1
    assert way(aim(target=0, baseline=None), Decimal(-1)) == 0


@given(st.dates(min_value=date(2000, 1, 1), max_value=date(2100, 1, 1)))
def test_the_share_of_the_time_lies_between_nothing_and_all(today: date) -> None:
    assert 0 <= elapsed(aim(), today) <= 1


@given(st.dates(min_value=FIRST, max_value=LAST), st.integers(-10_000, 10_000), st.integers(-10_000, 10_000))
def test_more_is_never_worse(today: date, one: int, other: int) -> None:
    order = [Status.MISSED, Status.BEHIND, Status.ON_THE_WAY, Status.REACHED]
    less, more = (order.index(status(aim(), Decimal(each), today)) for each in sorted((one, other)))
    assert less <= more


def test_a_goal_is_behind_when_one_of_its_results_is() -> None:
    assert whole_status([Status.REACHED, Status.BEHIND, Status.NOT_MEASURED]) == Status.BEHIND
    assert whole_status([Status.REACHED, Status.ON_THE_WAY]) == Status.ON_THE_WAY
    assert whole_status([Status.REACHED, Status.NOT_MEASURED]) == Status.REACHED
    assert whole_status([]) == Status.NOT_MEASURED


@pytest.mark.parametrize(
    ("day", "months", "expected"),
    [
        (date(2026, 1, 31), 1, date(2026, 2, 28)),
        (date(2026, 8, 31), 6, date(2027, 2, 28)),
        (date(2026, 11, 30), 12, date(2027, 11, 30)),
        (date(2026, 6, 15), 6, date(2026, 12, 15)),
    ],
)
def test_months_later_is_the_same_day_or_the_last_of_the_month(
    day: date, months: int, expected: date
) -> None:
    assert month_after(day, months) == expected
