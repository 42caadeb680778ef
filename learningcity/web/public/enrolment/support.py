"""Help asked for at one's session: asking later, how it stands, and saying that it is needed no longer."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from learningcity.city.enrolment.models import Accommodation, Enrolment
from learningcity.city.enrolment.queries.support import asked_at, question, remembered_for
from learningcity.city.enrolment.rules.support import OPEN_STATES
from learningcity.city.enrolment.services.support import ASKABLE, withdraw_support
from learningcity.city.people.queries import Someone
from learningcity.core.errors import Refused
from learningcity.core.thai_time import now
from learningcity.web.door import CityRequest, signed_in
from learningcity.web.public.enrolment.own import own_enrolment
from learningcity.web.ui.acts import acted
from learningcity.web.ui.support import SupportForm, keep_support


def support_of(request: CityRequest, enrolment: Enrolment, met: Someone) -> dict[str, Any]:
    """What the page of an enrolment shows about help: what was asked for, and whether one may still ask."""
    return {
        "asked": [row for row in asked_at(enrolment) if _may_read(request, row, met)],
        "open_states": OPEN_STATES,
        "can_ask": enrolment.state in ASKABLE and enrolment.session.ends_at > now(),
    }


def _may_read(request: CityRequest, row: Accommodation, met: Someone) -> bool:
    """A helper reads what they asked for themselves; oneself and a guardian read all."""
    return met.sees_all or row.requested_by_id == request.account.pk


@never_cache
@signed_in
def ask(request: CityRequest, enrolment: UUID) -> HttpResponse:
    """Ask for help after joining."""
    found, met = own_enrolment(request, enrolment)
    here = redirect("public:enrolment", request.city.code, found.uuid)
    if not support_of(request, found, met)["can_ask"]:
        return here
    form = SupportForm(
        request.POST if request.method == "POST" else None,
        question=question(found.session, price_satang=found.price_satang, now=now()),
        needs=remembered_for(found.person, request.account, sees_all=met.sees_all),
    )
    if request.method == "POST" and form.is_valid() and _kept(form, found, met, request):
        messages.success(request, _("Asked for. You see here what becomes of it."))
        return here
    shown = {"enrolment": found, "session": found.session, "met": met, "support": form}
    return render(request, "public/enrolment/support.html", shown)


def _kept(form: SupportForm, enrolment: Enrolment, met: Someone, request: CityRequest) -> bool:
    if not form.says_something:
        form.add_error("kinds", _("Say what would help."))
        return False
    try:
        keep_support(form, enrolment, request.account, sees_all=met.sees_all)
    except Refused as refused:
        form.add_error(refused.field if refused.field in form.fields else None, str(refused))
        return False
    return True


@require_POST
@signed_in
def withdraw(request: CityRequest, enrolment: UUID, asked: UUID) -> HttpResponse:
    """Say that help is needed no longer."""
    found, met = own_enrolment(request, enrolment)
    row = next((row for row in asked_at(found) if row.uuid == asked and _may_read(request, row, met)), None)
    if row is None:
        raise Http404
    acted(
        request,
        lambda: withdraw_support(accommodation=row, by=request.account),
        _("Taken back. Whoever arranges it sees that."),
    )
    return redirect("public:enrolment", request.city.code, found.uuid)
