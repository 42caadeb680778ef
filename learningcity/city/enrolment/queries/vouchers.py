"""Reads about vouchers: whose, how a scheme's books stand, which can pay."""

from dataclasses import dataclass
from datetime import datetime
from typing import NamedTuple

from django.db.models import Q, QuerySet, Sum

from learningcity.city.enrolment.models import LedgerEntry, Scheme, Voucher
from learningcity.city.enrolment.rules.vouchers import (
    Account,
    Entry,
    Held,
    NoVoucher,
    Terms,
    balances,
    read_voucher_code,
    why_not_usable,
)
from learningcity.city.people.models import Person
from learningcity.city.places.models import City


def terms_of(scheme: Scheme) -> Terms:
    """For whom a scheme is, as the rules see it."""
    areas = tuple(scheme.areas.values_list("path", flat=True))
    return Terms(scheme.starts_on, scheme.ends_on, tuple(scheme.groups), areas, scheme.most_each)


def usable_vouchers(person: Person, city: City, now: datetime) -> QuerySet[Voucher]:
    """A person's vouchers that still pay for something in a city, those that end first in front."""
    rows: QuerySet[Voucher] = Voucher.objects.in_city(city).usable(now)
    return rows.filter(person_id=person.pk) if person.pk else rows.none()


class Found(NamedTuple):
    """The voucher of a code, or why it cannot be used."""

    voucher: Voucher | None
    no: NoVoucher | None


def voucher_of_code(text: str, city: City, person: Person, now: datetime) -> Found:
    """The voucher someone typed the code of, if the person may use it here and now."""
    number = read_voucher_code(text)
    rows = Voucher.objects.in_city(city).select_related("scheme__city")
    voucher = rows.filter(number=number).first() if number is not None else None
    if voucher is None:
        return Found(None, NoVoucher.UNKNOWN)
    if voucher.person_id is not None and voucher.person_id != person.pk:
        return Found(None, NoVoucher.NOT_THEIRS)
    no = why_not_usable(held(voucher), now)
    return Found(None, no) if no else Found(voucher, None)


def held(voucher: Voucher) -> Held:
    """A voucher as the rules see it."""
    return Held(voucher.left_satang, voucher.expires_at, bool(voucher.ended))


@dataclass(frozen=True)
class Books:
    """How a scheme's money stands by its ledger, and whether the rows agree with it."""

    by_account: dict[Account, int]
    agrees: bool

    @property
    def budget(self) -> int:
        return self.by_account[Account.BUDGET]

    @property
    def issued(self) -> int:
        return self.by_account[Account.ISSUED]

    @property
    def redeemed(self) -> int:
        return self.by_account[Account.REDEEMED]

    @property
    def funded(self) -> int:
        return -self.by_account[Account.FUNDER]


def books(scheme: Scheme) -> Books:
    """A scheme's balances added up from its ledger, held against what the scheme and its vouchers say."""
    sums = LedgerEntry.objects.filter(scheme=scheme).order_by().values_list("act").annotate(n=Sum("satang"))
    by_account = balances(Entry(act, satang) for act, satang in sums)
    row = Scheme.everywhere.values_list("left_satang", "budget_satang").get(pk=scheme.pk)
    on_vouchers = Voucher.everywhere.filter(scheme=scheme).aggregate(n=Sum("left_satang"))["n"] or 0
    paid = Voucher.everywhere.filter(scheme=scheme).aggregate(n=Sum("payments__voucher_satang"))["n"] or 0
    stands = (row[0], on_vouchers, paid, -row[1])
    kept = (Account.BUDGET, Account.ISSUED, Account.REDEEMED, Account.FUNDER)
    return Books(by_account, stands == tuple(by_account[account] for account in kept))


def vouchers_of(person: Person, city: City) -> QuerySet[Voucher]:
    """All vouchers a person has or had in a city, usable ones first, then the latest."""
    rows = Voucher.objects.in_city(city).filter(person=person).select_related("scheme")
    return rows.order_by("ended", "-issued_at")


def answering(vouchers: QuerySet[Voucher], text: str) -> QuerySet[Voucher]:
    """The vouchers meant by a code, or by the name of whose they are."""
    number = read_voucher_code(text)
    return vouchers.filter(Q(number=number) if number is not None else Q(person__name__icontains=text))
