"""Someone at the door without a seat, perhaps without a phone: found or noted down, seated, given a slip."""

from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from learningcity.city.catalogue.models import Session
from learningcity.city.enrolment.models import Attendance, Enrolment
from learningcity.city.enrolment.queries import seats
from learningcity.city.enrolment.rules import slip_code
from learningcity.city.enrolment.services import admit_walk_in, mark_attendance
from learningcity.city.people.models import Person
from learningcity.city.people.permissions import Permission
from learningcity.city.people.queries import alike
from learningcity.city.people.services import register_person
from learningcity.core import thai_time
from learningcity.core.errors import Refused
from learningcity.web.door import CityRequest, requires
from learningcity.web.staff.enrolment.reading import session_within
from learningcity.web.staff.enrolment.roster import day_of_roll
from learningcity.web.staff.support.asking import support_form
from learningcity.web.ui.forms import BirthYearField, PhoneField
from learningcity.web.ui.slips import qr_of_slip
from learningcity.web.ui.support import SupportForm, keep_support


class WalkInForm(forms.Form):
    """A name is enough."""

    name = forms.CharField(label=gettext_lazy("Name, a nickname is enough"), max_length=120)
    birth_year = BirthYearField(help_text=gettext_lazy("Buddhist or Christian era"), required=False)
    phone = PhoneField(label=gettext_lazy("Phone"), required=False)
    guardian_present = forms.BooleanField(
        label=gettext_lazy("A parent or guardian is here (needed for a child under 10)"), required=False
    )
    person = forms.UUIDField(widget=forms.HiddenInput, required=False)


@requires(Permission.ATTENDANCE_TAKE)
def page(request: CityRequest, session: str) -> HttpResponse:
    """Ask for a name; offer those it may be; seat them and mark them as come."""
    row = session_within(request, session, Permission.ATTENDANCE_TAKE)
    form, support = WalkInForm(request.POST or None), support_form(request, None, row)
    maybe: list[Person] = []
    if request.method == "POST" and form.is_valid() & support.is_valid():
        maybe = [] if "as_new" in request.POST or form.cleaned_data["person"] else _alike(request, form)
        if not maybe and (enrolment := _admitted(request, form, support, row)):
            messages.success(request, _("%(name)s has a seat.") % {"name": enrolment.person})
            return redirect(
                "staff:walk_in_slip", city=request.city.code, session=row.uuid, enrolment=enrolment.uuid
            )
    context = {"session": row, "form": form, "support": support, "alike": maybe}
    context["seats"] = seats([row.pk]).get(row.pk)
    return render(request, "staff/enrolment/walk_in.html", context)


@requires(Permission.ATTENDANCE_TAKE)
def slip(request: CityRequest, session: str, enrolment: str) -> HttpResponse:
    """The slip of one who walked in, to print."""
    row = session_within(request, session, Permission.ATTENDANCE_TAKE)
    rows = Enrolment.objects.in_city(request.city).select_related("person")
    enrolled = get_object_or_404(rows, session=row, uuid=enrolment)
    code = slip_code(enrolled.pk)
    qr = qr_of_slip(request.city.code, code)
    context = {"session": row, "enrolment": enrolled, "code": code, "qr": qr}
    return render(request, "staff/enrolment/slip.html", context)


def _alike(request: CityRequest, form: WalkInForm) -> list[Person]:
    """People this city knows by that phone or a like name; a letter or two of a name finds nobody."""
    given: dict[str, Any] = form.cleaned_data
    found = alike(
        Person.objects.known_in(request.city),
        name=given["name"],
        birth_year=given["birth_year"],
        phone=given["phone"] or "",
    )
    return [likeness.person for likeness in found]


def _admitted(
    request: CityRequest, form: WalkInForm, support: SupportForm, session: Session
) -> Enrolment | None:
    try:
        with transaction.atomic():
            person = _person(request, form)
            here = form.cleaned_data["guardian_present"]
            enrolment = admit_walk_in(
                session=session, person=person, by=request.account, guardian_present=here
            )
            _mark_as_come(request, enrolment)
            keep_support(support, enrolment, request.account, sees_all=False)
    except Refused as refused:
        form.add_error(refused.field if refused.field in form.fields else None, str(refused))
        return None
    return enrolment


def _mark_as_come(request: CityRequest, enrolment: Enrolment) -> None:
    on = day_of_roll(enrolment.session)
    if on <= thai_time.today():
        how = Attendance.How.WALK_IN
        mark_attendance(enrolment=enrolment, on=on, present=True, by=request.account, how=how)


def _person(request: CityRequest, form: WalkInForm) -> Person:
    chosen: UUID | None = form.cleaned_data["person"]
    if chosen:
        return get_object_or_404(Person.objects.known_in(request.city), uuid=chosen)
    given = form.cleaned_data
    return register_person(
        by=request.account,
        name=given["name"],
        birth_year=given["birth_year"],
        phone=given["phone"] or "",
        city=request.city,
    )
