"""Lessons of one city and of all: what was learnt, what was taken up, what may hold here too."""

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from learningcity.city.lessons.queries import adoptions_of, published_lessons, suggested
from learningcity.core.thai_time import today
from learningcity.web.door import CityRequest, public
from learningcity.web.public.catalogue.freshness import fresh
from learningcity.web.ui.lesson_filters import A_PAGE, NAMES, narrowed
from learningcity.web.ui.lessons import why

SUGGESTED = 4


@public
@fresh
def of_city(request: CityRequest) -> HttpResponse:
    """What this city learnt and what it took up; then what cities like it learnt."""
    city, own = request.city, published_lessons().filter(city=request.city)
    taken = list(adoptions_of(city).shown())
    others = published_lessons(besides=city).exclude(pk__in=[each.lesson_id for each in taken])
    found = suggested(city, list(others))[:SUGGESTED]
    context = {
        "own": own,
        "taken": [{"row": each, "late": each.is_late(today())} for each in taken],
        "others": [(each.lesson, why(each.by, each.lesson.groups)) for each in found],
    }
    return render(request, "public/lessons/of_city.html", context)


@public
def of_all(request: HttpRequest) -> HttpResponse:
    """What all cities learnt, narrowed by topic, by whom it was done with, and by city."""
    rows, chips = narrowed(request, published_lessons())
    context = {
        "page": Paginator(rows, A_PAGE).get_page(request.GET.get("page")),
        "groups_of_chips": chips,
        "narrowed": any(request.GET.get(name) for name in NAMES),
    }
    return render(request, "public/lessons/everywhere.html", context)
