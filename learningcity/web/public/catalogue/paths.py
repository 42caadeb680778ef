"""Learning paths: the list, and each drawn step by step with where one stands on it."""

from collections.abc import Mapping
from datetime import timedelta
from typing import Any, NamedTuple

from django.http import Http404, HttpResponse
from django.urls import reverse

from learningcity.city.catalogue import queries
from learningcity.city.catalogue.models import LeadsTo, Path
from learningcity.city.enrolment.queries.progress import Progress, paths_begun, progress_on
from learningcity.city.people.models import User
from learningcity.city.people.queries import Someone, people_of
from learningcity.city.places.models import City
from learningcity.web.door import CityRequest, public
from learningcity.web.public.catalogue.freshness import fresh, page
from learningcity.web.public.catalogue.shelf import kept
from learningcity.web.ui.ways import ICONS, Leg, On, drawn, legs_of, listed_of, made_for, on

MOST_BEGUN = 3


class PathRow(NamedTuple):
    """A path as lists show it, with how far one is where that is known."""

    url: str
    path: Path
    icon: str
    made_for: str
    progress: Progress | None = None


@public
@fresh
def paths(request: CityRequest) -> HttpResponse:
    """Show every path of the city, those one has begun first."""
    city = request.city
    found = kept(("all-paths", city.pk), lambda: queries.paths_of(city))
    met = _met(_people(request), request)
    return page(request, "public/catalogue/paths.html", lambda: _listing(city, found, met), live=None)


def _listing(city: City, found: list[Path], met: Someone | None) -> dict[str, Any]:
    rows = _rows_with(city, found, met)
    begun = [each for each in rows if each.progress and each.progress.standing.is_begun]
    return {"rows": rows, "begun": begun, "others": [each for each in rows if each not in begun], "met": met}


@public
@fresh
def path(request: CityRequest, code: str) -> HttpResponse:
    """Show a path: its steps in their order, what each is for, and what it leads to."""
    city = request.city
    shown = kept(("path", city.pk, code), lambda: queries.path_of(city, code))
    if shown is None:
        raise Http404(code)
    what_is_on = on(kept(("path-listed", shown.pk), lambda: listed_of(city, [shown])))
    people = _people(request)
    return page(
        request,
        "public/catalogue/path.html",
        lambda: _one(city, shown, what_is_on, people, _met(people, request)),
        live=what_is_on.pools,
    )


def _one(
    city: City, shown: Path, what_is_on: On, people: list[Someone], met: Someone | None
) -> dict[str, Any]:
    progress = progress_on([shown], met.person, city)[0] if met else None
    way = drawn(city, shown, progress.standing if progress else None, what_is_on=what_is_on)
    return way | {"people": people, "met": met, "progress": progress}


def _rows_with(city: City, found: list[Path], met: Someone | None) -> list[PathRow]:
    if met is None:
        return [row_for(city, each) for each in found]
    return [row_for(city, each.path, each) for each in progress_on(found, met.person, city)]


def begun(city: City, learnt: Mapping[int, timedelta]) -> list[tuple[PathRow, Leg | None]]:
    """The first few paths on which a step was learnt, each with its next step."""
    found = paths_begun(city, learnt)[:MOST_BEGUN]
    if not found:
        return []
    what_is_on = on(listed_of(city, [each.path for each in found]))
    return [(row_for(city, each.path, each), _next_leg(city, each, what_is_on)) for each in found]


def _next_leg(city: City, how_far: Progress, what_is_on: On) -> Leg | None:
    place = how_far.standing.next
    return None if place is None else legs_of(city, how_far.path, how_far.standing, what_is_on)[place]


def row_for(city: City, shown: Path, progress: Progress | None = None) -> PathRow:
    """A path as a row of a list."""
    url = reverse("public:path", args=[city.code, shown.code])
    return PathRow(url, shown, ICONS[LeadsTo(shown.leads_to)], made_for(shown), progress)


def _people(request: CityRequest) -> list[Someone]:
    """Whose progress the reader may see: their own and that of children in their care."""
    if not isinstance(request.user, User):
        return []
    return [each for each in people_of(request.user) if each.sees_all]


def _met(people: list[Someone], request: CityRequest) -> Someone | None:
    """The person chosen by `?who=`, else oneself; nobody for a stranger."""
    who = request.GET.get("who", "")
    return next((each for each in people if str(each.person.uuid) == who), people[0] if people else None)
