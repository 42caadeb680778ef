"""Activities as lists and their own pages show them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

from django.db.models import Count, Exists, F, OuterRef, Prefetch, Q, QuerySet, Subquery

from learningcity.city.catalogue.models import (
    Activity,
    Instructor,
    SeatPool,
    Session,
    SessionQuerySet,
    Topic,
)
from learningcity.city.catalogue.search.query import FindQuery
from learningcity.city.partners.models import Organisation
from learningcity.city.places.models import AccessFeature, City, Neighbourhood, Venue, VenueAccess
from learningcity.core import thai_time

MOST_SESSIONS = 400
LONG_TEXTS = ("description_th", "description_en", "bring_th", "bring_en", "outcome_th", "outcome_en")
_PARTS_OF_DAY = {
    "weekend": Q(starts_at__week_day__in=(1, 7)),
    "morning": Q(starts_at__hour__lt=12),
    "afternoon": Q(starts_at__hour__gte=12, starts_at__hour__lt=17),
    "evening": Q(starts_at__hour__gte=17),
    "weekday_morning": Q(starts_at__hour__lt=12, starts_at__week_day__range=(2, 6)),
}


@dataclass(frozen=True, slots=True)
class Listed:
    """An activity as a list shows it: the session to show, how many more there are, step-free or not."""

    activity: Activity
    session: Session | None = None
    more: int = 0
    step_free: bool = False

    @property
    def venue(self) -> Venue | None:
        """Where: the session's place, else the activity's own."""
        return (self.session and self.session.venue) or self.activity.venue


def listed(city: City, ids: Sequence[int], *, now: datetime, query: FindQuery | None = None) -> list[Listed]:
    """The published activities of some ids, in their order, each with the first session that fits."""
    activities = _with_sessions(city, ids, now, query or FindQuery())
    found = {each.pk: each for each in activities}
    sessions = _sessions_by_id(city, [s for each in found.values() if (s := _shown(each)) is not None])
    reachable = _step_free(found.values(), sessions.values())
    return [_listed(found[key], sessions, reachable) for key in ids if key in found]


def _with_sessions(city: City, ids: Sequence[int], now: datetime, query: FindQuery) -> QuerySet[Activity]:
    ahead = _ahead(now).filter(activity=OuterRef("pk"))
    counted = ahead.order_by().values("activity").annotate(n=Count("pk")).values("n")
    return (
        Activity.objects.in_city(city)
        .published()
        .filter(pk__in=ids)
        .select_related("topic", "venue")
        .defer(*LONG_TEXTS)
        .annotate(
            fitting=Subquery(fitting_sessions(ahead, query).values("pk")[:1]),
            next_one=Subquery(ahead.values("pk")[:1]),
            sessions_ahead=Subquery(counted),
        )
    )


def _ahead(now: datetime) -> SessionQuerySet:
    """Sessions to come; the activity says the city: asked by city too, SQLite would go through all of it."""
    return Session.everywhere.scheduled().filter(starts_at__gt=now).order_by("starts_at", "pk")


def fitting_sessions(sessions: SessionQuerySet, query: FindQuery) -> SessionQuerySet:
    """Narrow sessions to the days, the times and the free seats that a search asks for."""
    if query.date_from:
        sessions = sessions.filter(starts_at__gte=_midnight(query.date_from))
    if query.date_to:
        sessions = sessions.filter(starts_at__lt=_midnight(query.date_to + timedelta(days=1)))
    known = [_PARTS_OF_DAY[each] for each in query.when if each in _PARTS_OF_DAY]
    if known:
        any_of = known[0]
        for part in known[1:]:
            any_of |= part
        sessions = sessions.filter(any_of)
    if query.free_seats:
        free = SeatPool.objects.filter(session=OuterRef("pk"), group="", taken__lt=F("seats"))
        sessions = sessions.filter(Exists(free))
    return sessions


def _midnight(day: date) -> datetime:
    return thai_time.at(day, datetime.min.time())


def _shown(activity: Activity) -> int | None:
    return getattr(activity, "fitting", None) or getattr(activity, "next_one", None)


def _sessions_by_id(city: City, ids: Sequence[int]) -> dict[int, Session]:
    sessions = Session.objects.in_city(city).filter(pk__in=ids).select_related("venue")
    return {session.pk: session for session in sessions}


def _step_free(activities: Iterable[Activity], sessions: Iterable[Session]) -> set[int]:
    venues = {row.venue_id for row in activities} | {row.venue_id for row in sessions}
    stated = VenueAccess.objects.filter(
        venue__in=venues - {None}, feature=AccessFeature.STEP_FREE, present=True
    )
    return set(stated.values_list("venue_id", flat=True))


def _listed(activity: Activity, sessions: dict[int, Session], reachable: set[int]) -> Listed:
    session = sessions.get(_shown(activity) or 0)
    venue_id = (session.venue_id if session else None) or activity.venue_id
    more = max(0, (getattr(activity, "sessions_ahead", None) or 0) - 1)
    return Listed(activity, session, more, venue_id in reachable)


def activity_of(city: City, code: str) -> Activity | None:
    """One published activity with everything its page says, or nothing; `teachers` are those shown."""
    teachers = Prefetch("instructors", Instructor.everywhere.shown().order_by("name_th"), "teachers")
    return (
        Activity.objects.in_city(city)
        .published()
        .filter(code=code)
        .select_related("topic", "organisation", "project", "venue__area")
        .prefetch_related("prices", "venue__access", teachers)
        .first()
    )


def sessions_ahead(activity: Activity, *, now: datetime) -> list[Session]:
    """The sessions of an activity that have not ended, cancelled ones too, the soonest first."""
    sessions = Session.objects.in_city(activity.city).filter(activity=activity, ends_at__gt=now)
    return list(sessions.select_related("venue__area").order_by("starts_at", "pk")[:MOST_SESSIONS])


def sessions_held(activity: Activity, *, now: datetime) -> int:
    """How many sessions of an activity have taken place."""
    return (
        Session.objects.in_city(activity.city).scheduled().filter(activity=activity, ends_at__lte=now).count()
    )


def session_of(city: City, uuid: UUID) -> Session | None:
    """One session of a published activity."""
    sessions = Session.objects.in_city(city).filter(uuid=uuid, activity__in=published(city))
    return sessions.select_related("activity", "venue").first()


def topics() -> list[Topic]:
    """All topics, each below the one it is part of."""
    return list(Topic.objects.all())


def published(city: City) -> QuerySet[Activity]:
    """The activities that everyone may see."""
    return Activity.objects.in_city(city).published()


def titles(city: City, ids: Iterable[int]) -> dict[int, tuple[str, str]]:
    """The code and the title, in the reader's language, of published activities."""
    found = published(city).filter(pk__in=list(ids)).only("code", "title_th", "title_en")
    return {each.pk: (each.code, str(each)) for each in found}


def findable_codes() -> list[tuple[str, str, str]]:
    """Everything with a page of its own: its kind, the code of its city and its own code."""
    kinds: dict[str, QuerySet[Any]] = {
        "activity": Activity.everywhere.published(),
        "venue": Venue.everywhere.in_use(),
        "organisation": Organisation.everywhere.active(),
        "neighbourhood": Neighbourhood.everywhere.all(),
    }
    return [
        (kind, city, code)
        for kind, rows in kinds.items()
        for city, code in rows.order_by("pk").values_list("city__code", "code")
    ]
