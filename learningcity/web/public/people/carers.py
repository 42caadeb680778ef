"""The people one looks after: adding someone, and ending it."""

from uuid import UUID

from django.contrib import messages
from django.db import transaction
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from learningcity.city.people.models import Person
from learningcity.city.people.queries import asked_by, care_links, in_force
from learningcity.city.people.services import care_for, end_care, register_person
from learningcity.core.errors import Refused
from learningcity.web.door import CityRequest, signed_in
from learningcity.web.public.people.forms import CareForm


@never_cache
@signed_in
def my_people(request: CityRequest) -> HttpResponse:
    """List the people one looks after, and add one."""
    form = CareForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            person = _add(request, form)
        except Refused as refused:
            form.add_error(refused.field or None, str(refused))
        else:
            messages.success(request, _("%(name)s has been added.") % {"name": person.name})
            return redirect("public:my_people", request.city.code)
    links = [
        {"link": link, "holds": in_force(link), "lapsed": not in_force(link)}
        for link in care_links(request.account)
    ]
    context = {"form": form, "links": links, "asked": asked_by(request.account)}
    return render(request, "public/people/my_people.html", context)


@transaction.atomic
def _add(request: CityRequest, form: CareForm) -> Person:
    """Register and bind in one act, so that a refused bond registers nobody."""
    given = form.cleaned_data
    person = register_person(
        by=request.account,
        name=given["name"],
        birth_year=given["birth_year"],
        phone=given["phone"] or "",
        city=request.city,
    )
    care_for(carer=request.account, person=person, kind=given["kind"])
    return person


@require_POST
@signed_in
def end_my_care(request: CityRequest, person: UUID) -> HttpResponse:
    """Stop acting for someone; what was arranged for them stays."""
    link = next((link for link in care_links(request.account) if link.person.uuid == person), None)
    if link is None:
        raise Http404
    end_care(link=link, by=request.account)
    messages.success(request, _("You no longer act for %(name)s.") % {"name": link.person.name})
    return redirect("public:my_people", request.city.code)
