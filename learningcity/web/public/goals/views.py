"""The goals of a city with how they stand, and the reviews that were held."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render

from learningcity.city.goals import queries
from learningcity.city.goals.models import Review
from learningcity.core.thai_time import today
from learningcity.web.door import CityRequest, public
from learningcity.web.public.catalogue.freshness import fresh
from learningcity.web.ui.goals import frozen_goals, shown_goals


@public
@fresh
def goals(request: CityRequest) -> HttpResponse:
    """Show the programme of now, each figure with where it comes from."""
    day = today()
    programme = queries.current_programme(request.city, day)
    found = queries.standing(programme, day) if programme else []
    context = {
        "programme": programme,
        "goals": shown_goals(request.city.code, found),
        "tally": queries.tally(found),
        "reviews": programme.reviews.all() if programme else [],
    }
    return render(request, "public/goals/goals.html", context)


@public
def review(request: CityRequest, review: UUID) -> HttpResponse:
    """Show a review as it was frozen."""
    rows = Review.objects.filter(programme__city=request.city, programme__is_public=True)
    row = get_object_or_404(rows.select_related("programme"), uuid=review)
    context = {"review": row, "goals": frozen_goals(request.city.code, row.snapshot)}
    return render(request, "public/goals/review.html", context)
