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
    return _page(request, queries.current_programme(request.city, today()))


@public
@fresh
def programme(request: CityRequest, programme: UUID) -> HttpResponse:
    """Show one programme, also of a year that is over: its figures as they stood at its last day."""
    return _page(request, get_object_or_404(Programme.objects.in_city(request.city).shown(), uuid=programme))


def _page(request: CityRequest, programme: Programme | None) -> HttpResponse:
    all_of_city = queries.programmes(request.city)
    reviews = list(programme.reviews.all()) if programme else []
    others = [each for each in all_of_city if each != programme]
    live = [(each.pk, each.version) for each in (programme, *others) if each], [each.pk for each in reviews]
    return page(
        request, "public/goals/goals.html", lambda: _context(request, programme, reviews, others), live=live
    )


def _context(
    request: CityRequest, programme: Programme | None, reviews: list[Review], others: list[Programme]
) -> dict[str, Any]:
    found = queries.standing(programme, today()) if programme else []
    tally = queries.tally(found)
    return {
        "programme": programme,
        "is_over": programme is not None and programme.ends_on < today(),
        "goals": shown_goals(request.city.code, found),
        "tally": tally,
        "all_results": sum(tally.values()),
        "reviews": reviews,
        "others": others,
    }


@public
def review(request: CityRequest, review: UUID) -> HttpResponse:
    """Show a review as it was frozen."""
    rows = Review.objects.filter(programme__city=request.city, programme__is_public=True)
    row = get_object_or_404(rows.select_related("programme"), uuid=review)
    context = {"review": row, "goals": frozen_goals(request.city.code, row.snapshot)}
    return render(request, "public/goals/review.html", context)
