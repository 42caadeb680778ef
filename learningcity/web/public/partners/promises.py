"""Who promised what, and how it stands."""

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render

from learningcity.city.partners import queries
from learningcity.city.partners.rules.commitments import PromiseState
from learningcity.core.thai_time import today
from learningcity.web.door import CityRequest, public
from learningcity.web.public.catalogue.freshness import fresh

A_PAGE = 30


@public
@fresh
def promises(request: CityRequest) -> HttpResponse:
    """List the promises of partners, in one state or all."""
    every = queries.promises(request.city, today())
    state = request.GET.get("state", "")
    shown = [each for each in every if each.state == state] if state in set(PromiseState) else every
    context = {
        "tally": queries.tally(every),
        "page": Paginator(shown, A_PAGE).get_page(request.GET.get("page")),
        "state": state,
    }
    return render(request, "public/partners/promises.html", context)
