"""Reads about seats, lines and who comes."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime

from django.db.models import Count, OuterRef, Prefetch, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from learningcity.city.catalogue.models import ActivityState, SeatPool, Session, SessionState
from learningcity.city.catalogue.queries import Pool
from learningcity.city.enrolment.models import LIVE, SEATED, Attendance, Enrolment, State
from learningcity.city.enrolment.rules import Joining, No, slip_code, why_not
from learningcity.city.people.models import CareLink, Person, User
from learningcity.city.people.rules import Bond
from learningcity.core.errors import Refused
from learningcity.core.thai_time import day_of

# -- may they? ---------------------------------------------------------------------------------------------


WHY_NOT: dict[No, object] = {
    No.CALLED_OFF: _("This session has been cancelled."),
    No.NOT_PUBLISHED: _("This activity is not open for joining."),
    No.STARTED: _("This session has already started. Ask at the door whether there is a seat."),
    No.OVER: _("This session is over."),
    No.AGE_UNKNOWN: _("This activity is for certain ages: tell us the year of birth first."),
    No.TOO_YOUNG: _("This activity is for people of %(min_age)s and over."),
    No.TOO_OLD: _("This activity is for people up to %(max_age)s."),
    No.NOT_YOURS: _("You may enrol yourself and the people you look after."),
    No.GUARDIAN_ONLY: _("Only a parent or guardian may enrol a person of this age."),
    No.GUARDIAN_MUST_BE_PRESENT: _("A child under 10 is enrolled with their parent or guardian present."),
}


def refusal(*, no: No, min_age: int | None = None, max_age: int | None = None) -> Refused:
    """The refusal that tells a reason."""
    return Refused(no, WHY_NOT[no] % {"min_age": min_age, "max_age": max_age})  # type: ignore[operator]


def may_join(session: Session, person: Person, now: datetime, *, walks_in: bool = False) -> Refused | None:
    """The refusal that stands in a person's way into a session (age, state, time), or nothing."""
    activity = session.activity
    no = why_not(
        Joining(
            scheduled=session.state == SessionState.SCHEDULED,
            published=activity.state == ActivityState.PUBLISHED,
            starts_at=session.starts_at,
            ends_at=session.ends_at,
            now=now,
            age=person.age(day_of(session.starts_at)),
            min_age=activity.min_age,
            max_age=activity.max_age,
            walks_in=walks_in,
        )
    )
    return refusal(no=no, min_age=activity.min_age, max_age=activity.max_age) if no else None


def bond_to(account: User, person: Person) -> str | None:
    """What an account is to a person: `self`, `guardian`, `helper`, or nothing."""
    if person.account_id == account.pk:
        return Bond.SELF
    link = CareLink.objects.filter(carer=account, person=person, ended_at=None).first()
    return link.kind if link else None


# -- seats -------------------------------------------------------------------------------------------------


@dataclass
class Seats:
    """The seats of one session: `free` to everyone, `held` for groups, and how many wait."""

    now: datetime
    pools: list[Pool] = field(default_factory=list)
    waiting: int = 0

    @property
    def total(self) -> int:
        return sum(pool.seats for pool in self.pools)

    @property
    def taken(self) -> int:
        return sum(pool.taken for pool in self.pools)

    @property
    def free(self) -> int:
        """Free seats that everyone may use."""
        return sum(pool.free for pool in self.pools if not pool.is_held(self.now))

    @property
    def held(self) -> dict[str, Pool]:
        """The pools still held for a group, by group."""
        return {pool.group: pool for pool in self.pools if pool.is_held(self.now)}

    def free_for(self, groups: Iterable[str]) -> int:
        """Free seats that a person of these groups may use."""
        mine = set(groups)
        return self.free + sum(pool.free for group, pool in self.held.items() if group in mine)


def seats(session_ids: Iterable[int], now: datetime | None = None) -> dict[int, Seats]:
    """The seats of many sessions in one query, by session id."""
    in_line = Enrolment.everywhere.filter(session=OuterRef("session_id"), state=State.WAITING)
    waiting = in_line.order_by().values("session").annotate(number=Count("id")).values("number")
    rows = (
        SeatPool.objects.filter(session_id__in=list(session_ids))
        .order_by("session_id", "group")
        .annotate(waiting=Coalesce(Subquery(waiting), 0))
    )
    found: dict[int, Seats] = {}
    for row in rows:
        of_session = found.setdefault(row.session_id, Seats(now or timezone.now()))
        of_session.pools.append(Pool(row.group, row.seats, row.taken, row.releases_at))
        of_session.waiting = row.waiting
    return found


# -- the line and the roster -------------------------------------------------------------------------------


def place_in_line(enrolment: Enrolment) -> int:
    """How many stand in line up to and with this enrolment: 1 is next; 0 when it does not wait."""
    if enrolment.state != State.WAITING:
        return 0
    line = Enrolment.everywhere.filter(session=enrolment.session_id).in_line()
    return int(line.filter(id__lte=enrolment.pk).count())


@dataclass(frozen=True)
class RosterLine:
    """One person of a session's roster."""

    enrolment: Enrolment
    place: int
    present: dict[date, bool]
    marked_at: dict[date, datetime]

    @property
    def person(self) -> Person:
        return self.enrolment.person

    @property
    def state(self) -> str:
        return self.enrolment.state

    @property
    def code(self) -> str:
        """The code on the person's slip."""
        return slip_code(self.enrolment.pk)

    @property
    def group(self) -> str:
        """The group whose seat it is; empty for an open seat and for who waits."""
        return self.enrolment.pool.group if self.enrolment.pool else ""


def roster(session: Session) -> list[RosterLine]:
    """Everyone with a seat, by name, then the waiting list in its order, each with attendance by day."""
    marks = Prefetch("attendance", Attendance.objects.order_by("on"))
    rows = (
        Enrolment.everywhere.filter(session=session, state__in=LIVE)
        .select_related("person", "pool", "session")
        .prefetch_related(marks)
    )
    seated = sorted((row for row in rows if row.state in SEATED), key=lambda row: (row.person.name, row.pk))
    waiting = sorted((row for row in rows if row.state == State.WAITING), key=lambda row: row.pk)
    return [_roster_line(row, 0) for row in seated] + [
        _roster_line(row, place) for place, row in enumerate(waiting, 1)
    ]


def _roster_line(enrolment: Enrolment, place: int) -> RosterLine:
    days = enrolment.attendance.all()
    present, marked_at = {day.on: day.present for day in days}, {day.on: day.marked_at for day in days}
    return RosterLine(enrolment, place, present, marked_at)


# -- a person's own ----------------------------------------------------------------------------------------


def _of(person: Person) -> QuerySet[Enrolment]:
    rows: QuerySet[Enrolment] = Enrolment.everywhere.filter(person=person).select_related(
        "city", "pool", "session__activity__topic", "session__venue", "session__city"
    )
    return rows


def upcoming(person: Person, now: datetime) -> list[Enrolment]:
    """What a person has ahead: seats, offers and places in line, soonest first."""
    ahead = _of(person).filter(state__in=LIVE, session__ends_at__gt=now)
    return list(ahead.order_by("session__starts_at", "id"))


def history(person: Person) -> list[Enrolment]:
    """What lies behind a person: sessions that are over and enrolments that ended, latest first."""
    behind = _of(person).filter(~Q(state__in=LIVE) | Q(session__ends_at__lte=timezone.now()))
    return list(behind.order_by("-session__starts_at", "-id"))
