"""Requests about one's data: what waits with its deadline, noting one made on paper, answering it."""

from datetime import timedelta
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from learningcity.city.people.models import Person, RightsRequest
from learningcity.city.people.permissions import Permission
from learningcity.city.people.queries import requests_to_answer
from learningcity.city.people.rules.rights import standing
from learningcity.city.people.services import answer_right, ask_right, withdraw_right
from learningcity.core import thai_time
from learningcity.core.errors import Refused
from learningcity.web.door import CityRequest, requires
from learningcity.web.staff.people.reading import note_reading
from learningcity.web.staff.rights.forms import AnswerForm, PaperForm
from learningcity.web.ui.acts import acted

WARN = timedelta(days=7)
SHOWN_DONE = 20


@never_cache
@requires(Permission.RIGHTS_HANDLE)
def listing(request: CityRequest) -> HttpResponse:
    """What waits for an answer, the most pressing first, and what was answered lately."""
    now = thai_time.now()
    waiting = [
        {"row": row, "standing": standing(row.happens_at or row.due_at, now, WARN).value}
        for row in requests_to_answer(request.city)
    ]
    done = RightsRequest.objects.in_city(request.city).exclude(state=RightsRequest.State.OPEN)
    shown = done.select_related("person").order_by("-done_at")[:SHOWN_DONE]
    return render(request, "staff/rights/requests.html", {"waiting": waiting, "done": shown})


@never_cache
@requires(Permission.RIGHTS_HANDLE)
def note(request: CityRequest, person: str) -> HttpResponse:
    """Note what somebody asked on paper or by telephone, with how one made sure who asks."""
    row = get_object_or_404(Person.objects.known_in(request.city), uuid=person)
    note_reading(request, row, "read_learner")
    form = PaperForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            ask_right(person=row, city=request.city, by=request.account, on_paper=True, **form.cleaned_data)
        except Refused as refused:
            form.add_error(refused.field or None, str(refused))
        else:
            messages.success(request, _("The request of %(name)s is noted.") % {"name": row.name})
            return redirect("staff:rights", city=request.city.code)
    return render(request, "staff/rights/new.html", {"form": form, "person": row})


@never_cache
@requires(Permission.RIGHTS_HANDLE)
def answer(request: CityRequest, request_id: str) -> HttpResponse:
    """Read one request and answer it."""
    row = _request(request, request_id)
    note_reading(request, row.person, "read_learner")
    form = AnswerForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            answer_right(request=row, by=request.account, **form.cleaned_data)
        except Refused as refused:
            form.add_error(refused.field or None, str(refused))
        else:
            messages.success(request, _("The answer is noted."))
            return redirect("staff:rights", city=request.city.code)
    shown: dict[str, Any] = {"form": form, "row": row, "open": row.state == RightsRequest.State.OPEN}
    return render(request, "staff/rights/request.html", shown)


@requires(Permission.RIGHTS_HANDLE)
@require_POST
def take_back(request: CityRequest, request_id: str) -> HttpResponse:
    """Take a request back for someone who asked for that."""
    acted(
        request,
        lambda: withdraw_right(request=_request(request, request_id), by=request.account),
        _("It is taken back; nothing of it happens."),
    )
    return redirect("staff:rights", city=request.city.code)


def _request(request: CityRequest, uuid: str) -> RightsRequest:
    rows = RightsRequest.objects.in_city(request.city).select_related("person", "city", "done_by")
    return get_object_or_404(rows, uuid=uuid)
