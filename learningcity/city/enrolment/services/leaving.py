"""Giving a seat up, and answering the offer of one."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from learningcity.city.enrolment.models import Enrolment, State
from learningcity.city.enrolment.rules import MOVES, may
from learningcity.city.enrolment.services import news, sentences
from learningcity.city.enrolment.services.line import LockedSeats
from learningcity.city.enrolment.services.paying import pay_by_promised_voucher, undo
from learningcity.city.enrolment.services.support import end_support
from learningcity.city.people.models import User
from learningcity.core import audit
from learningcity.core.errors import Refused


def give_up_seat(*, enrolment: Enrolment, by: User | None) -> None:
    """Give a seat, an offer or a place in line back; in the same transaction the next in line gets it."""
    _leave(enrolment, "decline" if enrolment.state == State.OFFERED else "give_up", by)


def decline_offer(*, enrolment: Enrolment, by: User | None) -> None:
    """Say no to an offered seat; it goes to the next in line."""
    _leave(enrolment, "decline", by)


@transaction.atomic
def _leave(enrolment: Enrolment, act: str, by: User | None) -> None:
    seats = LockedSeats(enrolment.session_id)
    # Not its key: a desk that takes the fee meanwhile writes rows that point at this one.
    current: Enrolment = Enrolment.everywhere.select_for_update(no_key=True, of=("self",)).get(
        pk=enrolment.pk
    )
    if not may(act, current.state):
        raise sentences.overtaken()
    if seats.session.starts_at <= seats.now:
        raise Refused("started", _("The session has started: seats can no longer be given up."))
    seats.give_back(current.pool_id)
    leave_line(enrolment=current, act=act, now=seats.now, by=by)
    audit.record(act, current, by=by, city=seats.session.city.code)
    seats.pass_on()
    seats.write()
    _show(enrolment, current)


def leave_line(*, enrolment: Enrolment, act: str, now: datetime, by: User | None = None) -> None:
    """Write an enrolment that ends: no seat, no offer, no help to arrange."""
    end_support(enrolments=[enrolment.pk], now=now)
    enrolment.state, enrolment.changed_at = MOVES[act].after, now
    enrolment.pool, enrolment.offer_expires_at = None, None
    enrolment.save(update_fields=["state", "pool", "offer_expires_at", "changed_at"])
    undo(enrolments=[enrolment.pk], by=by, at=now)


@transaction.atomic
def accept_offer(*, enrolment: Enrolment, by: User | None) -> None:
    """Take the offered seat if the offer still stands; the seat was kept, so only the row is locked."""
    now = timezone.now()
    standing = Enrolment.everywhere.filter(pk=enrolment.pk, state=State.OFFERED, offer_expires_at__gt=now)
    if not standing.update(state=State.BOOKED, offer_expires_at=None, changed_at=now):
        raise _no_offer(enrolment)
    rows = Enrolment.everywhere.select_related(
        "session__activity", "session__city", "session__venue", "person__account", "enrolled_by"
    )
    current: Enrolment = rows.get(pk=enrolment.pk)
    pay_by_promised_voucher(enrolment=current, by=by, at=now)
    audit.record("accept", current, by=by, city=current.session.city.code)
    news.tell(enrolment=current, what="booked")
    _show(enrolment, current)


def _no_offer(enrolment: Enrolment) -> Refused:
    state = Enrolment.everywhere.values_list("state", flat=True).get(pk=enrolment.pk)
    if state in (State.OFFERED, State.LAPSED):
        over = _("The time to answer is over, so the seat went to the next person waiting.")
        return Refused("offer-lapsed", over)
    return sentences.overtaken()


def _show(enrolment: Enrolment, current: Enrolment) -> None:
    """Let the caller's row say what is now true."""
    for column in ("state", "pool_id", "offer_expires_at", "changed_at"):
        setattr(enrolment, column, getattr(current, column))


def lapse_offers(*, now: datetime) -> int:
    """End the offers nobody answered in time and pass their seats on; answers how many."""
    late = Enrolment.everywhere.filter(state=State.OFFERED, offer_expires_at__lte=now)
    sessions = late.order_by("session_id").values_list("session_id", flat=True).distinct()
    return sum(_lapse_in(session_id, now) for session_id in list(sessions))


@transaction.atomic
def _lapse_in(session_id: int, now: datetime) -> int:
    seats = LockedSeats(session_id, now)
    late = Enrolment.everywhere.filter(
        session_id=session_id, state=State.OFFERED, offer_expires_at__lte=now
    ).select_related("person__account", "enrolled_by")
    ended = list(late.select_for_update(no_key=True, of=("self",)).order_by("id"))
    for enrolment in ended:
        enrolment.session = seats.session
        seats.give_back(enrolment.pool_id)
        leave_line(enrolment=enrolment, act="lapse", now=now)
        audit.record("lapse", enrolment, city=seats.session.city.code)
        news.tell(enrolment=enrolment, what="lapsed")
    seats.pass_on()
    seats.write()
    return len(ended)
