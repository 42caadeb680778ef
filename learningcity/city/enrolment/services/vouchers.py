"""Vouchers: issued to people or printed, cancelled, run out."""

import secrets
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import NamedTuple
from uuid import UUID, uuid4

from django.db import transaction
from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from learningcity.city.enrolment.models import Scheme, Voucher, VoucherRound
from learningcity.city.enrolment.queries.vouchers import terms_of
from learningcity.city.enrolment.rules.vouchers import (
    FIRST_NUMBER,
    MOST_AT_ONCE,
    NUMBERS,
    Asking,
    NoVoucher,
    current_round,
    why_not_given,
    why_not_now,
)
from learningcity.city.enrolment.services.ledger import end_voucher, enter, refusal, take_from_budget
from learningcity.city.enrolment.services.schemes import as_round
from learningcity.city.people.models import Person, User
from learningcity.city.people.services import make_known
from learningcity.core import audit
from learningcity.core.errors import Refused
from learningcity.core.thai_time import day_of


@transaction.atomic
def issue_voucher(*, scheme: Scheme, person: Person, by: User | None) -> Voucher:
    """Give a person a voucher of a scheme."""
    now = timezone.now()
    made = _made(_taken_from(scheme, 1, now), person, by, now)
    refuse_unless_for(scheme=scheme, person=person, at=now, besides=made)
    make_known(person=person, city=scheme.city)
    _note_issue(made, by)
    audit.record("issue_voucher", made, by=by, city=scheme.city.code)
    return made


class NotGiven(NamedTuple):
    """Someone who got no voucher, and why."""

    person: Person
    why: str


@dataclass
class Issued:
    """How giving out to many went."""

    given: list[Voucher] = field(default_factory=list)
    refused: list[NotGiven] = field(default_factory=list)


def issue_to_many(*, scheme: Scheme, people: Iterable[Person], by: User | None) -> Issued:
    """Give each of some people a voucher; who may not have one is named, the others get theirs."""
    done = Issued()
    for person in people:
        try:
            done.given.append(issue_voucher(scheme=scheme, person=person, by=by))
        except Refused as refused:
            done.refused.append(NotGiven(person, str(refused)))
    return done


@transaction.atomic
def print_vouchers(*, scheme: Scheme, number: int, by: User | None) -> UUID:
    """Make vouchers to be printed and handed out, each theirs who use it first; answers the batch."""
    if not 1 <= number <= MOST_AT_ONCE:
        sentence = _("Print from 1 to %(most)s vouchers at once.") % {"most": MOST_AT_ONCE}
        raise Refused("number", sentence, field="number")
    now, batch = timezone.now(), uuid4()
    taken = _taken_from(scheme, number, now)
    for _each in range(number):
        _note_issue(_made(taken, None, by, now, batch), by)
    audit.record("print_vouchers", scheme, by=by, city=scheme.city.code, vouchers=number)
    return batch


class _Taken(NamedTuple):
    """The scheme and round that money and quota were taken from, both locked until the transaction ends."""

    scheme: Scheme
    round: VoucherRound | None


def _taken_from(scheme: Scheme, number: int, now: datetime) -> _Taken:
    if no := why_not_now(terms_of(scheme), day_of(now)):
        raise refusal(no=no)
    of_round = _quota(scheme, number, now)
    take_from_budget(scheme=scheme, satang=number * scheme.voucher_satang)
    return _Taken(scheme, of_round)


def _quota(scheme: Scheme, number: int, now: datetime) -> VoucherRound | None:
    """Use up the quota of the round that runs today; a scheme without rounds is held by its budget alone."""
    rows = {row.pk: row for row in scheme.rounds.all()}
    if not rows:
        return None
    running = current_round((as_round(row=row) for row in rows.values()), day_of(now))
    if running is None:
        raise refusal(no=NoVoucher.NO_ROUND)
    enough = VoucherRound.objects.filter(pk=running.id, issued__lte=F("vouchers") - number)
    if not enough.update(issued=F("issued") + number):
        raise refusal(no=NoVoucher.ROUND_SPENT)
    return rows[running.id]


def _made(
    taken: _Taken, person: Person | None, by: User | None, now: datetime, batch: UUID | None = None
) -> Voucher:
    scheme = taken.scheme
    return Voucher.everywhere.create(
        city_id=scheme.city_id,
        scheme=scheme,
        round=taken.round,
        person=person,
        number=_new_number(),
        batch=batch,
        satang=scheme.voucher_satang,
        left_satang=scheme.voucher_satang,
        issued_at=now,
        issued_by=by,
        expires_at=now + timedelta(days=scheme.lasts_days),
    )


def _new_number() -> int:
    """A number by chance that no voucher has."""
    while True:
        number = FIRST_NUMBER + secrets.randbelow(NUMBERS)
        if not Voucher.everywhere.filter(number=number).exists():
            return number


def _note_issue(voucher: Voucher, by: User | None) -> None:
    enter(
        act="issue",
        scheme=voucher.scheme_id,
        satang=voucher.satang,
        at=voucher.issued_at,
        by=by,
        voucher=voucher.pk,
    )


def refuse_unless_for(*, scheme: Scheme, person: Person, at: datetime, besides: Voucher) -> None:
    """Refuse a person whom a scheme is not for, or who has enough; read after the scheme's row is locked."""
    theirs = Voucher.everywhere.filter(scheme=scheme, person=person).exclude(ended=Voucher.Ended.CANCELLED)
    asking = Asking(
        groups=person.groups_on(day_of(at)),
        lives_in=person.home_area.path if person.home_area else "",
        has=theirs.exclude(pk=besides.pk).count(),
    )
    if no := why_not_given(terms_of(scheme), asking, day_of(at)):
        raise refusal(no=no)


# -- ending ------------------------------------------------------------------------------------------------


@transaction.atomic
def cancel_voucher(*, voucher: Voucher, reason: str, by: User | None) -> None:
    """End a voucher; what is left on it flows back, what it paid for stays paid."""
    if not reason.strip():
        raise Refused("no-reason", _("Say why: whoever asks later should find it."), field="reason")
    current: Voucher = Voucher.everywhere.select_for_update(no_key=True).get(pk=voucher.pk)
    if current.ended:
        raise refusal(no=NoVoucher.ENDED)
    current.end_reason = reason.strip()
    end_voucher(voucher=current, act="cancel", at=timezone.now(), by=by)
    audit.record("cancel_voucher", current, by=by, city=current.city.code)
    voucher.refresh_from_db()


@transaction.atomic
def end_vouchers_of(*, person: Person, by: User | None) -> int:
    """End all vouchers of someone who is no longer held here; answers how many."""
    rows = Voucher.everywhere.filter(person=person, ended="").order_by("pk")
    return _end_each(rows.select_for_update(no_key=True), "cancel", by)


def _end_each(rows: Iterable[Voucher], act: str, by: User | None) -> int:
    now, ended = timezone.now(), 0
    for voucher in rows:
        end_voucher(voucher=voucher, act=act, at=now, by=by)
        ended += 1
    return ended


AT_ONCE = 200


def expire_vouchers(*, now: datetime) -> int:
    """End vouchers that have run out, so that their money can be given out again; answers how many."""
    return _until_none(lambda: _expire_some(now))


def _until_none(act: Callable[[], int]) -> int:
    ended = 0
    while some := act():
        ended += some
    return ended


@transaction.atomic
def _expire_some(now: datetime) -> int:
    due = Voucher.everywhere.filter(ended="", expires_at__lte=now).order_by("pk")
    return _end_each(due.select_for_update(no_key=True)[:AT_ONCE], "expire", None)
