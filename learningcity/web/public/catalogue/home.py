"""Home of a city: one question, its map, what is on this week, the year in figures, who helps."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from learningcity.city.catalogue import queries
from learningcity.city.catalogue.models import Session
from learningcity.city.catalogue.queries import Hood
from learningcity.city.catalogue.search import FindQuery, Near, Sort
from learningcity.city.people.models import User
from learningcity.city.people.queries import people_of
from learningcity.city.people.rules import Bond
from learningcity.city.places.models import City, Neighbourhood
from learningcity.city.places.queries import cities
from learningcity.core import thai_time
from learningcity.core.geo import metres_between
from learningcity.web.door import CityRequest, public
from learningcity.web.public.catalogue.filters import address
from learningcity.web.public.catalogue.freshness import fresh
from learningcity.web.public.catalogue.maps import drawn
from learningcity.web.public.catalogue.month import week_ahead
from learningcity.web.public.catalogue.paths import row_for
from learningcity.web.public.catalogue.rows import Left, Row, distance_said, lefts_of, row_of
from learningcity.web.public.catalogue.shelf import kept
from learningcity.web.public.catalogue.stages import chips
from learningcity.web.public.catalogue.suggesting import context_of
from learningcity.web.public.catalogue.year import figures_of, year_of
from learningcity.web.ui.bilingual import in_language
from learningcity.web.ui.drawing import Pin
from learningcity.web.ui.written import written

HOODS, IN_A_HOOD, ON_A_PHONE, PATHS = 6, 3, 2, 3
FESTIVAL_AHEAD = timedelta(days=21)


@dataclass(frozen=True, slots=True)
class Corner:
    """A neighbourhood as home shows it: its number on the map, its name, some of what is on."""

    number: int
    url: str
    name: str
    near: str
    rows: tuple[Row, ...]
    left_out: int
    point: tuple[float, float]


@public
@fresh
def home(request: CityRequest) -> HttpResponse:
    """Show what there is to learn in a city this week."""
    city, now = request.city, timezone.now()
    near = FindQuery.parse(dict(request.GET.lists())).near
    start, end = week_ahead(now)
    sessions = kept(("week", city.pk, end), lambda: queries.timetable(city, start, end))
    hoods = kept(("hoods", city.pk, end), lambda: queries.by_neighbourhood(city, sessions))
    corners = corners_of(city, hoods, near)
    year = year_of(city)
    context = {
        **_counts(sessions),
        "first": thai_time.day_of(start),
        "last": thai_time.day_of(end) - timedelta(days=1),
        "chips": [*chips(city), *chips_of(city)],
        "shown": [_written(each) for each in corners[:ON_A_PHONE]],
        "folded": [_written(each) for each in corners[ON_A_PHONE:]],
        "map": drawn(
            city,
            tuple(_pin(each) for each in corners),
            here=(near.lon, near.lat) if near else None,
            label=_("Map of the city: the neighbourhoods with something on this week, numbered as below"),
        ),
        "festival": kept(("festival", city.pk, end), lambda: festival_of(city, now)),
        "year": year,
        "figures": figures_of(year) if year else [],
        "paths": kept(
            ("paths", city.pk), lambda: [row_for(city, each) for each in queries.paths_of(city)[:PATHS]]
        ),
        **_for_me(request),
        "others": [each for each in cities() if each.pk != city.pk],
    }
    return render(request, "public/catalogue/home.html", context)


def _for_me(request: CityRequest) -> dict[str, Any]:
    """What is suggested to who is signed in; nothing to a stranger."""
    if not isinstance(request.user, User):
        return {}
    own = next((each for each in people_of(request.user) if each.bond is Bond.SELF), None)
    return context_of(request.city, own) if own else {}


def _written(corner: Corner) -> SafeString:
    return written("public/catalogue/_corner.html", it=corner)


def _counts(sessions: list[Session]) -> dict[str, int]:
    costs = {each.activity_id: each.activity.price_satang for each in sessions}
    return {"total": len(costs), "free": sum(1 for cost in costs.values() if not cost)}


def corners_of(city: City, hoods: list[Hood], near: Near | None) -> list[Corner]:
    """The neighbourhoods to show, the nearest or the busiest first, numbered as on the map."""
    if near:
        hoods = sorted(hoods, key=lambda each: _metres(near, each.neighbourhood))
    chosen = hoods[:HOODS]
    lefts = lefts_of(session.pk for each in chosen for session in each.sessions[:IN_A_HOOD])
    return [_corner(city, number, each, near, lefts) for number, each in enumerate(chosen, 1)]


def _corner(city: City, number: int, hood: Hood, near: Near | None, lefts: dict[int, Left]) -> Corner:
    place = hood.neighbourhood
    rows = tuple(
        row_of(city, session.activity, session, venue=session.venue)._replace(left=lefts.get(session.pk))
        for session in hood.sessions[:IN_A_HOOD]
    )
    return Corner(
        number,
        reverse("public:neighbourhood", args=[city.code, place.code]),
        in_language(place, "name")[0],
        distance_said(_metres(near, place)) if near else "",
        rows,
        len(hood.sessions) - len(rows),
        (place.lat, place.lon),
    )


def _metres(near: Near, place: Neighbourhood) -> float:
    return metres_between(*near, place.lat, place.lon)


def _pin(corner: Corner) -> Pin:
    lat, lon = corner.point
    return Pin(lon, lat, corner.number, corner.name, f"#y{corner.number}", "yn")


def chips_of(city: City) -> list[dict[str, Any]]:
    """The quick choices under the question."""
    today = thai_time.today()
    week = FindQuery(date_from=today, date_to=today + timedelta(days=7))
    quick = (
        (gettext_lazy("near me"), "near", FindQuery(sort=Sort.NEAREST)),
        (gettext_lazy("free"), "free", FindQuery(costs=("free",))),
        (gettext_lazy("this week"), "cal", week),
        (gettext_lazy("wheelchair can reach it"), "wheel", FindQuery(access=("step_free",))),
        (gettext_lazy("leads to work"), "work", FindQuery(flags=("work",))),
    )
    return [{"label": label, "icon": icon, "url": address(city, query)} for label, icon, query in quick]


def festival_of(city: City, now: datetime) -> dict[str, Any] | None:
    """The next festival of the city, where its activities say that they belong to one."""
    sessions = queries.festival_sessions(city, now, now + FESTIVAL_AHEAD)
    if not sessions:
        return None
    return {
        "activity": sessions[0].activity,
        "session": sessions[0],
        "places": len({each.venue_id for each in sessions if each.venue_id}),
        "activities": len({each.activity_id for each in sessions}),
        "url": address(city, FindQuery(topics=(queries.FESTIVAL,))),
    }
