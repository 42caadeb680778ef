"""What learners said: words to be read before others see them, and what changed at 3, 6 and 12 months."""

from typing import Any

from django import forms
from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import Avg, Count, QuerySet
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from learningcity.city.catalogue.models import Activity
from learningcity.city.enrolment.models import Feedback, FollowUp
from learningcity.city.enrolment.rules.feedback import Outcome
from learningcity.city.enrolment.services import answer_follow_up, decline_follow_up, hide_words, show_words
from learningcity.city.enrolment.statistics import waves
from learningcity.city.people.permissions import Permission
from learningcity.core.errors import Refused
from learningcity.core.few import FEWEST
from learningcity.core.thai_time import today
from learningcity.web.door import CityRequest, requires
from learningcity.web.staff.people.reading import note_reading
from learningcity.web.ui.refusals import tell
from learningcity.web.ui.saying import FollowUpForm

A_PAGE = 15


@requires(Permission.FEEDBACK_MODERATE)
def feedback(request: CityRequest) -> HttpResponse:
    """Words that nobody has read yet, and the activities with the averages of their learners."""
    said = Feedback.objects.in_city(request.city)
    unread = said.to_read().select_related("enrolment__session__activity")
    context = {
        "unread": list(unread[:A_PAGE]),
        "unread_count": said.to_read().count(),
        "rated": _rated(request),
        "fewest": FEWEST,
    }
    return render(request, "staff/enrolment/feedback.html", context)


def _rated(request: CityRequest) -> QuerySet[Activity]:
    """Activities that enough learners rated, the least worth coming first: those want a look."""
    path = "sessions__enrolments__feedback"
    return (
        Activity.objects.in_city(request.city)
        .annotate(
            answers=Count(path),
            worth=Avg(f"{path}__worth"),
            clear=Avg(f"{path}__clear"),
            learned=Avg(f"{path}__learned"),
        )
        .filter(answers__gte=FEWEST)
        .order_by("worth", "pk")[:A_PAGE]
    )


@require_POST
@requires(Permission.FEEDBACK_MODERATE)
def moderate(request: CityRequest, feedback: int) -> HttpResponse:
    """Show a learner's words without a name, or keep them back with a reason."""
    row = Feedback.objects.in_city(request.city).filter(pk=feedback).select_related("city").first()
    if row is None:
        raise Http404
    show = request.POST.get("show") == "1"
    try:
        if show:
            show_words(feedback=row, by=request.account)
        else:
            hide_words(feedback=row, because=request.POST.get("because", ""), by=request.account)
    except Refused as refused:
        messages.error(request, str(refused))
    else:
        messages.success(request, _("Shown, without a name.") if show else _("Kept back."))
    return redirect("staff:feedback", request.city.code)


@never_cache
@requires(Permission.FOLLOW_UP_RECORD)
def follow_ups(request: CityRequest) -> HttpResponse:
    """The three waves with everyone who was due, and those who can still be asked by telephone."""
    note_reading(request, request.city, "read_follow_ups")
    rows = _askable(request).select_related("enrolment__person", "enrolment__session__activity")
    found = Paginator(rows.order_by("closes_on", "pk"), A_PAGE).get_page(request.GET.get("page"))
    return render(request, "staff/enrolment/follow_ups.html", {"waves": waves(request.city), "page": found})


def _askable(request: CityRequest) -> QuerySet[FollowUp]:
    asked = FollowUp.objects.in_city(request.city).filter(outcome__in=(Outcome.ASKED, Outcome.UNREACHABLE))
    return asked.filter(closes_on__gt=today())


@never_cache
@requires(Permission.FOLLOW_UP_RECORD)
def follow_up(request: CityRequest, follow_up: int) -> HttpResponse:
    """Key in what someone said on the telephone or in person."""
    rows = _askable(request).select_related("enrolment__person", "enrolment__session__activity", "city")
    row = get_object_or_404(rows, pk=follow_up)
    note_reading(request, row.enrolment.person, "read_contact")
    form = FollowUpForm(request.POST or None)
    if request.method == "POST" and _kept(request, row, form):
        messages.success(request, _("Kept. Thank you for asking."))
        return redirect("staff:follow_ups", request.city.code)
    context: dict[str, Any] = {"row": row, "person": row.enrolment.person, "form": form}
    return render(request, "staff/enrolment/follow_up.html", context)


def _kept(request: CityRequest, row: FollowUp, form: forms.Form) -> bool:
    if "decline" in request.POST:
        decline_follow_up(follow_up=row, by=request.account)
        return True
    if not form.is_valid():
        return False
    try:
        answer_follow_up(follow_up=row, via=FollowUp.Via.CALL, by=request.account, **form.cleaned_data)
    except Refused as refused:
        tell(form, refused)
        return False
    return True
