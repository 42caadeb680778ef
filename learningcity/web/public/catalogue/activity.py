"""The page of an activity: what, for whom, when, what it costs, how one gets there, and the way in."""

from typing import Any
from urllib.parse import quote

from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _

from learningcity.city.catalogue import queries
from learningcity.city.catalogue.models import Activity, Language, Service, Session
from learningcity.city.catalogue.queries import Pool
from learningcity.city.enrolment.queries import rating_of_activity, words_about
from learningcity.city.places.models import City, Venue
from learningcity.core.groups import Group
from learningcity.core.money import baht
from learningcity.web.door import CityRequest, public
from learningcity.web.public.catalogue import structured
from learningcity.web.public.catalogue.freshness import fresh, page, step
from learningcity.web.public.catalogue.maps import close_map
from learningcity.web.public.catalogue.rounds import Round, rounds_of, written_rounds
from learningcity.web.public.catalogue.rows import price_of
from learningcity.web.public.catalogue.scores import said
from learningcity.web.public.catalogue.shelf import kept
from learningcity.web.public.places.access import features_of, is_step_free
from learningcity.web.ui.ages import ages_said
from learningcity.web.ui.bilingual import in_language, reader_language
from learningcity.web.ui.drawing import Pin
from learningcity.web.ui.marks import FREE

SHOWN = 6
TOLD_TO_MACHINES = 20


@public
@fresh
def activity(request: CityRequest, code: str) -> HttpResponse:
    """Show a published activity with the sessions that have not ended."""
    city, now = request.city, timezone.now()
    shown = kept(("activity", city.pk, code), lambda: queries.activity_of(city, code))
    if shown is None:
        raise Http404(code)
    shown.city = city
    minute = int(now.timestamp() // 60)
    sessions = kept(("sessions", shown.pk, minute), lambda: queries.sessions_ahead(shown, now=now))
    pools = queries.pools_of(session.pk for session in sessions)
    rounds = rounds_of(city, shown, sessions, pools)
    return page(
        request,
        "public/catalogue/activity.html",
        lambda: _context(request, shown, sessions, pools, rounds),
        live=(rounds, pools),
    )


def _context(
    request: CityRequest,
    shown: Activity,
    sessions: list[Session],
    pools: dict[int, list[Pool]],
    rounds: list[Round],
) -> dict[str, Any]:
    city, told = request.city, structured.course(request, shown, sessions[:TOLD_TO_MACHINES], pools)
    return {
        "activity": shown,
        "rounds": written_rounds(rounds[:SHOWN]),
        "later": written_rounds(rounds[SHOWN:]),
        "next": _next(rounds),
        "held": 0 if rounds else queries.sessions_held(shown, now=timezone.now()),
        "line": _line(request, shown),
        "part_of": kept(("part-of", shown.pk), lambda: queries.paths_with(shown.pk)),
        "structured": structured.block(request, told),
        **_good_to_know(shown),
        **kept(("said", shown.pk, step()), lambda: said(rating_of_activity(shown.pk), words_about(shown.pk))),
        **_place(city, shown.venue or next((each.venue for each in sessions if each.venue), None)),
    }


def _good_to_know(shown: Activity) -> dict[str, Any]:
    """What it costs and for whom it is."""
    return {
        "price": price_of(shown),
        "reductions": _reductions(shown),
        "services": [str(Service(code).label) for code in shown.services if code in Service.values],
        "ages": ages_said(shown.min_age, shown.max_age) or _("people of every age"),
        "made_for": [str(Group(code).label) for code in shown.audience if code in Group.values],
        "languages": [str(Language(code).label) for code in shown.languages if code in Language.values],
    }


def _place(city: City, venue: Venue | None) -> dict[str, Any]:
    """Where it is and how one gets in."""
    return {
        "venue": venue,
        "step_free": is_step_free(venue),
        "features": features_of(venue) if venue else [],
        "map": _map(city, venue),
    }


def _next(rounds: list[Round]) -> Round | None:
    """The first session that one can still have a seat in, else the first whose line one can join."""
    open_ones = [each for each in rounds if each.can_join]
    return next((each for each in open_ones if not each.may_wait), open_ones[0] if open_ones else None)


def _map(city: City, venue: Venue | None) -> Any:
    if venue is None or venue.point is None:
        return None
    lat, lon = venue.point
    return close_map(city, Pin(lon, lat, 0, in_language(venue, "name")[0], kind="yn"))


def _reductions(shown: Activity) -> list[tuple[str, str]]:
    """Who pays something else, those who pay nothing first."""
    prices = sorted(shown.prices.all(), key=lambda each: each.satang)
    return [
        (str(Group(each.group).label), baht(each.satang, reader_language()) if each.satang else str(FREE))
        for each in prices
        if each.satang != shown.price_satang
    ]


def _line(request: HttpRequest, shown: Activity) -> str:
    """A link that opens LINE with the activity written out, ready to be sent to a friend."""
    text = f"{in_language(shown, 'title')[0]}\n{request.build_absolute_uri(request.path)}"
    return f"https://line.me/R/msg/text/?{quote(text, safe='')}"
