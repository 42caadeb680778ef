"""Learning vouchers: how their money moves, who may get and use one, and what looks like misuse."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import NamedTuple

from learningcity.city.enrolment.rules.codes import LETTERS, read_slip_code, slip_code

# -- the books ---------------------------------------------------------------------------------------------


class Account(StrEnum):
    """Where a scheme's money can be; all of it together is always nothing, for it came from the funder."""

    FUNDER = "funder"
    BUDGET = "budget"
    ISSUED = "issued"
    REDEEMED = "redeemed"


class Movement(NamedTuple):
    """One kind of entry: the account that money leaves and the one it comes to."""

    source: Account
    target: Account


MOVEMENTS: dict[str, Movement] = {
    "fund": Movement(Account.FUNDER, Account.BUDGET),
    "withdraw": Movement(Account.BUDGET, Account.FUNDER),
    "issue": Movement(Account.BUDGET, Account.ISSUED),
    "redeem": Movement(Account.ISSUED, Account.REDEEMED),
    "give_back": Movement(Account.REDEEMED, Account.ISSUED),
    "expire": Movement(Account.ISSUED, Account.BUDGET),
    "cancel": Movement(Account.ISSUED, Account.BUDGET),
}
"""Every way in which money of a scheme moves; a constraint of the ledger holds it to these."""


class Entry(NamedTuple):
    """One line of a ledger: what was done, and how much of it."""

    act: str
    satang: int


def balances(entries: Iterable[Entry]) -> dict[Account, int]:
    """What each account holds after some entries, in satang; their sum is always nothing."""
    held = dict.fromkeys(Account, 0)
    for entry in entries:
        movement = MOVEMENTS[entry.act]
        held[movement.source] -= entry.satang
        held[movement.target] += entry.satang
    return held


# -- limits ------------------------------------------------------------------------------------------------

SATANG = 100
MOST_BUDGET = 1_000_000_000 * SATANG
MOST_VOUCHER = 100_000 * SATANG
MOST_AT_ONCE = 500
MOST_DAYS = 3 * 366


# -- the code on a voucher ---------------------------------------------------------------------------------

FIRST_NUMBER = sum(len(LETTERS) ** letters * 10_000 for letters in (2, 3))
NUMBERS = len(LETTERS) ** 4 * 10_000
"""Vouchers are numbered by chance among three thousand million: no code can be guessed from another."""


def voucher_code(number: int) -> str:
    """What is printed on a voucher and typed to use it: four letters, then four digits."""
    return slip_code(number)


def read_voucher_code(text: str) -> int | None:
    """The number of a voucher's code as someone typed it, or nothing when it is none."""
    number = read_slip_code(text)
    return number if number is not None and 0 <= number - FIRST_NUMBER < NUMBERS else None


# -- who may get one ---------------------------------------------------------------------------------------


class NoVoucher(StrEnum):
    """Why a person may not get a voucher, or may not use one."""

    NOT_STARTED = "scheme-not-started"
    OVER = "scheme-over"
    NOT_IN_GROUPS = "not-in-groups"
    NOT_IN_AREA = "not-in-area"
    HAS_ENOUGH = "has-enough"
    BUDGET_SPENT = "budget-spent"
    ROUND_SPENT = "round-spent"
    NO_ROUND = "no-round"
    NOT_THEIRS = "not-theirs"
    ENDED = "voucher-ended"
    EXPIRED = "voucher-expired"
    SPENT = "voucher-spent"
    UNKNOWN = "voucher-unknown"


@dataclass(frozen=True)
class Terms:
    """For whom a scheme is, when, and how many each person may have."""

    starts_on: date
    ends_on: date
    groups: Collection[str] = ()
    areas: Collection[str] = ()
    most_each: int = 1


@dataclass(frozen=True)
class Asking:
    """Someone who would get a voucher: their groups, the path of the area they live in, what they have."""

    groups: Collection[str]
    lives_in: str
    has: int


def why_not_given(terms: Terms, asking: Asking, on: date) -> NoVoucher | None:
    """Why a person gets no voucher of a scheme, if so."""
    return why_not_now(terms, on) or _why_not_theirs(terms, asking)


def why_not_now(terms: Terms, on: date) -> NoVoucher | None:
    """Why nobody gets a voucher on a day, if so."""
    if on < terms.starts_on:
        return NoVoucher.NOT_STARTED
    return NoVoucher.OVER if on > terms.ends_on else None


def _why_not_theirs(terms: Terms, asking: Asking) -> NoVoucher | None:
    if terms.groups and not set(terms.groups) & set(asking.groups):
        return NoVoucher.NOT_IN_GROUPS
    if terms.areas and not any(asking.lives_in.startswith(path) for path in terms.areas):
        return NoVoucher.NOT_IN_AREA
    return NoVoucher.HAS_ENOUGH if asking.has >= terms.most_each else None


# -- using one ---------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Held:
    """A voucher as it stands: what is left of it, until when, and whether it was ended."""

    left: int
    expires_at: datetime
    ended: bool = False


def why_not_usable(held: Held, now: datetime) -> NoVoucher | None:
    """Why nothing can be paid with a voucher, if so."""
    if held.ended:
        return NoVoucher.ENDED
    if held.expires_at <= now:
        return NoVoucher.EXPIRED
    return NoVoucher.SPENT if held.left <= 0 else None


def pays(left: int, due: int) -> int:
    """How much of what is due a voucher pays; the rest stays on it, or is paid otherwise."""
    return max(0, min(left, due))


# -- rounds ------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Round:
    """A quota: so many vouchers between two days, less what was carried on, and how many were issued."""

    id: int
    starts_on: date
    ends_on: date
    vouchers: int
    issued: int

    @property
    def left(self) -> int:
        return self.vouchers - self.issued


def current_round(rounds: Iterable[Round], on: date) -> Round | None:
    """The round of a day: the one that begins last among those that run and have vouchers left."""
    running = [each for each in rounds if each.starts_on <= on <= each.ends_on]
    return max(running, key=lambda each: (each.left > 0, each.starts_on, each.id), default=None)


def may_carry_on(ended: Round, on: date) -> bool:
    """Whether a round is over and did not issue all that it could."""
    return ended.ends_on < on and ended.left > 0


# -- what someone should look at ---------------------------------------------------------------------------

MANY_FROM_ONE_PHONE = 4
NEVER_CAME = 3
SAME_HAND = 5
GIVEN_BACK = 4


class Sign(StrEnum):
    """What looks like misuse; a sign is a reason to ask, never a verdict."""

    ONE_PHONE = "one_phone"
    NEVER_CAME = "never_came"
    SAME_HAND = "same_hand"
    GIVEN_BACK = "given_back"


LEAST: dict[Sign, int] = {
    Sign.ONE_PHONE: MANY_FROM_ONE_PHONE,
    Sign.NEVER_CAME: NEVER_CAME,
    Sign.SAME_HAND: SAME_HAND,
    Sign.GIVEN_BACK: GIVEN_BACK,
}
"""From how many times on each sign is shown."""
