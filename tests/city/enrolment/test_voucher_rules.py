"""The rules of vouchers, waivers and payments on plain values."""

from datetime import date, timedelta

import pytest
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from learningcity.city.enrolment.rules import fees, payments, vouchers
from learningcity.city.enrolment.rules.payments import Due, Match
from learningcity.city.enrolment.rules.vouchers import (
    FIRST_NUMBER,
    NUMBERS,
    Account,
    Asking,
    Entry,
    Held,
    NoVoucher,
    Round,
    Terms,
)

DAY = date(2026, 11, 21)
TERMS = Terms(DAY, DAY + timedelta(days=30), groups=["older"], areas=["0001"], most_each=2)


@given(st.lists(st.builds(Entry, st.sampled_from(sorted(vouchers.MOVEMENTS)), st.integers(1, 10**12))))
def test_all_accounts_together_are_always_nothing(entries: list[Entry]) -> None:
    assert sum(vouchers.balances(entries).values()) == 0


def test_what_is_issued_leaves_the_budget() -> None:
    held = vouchers.balances([Entry("fund", 1000), Entry("issue", 300), Entry("redeem", 120)])
    assert (held[Account.BUDGET], held[Account.ISSUED], held[Account.REDEEMED]) == (700, 180, 120)


@given(st.integers(0, NUMBERS - 1))
def test_a_voucher_code_has_four_letters_and_reads_back(number: int) -> None:
    code = vouchers.voucher_code(FIRST_NUMBER + number)
    assert (code.index(" "), vouchers.read_voucher_code(code)) == (4, FIRST_NUMBER + number)


def test_the_code_of_a_slip_is_no_voucher() -> None:
    assert vouchers.read_voucher_code("กข 4172") is None


@pytest.mark.parametrize(
    ("asking", "on", "expected"),
    [
        (Asking(["older"], "00010002", 1), DAY, None),
        (Asking(["older"], "00010002", 2), DAY, NoVoucher.HAS_ENOUGH),
        (Asking(["youth"], "00010002", 0), DAY, NoVoucher.NOT_IN_GROUPS),
        (Asking(["older"], "", 0), DAY, NoVoucher.NOT_IN_AREA),
        (Asking(["older"], "0001", 0), DAY - timedelta(days=1), NoVoucher.NOT_STARTED),
        (Asking(["older"], "0001", 0), DAY + timedelta(days=31), NoVoucher.OVER),
    ],
)
def test_a_scheme_says_who_gets_a_voucher(asking: Asking, on: date, expected: NoVoucher | None) -> None:
    assert vouchers.why_not_given(TERMS, asking, on) == expected


def test_a_voucher_pays_until_it_is_spent_run_out_or_ended() -> None:
    now = timezone.now()
    later = now + timedelta(days=1)
    assert vouchers.why_not_usable(Held(1, later), now) is None
    assert vouchers.why_not_usable(Held(0, later), now) == NoVoucher.SPENT
    assert vouchers.why_not_usable(Held(1, now), now) == NoVoucher.EXPIRED
    assert vouchers.why_not_usable(Held(1, later, ended=True), now) == NoVoucher.ENDED


def test_of_two_rounds_of_a_day_the_one_with_vouchers_left_gives() -> None:
    full, open_ = Round(1, DAY, DAY, 5, 5), Round(2, DAY, DAY, 5, 4)
    assert vouchers.current_round([full, open_], DAY) == open_
    assert vouchers.current_round([full], DAY) == full
    assert vouchers.current_round([open_], DAY + timedelta(days=1)) is None
    assert vouchers.may_carry_on(open_, DAY + timedelta(days=1))
    assert not vouchers.may_carry_on(full, DAY + timedelta(days=1))


# -- waivers -----------------------------------------------------------------------------------------------

RULES = [
    fees.Waiving(1, ["older"], [], 50),
    fees.Waiving(2, ["older"], ["craft"], 100),
    fees.Waiving(3, [], ["food"], 10),
]


