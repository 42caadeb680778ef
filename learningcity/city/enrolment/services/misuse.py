"""Looking through vouchers for what a person should look at, and noting what came of it."""

from collections.abc import Iterator
from datetime import datetime
from typing import NamedTuple

from django.db import transaction
from django.db.models import Count, Exists, F, Max, Min, OuterRef, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from learningcity.city.enrolment.models import (
    Attendance,
    LedgerEntry,
    MisuseSign,
    Payment,
    Scheme,
    State,
    Voucher,
)
from learningcity.city.enrolment.rules.vouchers import LEAST, Sign
from learningcity.city.enrolment.services import sentences
from learningcity.city.people.models import User
from learningcity.core import audit
from learningcity.core.errors import Refused


class _Seen(NamedTuple):
    """A sign as the rows show it: about a person or a clerk, and how many times."""

    kind: Sign
    person: int | None
    clerk: int | None
    times: int


def look_for_misuse(*, now: datetime) -> int:
    """Note new signs of misuse in schemes of the last year; answers how many."""
    schemes = Scheme.everywhere.filter(ends_on__gte=now.date().replace(year=now.year - 1))
    return sum(_note(scheme, seen, now) for scheme in schemes for seen in _seen_in(scheme, now))


def _seen_in(scheme: Scheme, now: datetime) -> Iterator[_Seen]:
    yield from _one_phone(scheme)
    yield from _never_came(scheme, now)
    yield from _same_hand(scheme)
    yield from _given_back(scheme)


def _one_phone(scheme: Scheme) -> Iterator[_Seen]:
    rows = Voucher.everywhere.filter(scheme=scheme, person__isnull=False).exclude(person__phone_key="")
    grouped = rows.order_by().values("person__phone_key").annotate(n=Count("pk"), who=Min("person"))
    for row in grouped.filter(n__gte=LEAST[Sign.ONE_PHONE]):
        yield _Seen(Sign.ONE_PHONE, row["who"], None, row["n"])


def _never_came(scheme: Scheme, now: datetime) -> Iterator[_Seen]:
    """Only those who came to none of the sessions that a voucher paid for and that are over."""
    came = Attendance.objects.filter(enrolment=OuterRef("enrolment"), present=True)
    over = Payment.everywhere.filter(
        voucher__scheme=scheme,
        voucher_satang__gt=0,
        enrolment__session__ends_at__lt=now,
        enrolment__state__in=(State.ABSENT, State.COMPLETED),
    )
    counted = over.annotate(here=Exists(came)).order_by().values("enrolment__person")
    grouped = counted.annotate(
        missed=Count("pk", filter=Q(here=False)), came=Count("pk", filter=Q(here=True))
    )
    for row in grouped.filter(missed__gte=LEAST[Sign.NEVER_CAME], came=0):
        yield _Seen(Sign.NEVER_CAME, row["enrolment__person"], None, row["missed"])


def _same_hand(scheme: Scheme) -> Iterator[_Seen]:
    """Clerks who both gave vouchers out and used them, for so many different people."""
    rows = LedgerEntry.objects.filter(scheme=scheme, act="redeem", by=F("voucher__issued_by"))
    grouped = rows.order_by().values("by").annotate(n=Count("voucher__person", distinct=True))
    for row in grouped.filter(n__gte=LEAST[Sign.SAME_HAND]):
        yield _Seen(Sign.SAME_HAND, None, row["by"], row["n"])


def _given_back(scheme: Scheme) -> Iterator[_Seen]:
    rows = LedgerEntry.objects.filter(scheme=scheme, act="give_back", voucher__person__isnull=False)
    grouped = rows.order_by().values("voucher__person").annotate(n=Count("pk"))
    for row in grouped.filter(n__gte=LEAST[Sign.GIVEN_BACK]):
        yield _Seen(Sign.GIVEN_BACK, row["voucher__person"], None, row["n"])


def _note(scheme: Scheme, seen: _Seen, now: datetime) -> int:
    """A sign someone looked at is shown again only when it has grown since."""
    about = {"scheme": scheme, "kind": seen.kind, "person_id": seen.person, "clerk_id": seen.clerk}
    rows = MisuseSign.everywhere.filter(**about)
    if rows.open().update(times=seen.times):
        return 0
    if seen.times <= (rows.aggregate(most=Max("times"))["most"] or 0):
        return 0
    MisuseSign.everywhere.create(city_id=scheme.city_id, times=seen.times, raised_at=now, **about)
    return 1


@transaction.atomic
def resolve_sign(*, sign: MisuseSign, note: str, by: User | None) -> None:
    """Write down what came of looking at a sign."""
    if not note.strip():
        raise Refused("no-note", _("Write down what you found, also when all was well."), field="note")
    current: MisuseSign = MisuseSign.everywhere.select_for_update(no_key=True).get(pk=sign.pk)
    if current.resolved_at:
        raise sentences.overtaken()
    current.note, current.resolved_at, current.resolved_by = note.strip(), timezone.now(), by
    current.save(update_fields=["note", "resolved_at", "resolved_by"])
    audit.record("resolve_sign", current, by=by, city=current.city.code)
