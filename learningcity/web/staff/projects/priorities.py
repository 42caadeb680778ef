"""Rounds of priorities as the city sets them up and reads them."""

from uuid import UUID

from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from learningcity.city.people.permissions import Permission
from learningcity.city.projects import services
from learningcity.city.projects.models import Candidate, PriorityRound
from learningcity.city.projects.queries import outcome_of, rounds_of
from learningcity.city.projects.rules.priorities import Stage
from learningcity.core.few import FEWEST
from learningcity.core.thai_time import today
from learningcity.web.door import CityRequest, requires
from learningcity.web.staff.projects.forms import CandidateForm, RoundForm
from learningcity.web.staff.projects.writing import written
from learningcity.web.staff.template.patterns import first_answers, note_use
from learningcity.web.ui.acts import acted, done


@requires(Permission.PROJECT_READ)
def listing(request: CityRequest) -> HttpResponse:
    """The rounds of a city, the latest first."""
    context = {
        "rounds": [
            {"round": row, "stage": row.stage(today()), "participants": number}
            for row, number in rounds_of(request.city)
        ],
        "may_edit": request.powers.may(Permission.PROJECT_EDIT),
    }
    return render(request, "staff/projects/rounds.html", context)


@requires(Permission.PROJECT_EDIT)
def new(request: CityRequest) -> HttpResponse:
    """Set up a round."""
    form = RoundForm(request.POST or None, initial=first_answers(request, "rounds"))
    return written(
        request,
        form,
        lambda: _set_up(request, form),
        title=_("Set up a round"),
        back=(reverse("staff:priorities", args=[request.city.code]), _("What comes first")),
        done=_("The round is kept. Now choose the needs."),
        to=lambda row: reverse("staff:priority", args=[request.city.code, row.uuid]),
    )


@transaction.atomic
def _set_up(request: CityRequest, form: RoundForm) -> PriorityRound:
    made = services.save_round(city=request.city, by=request.account, **form.given())
    note_use(request, "rounds", made.uuid)
    return made


@requires(Permission.PROJECT_EDIT)
def edit(request: CityRequest, priority: UUID) -> HttpResponse:
    """Change a round."""
    row = round_here(request, priority)
    form = RoundForm(
        request.POST or None, initial={name: getattr(row, name) for name in RoundForm.base_fields}
    )
    here = reverse("staff:priority", args=[request.city.code, row.uuid])
    return written(
        request,
        form,
        lambda: services.save_round(
            city=request.city,
            by=request.account,
            round_=row,
            version=form.cleaned_data["version"] or 0,
            **form.given(),
        ),
        title=_("Change the round"),
        back=(here, str(row)),
        done=_("Saved."),
        to=lambda _row: here,
    )


@requires(Permission.PROJECT_READ)
def page(request: CityRequest, priority: UUID) -> HttpResponse:
    """One round: its needs with their costs, how many took part, and how it came out."""
    row = round_here(request, priority)
    return _page(request, row, CandidateForm(round_=row))


def _page(request: CityRequest, row: PriorityRound, form: CandidateForm) -> HttpResponse:
    stage, taken = row.stage(today()), row.participants
    context = {
        "round": row,
        "stage": stage,
        "candidates": row.candidates.select_related("need"),
        "participants": taken,
        "outcome": outcome_of(row) if stage == Stage.OVER else None,
        "fewest": FEWEST,
        "form": form,
        "may_count": stage == Stage.OPEN and request.powers.may(Permission.NEED_PROPOSE),
        "may_edit": request.powers.may(Permission.PROJECT_EDIT),
        "may_choose": request.powers.may(Permission.PROJECT_EDIT) and not taken,
    }
    return render(request, "staff/projects/round.html", context)


@require_POST
@requires(Permission.PROJECT_EDIT)
def choose(request: CityRequest, priority: UUID) -> HttpResponse:
    """Put a need into a round, or change what it would cost."""
    row = round_here(request, priority)
    form = CandidateForm(request.POST, round_=row)
    if done(
        request,
        form,
        lambda **given: services.set_candidate(round_=row, by=request.account, **given),
        _("It stands in the round."),
    ):
        return redirect("staff:priority", request.city.code, row.uuid)
    return _page(request, row, form)


@require_POST
@requires(Permission.PROJECT_EDIT)
def leave_out(request: CityRequest, priority: UUID, item: int) -> HttpResponse:
    """Take a need out of a round."""
    row = round_here(request, priority)
    candidate = get_object_or_404(Candidate.objects.select_related("round__city"), round=row, pk=item)
    acted(
        request,
        lambda: services.remove_candidate(candidate=candidate, by=request.account),
        _("It no longer stands in the round."),
    )
    return redirect("staff:priority", request.city.code, row.uuid)


def round_here(request: CityRequest, uuid: UUID) -> PriorityRound:
    rows = PriorityRound.objects.in_city(request.city).select_related("city")
    found: PriorityRound = get_object_or_404(rows, uuid=uuid)
    return found
