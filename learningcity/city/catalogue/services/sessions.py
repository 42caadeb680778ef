"""Sessions and series with their seats, each added or changed in one transaction with its audit entry."""

from collections.abc import Collection, Iterable, Mapping
from datetime import date, datetime, time, timedelta
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from learningcity.city.catalogue import rules
from learningcity.city.catalogue.models import (
    Activity,
    ActivityState,
    Mode,
    SeatPool,
    Series,
    Session,
    SessionState,
)
from learningcity.city.catalogue.services.shared import note, refuse_other_city, stale
from learningcity.city.people.models import User
from learningcity.city.places.models import Venue
from learningcity.core import audit, changes, thai_time
from learningcity.core.errors import Refused

_TIMES = {"starts_at", "ends_at"}
_MOVES = _TIMES | {"venue"}
_SESSION_FIELDS = {"venue", "starts_at", "ends_at", "services", "note_th", "note_en"}

FAULTS = {
    "ends-before-start": (_("The session ends before it starts."), "ends_time"),
    "long-past": (_("This day is long past; check the year."), "starts_on"),
    "far-ahead": (_("This day is more than two years ahead; check the year."), "starts_on"),
    "no-seats": (_("A session needs at least one seat."), "seats"),
    "too-many-seats": (_("A session has at most 20,000 seats."), "seats"),
    "endless-series": (_("Say until which day the sessions repeat."), "until"),
    "unclear-rule": (_("The rule by which the sessions repeat cannot be read."), "repeats"),
    "empty-series": (_("No day between the first and the last fits this rule."), "until"),
    "too-many-sessions": (_("A series has at most 104 sessions; choose an earlier last day."), "until"),
}
"""The sentence of each fault that `rules` finds, and the input it is about."""


@transaction.atomic
def add_session(
    *,
    activity: Activity,
    venue: Venue | None,
    starts_at: datetime,
    ends_at: datetime,
    pools: Mapping[str, int],
    by: User | None,
    releases_at: datetime | None = None,
    **kept: Any,
) -> Session:
    """Add one session; `pools` is seats by group ("" for everyone), held ones opening at `releases_at`."""
    session = Session(
        city=activity.city, activity=activity, venue=venue, starts_at=starts_at, ends_at=ends_at, **kept
    )
    refuse_session_faults(session=session)
    _refuse(rules.seats_fault(pools))
    _refuse_twice(activity, venue, [starts_at])
    session.save()
    _open_seats([session], pools, {session.pk: releases_at})
    note(act="add_session", about=session, by=by)
    return session


@transaction.atomic
def add_series(
    *,
    activity: Activity,
    rule: str,
    starts_on: date,
    starts_time: time,
    ends_time: time,
    venue: Venue | None,
    pools: Mapping[str, int],
    by: User | None,
    left_out: Collection[date] = (),
    skips_holidays: bool = True,
    release_before: timedelta | None = None,
    **kept: Any,
) -> list[Session]:
    """Add the sessions of a repeat rule (RFC 5545), but for days left out and, if so wished, holidays."""
    days = plan_series(rule=rule, starts_on=starts_on, left_out=left_out, skips_holidays=skips_holidays)
    held = [day.on for day in days if not day.skipped]
    _refuse("" if held else "empty-series")
    _refuse(rules.seats_fault(pools))
    series = Series(
        activity=activity, rule=rule, starts_on=starts_on, starts_time=starts_time, ends_time=ends_time,
        left_out=sorted(day.isoformat() for day in left_out), skips_holidays=skips_holidays,
    )  # fmt: skip
    sessions = _held_on(held, series, venue=venue, **kept)
    series.save()
    made = Session.everywhere.bulk_create(sessions)
    releases = {s.pk: s.starts_at - release_before if release_before else None for s in made}
    _open_seats(made, pools, releases)
    audit.record("add_series", activity, by=by, city=activity.city.code, sessions=len(made), rule=rule)
    changes.record("activity", activity.pk)
    return made


