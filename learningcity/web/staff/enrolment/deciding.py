"""What a person decides: who was there without a seat, and which of two contradicting marks is right."""

from http import HTTPStatus

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from learningcity.city.enrolment.models import Visit
from learningcity.city.enrolment.services import leave_visit, seat_visit
from learningcity.city.people.permissions import Permission
from learningcity.core.errors import Refused
from learningcity.web.door import CityRequest, problem, requires
from learningcity.web.staff import reach


@requires(Permission.ATTENDANCE_TAKE)
@require_POST
def decide(request: CityRequest) -> HttpResponse:
    """Give someone who was there a seat after all, or leave it at that; a phone gets a short answer."""
    visit = _visit(request)
    try:
        if request.POST.get("decision") == "seat":
            seat_visit(visit=visit, by=request.account)
        else:
            leave_visit(visit=visit, by=request.account)
    except Refused as refused:
        if _is_phone(request):
            return problem(HTTPStatus.CONFLICT, refused)
        messages.error(request, str(refused))
    else:
        if _is_phone(request):
            return HttpResponse(status=HTTPStatus.NO_CONTENT)
        messages.success(request, _("Decided."))
    return redirect("staff:roster", city=request.city.code, session=visit.session.uuid)


def _visit(request: CityRequest) -> Visit:
    sessions = reach.sessions(request.powers, Permission.ATTENDANCE_TAKE)
    rows = Visit.objects.filter(session__in=sessions).select_related("session")
    try:
        return get_object_or_404(rows, uuid=request.POST.get("visit"))
    except ValidationError as fault:
        raise Http404 from fault


def _is_phone(request: CityRequest) -> bool:
    return request.headers.get("Accept", "") == "application/json"
