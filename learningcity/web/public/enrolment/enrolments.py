"""One's enrolments: how each stands, giving it up, answering an offer."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any
from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from learningcity.city.enrolment.models import Enrolment, State
from learningcity.city.enrolment.queries import place_in_line, say_token, seats
from learningcity.city.enrolment.rules import read_slip_code
from learningcity.city.enrolment.services import accept_offer, decline_offer, give_up_seat, may_say
from learningcity.city.people.access import Powers
from learningcity.city.people.permissions import Permission
from learningcity.city.people.queries import can_be_written_to
from learningcity.core.thai_time import now
from learningcity.web.door import CityRequest, signed_in
from learningcity.web.public.enrolment.own import may_see, own_enrolment
from learningcity.web.public.enrolment.paying import costs
from learningcity.web.public.enrolment.support import support_of
from learningcity.web.public.enrolment.tickets import ticket, time_left
from learningcity.web.ui.acts import acted


@never_cache
@signed_in
def enrolment(request: CityRequest, enrolment: UUID) -> HttpResponse:
    """Show how an enrolment stands, its ticket and slip, and what can be done about it."""
    found, met = own_enrolment(request, enrolment)
    at = now()
    shown: dict[str, Any] = {
        "enrolment": found,
        "session": found.session,
        "met": met,
        "over": found.session.ends_at <= at,
        "a_day_ahead": found.session.starts_at - at > timedelta(days=1),
        "is_told": bool(request.account.email) or can_be_written_to(found.person),
        "can_leave": found.state in (State.BOOKED, State.WAITING) and found.session.starts_at > at,
        **ticket(found),
        **support_of(request, found, met),
        **costs(found),
    }
    if may_say(found, at):
        shown["say_token"] = say_token(found)
    if found.state == State.WAITING:
        of_session = seats([found.session_id], at).get(found.session_id)
        shown |= {"place": place_in_line(found), "waiting": of_session.waiting if of_session else 0}
    if found.state == State.OFFERED and found.offer_expires_at:
        shown["time_left"] = time_left(found.offer_expires_at, at)
    return render(request, "public/enrolment/enrolment.html", shown)


def _act(request: CityRequest, uuid: UUID, service: Callable[..., None], done: str) -> HttpResponse:
    """Do one thing to an enrolment and show how it stands after; a no is told in a sentence."""
    found, _met = own_enrolment(request, uuid)
    acted(request, lambda: service(enrolment=found, by=request.account), done)
    return redirect("public:enrolment", request.city.code, found.uuid)


@require_POST
@signed_in
def give_up(request: CityRequest, enrolment: UUID) -> HttpResponse:
    """Give a seat or a place in line back."""
    return _act(request, enrolment, give_up_seat, _("Given up. Thank you: someone else can come now."))


@require_POST
@signed_in
def accept(request: CityRequest, enrolment: UUID) -> HttpResponse:
    """Take an offered seat."""
    return _act(request, enrolment, accept_offer, _("The seat is yours."))


@require_POST
@signed_in
def decline(request: CityRequest, enrolment: UUID) -> HttpResponse:
    """Leave an offered seat to the next in line."""
    return _act(
        request,
        enrolment,
        decline_offer,
        _("The seat goes to the next person waiting. Thank you for saying so."),
    )


@never_cache
@signed_in
def slip(request: CityRequest, code: str) -> HttpResponse:
    """Where the code on a slip leads: its owner to the enrolment, who takes attendance to the roster."""
    number = read_slip_code(code)
    rows = Enrolment.objects.in_city(request.city).select_related("person", "session")
    found = rows.filter(pk=number).first() if number is not None else None
    if found is None:
        raise Http404
    if may_see(request.account, found):
        return redirect("public:enrolment", request.city.code, found.uuid)
    powers = Powers(request.account, request.city)
    if powers.may_for(Permission.ATTENDANCE_TAKE, found.session.activity.organisation_id):
        return redirect("staff:roster", request.city.code, found.session.uuid)
    raise Http404
