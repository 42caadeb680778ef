"""The goals of a city with how they stand, and the reviews that were held."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render

from learningcity.city.goals import queries
from learningcity.city.goals.models import Programme, Review
from learningcity.core.thai_time import today
from learningcity.web.door import CityRequest, public
from learningcity.web.public.catalogue.freshness import fresh, page
from learningcity.web.ui.goals import frozen_goals, shown_goals


@public
@fresh
def goals(request: CityRequest) -> HttpResponse:
    """Show the programme of now, each figure with where it comes from; figures are seconds old at most."""
    programme = queries.current_programme(request.city, today())
    reviews = list(programme.reviews.all()) if programme else []
    live = (programme and (programme.pk, programme.version), [each.pk for each in reviews])
    return page(request, "public/goals/goals.html", lambda: _context(request, programme, reviews), live=live)


def _context(request: CityRequest, programme: Programme | None, reviews: list[Review]) -> dict[str, Any]:
    found = queries.standing(programme, today()) if programme else []
    return {
        "programme": programme,
        "goals": shown_goals(request.city.code, found),
        "tally": queries.tally(found),
        "reviews": reviews,
    }


@public
def review(request: CityRequest, review: UUID) -> HttpResponse:
    """Show a review as it was frozen."""
    rows = Review.objects.filter(programme__city=request.city, programme__is_public=True)
    row = get_object_or_404(rows.select_related("programme"), uuid=review)
    context = {"review": row, "goals": frozen_goals(request.city.code, row.snapshot)}
    return render(request, "public/goals/review.html", context)
