"""The page of a venue (แหล่งเรียนรู้): where it is, when it is open, how one gets in, and what is on."""

from dataclasses import dataclass
from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from learningcity.city.catalogue.search import FindQuery
from learningcity.city.partners.queries import organisations_at
from learningcity.city.places.models import City, Venue
from learningcity.city.places.queries import venue_of
from learningcity.core import thai_time
from learningcity.core.errors import Refused
from learningcity.web.door import CityRequest, public
from learningcity.web.public.catalogue import structured
from learningcity.web.public.catalogue.freshness import fresh
from learningcity.web.public.catalogue.maps import close_map
from learningcity.web.public.places.access import features_of
from learningcity.web.public.places.whatson import whats_on
from learningcity.web.ui.bilingual import in_language, reader_language
from learningcity.web.ui.drawing import Pin

DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")


@dataclass(frozen=True, slots=True)
class Opening:
    """One weekday and when the place is open on it."""

    day: str
    said: str
    today: bool


@public
@fresh
def venue(request: CityRequest, code: str) -> HttpResponse:
    """Show a venue."""
    city = request.city
    shown = venue_of(city, code)
    if shown is None:
        raise Http404(code)
    context = {
        "venue": shown,
        "features": features_of(shown),
        "hours": hours_of(shown),
        "organisations": organisations_at(shown),
        "on": whats_on(city, FindQuery(venues=(shown.code,))),
        "map": _map(city, shown),
        "structured": structured.block(request, structured.place(request, city, shown)),
    }
    return render(request, "public/places/venue.html", context)


def hours_of(shown: Venue) -> list[Opening]:
    """The week of a venue that states its hours; a day left out is a day closed."""
    if not shown.hours:
        return []
    today, language = thai_time.today().weekday(), reader_language()
    return [
        Opening(
            thai_time.weekday_name(number, language),
            ", ".join(_span(*span) for span in shown.hours.get(day, [])) or _("closed"),
            number == today,
        )
        for number, day in enumerate(DAYS)
    ]


def _span(opens: str, closes: str) -> str:
    try:
        start, end = thai_time.read_time(opens), thai_time.read_time(closes)
    except Refused:
        return f"{opens}–{closes}"
    return thai_time.time_range(start, end, reader_language())


def _map(city: City, shown: Venue) -> Any:
    if shown.point is None:
        return None
    lat, lon = shown.point
    return close_map(city, Pin(lon, lat, 0, in_language(shown, "name")[0], kind="yn"))
