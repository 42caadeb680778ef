"""Schemes of learning vouchers: opened with a budget, changed, given rounds."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.db import transaction
from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from learningcity.city.enrolment.models import Scheme, VoucherRound
from learningcity.city.enrolment.rules.vouchers import (
    MOST_BUDGET,
    MOST_DAYS,
    MOST_VOUCHER,
    Round,
    may_carry_on,
)
from learningcity.city.enrolment.services.ledger import enter
from learningcity.city.people.models import User
from learningcity.city.places.models import Area, City
from learningcity.core import audit, money
from learningcity.core.errors import Refused
from learningcity.core.groups import Group
from learningcity.core.thai_time import today


@transaction.atomic
def open_scheme(*, city: City, by: User | None, areas: Iterable[Area] = (), **given: Any) -> Scheme:
    """Set a budget aside for people to learn with."""
    scheme = Scheme(city=city, **given)
    _check(scheme)
    scheme.left_satang = scheme.budget_satang
    scheme.save()
    scheme.areas.set(areas)
    enter(act="fund", scheme=scheme.pk, satang=scheme.budget_satang, at=timezone.now(), by=by)
    audit.record("open_scheme", scheme, by=by, city=city.code)
    return scheme


@transaction.atomic
def edit_scheme(*, scheme: Scheme, by: User | None, areas: Iterable[Area] = (), **given: Any) -> None:
    """Change for whom and how long a scheme is, or its budget: what is set free or added is in the ledger."""
    current: Scheme = Scheme.everywhere.select_for_update(no_key=True).get(pk=scheme.pk)
    before = current.budget_satang
    for field, value in given.items():
        setattr(current, field, value)
    _check(current)
    _move_budget(current, current.budget_satang - before, by)
    current.save()
    current.areas.set(areas)
    audit.record("edit_scheme", current, by=by, city=current.city.code)
    scheme.refresh_from_db()


def _move_budget(scheme: Scheme, more: int, by: User | None) -> None:
    """More money, or less: never less than is out with vouchers."""
    if scheme.left_satang + more < 0:
        out = money.baht(scheme.budget_satang - more - scheme.left_satang)
        sentence = _("%(out)s are out as vouchers or used, so the budget cannot be less.") % {"out": out}
        raise Refused("budget-out", sentence, field="budget_satang")
    scheme.left_satang += more
    if more:
        act = "fund" if more > 0 else "withdraw"
        enter(act=act, scheme=scheme.pk, satang=abs(more), at=timezone.now(), by=by)


def _check(scheme: Scheme) -> None:
    _amount(scheme.voucher_satang, MOST_VOUCHER, "voucher_satang")
    _amount(scheme.budget_satang, MOST_BUDGET, "budget_satang")
    if scheme.voucher_satang > scheme.budget_satang:
        raise Refused(
            "voucher-over-budget", _("The budget is not enough for one voucher."), field="budget_satang"
        )
    _days(scheme.starts_on, scheme.ends_on)
    if not set(scheme.groups) <= set(Group.values):
        raise Refused("unknown-group", _("There is no such group of people."), field="groups")
    if not 1 <= scheme.lasts_days <= MOST_DAYS:
        raise Refused("lasts", _("A voucher lasts from 1 day to 3 years."), field="lasts_days")
    if scheme.most_each < 1:
        raise Refused("most-each", _("One person may have one voucher or more."), field="most_each")


def _amount(satang: int, most: int, field: str) -> None:
    if satang <= 0:
        raise Refused("no-amount", _("The amount must be more than nothing."), field=field)
    if satang > most:
        sentence = _("The amount can be %(most)s at most.") % {"most": money.baht(most)}
        raise Refused("too-much", sentence, field=field)


def _days(first: date, last: date) -> None:
    if last < first:
        raise Refused("days-in-order", _("The last day is before the first."), field="ends_on")


@transaction.atomic
def add_round(
    *, scheme: Scheme, starts_on: date, ends_on: date, vouchers: int, by: User | None
) -> VoucherRound:
    """Say how many vouchers may be given out between two days."""
    _days(starts_on, ends_on)
    if starts_on < scheme.starts_on or ends_on > scheme.ends_on:
        raise Refused("outside-scheme", _("A round lies within the days of its scheme."), field="starts_on")
    if vouchers < 1:
        raise Refused("no-vouchers", _("A round has one voucher or more."), field="vouchers")
    made = VoucherRound.objects.create(scheme=scheme, starts_on=starts_on, ends_on=ends_on, vouchers=vouchers)
    audit.record("add_round", scheme, by=by, city=scheme.city.code, vouchers=vouchers)
    return made


@transaction.atomic
def carry_on(*, ended: VoucherRound, into: VoucherRound, by: User | None) -> int:
    """Let a later round give out what an ended one did not; answers how many vouchers."""
    rows = VoucherRound.objects.select_for_update(no_key=True).filter(pk__in=[ended.pk, into.pk])
    locked = {row.pk: row for row in rows.order_by("pk")}
    source, target = locked[ended.pk], locked[into.pk]
    _refuse_unless_later(source, target)
    left = source.vouchers - source.issued
    VoucherRound.objects.filter(pk=source.pk).update(vouchers=F("issued"))
    VoucherRound.objects.filter(pk=target.pk).update(
        vouchers=F("vouchers") + left, carried_in=F("carried_in") + left
    )
    audit.record("carry_on", source.scheme, by=by, city=source.scheme.city.code, vouchers=left)
    return left


def _refuse_unless_later(source: VoucherRound, target: VoucherRound) -> None:
    if source.scheme_id != target.scheme_id or target.ends_on <= source.ends_on or target.ends_on < today():
        raise Refused("not-later", _("Choose a later round of the same scheme that is not over."))
    if not may_carry_on(as_round(row=source), today()):
        raise Refused("nothing-left", _("Only what an ended round did not give out can be carried on."))


def as_round(*, row: VoucherRound) -> Round:
    """A round as the rules see it."""
    return Round(row.pk, row.starts_on, row.ends_on, row.vouchers, row.issued)
