"""Learning paths: the list, and each drawn step by step with where one stands on it."""

from typing import NamedTuple

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from learningcity.city.catalogue import queries
from learningcity.city.catalogue.models import LeadsTo, Path
from learningcity.city.enrolment.queries.progress import Progress, paths_begun, progress_on
from learningcity.city.people.models import Person, User
from learningcity.city.people.queries import Someone, people_of
from learningcity.city.places.models import City
from learningcity.web.door import CityRequest, public
from learningcity.web.ui.ways import ICONS, Leg, drawn, legs_of, made_for


class PathRow(NamedTuple):
    """A path as lists show it, with how far one is where that is known."""

    url: str
    path: Path
    icon: str
    made_for: tuple[str, ...]
    progress: Progress | None = None


@public
def paths(request: CityRequest) -> HttpResponse:
    """Show every path of the city, those one has begun first."""
    met = _met(request)
    rows = rows_with(request.city, queries.paths_of(request.city), met)
    context = {
        "rows": rows,
        "begun": [each for each in rows if each.progress and each.progress.standing.is_begun],
    }
    context["others"] = [each for each in rows if each not in context["begun"]]
    return render(request, "public/catalogue/paths.html", context)


@public
def path(request: CityRequest, code: str) -> HttpResponse:
    """Show a path: its steps in their order, what each is for, and what it leads to."""
    shown = queries.path_of(request.city, code)
    if shown is None:
        raise Http404(code)
    met = _met(request)
    progress = progress_on([shown], met.person, request.city)[0] if met else None
    context = drawn(request.city, shown, progress.standing if progress else None) | {
        "people": _people(request),
        "met": met,
        "progress": progress,
    }
    return render(request, "public/catalogue/path.html", context)


def rows_with(city: City, found: list[Path], met: Someone | None) -> list[PathRow]:
    """Paths as rows, with where a person stands on each."""
    if met is None:
        return [row_for(city, each) for each in found]
    return [row_for(city, each.path, each) for each in progress_on(found, met.person, city)]


def begun(city: City, person: Person) -> list[tuple[PathRow, Leg | None]]:
    """The paths a person has begun, each with its next step."""
    return [(row_for(city, each.path, each), _next_leg(city, each)) for each in paths_begun(person, city)]


def _next_leg(city: City, on: Progress) -> Leg | None:
    place = on.standing.next
    return None if place is None else legs_of(city, on.path, on.standing)[place]


def row_for(city: City, shown: Path, progress: Progress | None = None) -> PathRow:
    """A path as a row of a list."""
    url = reverse("public:path", args=[city.code, shown.code])
    return PathRow(url, shown, ICONS[LeadsTo(shown.leads_to)], made_for(shown), progress)


def _people(request: CityRequest) -> list[Someone]:
    """Whose progress the reader may see: their own and that of children in their care."""
    if not isinstance(request.user, User):
        return []
    return [each for each in people_of(request.user) if each.sees_all]


def _met(request: CityRequest) -> Someone | None:
    """The person chosen by `?who=`, else oneself; nobody for a stranger."""
    people, who = _people(request), request.GET.get("who", "")
    return next((each for each in people if str(each.person.uuid) == who), people[0] if people else None)
