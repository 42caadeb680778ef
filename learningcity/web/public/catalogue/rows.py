"""Activities and sessions as rows of a page, everything said in the reader's language."""

from collections.abc import Iterable
from datetime import date, datetime
from typing import NamedTuple

from django.urls import reverse
from django.utils import timezone
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from learningcity.city.catalogue.models import Activity, Mode, Session, Topic
from learningcity.city.catalogue.queries import seat_counts
from learningcity.city.catalogue.search import Near
from learningcity.city.enrolment.statistics import waiting_in
from learningcity.city.places.models import City, Venue
from learningcity.core import thai_time
from learningcity.core.geo import metres_between, walk_minutes
from learningcity.core.money import baht
from learningcity.web.ui.bilingual import in_language, reader_language
from learningcity.web.ui.marks import FREE
from learningcity.web.ui.seats import FEW
from learningcity.web.ui.templatetags.ui import topic_css
from learningcity.web.ui.written import written

FARTHEST_WALK = 2_000
SEATS = "<!-- seats -->"
"""Where a row's seats go; what people wrote is escaped, so it is never this."""


class Day(NamedTuple):
    """A date in large: weekday, day, month, and the whole of it for those who hear the page."""

    iso: str
    weekday: str
    number: int
    month: str
    whole: str


class Left(NamedTuple):
    """The seats of a session as a row says them: free for everyone, held for some; who waits if none is."""

    free: int
    total: int
    held_count: int = 0
    waiting: int = 0

    @property
    def state(self) -> str:
        """`full`, `few` or nothing."""
        if self.free == 0:
            return "full"
        return "few" if self.free <= FEW else ""


class Row(NamedTuple):
    """One activity in a list, on a map or in a timetable; rows that are equal look the same."""

    url: str
    title: str
    lang: str
    topic: str
    topic_css: str
    invented: bool
    day: Day | None
    date: str
    time: str
    venue: str
    price: str
    step_free: bool
    online: bool
    more: int
    point: tuple[float, float] | None
    number: int = 0
    near: str = ""
    left: Left | None = None
    plain: bool = False


def day_of(moment: datetime | date) -> Day:
    """A moment's day as rows show it."""
    day, language = thai_time.day_of(moment), reader_language()
    return Day(
        day.isoformat(),
        thai_time.weekday_name(day.weekday(), language, short=True),
        day.day,
        thai_time.be_date(day, language, "day_month").split(thai_time.NBSP)[-1],
        thai_time.be_date(day, language, "full"),
    )


def price_of(activity: Activity) -> str:
    """What an activity costs, in a few words."""
    if not activity.price_satang:
        return str(FREE)
    price = baht(activity.price_satang, reader_language())
    return _("%(price)s, waiver possible") % {"price": price} if activity.waiver else price


def distance_said(metres: float) -> str:
    """A distance as someone on foot thinks of it."""
    if metres <= FARTHEST_WALK:
        return _("%(minutes)d min walk") % {"minutes": walk_minutes(metres)}
    return _("%(kilometres).1f km away") % {"kilometres": metres / 1000}


def row_of(
    city: City,
    activity: Activity,
    session: Session | None,
    *,
    venue: Venue | None = None,
    step_free: bool = False,
    more: int = 0,
) -> Row:
    """What a row says of an activity and one of its sessions, seats aside."""
    language = reader_language()
    title, spoken = in_language(activity, "title")
    return Row(
        reverse("public:activity", args=[city.code, activity.code]),
        title,
        "" if spoken == language else spoken,
        _topic_name(activity.topic),
        topic_css(activity.topic.code),
        activity.is_invented,
        day_of(session.starts_at) if session else None,
        thai_time.be_date(session.starts_at, language).rpartition(" ")[0] if session else "",
        thai_time.time_range(session.starts_at, session.ends_at, language) if session else "",
        in_language(venue, "name")[0] if venue else "",
        price_of(activity),
        step_free,
        activity.mode != Mode.ONSITE,
        more,
        venue.point if venue else None,
    )


def _topic_name(topic: Topic) -> str:
    return in_language(topic, "name")[0]


def lefts_of(session_ids: Iterable[int]) -> dict[int, Left]:
    """The seats left in each of some sessions this moment; who waits is counted where none is left."""
    found = {key: Left(*count) for key, count in seat_counts(session_ids, now=timezone.now()).items()}
    full = [key for key, left in found.items() if not left.free and not left.held_count]
    lines = waiting_in(full) if full else {}
    return found | {key: found[key]._replace(waiting=lines.get(key, 0)) for key in full}


def written_rows(rows: Iterable[Row]) -> list[SafeString]:
    """Rows as items of a list; their seats are put in last, for these change while the rest stays."""
    return [_written_row(row) for row in rows]


def _written_row(row: Row) -> SafeString:
    told = written("public/catalogue/_row.html", it=row._replace(left=None))
    seats = written("public/catalogue/_row_seats.html", left=row.left, planned=row.day is not None)
    return mark_safe(told.replace(SEATS, seats, 1))  # noqa: S308  both are templates' own output


def near_said(near: Near | None, point: tuple[float, float] | None) -> str:
    """How far a row's place is, if one knows from where."""
    return distance_said(metres_between(*near, *point)) if near and point else ""
