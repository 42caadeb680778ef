"""What happens to the money of an enrolment: decided at booking, settled, waived, given back."""

from datetime import datetime
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from learningcity.city.enrolment.models import SEATED, Enrolment, Payment, State, Voucher
from learningcity.city.enrolment.queries.payments import Quote
from learningcity.city.enrolment.queries.vouchers import held
from learningcity.city.enrolment.rules.payments import MOST_DUE
from learningcity.city.enrolment.rules.vouchers import NoVoucher, pays, why_not_usable
from learningcity.city.enrolment.services import ledger, sentences
from learningcity.city.enrolment.services.vouchers import refuse_unless_for
from learningcity.city.people.models import Person, User
from learningcity.city.places.models import City
from learningcity.core import audit, money
from learningcity.core.errors import Refused
from learningcity.core.prepared import insert

if TYPE_CHECKING:
    from collections.abc import Iterable

How, Stands = Payment.How, Payment.State
BY_HAND = (How.CASH, How.PROMPTPAY)


# -- at booking --------------------------------------------------------------------------------------------


def charge(
    *, enrolment: Enrolment, quote: Quote, voucher: Voucher | None, by: User | None, at: datetime
) -> None:
    """Note what a new enrolment costs; a voucher is used up only by who has the seat, not by who waits."""
    if not quote.price:
        return
    uses = voucher if voucher is not None and quote.price > quote.waived else None
    seated = enrolment.state == State.BOOKED
    by_voucher = quote.by_voucher if uses and seated else 0
    settled = quote.price == quote.waived + by_voucher
    insert(
        Payment(
            city_id=enrolment.city_id,
            enrolment=enrolment,
            price_satang=quote.price,
            waived_satang=quote.waived,
            waiver_id=quote.rule,
            voucher=uses,
            voucher_satang=by_voucher,
            state=Stands.SETTLED if settled else Stands.DUE,
            how=How.NOTHING_LEFT if settled else How.UNPAID,
            settled_at=at if settled else None,
            created_at=at,
        )
    )
    if uses and seated:
        use_voucher(voucher=uses, enrolment=enrolment, satang=by_voucher, by=by, at=at)


def refuse_voucher(*, voucher: Voucher, person: Person, city: City, at: datetime) -> None:
    """Refuse a voucher that this person cannot use here and now."""
    if voucher.city_id != city.pk:
        raise ledger.refusal(no=NoVoucher.UNKNOWN)
    if voucher.person_id not in (None, person.pk):
        raise ledger.refusal(no=NoVoucher.NOT_THEIRS)
    if no := why_not_usable(held(voucher), at):
        raise ledger.refusal(no=no)


def use_voucher(
    *, voucher: Voucher, enrolment: Enrolment, satang: int, by: User | None, at: datetime
) -> None:
    """Pay for a seat with a voucher that is the person's; one that was nobody's becomes theirs."""
    if voucher.person_id is None:
        _make_theirs(voucher, enrolment.person, at)
    elif voucher.person_id != enrolment.person_id:
        raise ledger.refusal(no=NoVoucher.NOT_THEIRS)
    ledger.redeem(voucher=voucher, enrolment=enrolment.pk, satang=satang, at=at, by=by)


def _make_theirs(voucher: Voucher, person: Person, at: datetime) -> None:
    """Two who type the code of one printed voucher at once: the first has it."""
    if not Voucher.everywhere.filter(pk=voucher.pk, person=None).update(person=person):
        raise ledger.refusal(no=NoVoucher.NOT_THEIRS)
    scheme = type(voucher.scheme).everywhere.select_for_update(no_key=True).get(pk=voucher.scheme_id)
    refuse_unless_for(scheme=scheme, person=person, at=voucher.issued_at, besides=voucher)
    voucher.person = person


def pay_by_promised_voucher(*, enrolment: Enrolment, by: User | None, at: datetime) -> None:
    """Use the voucher named in line now that the seat is theirs; what it no longer holds is to be paid."""
    payment = _locked(enrolment)
    if payment is None or payment.voucher is None or payment.state != Stands.DUE:
        return
    rows = Voucher.everywhere.select_for_update(no_key=True, of=("self",))
    voucher: Voucher = rows.get(pk=payment.voucher.pk)
    satang = pays(voucher.left_satang, payment.due_satang)
    if why_not_usable(held(voucher), at) or not satang:
        return
    try:
        with transaction.atomic():
            use_voucher(voucher=voucher, enrolment=enrolment, satang=satang, by=by, at=at)
    except Refused:
        return
    payment.voucher_satang = satang
    _settle_if_nothing_is_due(payment, at)
    payment.save()


def _locked(enrolment: Enrolment) -> Payment | None:
    rows = Payment.everywhere.select_for_update(no_key=True, of=("self",)).select_related("voucher")
    found: Payment | None = rows.filter(enrolment=enrolment).first()
    return found


def _settle_if_nothing_is_due(payment: Payment, at: datetime) -> None:
    if payment.state == Stands.DUE and not payment.due_satang:
        payment.state, payment.how, payment.settled_at = Stands.SETTLED, How.NOTHING_LEFT, at


