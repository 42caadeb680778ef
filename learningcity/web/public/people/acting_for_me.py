"""Who may act for me: questions that wait for my answer, what each did for me, and ending it."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from learningcity.city.enrolment.queries import arranged_by
from learningcity.city.people.models import CareInvitation, CareLink, Person
from learningcity.city.people.queries import acting_for, asked_of, in_force
from learningcity.city.people.services import agree_to_care, check_code, end_care, person_of, refuse_care
from learningcity.core.errors import Refused
from learningcity.core.thai_text import arabic_digits
from learningcity.web.door import CityRequest, signed_in


@never_cache
@signed_in
def page(request: CityRequest) -> HttpResponse:
    """Show who asks, who acts for me, and all that they did."""
    return _shown(request, person_of(account=request.account))


def _shown(request: CityRequest, me: Person, wrong: dict[str, Any] | None = None) -> HttpResponse:
    acting = [
        {"link": link, "holds": in_force(link), "did": arranged_by(link.carer, me)} for link in acting_for(me)
    ]
    context = {"asked": asked_of(request.account, me), "acting": acting, "wrong": wrong or {}}
    return render(request, "public/people/helpers.html", context)


@never_cache
@require_POST
@signed_in
def answer(request: CityRequest, invitation: UUID) -> HttpResponse:
    """Say yes or no to a question; a second guardian also types the code they were told."""
    me = person_of(account=request.account)
    asked = next((each for each in asked_of(request.account, me) if each.uuid == invitation), None)
    if asked is None:
        raise Http404
    try:
        said = _agree(request, asked, me) if request.POST.get("answer") == "yes" else _refuse(request, asked)
    except Refused as refused:
        return _shown(request, me, {"invitation": asked, "text": str(refused)})
    messages.success(request, said)
    return redirect("public:helpers", request.city.code)


def _agree(request: CityRequest, asked: CareInvitation, me: Person) -> str:
    if asked.kind == CareLink.Kind.HELPER:
        agree_to_care(invitation=asked, by=request.account, person=me)
        return _("%(name)s may enrol you from now on.") % {"name": asked.asked_by}
    check_code(invitation=asked, code=arabic_digits(request.POST.get("code", "")).replace(" ", ""))
    child = get_object_or_404(Person.objects.standing(), pk=asked.person_id)
    agree_to_care(invitation=asked, by=request.account, person=child)
    return _("You are now a guardian of %(name)s.") % {"name": child}


def _refuse(request: CityRequest, asked: CareInvitation) -> str:
    refuse_care(invitation=asked, by=request.account)
    return _("You said no. Nothing was shared.")


@require_POST
@signed_in
def end(request: CityRequest, link: int) -> HttpResponse:
    """End that a helper acts for me; what was arranged stays."""
    helpers = CareLink.objects.filter(person__account=request.account, kind=CareLink.Kind.HELPER)
    row = get_object_or_404(helpers.select_related("carer", "person"), pk=link, ended_at=None)
    end_care(link=row, by=request.account)
    messages.success(request, _("%(name)s no longer acts for you.") % {"name": row.carer})
    return redirect("public:helpers", request.city.code)