def _held_on(days: list[date], series: Series, **kept: Any) -> list[Session]:
    """The sessions of a series, refused together when one of them cannot be."""
    activity = series.activity
    sessions = [
        Session(
            city=activity.city, activity=activity, series=series,
            starts_at=thai_time.at(day, series.starts_time), ends_at=thai_time.at(day, series.ends_time),
            **kept,
        )
        for day in days
    ]  # fmt: skip
    for session in sessions:
        refuse_session_faults(session=session)
    _refuse_twice(activity, kept["venue"], [session.starts_at for session in sessions])
    return sessions


def plan_series(
    *, rule: str, starts_on: date, left_out: Collection[date] = (), skips_holidays: bool = True
) -> list[rules.SeriesDay]:
    """The days a series would fall on, with their Thai public holidays, before anything is written."""
    years = range(starts_on.year, starts_on.year + 4)
    holidays = {day: name for year in years for day, name in thai_time.public_holidays(year).items()}
    try:
        return rules.series_days(
            rule, starts_on, left_out=left_out, holidays=holidays, skips_holidays=skips_holidays
        )
    except rules.RuleError as unclear:
        raise _fault(unclear.code) from unclear


@transaction.atomic
def edit_session(
    *,
    session: Session,
    version: int,
    by: User | None,
    releases_at: datetime | None = None,
    **fields: Any,
) -> Session:
    """Change the time, place or notes of a session still as the editor saw it; seats are `change_seats`'."""
    unknown = fields.keys() - _SESSION_FIELDS
    if unknown:
        raise TypeError(f"not fields of a session: {sorted(unknown)}")
    row: Session = Session.everywhere.select_for_update().get(pk=session.pk)
    if row.version != version:
        raise stale()
    if row.state == SessionState.CANCELLED:
        raise Refused("cancelled", _("This session is cancelled and stays so; add a new one."))
    changed = [name for name, value in fields.items() if getattr(row, name) != value]
    if "starts_at" in changed:
        row.reminded_at = None
    for name in changed:
        setattr(row, name, fields[name])
    refuse_session_faults(session=row, times=_TIMES & set(changed))
    row.is_apart = row.is_apart or (row.series_id is not None and bool(_MOVES & set(changed)))
    row.version += 1
    row.save()
    row.pools.exclude(group="").update(releases_at=releases_at)
    note(act="edit_session", about=row, by=by, changed=sorted(changed))
    return row


def refuse_session_faults(*, session: Session, times: Collection[str] = ("starts_at",)) -> None:
    """Refuse a session that cannot be where, or at those `times` that are new, when it is to be."""
    activity = session.activity
    if activity.state == ActivityState.WITHDRAWN:
        raise Refused("withdrawn", _("This activity is withdrawn; take it up again first."))
    if times:
        _refuse(rules.time_fault(session.starts_at, session.ends_at, timezone.now()))
    if session.venue is None and activity.mode == Mode.ONSITE:
        raise Refused("no-place", _("Choose the place where people meet."), field="venue")
    refuse_other_city(row=session.venue, city_id=activity.city_id)


def _refuse_twice(activity: Activity, venue: Venue | None, starts: Iterable[datetime]) -> None:
    twice = (
        Session.everywhere.scheduled()
        .filter(activity=activity, venue=venue, starts_at__in=list(starts))
        .first()
    )
    if twice:
        moment = f"{thai_time.be_date(twice.starts_at)} {thai_time.clock(twice.starts_at)}"
        sentence = _("This activity already has a session on %(moment)s at the same place.")
        raise Refused("session-twice", sentence % {"moment": moment}, field="starts_on")


def _open_seats(
    sessions: Iterable[Session], pools: Mapping[str, int], releases: Mapping[int, datetime | None]
) -> None:
    seats = {"": 0, **pools}
    SeatPool.objects.bulk_create(
        SeatPool(
            session=session, group=group, seats=count, releases_at=releases[session.pk] if group else None
        )
        for session in sessions
        for group, count in seats.items()
        if count or not group
    )


def _refuse(code: str) -> None:
    if code:
        raise _fault(code)


def _fault(code: str) -> Refused:
    sentence, field = FAULTS[code]
    return Refused(code, sentence, field=field)
