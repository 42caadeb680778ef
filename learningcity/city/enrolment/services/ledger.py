"""The one place where money of a scheme moves, each time with its line in the ledger."""

from datetime import datetime

from django.db import connection
from django.db.models import F
from django.utils.translation import gettext_lazy as _

from learningcity.city.enrolment.models import LedgerEntry, Scheme, Voucher
from learningcity.city.enrolment.rules.vouchers import MOVEMENTS, NoVoucher
from learningcity.city.people.models import User
from learningcity.core.errors import Refused
from learningcity.core.prepared import insert

NO: dict[NoVoucher, object] = {
    NoVoucher.NOT_STARTED: _("Vouchers of this scheme are not given out yet."),
    NoVoucher.OVER: _("The time of this scheme is over."),
    NoVoucher.NOT_IN_GROUPS: _("This scheme is for other people."),
    NoVoucher.NOT_IN_AREA: _(
        "This scheme is for people who live elsewhere, or we do not know where they live."
    ),
    NoVoucher.HAS_ENOUGH: _("This person already has as many vouchers as one may have."),
    NoVoucher.BUDGET_SPENT: _("There is not enough money left in this scheme."),
    NoVoucher.ROUND_SPENT: _("All vouchers of this round are given out."),
    NoVoucher.NO_ROUND: _("No round of this scheme runs today."),
    NoVoucher.NOT_THEIRS: _("This voucher belongs to someone else."),
    NoVoucher.ENDED: _("This voucher has ended."),
    NoVoucher.EXPIRED: _("This voucher has run out."),
    NoVoucher.SPENT: _("Nothing is left on this voucher: it has just been used, or was used before."),
    NoVoucher.UNKNOWN: _("There is no voucher with this code. Look at the letters and numbers again."),
}


def refusal(*, no: NoVoucher) -> Refused:
    """The refusal that tells why a voucher is not given or not taken."""
    return Refused(no, NO[no], field="voucher")


def enter(
    *,
    act: str,
    scheme: int,
    satang: int,
    at: datetime,
    by: User | None = None,
    voucher: int | None = None,
    enrolment: int | None = None,
) -> None:
    """Write one line of a scheme's ledger."""
    movement = MOVEMENTS[act]
    insert(
        LedgerEntry(
            scheme_id=scheme,
            voucher_id=voucher,
            enrolment_id=enrolment,
            act=act,
            source=movement.source.value,
            target=movement.target.value,
            satang=satang,
            at=at,
            by=by,
        )
    )


def take_from_budget(*, scheme: Scheme, satang: int) -> None:
    """Take money for vouchers out of a budget; refused where not so much is left."""
    row = Scheme.everywhere.filter(pk=scheme.pk, left_satang__gte=satang)
    if not row.update(left_satang=F("left_satang") - satang):
        raise refusal(no=NoVoucher.BUDGET_SPENT)


def end_voucher(*, voucher: Voucher, act: str, at: datetime, by: User | None = None) -> int:
    """Let what is left on a voucher, whose row is locked, flow back into the budget; answers how much."""
    back = voucher.left_satang
    ended = Voucher.Ended.EXPIRED if act == "expire" else Voucher.Ended.CANCELLED
    Voucher.everywhere.filter(pk=voucher.pk).update(
        left_satang=0, ended=ended, ended_at=at, end_reason=voucher.end_reason
    )
    if back:
        _into_budget(voucher, act, back, at, by)
    return back


def _into_budget(voucher: Voucher, act: str, satang: int, at: datetime, by: User | None) -> None:
    Scheme.everywhere.filter(pk=voucher.scheme_id).update(left_satang=F("left_satang") + satang)
    enter(act=act, scheme=voucher.scheme_id, satang=satang, at=at, by=by, voucher=voucher.pk)


def redeem(*, voucher: Voucher, enrolment: int, satang: int, at: datetime, by: User | None) -> None:
    """The one place where a voucher is used up: one statement that only succeeds where enough is left."""
    if not _used_up(voucher.pk, satang, at):
        raise refusal(no=NoVoucher.SPENT)
    enter(
        act="redeem",
        scheme=voucher.scheme_id,
        satang=satang,
        at=at,
        by=by,
        voucher=voucher.pk,
        enrolment=enrolment,
    )


def _used_up(voucher: int, satang: int, at: datetime) -> bool:
    with connection.cursor() as cursor:
        cursor.execute(
            f"UPDATE {Voucher._meta.db_table} SET left_satang = left_satang - %s"  # noqa: S608  a constant name
            " WHERE id = %s AND ended = '' AND expires_at > %s AND left_satang >= %s",
            [satang, voucher, connection.ops.adapt_datetimefield_value(at), satang],
        )
        return bool(cursor.rowcount == 1)


def give_back(*, voucher: int, enrolment: int, satang: int, at: datetime, by: User | None = None) -> None:
    """Put what a voucher paid for a seat back on it; into the budget where it has ended meanwhile."""
    row: Voucher = Voucher.everywhere.select_for_update(no_key=True).get(pk=voucher)
    enter(
        act="give_back",
        scheme=row.scheme_id,
        satang=satang,
        at=at,
        by=by,
        voucher=row.pk,
        enrolment=enrolment,
    )
    if row.ended:
        _into_budget(row, "expire" if row.ended == Voucher.Ended.EXPIRED else "cancel", satang, at, by)
    else:
        Voucher.everywhere.filter(pk=row.pk).update(left_satang=F("left_satang") + satang)