@pytest.mark.parametrize(
    ("groups", "topic", "expected"),
    [
        (["older"], "digital", (50, 1)),
        (["older"], "craft", (100, 2)),
        ([], "craft", (0, None)),
        ([], "food", (10, 3)),
    ],
)
def test_the_one_rule_that_lets_off_most_counts(
    groups: list[str], topic: str, expected: tuple[int, int | None]
) -> None:
    assert fees.waived(100, groups, topic, RULES) == expected


@given(st.integers(0, 10**9), st.integers(1, 100))
def test_a_waiver_never_lets_off_more_than_the_price(price: int, percent: int) -> None:
    off = fees.waived(price, ["older"], "", [fees.Waiving(1, ["older"], [], percent)]).satang
    assert 0 <= off <= price
    assert off * 100 >= price * percent


# -- PromptPay ---------------------------------------------------------------------------------------------


def fields(text: str) -> dict[str, str]:
    """An EMVCo text taken apart into its fields, written here a second time."""
    found = {}
    while text:
        tag, length = text[:2], int(text[2:4])
        found[tag], text = text[4 : 4 + length], text[4 + length :]
    return found


def crc16(text: str) -> str:
    """CRC-16/CCITT-FALSE, bit by bit, as the standard words it."""
    register = 0xFFFF
    for byte in text.encode():
        for bit in range(7, -1, -1):
            feedback = (register >> 15 & 1) ^ (byte >> bit & 1)
            register = (register << 1 & 0xFFFF) ^ (0x1021 if feedback else 0)
    return f"{register:04X}"


@given(st.integers(1, payments.MOST_DUE))
def test_the_square_code_pays_the_very_amount_to_the_very_account(satang: int) -> None:
    text = payments.promptpay_payload("0812345678", satang)
    told = fields(text)
    assert told["63"] == crc16(text[:-4])
    assert (told["00"], told["01"], told["53"], told["58"]) == ("01", "12", "764", "TH")
    assert told["54"] == f"{satang // 100}.{satang % 100:02d}"
    assert fields(told["29"]) == {"00": "A000000677010111", "01": "0066812345678"}


@pytest.mark.parametrize("satang", [0, -100, 100_000_000_000])
def test_no_square_code_asks_for_nothing_less_than_nothing_or_a_fortune(satang: int) -> None:
    assert not payments.is_askable(satang)
    with pytest.raises(ValueError, match="no such amount"):
        payments.promptpay_payload("0812345678", satang)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("081-234-5678", "0812345678"),
        ("1 2345 67890 12 1", "1234567890121"),
        ("1234567890123", None),
        ("021234567", None),
        ("004999000288505", "004999000288505"),
        ("", None),
    ],
)
def test_a_promptpay_number_is_read_or_refused(text: str, expected: str | None) -> None:
    assert payments.read_promptpay_id(text) == expected


# -- a bank's list -----------------------------------------------------------------------------------------

OWED = [Due(1, 5000), Due(2, 5000), Due(3, 7000)]


@pytest.mark.parametrize(
    ("number", "satang", "expected"),
    [
        (1, 5000, (Match.MATCHED, 1)),
        (1, 4000, (Match.OTHER_AMOUNT, 1)),
        (9, 7000, (Match.UNKNOWN, None)),
        (None, 7000, (Match.MATCHED, 3)),
        (None, 5000, (Match.AMBIGUOUS, None)),
        (None, 1, (Match.UNKNOWN, None)),
    ],
)
def test_a_transfer_is_matched_by_code_else_by_an_amount_only_one_owes(
    number: int | None, satang: int, expected: tuple[Match, int | None]
) -> None:
    text = f"โอน {vouchers.slip_code(number)} พร้อมเพย์" if number else "โอนเงิน"
    assert payments.match(text, satang, OWED) == expected
