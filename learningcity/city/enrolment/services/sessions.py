"""What happens to all of a session's seats at once."""

from collections.abc import Mapping
from datetime import datetime

from django.db import transaction
from django.db.models import Exists, F, OuterRef
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy

from learningcity.city.catalogue.models import SeatPool, Session, SessionState
from learningcity.city.enrolment.models import Enrolment, State
from learningcity.city.enrolment.services import news, sentences
from learningcity.city.enrolment.services.line import LockedSeats, as_pool
from learningcity.city.enrolment.services.paying import undo
from learningcity.city.enrolment.services.support import end_support, restate_support
from learningcity.city.people.models import User
from learningcity.core import audit, changes
from learningcity.core.errors import Refused
from learningcity.core.groups import Group
from learningcity.core.thai_time import day_of

LIVE_UNENDED = (State.BOOKED, State.OFFERED, State.WAITING)


@transaction.atomic
def change_seats(*, session: Session, pools: Mapping[str, int], by: User | None) -> None:
    """Set the seats of each named group ('' is everyone); more seats are offered on to those in line.

    A group not named keeps its seats; fewer than are taken is refused.
    """
    seats = LockedSeats(session.pk)
    before = {pool.group: pool.seats for pool in seats.pools}
    for pool in seats.pools:
        pool.seats = _enough(pools.get(pool.group, pool.seats), pool.taken)
    new = {group: number for group, number in pools.items() if group not in before and number}
    for group, number in new.items():
        _add_pool(seats, group, number)
    if new:
        _restate_groups(seats)
    seats.pass_on()
    seats.write()
    _set_apart(session, before, pools)
    audit.record(
        "change_seats", seats.session, by=by, city=seats.session.city.code, before=before, after=dict(pools)
    )
    changes.record("activity", seats.session.activity_id)


def _set_apart(session: Session, before: Mapping[str, int], pools: Mapping[str, int]) -> None:
    """A session of a series with other seats than before no longer follows the series."""
    kept = {group: number for group, number in pools.items() if number or group in before}
    if {**before, **kept} != before:
        Session.everywhere.filter(pk=session.pk, series__isnull=False).update(is_apart=True)


def _enough(wanted: int, taken: int) -> int:
    if wanted < 0:
        raise Refused("negative-seats", _("Seats cannot be fewer than none."), field="seats")
    if wanted < taken:
        raise Refused("fewer-than-enrolled", _fewer(taken), field="seats")
    return wanted


def _fewer(taken: int) -> object:
    sentence = ngettext_lazy(
        "%(taken)s person already has one of these seats, so there cannot be fewer.",
        "%(taken)s people already have these seats, so there cannot be fewer.",
        taken,
    )
    return sentence % {"taken": taken}


def _add_pool(seats: LockedSeats, group: str, number: int) -> None:
    if group and group not in Group.values:
        raise Refused("unknown-group", _("There is no such group of people."), field="seats")
    row = SeatPool.objects.create(session=seats.session, group=group, seats=_enough(number, 0))
    seats.add(as_pool(row=row))


def _restate_groups(seats: LockedSeats) -> None:
    """Those in line may use pools that are new since they enrolled."""
    held = {pool.group for pool in seats.pools if pool.group}
    on = day_of(seats.session.starts_at)
    for waiting in Enrolment.everywhere.filter(session=seats.session).in_line().select_related("person"):
        groups = sorted(held & waiting.person.groups_on(on))
        if groups != waiting.groups:
            Enrolment.everywhere.filter(pk=waiting.pk).update(groups=groups)


