"""Taking a seat, standing in line, and giving the seat back."""

from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from typing import Any

from django.db import IntegrityError, connection, transaction
from django.utils import timezone

from learningcity.city.catalogue.models import ActivityState, SeatPool, Session, SessionState
from learningcity.city.enrolment.models import Enrolment, State, Voucher
from learningcity.city.enrolment.queries import bond_to, may_join, refusal
from learningcity.city.enrolment.queries.payments import Quote, quote
from learningcity.city.enrolment.rules import CLERK, No, Pool, usable, why_not_by
from learningcity.city.enrolment.services import news, sentences
from learningcity.city.enrolment.services.line import LockedSeats
from learningcity.city.enrolment.services.paying import charge, pay_by_promised_voucher, refuse_voucher
from learningcity.city.people.models import Person, User
from learningcity.city.people.services import make_known
from learningcity.core import audit, changes
from learningcity.core.errors import Refused
from learningcity.core.prepared import Question, insert
from learningcity.core.thai_time import day_of

Via = Enrolment.Via

_POOLS = Question(
    lambda session: (
        SeatPool.objects.filter(session=session)
        .order_by("id")
        .values_list("id", "group", "seats", "taken", "releases_at")
    )
)
_STILL_OPEN = Question(
    lambda session: Session.everywhere.filter(
        pk=session, state=SessionState.SCHEDULED, activity__state=ActivityState.PUBLISHED
    ).values_list("pk")
)


def book_seat(
    *,
    session: Session,
    person: Person,
    by: User | None,
    via: str = Via.SELF,
    wait_if_full: bool = True,
    guardian_present: bool = False,
    voucher: Voucher | None = None,
) -> Enrolment:
    """Give a person a seat of a session, or a place in line when none is free that they may use.

    Everything is decided before the transaction begins; in it one statement takes the seat, and the session
    is looked at once more after that. `by` is who does it (nobody: an import), `via` how they came to it.
    A voucher pays what it can, and is used up only where a seat is theirs.
    """
    wanted = _Wanted(session, person, by, via, timezone.now(), voucher)
    wanted.refuse_unless_allowed(guardian_present=guardian_present)
    return _take_seat(wanted) or _stand_in_line(wanted, wait=wait_if_full)


def admit_walk_in(
    *,
    session: Session,
    person: Person,
    by: User | None,
    guardian_present: bool = False,
    came_at: datetime | None = None,
) -> Enrolment:
    """Give a free seat to someone at the door, also after the start; one in line keeps their row.

    `came_at` is when they stood there, where that becomes known only later.
    """
    wanted = _Wanted(session, person, by, Via.WALK_IN, came_at or timezone.now())
    wanted.refuse_unless_allowed(guardian_present=guardian_present)
    return _seat_who_waited(wanted) or _take_seat(wanted) or _stand_in_line(wanted, wait=False)


@dataclass
class _Wanted:
    """A wish for a seat, and what is known before any lock is taken."""

    session: Session
    person: Person
    by: User | None
    via: str
    now: datetime
    voucher: Voucher | None = None

    def __post_init__(self) -> None:
        if self.via == Via.SELF and self.by and self.by.pk != self.person.account_id:
            self.via = Via.HELPER

    def refuse_unless_allowed(self, *, guardian_present: bool) -> None:
        walks_in = self.via in (Via.WALK_IN, Via.IMPORTED)
        if refused := may_join(self.session, self.person, self.now, walks_in=walks_in):
            raise refused
        if self.voucher:
            refuse_voucher(voucher=self.voucher, person=self.person, city=self.session.city, at=self.now)
        if self.by is None or self.via == Via.IMPORTED:
            return
        at_desk = self.via in (Via.CLERK, Via.WALK_IN)
        bond = CLERK if at_desk else bond_to(self.by, self.person)
        age = self.person.age(day_of(self.now))
        if no := why_not_by(bond, age, guardian_present=guardian_present):
            raise refusal(no=no)

    @cached_property
    def pools(self) -> list[Pool]:
        return [Pool(*row) for row in _POOLS.ask(self.session.pk)]

    @cached_property
    def groups(self) -> list[str]:
        """The groups of the person that matter for the seats of this session."""
        held = {pool.group for pool in self.pools if pool.group}
        return sorted(held & self._person_groups) if held else []

    @cached_property
    def _person_groups(self) -> set[str]:
        return self.person.groups_on(day_of(self.session.starts_at))

    @cached_property
    def quote(self) -> Quote:
        """What the seat costs, and who bears it: the fee, then a waiver, then the voucher."""
        return quote(self.session, lambda: self._person_groups, self.voucher)

    def enrolment(self, **state: Any) -> Enrolment:
        return Enrolment(
            city_id=self.session.city_id,
            session=self.session,
            person=self.person,
            groups=self.groups,
            via=self.via,
            enrolled_by=self.by,
            price_satang=self.quote.price,
            created_at=self.now,
            changed_at=self.now,
            **state,
        )


class _SeatGone(Exception):  # noqa: N818  somebody else was quicker; the transaction is given up
    pass


def _take_seat(wanted: _Wanted) -> Enrolment | None:
    """Take a seat of the first pool that has one; nothing when none is free but released ones."""
    for pool in usable(wanted.pools, wanted.groups, wanted.now):
        # Seats just released are for those in line first: only who holds the lock of the line takes them.
        if pool.free > 0 and (not pool.group or pool.is_held(wanted.now)):
            try:
                return _take_seat_of(wanted, pool)
            except _SeatGone:
                continue
    return None


