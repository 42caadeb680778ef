"""A city's activities as the sheet to change and bring in again: a row a session, or one without sessions."""

from collections.abc import Iterator
from typing import Any

from django.db.models import Prefetch

from learningcity.city.catalogue.imports.words import SHEET
from learningcity.city.catalogue.models import Activity, ActivityState, SeatPool, Session
from learningcity.city.partners.imports.organisations import codes_by_name
from learningcity.city.places.imports.venues import venue_codes_by_name
from learningcity.city.places.models import City
from learningcity.core.exports import Value
from learningcity.core.tables import heading_key
from learningcity.core.thai_clock import local

_PLAIN = (
    *("code", "title_th", "title_en", "summary_th", "summary_en", "description_th", "description_en"),
    *(
        "learning_type",
        "mode",
        "min_age",
        "max_age",
        "audience_th",
        "instructor_th",
        "bring_th",
        "outcome_th",
    ),
    *("source", "source_url"),
)


def activity_rows(city: City) -> Iterator[list[Value]]:
    """Rows in the order of the headings; sessions that last over midnight fit no row and are left out."""
    organisations, venues = codes_by_name(city), venue_codes_by_name(city)
    sessions = Session.objects.in_city(city).scheduled().select_related("venue").order_by("starts_at", "pk")
    pools = Prefetch("pools", SeatPool.objects.filter(group=""), to_attr="open_pools")
    activities = (
        Activity.objects.in_city(city)
        .exclude(state=ActivityState.WITHDRAWN)
        .select_related("organisation", "venue", "topic")
        .prefetch_related(Prefetch("sessions", sessions.prefetch_related(pools)))
        .order_by("code")
    )
    for activity in activities:
        said = _activity(activity, organisations)
        fitting: list[Session | None] = [
            s for s in activity.sessions.all() if local(s.starts_at).date() == local(s.ends_at).date()
        ]
        for session in fitting or [None]:
            venue = (session and session.venue) or activity.venue
            place = {"venue": _name(venue, venues)}
            row = said | place | (_session(session) if session else {})
            yield [row.get(field) for field in SHEET]


def _within_a_day(session: Session) -> bool:
    """Whether one row of a sheet can say it: the session ends on the day it starts."""
    return local(session.starts_at).date() == local(session.ends_at).date()


def _activity(activity: Activity, organisations: dict[str, str]) -> dict[str, Any]:
    plain = {field: getattr(activity, field) for field in _PLAIN}
    return plain | {
        "organisation": _name(activity.organisation, organisations),
        "topic": activity.topic.code,
        "languages": ", ".join(activity.languages),
        "price": activity.price_satang / 100,
    }


def _session(session: Any) -> dict[str, Any]:
    start, end = local(session.starts_at), local(session.ends_at)
    return {
        "session": str(session.uuid),
        "start": start.date(),
        "time": f"{start:%H.%M}-{end:%H.%M}",
        "seats": next((pool.seats for pool in session.open_pools), 0),
        "note_th": session.note_th,
    }


def _name(row: Any, codes: dict[str, str]) -> str:
    """A row's name where it is the only one so called, and otherwise its code."""
    if row is None:
        return ""
    return str(row.name_th if codes.get(heading_key(row.name_th)) == row.code else row.code)
