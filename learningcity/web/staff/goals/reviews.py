"""Reviews of a programme: held once, frozen as they are written."""

from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from learningcity.city.goals import queries, services
from learningcity.city.goals.models import Review
from learningcity.city.goals.rules import REVIEW_MONTHS
from learningcity.city.people.permissions import Permission
from learningcity.core.thai_time import today
from learningcity.web.door import CityRequest, requires
from learningcity.web.staff.goals.forms import ReviewForm, VoiceForms
from learningcity.web.staff.goals.writing import programme_or_404
from learningcity.web.ui.acts import done
from learningcity.web.ui.goals import frozen_goals, shown_goals


@requires(Permission.GOAL_EDIT)
def hold(request: CityRequest, programme: UUID, month: int) -> HttpResponse:
    """Look at the figures of today, note what was said, and freeze both."""
    row = programme_or_404(request, programme)
    if month not in REVIEW_MONTHS:
        raise Http404(f"no review in month {month}")
    if held := row.reviews.filter(month=month).first():
        return redirect("staff:review", request.city.code, held.uuid)
    form = ReviewForm(request.POST or None, initial={"on": today()})
    voices = VoiceForms(request.POST or None, prefix="voice")
    if request.method == "POST" and voices.is_valid():
        said = [dict(each) for each in voices.cleaned_data if each]
        if done(
            request,
            form,
            lambda on: services.hold_review(programme=row, month=month, on=on, said=said, by=request.account),
            _("The review is frozen. Its figures never change."),
        ):
            return redirect("staff:review", request.city.code, row.reviews.get(month=month).uuid)
    context = {
        "programme": row,
        "month": month,
        "form": form,
        "voices": voices,
        "goals": shown_goals(request.city.code, queries.standing(row, today())),
    }
    return render(request, "staff/goals/review_form.html", context)


@requires(Permission.GOAL_READ)
def page(request: CityRequest, review: UUID) -> HttpResponse:
    """A review as it was frozen."""
    rows = Review.objects.filter(programme__city=request.city).select_related("programme")
    row = get_object_or_404(rows, uuid=review)
    context = {"review": row, "goals": frozen_goals(request.city.code, row.snapshot)}
    return render(request, "staff/goals/review.html", context)
