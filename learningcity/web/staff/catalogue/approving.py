"""Approval: the queue, the activity as it will look, and yes or what to change."""

from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.db.models import Count, Q
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from learningcity.city.catalogue import services
from learningcity.city.catalogue.models import Activity, SessionState
from learningcity.city.people.permissions import Permission
from learningcity.core.errors import Refused
from learningcity.web.door import CityRequest, requires
from learningcity.web.staff import reach
from learningcity.web.staff.catalogue import looking
from learningcity.web.staff.catalogue.writing import activity_or_404
from learningcity.web.staff.today.of_activities import ANSWER_WITHIN
from learningcity.web.ui.refusals import tell


class ReturnForm(forms.Form):
    """What the author should change."""

    reason = forms.CharField(
        label=gettext_lazy("What should be changed?"),
        help_text=gettext_lazy("The author reads this; say what to do and why."),
        max_length=400,
        widget=forms.Textarea(attrs={"rows": 4}),
    )


@requires(Permission.ACTIVITY_APPROVE)
def approvals(request: CityRequest) -> HttpResponse:
    """Activities that wait for approval, the longest waiting first."""
    rows = reach.activities(request.powers, Permission.ACTIVITY_APPROVE).waiting_for_approval()
    ahead = Q(sessions__state=SessionState.SCHEDULED, sessions__starts_at__gt=timezone.now())
    counted = rows.annotate(n=Count("sessions", filter=ahead)).select_related("organisation", "venue")
    waiting = [
        {
            "activity": row,
            "by": row.submitted_at + ANSWER_WITHIN if row.submitted_at else None,
            "concerns": looking.concerns_of(row, getattr(row, "n", 0)),
        }
        for row in counted.prefetch_related("prices", "venue__access")
    ]
    return render(request, "staff/catalogue/approvals.html", {"waiting": waiting, "now": timezone.now()})


@requires(Permission.ACTIVITY_APPROVE)
def approval(request: CityRequest, activity: UUID) -> HttpResponse:
    """One activity as it will look, with what to check, and the two answers."""
    row = activity_or_404(request, activity, Permission.ACTIVITY_APPROVE)
    return _page(request, row, ReturnForm())


def _page(request: CityRequest, row: Activity, form: ReturnForm) -> HttpResponse:
    context: dict[str, Any] = looking.seen(request.city, row)
    context |= {"form": form, "history": looking.history_of(row), "open": row.state == "submitted"}
    return render(request, "staff/catalogue/approval.html", context)


@require_POST
@requires(Permission.ACTIVITY_APPROVE)
def approve(request: CityRequest, activity: UUID) -> HttpResponse:
    """Publish the activity as it was seen."""
    row = activity_or_404(request, activity, Permission.ACTIVITY_APPROVE)
    version = request.POST.get("version", "")
    try:
        services.approve_activity(
            activity=row, by=request.account, version=int(version) if version.isdecimal() else None
        )
    except Refused as refused:
        messages.error(request, str(refused))
        return redirect("staff:approval", city=request.city.code, activity=row.uuid)
    messages.success(request, _("“%(title)s” is public now.") % {"title": row})
    return redirect("staff:approvals", city=request.city.code)


@require_POST
@requires(Permission.ACTIVITY_APPROVE)
def give_back(request: CityRequest, activity: UUID) -> HttpResponse:
    """Return the activity to its author with a reason."""
    row = activity_or_404(request, activity, Permission.ACTIVITY_APPROVE)
    form = ReturnForm(request.POST)
    if not form.is_valid():
        return _page(request, row, form)
    try:
        services.return_activity(activity=row, reason=form.cleaned_data["reason"], by=request.account)
    except Refused as refused:
        tell(form, refused)
        return _page(request, row, form)
    messages.success(request, _("Returned. The author sees your reason."))
    return redirect("staff:approvals", city=request.city.code)
