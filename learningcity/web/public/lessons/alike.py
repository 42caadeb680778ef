"""Cities like ours, fact by fact."""

from collections.abc import Mapping
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render

from learningcity.city.lessons.measures import MEASURES
from learningcity.city.lessons.queries import Alike, cities_like
from learningcity.web.door import CityRequest, public
from learningcity.web.public.catalogue.freshness import fresh
from learningcity.web.ui.lessons import compared, side_by_side, topic_names, why


@public
@fresh
def cities(request: CityRequest) -> HttpResponse:
    """Show every other city beside this one, the most alike first, with the source of each fact."""
    names = topic_names()
    found = [_told(each, names) for each in cities_like(request.city)]
    context = {"found": found, "measures": MEASURES.values()}
    return render(request, "public/lessons/alike.html", context)


def _told(alike: Alike, names: Mapping[str, str]) -> dict[str, Any]:
    facts = side_by_side(alike, names)
    return {
        "city": alike.city,
        "near": round(alike.likeness.near * 100),
        "why": why(alike),
        "compared": compared(alike),
        "known": [fact for fact in facts if fact["alike"] is not None],
        "missing": [fact for fact in facts if fact["alike"] is None],
    }
