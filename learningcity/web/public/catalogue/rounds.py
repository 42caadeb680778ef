"""The sessions (รอบ) of an activity as its page shows them: when, where, which seats are left, the way in."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from django.urls import NoReverseMatch, reverse
from django.utils import timezone
from django.utils.safestring import SafeString, mark_safe

from learningcity.city.catalogue.models import Activity, Service, Session, SessionState
from learningcity.city.catalogue.queries import Pool
from learningcity.city.enrolment.statistics import waiting_in
from learningcity.city.places.models import City
from learningcity.core import thai_time
from learningcity.web.public.catalogue.rows import SEATS, Day, day_of
from learningcity.web.ui.bilingual import in_language, reader_language
from learningcity.web.ui.seats import Seats, count_seats
from learningcity.web.ui.written import written


@dataclass(frozen=True, slots=True)
class Round:
    """One session; rounds that are equal look the same."""

    uuid: str
    day: Day
    date: str
    short_date: str
    clock: str
    time: str
    cancelled: str
    is_cancelled: bool
    started: bool
    seats: Seats | None
    place: str
    place_url: str
    offers: str
    note: str
    join_url: str
    ics_url: str

    @property
    def can_join(self) -> bool:
        return bool(self.join_url) and not self.is_cancelled and not self.started

    @property
    def may_wait(self) -> bool:
        """Whether nobody can have a seat now, so that one joins the line."""
        return self.seats is not None and not self.seats.free and not self.seats.held_count


def rounds_of(
    city: City, activity: Activity, sessions: list[Session], pools: dict[int, list[Pool]]
) -> list[Round]:
    """All sessions with the seats they have this moment."""
    lines = waiting_in(session.pk for session in sessions)
    return [
        _round(city, activity, session, pools.get(session.pk, []), lines.get(session.pk, 0))
        for session in sessions
    ]


def written_rounds(rounds: Iterable[Round]) -> list[SafeString]:
    """Rounds as items of a list; their seats are put in last, for these change while the rest stays."""
    return [_written_round(each) for each in rounds]


def _written_round(it: Round) -> SafeString:
    said = {"it": replace(it, seats=None), "has_seats": it.seats is not None, "may_wait": it.may_wait}
    told = written("public/catalogue/_round.html", **said)
    seats = written("ui/parts/seats.html", seats=it.seats) if it.seats else ""
    return mark_safe(told.replace(SEATS, seats, 1))  # noqa: S308  both are templates' own output


def _round(city: City, activity: Activity, session: Session, pools: list[Pool], waiting: int) -> Round:
    language, now = reader_language(), timezone.now()
    venue = session.venue if session.venue_id != activity.venue_id else None
    return Round(
        str(session.uuid),
        day_of(session.starts_at),
        thai_time.be_date(session.starts_at, language),
        thai_time.be_date(session.starts_at, language, "day_month"),
        thai_time.clock(session.starts_at, language),
        thai_time.time_range(session.starts_at, session.ends_at, language),
        session.cancel_reason,
        session.state == SessionState.CANCELLED,
        session.starts_at <= now,
        count_seats(pools, waiting=waiting, now=now) if pools else None,
        in_language(venue, "name")[0] if venue else "",
        reverse("public:venue", args=[city.code, venue.code]) if venue else "",
        _said(session.services),
        in_language(session, "note")[0],
        _join_url(city, session),
        reverse("open:session_ics", args=[city.code, session.uuid]),
    )


def _said(services: Iterable[str]) -> str:
    return " · ".join(str(Service(code).label) for code in services if code in Service.values)


def _join_url(city: City, session: Session) -> str:
    try:
        return reverse("public:join", args=[city.code, session.uuid])
    except NoReverseMatch:
        return ""
