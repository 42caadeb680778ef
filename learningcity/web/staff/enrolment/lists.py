"""A list that was enrolled: who has a seat, the slips to print, and taking it back as one act."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from learningcity.city.enrolment.models import NameList, State
from learningcity.city.enrolment.rules import slip_code
from learningcity.city.enrolment.services import take_back_list
from learningcity.city.enrolment.services.many import until_when
from learningcity.city.people.permissions import Permission
from learningcity.core import thai_time
from learningcity.core.errors import Refused
from learningcity.web.door import CityRequest, requires
from learningcity.web.staff.people import within
from learningcity.web.staff.people.enrolling import slip_rows


def _list(request: CityRequest, uuid: UUID) -> NameList:
    """A list that the account made; a city's administrators see everyone's."""
    rows = NameList.objects.in_city(request.city).select_related(
        "session__activity", "session__venue", "city"
    )
    if not within.sees_everyone(request.powers):
        rows = rows.filter(made_by=request.account)
    return get_object_or_404(rows, uuid=uuid)


@never_cache
@requires(Permission.ENROLMENT_BY_PROXY)
def result(request: CityRequest, name_list: UUID) -> HttpResponse:
    """Who of a list has a seat and who waits, their slips to print, and a way to take it all back."""
    made = _list(request, name_list)
    listed = made.listed.select_related("enrolment__person", "enrolment__session").order_by("pk")
    enrolments = [row.enrolment for row in listed]
    context = {
        "made": made,
        "session": made.session,
        "seated": [row for row in enrolments if row.state == State.BOOKED],
        "waiting": [row for row in enrolments if row.state in (State.WAITING, State.OFFERED)],
        "until": until_when(made=made),
        "can_be_taken_back": not made.taken_back_at and thai_time.now() < until_when(made=made),
    }
    return render(request, "staff/enrolment/list.html", context)


@never_cache
@requires(Permission.ENROLMENT_BY_PROXY)
def slips(request: CityRequest, name_list: UUID) -> HttpResponse:
    """The slips of a list, several on an A4 page."""
    made = _list(request, name_list)
    rows = made.listed.filter(enrolment__state__in=(State.BOOKED, State.WAITING, State.OFFERED))
    listed = rows.select_related(
        "enrolment__person", "enrolment__session__activity", "enrolment__session__venue"
    )
    shown = [
        {
            "rows": slip_rows(row.enrolment),
            "code": slip_code(row.enrolment_id),
            "waits": row.enrolment.state != State.BOOKED,
        }
        for row in listed.order_by("pk")
    ]
    if not shown:
        raise Http404
    return render(request, "staff/enrolment/slips.html", {"made": made, "slips": shown})


@requires(Permission.ENROLMENT_BY_PROXY)
@require_POST
def take_back(request: CityRequest, name_list: UUID) -> HttpResponse:
    """Take a whole list back."""
    made = _list(request, name_list)
    try:
        ended = take_back_list(made=made, by=request.account)
    except Refused as refused:
        messages.error(request, str(refused))
    else:
        messages.success(request, _("The list is taken back: %(n)s seats are free again.") % {"n": ended})
    return redirect("staff:enrol_list", city=request.city.code, name_list=made.uuid)
