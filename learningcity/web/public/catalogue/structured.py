"""What a page says to machines: schema.org as JSON-LD, escaped so that no text ends its block."""

import json
from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils.safestring import SafeString, mark_safe

from learningcity.city.catalogue.models import Activity, Mode, Session, SessionState
from learningcity.city.catalogue.queries import Pool
from learningcity.city.partners.models import Organisation
from learningcity.city.places.models import City, Neighbourhood, Venue
from learningcity.core.money import plain_baht
from learningcity.core.thai_time import local
from learningcity.web.ui.bilingual import in_language, reader_language

CONTEXT = "https://schema.org"
_ESCAPES = {ord("<"): "\\u003C", ord(">"): "\\u003E", ord("&"): "\\u0026"}
_DAYS = {"mon": "Monday", "tue": "Tuesday", "wed": "Wednesday", "thu": "Thursday", "fri": "Friday"} | {
    "sat": "Saturday",
    "sun": "Sunday",
}
_MODES = {Mode.ONSITE: "Offline", Mode.ONLINE: "Online", Mode.BOTH: "Mixed"}


def block(request: HttpRequest, *things: dict[str, Any]) -> SafeString:
    """The things as one block of JSON-LD."""
    told = json.dumps({"@context": CONTEXT, "@graph": list(things)}, ensure_ascii=False)
    return mark_safe(f'<script type="application/ld+json">{told.translate(_ESCAPES)}</script>')  # noqa: S308


def _kept(**values: Any) -> dict[str, Any]:
    return {
        key.replace("at_", "@", 1): value for key, value in values.items() if value not in (None, "", [], {})
    }


def _address(request: HttpRequest, name: str, *args: str) -> str:
    return request.build_absolute_uri(reverse(name, args=args))


def website(request: HttpRequest, city: City) -> dict[str, Any]:
    """A city's site and how to search it."""
    home = _address(request, "public:home", city.code)
    find = _address(request, "public:find", city.code)
    return _kept(
        at_type="WebSite",
        name=in_language(city, "name")[0],
        url=home,
        inLanguage=reader_language(),
        potentialAction={
            "@type": "SearchAction",
            "target": {"@type": "EntryPoint", "urlTemplate": f"{find}?q={{search_term_string}}"},
            "query-input": "required name=search_term_string",
        },
    )


def place(request: HttpRequest, city: City, venue: Venue) -> dict[str, Any]:
    """A venue with its address, point, hours and stated access features."""
    return _kept(
        at_type="Place",
        name=in_language(venue, "name")[0],
        url=_address(request, "public:venue", city.code, venue.code),
        description=in_language(venue, "summary")[0],
        address=_kept(
            at_type="PostalAddress", streetAddress=in_language(venue, "address")[0], addressCountry="TH"
        ),
        geo=_kept(at_type="GeoCoordinates", latitude=venue.lat, longitude=venue.lon) if venue.point else None,
        telephone=venue.phone,
        openingHoursSpecification=_hours(venue),
    )


def _hours(venue: Venue) -> list[dict[str, Any]]:
    return [
        {"@type": "OpeningHoursSpecification", "dayOfWeek": _DAYS[day], "opens": opens, "closes": closes}
        for day, spans in (venue.hours or {}).items()
        if day in _DAYS
        for opens, closes in spans
    ]


def organisation(request: HttpRequest, city: City, row: Organisation) -> dict[str, Any]:
    """An organisation."""
    return _kept(
        at_type="Organization",
        name=in_language(row, "name")[0],
        url=_address(request, "public:organisation", city.code, row.code),
        description=in_language(row, "summary")[0],
        telephone=row.phone,
        email=row.email,
        sameAs=row.website,
    )


def neighbourhood(request: HttpRequest, city: City, row: Neighbourhood) -> dict[str, Any]:
    """A neighbourhood as a place."""
    return _kept(
        at_type="Place",
        name=in_language(row, "name")[0],
        url=_address(request, "public:neighbourhood", city.code, row.code),
        description=in_language(row, "summary")[0],
        geo=_kept(at_type="GeoCoordinates", latitude=row.lat, longitude=row.lon),
        containedInPlace={"@type": "City", "name": in_language(city, "name")[0]},
    )


def course(
    request: HttpRequest,
    activity: Activity,
    sessions: list[Session],
    pools: dict[int, list[Pool]],
) -> dict[str, Any]:
    """An activity as a course, each session as one instance of it and as an event."""
    city = activity.city
    url = _address(request, "public:activity", city.code, activity.code)
    offered = organisation(request, city, activity.organisation)
    venues = {each.pk: each for session in sessions if (each := session.venue or activity.venue)}
    places = {key: place(request, city, venue) for key, venue in venues.items()}
    return _kept(
        at_type="Course",
        at_id=url,
        name=in_language(activity, "title")[0],
        description=in_language(activity, "summary")[0],
        url=url,
        inLanguage=list(activity.languages),
        isAccessibleForFree=not activity.price_satang,
        typicalAgeRange=_ages(activity),
        provider=offered,
        offers=_offer(activity, url),
        hasCourseInstance=[
            _instance(activity, session, pools.get(session.pk, []), places)
            | {"organizer": offered, "offers": _offer(activity, url)}
            for session in sessions
        ],
    )


def _instance(
    activity: Activity, session: Session, pools: list[Pool], places: dict[int, dict[str, Any]]
) -> dict[str, Any]:
    cancelled = session.state == SessionState.CANCELLED
    left = sum(pool.free for pool in pools if not pool.group)
    return _kept(
        at_type=["CourseInstance", "Event"],
        name=in_language(activity, "title")[0],
        startDate=local(session.starts_at).isoformat(),
        endDate=local(session.ends_at).isoformat(),
        courseMode=_MODES[Mode(activity.mode)],
        eventAttendanceMode=f"{CONTEXT}/{_MODES[Mode(activity.mode)]}EventAttendanceMode",
        eventStatus=f"{CONTEXT}/{'EventCancelled' if cancelled else 'EventScheduled'}",
        location=places.get(session.venue_id or activity.venue_id or 0) or _online(activity),
        maximumAttendeeCapacity=sum(pool.seats for pool in pools) or None,
        remainingAttendeeCapacity=left if pools and not cancelled else None,
    )


def _online(activity: Activity) -> dict[str, Any] | None:
    if activity.mode == Mode.ONSITE:
        return None
    return _kept(at_type="VirtualLocation", url=activity.online_url)


def _offer(activity: Activity, url: str) -> dict[str, Any]:
    return {
        "@type": "Offer",
        "price": plain_baht(activity.price_satang),
        "priceCurrency": "THB",
        "url": url,
        "category": "Paid" if activity.price_satang else "Free",
    }


def _ages(activity: Activity) -> str:
    if activity.min_age is None and activity.max_age is None:
        return ""
    return f"{activity.min_age or 0}-{'' if activity.max_age is None else activity.max_age}"