@transaction.atomic
def call_off_session(*, session: Session, reason: str, by: User | None) -> int:
    """Cancel a session and tell everyone who has a seat or waits for one; answers how many are told."""
    seats = LockedSeats(session.pk)
    current = seats.session
    if current.state != SessionState.SCHEDULED:
        raise sentences.overtaken()
    if current.ends_at <= seats.now:
        raise Refused("over", _("This session is over, so it cannot be cancelled."))
    current.state, current.cancel_reason, current.version = SessionState.CANCELLED, reason, F("version") + 1
    current.save(update_fields=["state", "cancel_reason", "version"])
    told = _end_all(seats, by)
    audit.record("call_off_session", current, by=by, city=current.city.code, reason=reason)
    changes.record("activity", current.activity_id)
    session.refresh_from_db(fields=["state", "cancel_reason", "version"])
    return told


def _end_all(seats: LockedSeats, by: User | None) -> int:
    live = Enrolment.everywhere.filter(session=seats.session, state__in=LIVE_UNENDED)
    everyone = list(live.select_related("person__account", "enrolled_by"))
    for enrolment in everyone:
        enrolment.session = seats.session
        seats.give_back(enrolment.pool_id)
    end_support(enrolments=[enrolment.pk for enrolment in everyone], now=seats.now)
    live.update(state=State.CALLED_OFF, pool=None, offer_expires_at=None, changed_at=seats.now)
    undo(enrolments=[enrolment.pk for enrolment in everyone], by=by, at=seats.now)
    seats.write()
    return news.tell_all(enrolments=everyone, what="called_off")


@transaction.atomic
def announce_change(*, session: Session, by: User | None) -> int:
    """Tell everyone in a session that its time or place changed; offers end no later than the new start."""
    seats = LockedSeats(session.pk)
    live = Enrolment.everywhere.filter(session=seats.session, state__in=LIVE_UNENDED)
    offered = live.filter(state=State.OFFERED, offer_expires_at__gt=seats.session.starts_at)
    offered.update(offer_expires_at=seats.session.starts_at)
    everyone = list(live.select_related("person__account", "enrolled_by"))
    for enrolment in everyone:
        enrolment.session = seats.session
    Session.everywhere.filter(pk=session.pk).update(reminded_at=None)
    restate_support(session=seats.session)
    told = news.tell_all(enrolments=everyone, what="changed", once=f"v{seats.session.version}")
    audit.record("announce_change", seats.session, by=by, city=seats.session.city.code, told=told)
    return told


def release_reserved_seats(*, now: datetime) -> int:
    """Offer seats whose group's time has passed to those in line; answers how many seats.

    A released pool is everyone's from its moment on (`rules.Pool.is_held`); only the line waits for this.
    """
    waiting = Enrolment.everywhere.filter(session=OuterRef("session"), state=State.WAITING)
    released = SeatPool.objects.filter(
        Exists(waiting), releases_at__lte=now, taken__lt=F("seats"), session__starts_at__gt=now
    ).exclude(group="")
    sessions = released.order_by("session_id").values_list("session_id", flat=True).distinct()
    return sum(_offer_on(session_id, now) for session_id in list(sessions))


@transaction.atomic
def _offer_on(session_id: int, now: datetime) -> int:
    seats = LockedSeats(session_id, now)
    passed = seats.pass_on()
    seats.write()
    return passed


def remind(*, now: datetime) -> int:
    """Remind those with a seat of tomorrow's sessions, from 17.00 the day before; answers how many."""
    due = Session.everywhere.scheduled().filter(
        reminded_at=None, starts_at__gt=now, starts_at__lt=news.remind_until(now=now)
    )
    return sum(_remind_of(session_id, now) for session_id in list(due.values_list("id", flat=True)))


@transaction.atomic
def _remind_of(session_id: int, now: datetime) -> int:
    mine = Session.everywhere.filter(pk=session_id, reminded_at=None).update(reminded_at=now)
    booked = Enrolment.everywhere.filter(session_id=session_id, state=State.BOOKED).select_related(
        "person__account", "enrolled_by", "session__activity", "session__city", "session__venue"
    )
    if not mine:
        return 0
    everyone = list(booked)
    on = day_of(everyone[0].session.starts_at).isoformat() if everyone else ""
    return news.tell_all(enrolments=everyone, what="reminder", once=on)
