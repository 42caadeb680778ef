"""What comes first: everyone gives the same points to needs, and the budget is spent from the top."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from learningcity.city.people.models import Person, User
from learningcity.city.people.services import person_of
from learningcity.city.projects.models import Candidate, PriorityRound
from learningcity.city.projects.queries import numbers, outcome_of, rounds_of
from learningcity.city.projects.rules.priorities import Stage
from learningcity.city.projects.services import give_points
from learningcity.core.errors import Refused
from learningcity.core.few import FEWEST
from learningcity.core.thai_text import read_int
from learningcity.core.thai_time import today
from learningcity.web.door import CityRequest, public, signed_in


@public
def rounds(request: CityRequest) -> HttpResponse:
    """The rounds of a city, the latest first."""
    found = [
        {"round": row, "stage": row.stage(today()), "participants": number}
        for row, number in rounds_of(request.city)
    ]
    return render(request, "public/projects/rounds.html", {"rounds": found})


@public
def round_page(request: CityRequest, priority: UUID) -> HttpResponse:
    """One round: its method, what one can give points to, or how it came out."""
    row = get_object_or_404(PriorityRound.objects.in_city(request.city), uuid=priority)
    return _page(request, row, given=_own(request, row))


@require_POST
@signed_in
def give(request: CityRequest, priority: UUID) -> HttpResponse:
    """Keep how one lays out one's points."""
    row = get_object_or_404(PriorityRound.objects.in_city(request.city), uuid=priority)
    try:
        points = _read(request, row)
        give_points(round_=row, person=person_of(account=request.account), points=points, by=request.account)
    except Refused as refused:
        messages.error(request, str(refused))
        return _page(request, row, given=_typed(request, row))
    messages.success(request, _("Your points are kept. You may lay them out anew until the last day."))
    return redirect("public:priority", request.city.code, row.uuid)


def _read(request: CityRequest, row: PriorityRound) -> dict[int, int]:
    typed = _typed(request, row)
    return {key: read_int(text, low=0, high=row.points) for key, text in typed.items() if text}


def _typed(request: CityRequest, row: PriorityRound) -> dict[int, str]:
    keys = row.candidates.values_list("pk", flat=True)
    return {key: request.POST.get(f"points-{key}", "").strip() for key in keys}


def _own(request: CityRequest, row: PriorityRound) -> dict[int, Any]:
    """How the reader laid out their points, if they did."""
    if not isinstance(request.user, User):
        return {}
    person = Person.objects.filter(account=request.user).first()
    ballot = row.ballots.filter(person=person).first() if person else None
    return {int(key): value for key, value in ballot.points.items()} if ballot else {}


def _page(request: CityRequest, row: PriorityRound, *, given: dict[int, Any]) -> HttpResponse:
    stage = row.stage(today())
    context = {
        "round": row,
        "stage": stage,
        "choices": _choices(request, row, given),
        "has_given": any(given.values()),
        "outcome": outcome_of(row) if stage == Stage.OVER else None,
        "participants": row.participants,
        "fewest": FEWEST,
    }
    return render(request, "public/projects/round.html", context)


def _choices(
    request: CityRequest, row: PriorityRound, given: dict[int, Any]
) -> list[tuple[Candidate, int, Any]]:
    """What one can give points to, with the people who have it, in an order that favours none."""
    found = list(row.candidates.select_related("need__neighbourhood"))
    count = numbers(request.city, [each.need_id for each in found]) if found else {}
    return [(each, count.get(each.need_id, 0), given.get(each.pk, "")) for each in found]
