"""Money is whole satang, read however it is written."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from learningcity.core import money
from learningcity.core.errors import Refused


@pytest.mark.parametrize(
    ("satang", "shown"), [(120_000, "฿1,200"), (120_050, "฿1,200.50"), (5, "฿0.05"), (-500, "−฿5"), (0, "฿0")]
)
def test_satang_show_only_when_there_are_some(satang, shown):
    assert money.baht(satang) == shown


@pytest.mark.parametrize(
    ("typed", "satang"),
    [
        ("1,200.50", 120_050),
        ("฿1,200", 120_000),
        ("๑๒๐ บาท", 12_000),
        ("120.-", 12_000),
        ("ฟรี", 0),
        ("0.5", 50),
    ],
)
def test_amounts_are_read_as_people_write_them(typed, satang):
    assert money.read_baht(typed) == satang


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("-5", "too-small"),
        ("1.005", "too-fine"),
        ("101", "too-large"),
        ("แพง", "not-a-number"),
        ("", "not-a-number"),
    ],
)
def test_what_is_no_fair_amount_is_refused(typed, code):
    with pytest.raises(Refused) as refusal:
        money.read_baht(typed, most=100)
    assert refusal.value.code == code


@given(st.integers(0, money.MOST_BAHT * 100))
def test_every_amount_shown_is_read_back_to_the_satang(satang):
    assert money.read_baht(money.baht(satang)) == satang
    assert money.read_baht(money.plain_baht(satang)) == satang
