"""Noting down someone who has no account, after looking whether they are known already."""

from django.contrib import messages
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from learningcity.city.people.models import Person, User
from learningcity.city.people.permissions import Permission
from learningcity.city.people.queries import Likeness, alike
from learningcity.city.people.rules import Bond
from learningcity.city.people.rules.likeness import ASK_FROM, bare, names_alike
from learningcity.city.people.services import care_for, open_account, register_person
from learningcity.core.errors import Refused
from learningcity.core.thai_text import read_phone
from learningcity.web.door import CityRequest, requires
from learningcity.web.staff.people import within
from learningcity.web.staff.people.forms import RegisterForm

AS_NEW = "as_new"
"""What the button says that answers: none of these, someone new."""


@requires(Permission.ENROLMENT_BY_PROXY)
def page(request: CityRequest) -> HttpResponse:
    """Ask who they are; show those they may be; note them down and go on to a session."""
    form = RegisterForm(request.POST or None, city=request.city)
    maybe: list[Likeness] = []
    if request.method == "POST" and form.is_valid():
        maybe = [] if AS_NEW in request.POST else _maybe(request, form)
        if not maybe and (person := _registered(request, form)):
            messages.success(request, _("%(name)s is noted down.") % {"name": person})
            return redirect("staff:enrol", city=request.city.code, person=person.uuid)
    context = {"form": form, "alike": maybe, "sees_everyone": within.sees_everyone(request.powers)}
    return render(request, "staff/people/new.html", context)


def _maybe(request: CityRequest, form: RegisterForm) -> list[Likeness]:
    given = form.cleaned_data
    return alike(
        within.people(request),
        name=given["name"],
        birth_year=given["birth_year"],
        phone=given["phone"] or "",
    )


def _registered(request: CityRequest, form: RegisterForm) -> Person | None:
    try:
        with transaction.atomic():
            person = register_person(by=request.account, city=request.city, **form.columns())
            _name_guardian(request, form, person)
    except Refused as refused:
        form.add_error(refused.field if refused.field in form.fields else None, str(refused))
        return None
    within.remember_noted(request, person)
    return person


def _name_guardian(request: CityRequest, form: RegisterForm, child: Person) -> None:
    contact, name = form.cleaned_data["guardian_contact"], form.cleaned_data["guardian_name"]
    if contact and name:
        guardian = account_of(contact=contact, name=name)
        care_for(carer=guardian, person=child, kind=Bond.GUARDIAN, by=request.account, city=request.city)


def account_of(*, contact: str, name: str) -> User:
    """The account that a phone or e-mail opens, if its owner is called so; a new one where there is none.

    A mistyped number must not open a child's page to a stranger, so another name is refused.
    """
    by_mail = "@" in contact
    contact = contact.strip().lower() if by_mail else read_phone(contact)
    known = (
        User.objects.filter(email__iexact=contact).first() if by_mail else User.objects.with_phone(contact)
    )
    if known is None:
        return open_account(name=name, **({"email": contact} if by_mail else {"phone": contact}))
    if names_alike(bare(known.name), bare(name)) < ASK_FROM:
        raise Refused(
            "guardian-name",
            _("Someone of another name uses this phone or e-mail. Check both with the guardian."),
            field="guardian_contact",
        )
    return known