def _take_seat_of(wanted: _Wanted, pool: Pool) -> Enrolment:
    enrolment = wanted.enrolment(pool_id=pool.id, state=State.BOOKED)
    try:
        with transaction.atomic():
            make_known(person=wanted.person, city=wanted.session.city)
            _note(wanted, enrolment)
            if not _one_more_taken(pool):
                raise _SeatGone
            _keep(wanted, enrolment)
            if not pool.free:
                changes.record("activity", wanted.session.activity_id)
    except IntegrityError as fault:
        raise _already(wanted, fault) from fault
    return enrolment


def _one_more_taken(pool: Pool) -> bool:
    """The one place where a seat is used up: a single statement that only succeeds where one is free."""
    with connection.cursor() as cursor:
        cursor.execute(
            f"UPDATE {SeatPool._meta.db_table} SET taken = taken + 1"  # noqa: S608  a constant name
            " WHERE id = %s AND taken < seats RETURNING taken, seats",
            [pool.id],
        )
        row = cursor.fetchone()
    if row:
        pool.taken, pool.seats = row
    return row is not None


def _note(wanted: _Wanted, enrolment: Enrolment) -> None:
    """Write the trace of an enrolment, which needs no lock; it is undone with it if it comes to nothing."""
    act = "book_seat" if enrolment.state == State.BOOKED else "wait_for_seat"
    audit.record(act, enrolment, by=wanted.by, city=wanted.session.city.code, via=wanted.via)


def _keep(wanted: _Wanted, enrolment: Enrolment) -> None:
    """Write the enrolment and its message, unless the session was called off meanwhile.

    Whoever calls it off waits for the lock of our seat, or had it before us: then the insert sees it.
    """
    if not insert(enrolment, where=_STILL_OPEN.statement(wanted.session.pk)):
        raise refusal(no=No.CALLED_OFF)
    charge(enrolment=enrolment, quote=wanted.quote, voucher=wanted.voucher, by=wanted.by, at=wanted.now)
    news.tell(enrolment=enrolment, what="booked" if enrolment.state == State.BOOKED else "waiting")


def _stand_in_line(wanted: _Wanted, *, wait: bool) -> Enrolment:
    """Under the lock of the line: a seat after all, if one was given back, else a place in line."""
    if not wait and not any(pool.free for pool in usable(wanted.pools, wanted.groups, wanted.now)):
        raise _live(wanted) or sentences.full()
    try:
        with transaction.atomic():
            return _seat_or_place(wanted, wait=wait)
    except IntegrityError as fault:
        raise _already(wanted, fault) from fault


def _seat_or_place(wanted: _Wanted, *, wait: bool) -> Enrolment:
    # Before the lock, as where a free seat is taken: who books twice at once must not wait for themselves.
    make_known(person=wanted.person, city=wanted.session.city)
    seats = LockedSeats(wanted.session.pk)
    seats.pass_on()
    pool = seats.free_for(wanted.groups)
    if pool is None and not wait:
        raise _live(wanted) or sentences.full()
    if pool is not None:
        pool.taken += 1
    enrolment = wanted.enrolment(
        pool_id=pool.id if pool else None, state=State.BOOKED if pool else State.WAITING
    )
    _note(wanted, enrolment)
    _keep(wanted, enrolment)
    seats.write()
    return enrolment


def _already(wanted: _Wanted, fault: IntegrityError) -> Exception:
    """What a broken constraint means: a live enrolment is there already, or else the fault itself."""
    return _live(wanted) or fault


def _live(wanted: _Wanted) -> Refused | None:
    """The refusal that a live enrolment of this person in this session calls for, if there is one."""
    live = Enrolment.everywhere.live().filter(session=wanted.session, person=wanted.person).first()
    return sentences.already(state=live.state) if live else None


@transaction.atomic
def _seat_who_waited(wanted: _Wanted) -> Enrolment | None:
    """Seat someone at the door who is in line already: the seat offered to them, or one that is free."""
    rows = Enrolment.everywhere.live().filter(session=wanted.session, person=wanted.person)
    if not rows.exists():
        return None
    seats = LockedSeats(wanted.session.pk)
    seats.pass_on()
    live: Enrolment | None = rows.first()
    if live is not None:
        _seat_at_door(wanted, live, seats)
    seats.write()
    return live


def _seat_at_door(wanted: _Wanted, live: Enrolment, seats: LockedSeats) -> None:
    if live.state not in (State.OFFERED, State.WAITING):
        raise sentences.already(state=live.state)
    if live.state == State.WAITING:
        live.pool_id = _free_pool(seats, live.groups).id
    live.state, live.offer_expires_at, live.changed_at = State.BOOKED, None, seats.now
    live.via = Via.WALK_IN
    live.save(update_fields=["state", "pool", "via", "offer_expires_at", "changed_at"])
    pay_by_promised_voucher(enrolment=live, by=wanted.by, at=seats.now)
    audit.record("admit_walk_in", live, by=wanted.by, city=wanted.session.city.code)


def _free_pool(seats: LockedSeats, groups: list[str]) -> Pool:
    pool = seats.free_for(groups)
    if pool is None:
        raise sentences.full()
    pool.taken += 1
    return pool