def undo(*, enrolments: "Iterable[int]", by: User | None, at: datetime) -> None:
    """When seats end before their time: vouchers get back what they paid, and money is to be given back."""
    rows = Payment.everywhere.select_for_update(no_key=True).filter(enrolment__in=list(enrolments))
    for payment in rows.order_by("voucher_id", "pk"):
        _undo(payment, by, at)


def _undo(payment: Payment, by: User | None, at: datetime) -> None:
    if payment.voucher_id and payment.voucher_satang:
        ledger.give_back(
            voucher=payment.voucher_id,
            enrolment=payment.enrolment_id,
            satang=payment.voucher_satang,
            at=at,
            by=by,
        )
    payment.voucher_satang = 0
    payment.state = Stands.TO_REFUND if payment.paid_satang else Stands.VOID
    payment.save(update_fields=["voucher_satang", "state"])


# -- at the desk -------------------------------------------------------------------------------------------


@transaction.atomic
def settle_payment(*, payment: Payment, satang: int, how: str, by: User | None) -> None:
    """Note that what was due has been paid, to the satang."""
    current = _current(payment, Stands.DUE)
    if how not in BY_HAND:
        raise Refused("how", _("Say how it was paid."), field="how")
    if current.enrolment.state not in SEATED:
        raise sentences.overtaken()
    refuse_unless_due(satang=satang, due=current.due_satang)
    current.paid_satang, current.state, current.how = satang, Stands.SETTLED, how
    current.settled_at, current.settled_by = timezone.now(), by
    current.save()
    _note("settle_payment", current, by)


def refuse_unless_due(*, satang: int, due: int) -> None:
    """Refuse an amount that is no amount, no small fee, or not what is due."""
    if satang <= 0:
        raise Refused("no-amount", _("The amount must be more than nothing."), field="satang")
    if satang > MOST_DUE:
        sentence = _("A fee can be %(most)s at most here.") % {"most": money.baht(MOST_DUE)}
        raise Refused("too-much", sentence, field="satang")
    if satang != due:
        sentence = _("%(due)s are due, no more and no less.") % {"due": money.baht(due)}
        raise Refused("other-amount", sentence, field="satang")


@transaction.atomic
def reopen_payment(*, payment: Payment, by: User | None) -> None:
    """Take back that something was paid, when that was a mistake."""
    current = _current(payment, Stands.SETTLED)
    if not current.paid_satang:
        raise Refused("nothing-paid", _("Nothing was paid here, so there is nothing to take back."))
    current.paid_satang, current.state, current.how, current.bank_line = 0, Stands.DUE, How.UNPAID, ""
    current.settled_at = current.settled_by = None
    current.save()
    _note("reopen_payment", current, by)


@transaction.atomic
def pay_by_voucher(*, payment: Payment, voucher: Voucher, by: User | None) -> None:
    """Let a voucher pay what it can of what is due, at the desk."""
    current, now = _current(payment, Stands.DUE), timezone.now()
    if current.voucher_satang:
        raise Refused("voucher-twice", _("A voucher pays for this seat already."), field="voucher")
    if current.enrolment.state not in SEATED:
        raise sentences.overtaken()
    if no := why_not_usable(held(voucher), now):
        raise ledger.refusal(no=no)
    satang = pays(voucher.left_satang, current.due_satang)
    use_voucher(voucher=voucher, enrolment=current.enrolment, satang=satang, by=by, at=now)
    current.voucher, current.voucher_satang = voucher, satang
    _settle_if_nothing_is_due(current, now)
    current.save()
    _note("pay_by_voucher", current, by)


@transaction.atomic
def waive_payment(*, payment: Payment, reason: str, by: User | None) -> None:
    """Let one person off what is still due, with the reason."""
    if not reason.strip():
        raise Refused("no-reason", _("Say why: whoever asks later should find it."), field="reason")
    current = _current(payment, Stands.DUE)
    current.waived_satang += current.due_satang
    current.waive_reason, current.waived_by = reason.strip(), by
    current.state, current.how, current.settled_at = Stands.SETTLED, How.NOTHING_LEFT, timezone.now()
    current.save()
    _note("waive_payment", current, by)


@transaction.atomic
def refund_payment(*, payment: Payment, by: User | None) -> None:
    """Note that money was given back after a seat ended."""
    current = _current(payment, Stands.TO_REFUND)
    current.state = Stands.REFUNDED
    current.save(update_fields=["state"])
    _note("refund_payment", current, by)


def _current(payment: Payment, expected: str) -> Payment:
    """The payment under its lock, if it still stands as the page showed it."""
    rows = Payment.everywhere.select_for_update(no_key=True, of=("self",)).select_related(
        "enrolment__city", "enrolment__person"
    )
    current: Payment = rows.get(pk=payment.pk)
    if current.state != expected:
        raise sentences.overtaken()
    return current


def _note(act: str, payment: Payment, by: User | None) -> None:
    audit.record(act, payment.enrolment, by=by, city=payment.enrolment.city.code)
