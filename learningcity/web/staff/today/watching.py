"""The sessions one looks after around today, each with what is needed to judge it."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import NamedTuple

from django.db.models import Count, Min, Q
from django.utils.translation import gettext as _

from learningcity.city.catalogue.models import SeatPool, Session
from learningcity.city.enrolment.models import Attendance, Enrolment, State
from learningcity.city.people.permissions import Permission
from learningcity.core import thai_time
from learningcity.web.staff import reach
from learningcity.web.staff.today.needs import Desk
from learningcity.web.ui.bilingual import reader_language, th_en_text

LOOK_BACK, LOOK_AHEAD = timedelta(days=7), timedelta(days=14)


class Line(NamedTuple):
    """Who stands in line for a session: waiting, offered a seat, and when the first offer ends."""

    waiting: int = 0
    offered: int = 0
    offers_end: datetime | None = None


@dataclass(frozen=True)
class Watched:
    """A session of these weeks with what is needed to judge it."""

    session: Session
    pools: list[SeatPool]
    line: Line
    came: int
    marked: int

    @property
    def title(self) -> str:
        return th_en_text(self.session.activity, "title")

    @property
    def where(self) -> str:
        return th_en_text(self.session.venue, "name") if self.session.venue else _("online")

    @property
    def taken(self) -> int:
        return sum(pool.taken for pool in self.pools)

    @property
    def seats(self) -> int:
        return sum(pool.seats for pool in self.pools)

    def open_free(self, now: datetime) -> int:
        return sum(pool.free for pool in self.pools if not pool.group or (pool.releases_at or now) < now)

    @property
    def day(self) -> str:
        return thai_time.be_date(self.session.starts_at, reader_language(), "day_month")


def watched(desk: Desk) -> list[Watched]:
    """The sessions of the last week and the next two that this person looks after, in five statements."""
    rows = list(
        reach.sessions(desk.powers, Permission.ROSTER_READ)
        .scheduled()
        .filter(activity__state="published")
        .between(desk.now - LOOK_BACK, desk.now + LOOK_AHEAD)
        .select_related("activity", "venue")
        .prefetch_related("pools")
        .order_by("starts_at", "pk")
    )
    lines, marks = _lines(rows, desk), _marks(rows)
    return [
        Watched(
            session=row,
            pools=list(row.pools.all()),
            line=lines.get(row.pk, Line()),
            came=marks.get(row.pk, (0, 0))[0],
            marked=marks.get(row.pk, (0, 0))[1],
        )
        for row in rows
    ]


def _lines(rows: list[Session], desk: Desk) -> dict[int, Line]:
    counted = (
        Enrolment.objects.in_city(desk.powers.city)
        .filter(session__in=rows, state__in=(State.WAITING, State.OFFERED))
        .values("session")
        .annotate(
            waiting=Count("pk", filter=Q(state=State.WAITING)),
            offered=Count("pk", filter=Q(state=State.OFFERED)),
            offers_end=Min("offer_expires_at"),
        )
    )
    return {row["session"]: Line(row["waiting"], row["offered"], row["offers_end"]) for row in counted}


def _marks(rows: list[Session]) -> dict[int, tuple[int, int]]:
    counted = (
        Attendance.objects.filter(enrolment__session__in=rows)
        .values("enrolment__session")
        .annotate(
            came=Count("enrolment", filter=Q(present=True), distinct=True),
            marked=Count("enrolment", distinct=True),
        )
    )
    return {row["enrolment__session"]: (row["came"], row["marked"]) for row in counted}
