"""Those who teach: the list of all who agreed to be shown, and the page of each."""

from typing import Any

from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.safestring import SafeString

from learningcity.city.catalogue import queries
from learningcity.city.catalogue.models import Instructor
from learningcity.city.enrolment.queries import rating_of_instructor
from learningcity.city.places.models import City
from learningcity.web.door import CityRequest, public
from learningcity.web.public.catalogue.rows import Row, lefts_of, row_of, written_rows
from learningcity.web.public.catalogue.scores import said

A_PAGE = 24
SHOWN = 12


@public
def listing(request: CityRequest) -> HttpResponse:
    """List the instructors of a city, of one topic or all."""
    topic = request.GET.get("topic", "")
    found = Paginator(queries.instructors(request.city, topic=topic), A_PAGE)
    context = {
        "page": found.get_page(request.GET.get("page")),
        "topics": queries.topics_taught(request.city),
        "topic": topic,
    }
    return render(request, "public/catalogue/instructors.html", context)


@public
def page(request: CityRequest, code: str) -> HttpResponse:
    """Show an instructor who agreed to it: who they are, what they teach now and where.

    It is made anew each time, so that it is gone the moment they no longer agree.
    """
    shown = queries.instructor_of(request.city, code)
    if shown is None:
        raise Http404(code)
    taught = queries.taught_by(shown, now=timezone.now())
    context: dict[str, Any] = {
        "instructor": shown,
        "rows": _rows(request.city, taught[:SHOWN]),
        "total": len(taught),
        "venues": queries.venues_taught_at(taught),
        **_said(shown),
    }
    return render(request, "public/catalogue/instructor.html", context)


def _said(shown: Instructor) -> dict[str, Any]:
    return said(rating_of_instructor(shown), [])


def _rows(city: City, ids: list[int]) -> list[SafeString]:
    """Activities as rows, with the seats of the session each shows."""
    listed = queries.listed(city, ids, now=timezone.now())
    lefts = lefts_of(each.session.pk for each in listed if each.session)
    return written_rows(_row(city, each, lefts, number) for number, each in enumerate(listed, 1))


def _row(city: City, each: queries.Listed, lefts: Any, number: int) -> Row:
    row = row_of(
        city, each.activity, each.session, venue=each.venue, step_free=each.step_free, more=each.more
    )
    return row._replace(number=number, left=lefts.get(each.session.pk) if each.session else None, plain=True)
