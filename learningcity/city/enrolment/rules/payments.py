"""Small fees: what may be asked for, to which PromptPay account, and by what it is known in a bank's list."""

import re
from collections.abc import Iterable
from decimal import Decimal
from enum import StrEnum
from typing import NamedTuple

from promptpay_qr import generate_payload

from learningcity.city.enrolment.rules.codes import LETTERS, read_slip_code

SATANG = 100
MOST_DUE = 100_000 * SATANG
"""A fee above this is no small fee: it is not asked for by a square code."""


def is_askable(satang: int) -> bool:
    """Whether an amount can be asked for: more than nothing, and still a small fee."""
    return 0 < satang <= MOST_DUE


# -- PromptPay ---------------------------------------------------------------------------------------------

_MOBILE, _TAX, _WALLET = re.compile(r"0[689]\d{8}"), re.compile(r"\d{13}"), re.compile(r"\d{15}")


def read_promptpay_id(text: str) -> str | None:
    """The digits of a PromptPay account (mobile, 13-digit number, e-wallet), or nothing if it is none."""
    digits = re.sub(r"[\s\-]", "", text)
    if _MOBILE.fullmatch(digits) or _WALLET.fullmatch(digits):
        return digits
    return digits if _TAX.fullmatch(digits) and _has_check_digit(digits) else None


def _has_check_digit(digits: str) -> bool:
    """The last digit of a Thai 13-digit number follows from the others."""
    weighed = sum(int(digit) * weight for digit, weight in zip(digits, range(13, 1, -1), strict=False))
    return (11 - weighed % 11) % 10 == int(digits[-1])


def promptpay_payload(account: str, satang: int) -> str:
    """The text of the square code that pays an amount to an account (EMVCo, merchant presented)."""
    if not is_askable(satang):
        raise ValueError("no such amount can be asked for")
    return str(generate_payload(account, Decimal(satang) / SATANG))


# -- a bank's list -----------------------------------------------------------------------------------------

_REFERENCE = re.compile(rf"[{LETTERS}]{{2,6}}[\s\-–]*[\d๐-๙]{{4}}")


def references(text: str) -> list[int]:
    """The enrolments whose codes stand in the text of a transfer."""
    found = (read_slip_code(match) for match in _REFERENCE.findall(text))
    return [number for number in found if number is not None]


class Due(NamedTuple):
    """What one enrolment still has to pay."""

    enrolment: int
    satang: int


class Match(StrEnum):
    """What a line of a bank's list is found to be."""

    MATCHED = "matched"
    AMBIGUOUS = "ambiguous"
    UNKNOWN = "unknown"
    OTHER_AMOUNT = "other_amount"


class Matched(NamedTuple):
    fate: Match
    enrolment: int | None = None


def match(text: str, satang: int, due: Iterable[Due]) -> Matched:
    """Which due payment a transfer settles: by the code written with it, else by an amount only one owes."""
    owed = {each.enrolment: each.satang for each in due}
    if written := set(references(text)):
        return _by_code(written & set(owed), satang, owed)
    same = [enrolment for enrolment, owes in owed.items() if owes == satang]
    if len(same) == 1:
        return Matched(Match.MATCHED, same[0])
    return Matched(Match.AMBIGUOUS if same else Match.UNKNOWN)


def _by_code(named: set[int], satang: int, owed: dict[int, int]) -> Matched:
    """A code that nobody owes for is never settled by its amount: it may have been paid twice."""
    if len(named) != 1:
        return Matched(Match.AMBIGUOUS if named else Match.UNKNOWN)
    enrolment = named.pop()
    return Matched(Match.MATCHED if owed[enrolment] == satang else Match.OTHER_AMOUNT, enrolment)
