"""Asking someone whether one may enrol them, or whether they will be a child's guardian too."""

from typing import Any
from uuid import UUID

from allauth.core import ratelimit
from django import forms
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from learningcity.city.enrolment.queries import holder_of_slip
from learningcity.city.enrolment.rules import read_slip_code
from learningcity.city.people.models import CareInvitation, Person
from learningcity.city.people.queries import care_links, is_guardian
from learningcity.city.people.services import (
    LONGEST_NAME,
    ask_second_guardian,
    ask_to_help,
    take_back_invitation,
)
from learningcity.core.errors import Refused
from learningcity.web.door import CityRequest, signed_in
from learningcity.web.public.people.contact import ContactField, read_contact
from learningcity.web.ui.acts import acted


def _name(label: Any, hint: Any) -> forms.CharField:
    widget = forms.TextInput(attrs={"autocomplete": "off"})
    return forms.CharField(label=label, help_text=hint, max_length=LONGEST_NAME, widget=widget)


class AskForm(forms.Form):
    """Whom one asks, and how they are known here."""

    called = _name(gettext_lazy("What do you call them"), gettext_lazy("As at home, such as Grandma Malee"))
    contact = forms.CharField(
        label=gettext_lazy("Their phone, e-mail, or the code on a slip of theirs"),
        help_text=gettext_lazy("One of them is enough. The code stands on the paper they got for a session."),
        max_length=254,
        widget=forms.TextInput(attrs={"autocomplete": "off", "autocapitalize": "none"}),
    )

    def clean_contact(self) -> str:
        text = str(self.cleaned_data["contact"])
        if read_slip_code(text) is not None:
            return text
        try:
            contact = read_contact(text)
        except Refused as refused:
            raise forms.ValidationError(str(refused), code=refused.code) from refused
        return contact.email or contact.phone


class GuardianForm(forms.Form):
    """Who is asked to stand by a child too."""

    called = _name(
        gettext_lazy("Name of the other parent or guardian"), gettext_lazy("As the child would know them")
    )
    contact = ContactField(
        label=gettext_lazy("Their phone or e-mail"), help_text=gettext_lazy("The question is sent there")
    )


@never_cache
@signed_in
def ask(request: CityRequest) -> HttpResponse:
    """Ask to act for someone; the answer is the same whether or not they are known here."""
    form = AskForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            _ask(request, form.cleaned_data["called"], form.cleaned_data["contact"])
        except Refused as refused:
            form.add_error(refused.field or None, str(refused))
        else:
            said = _("Asked. If they have a page here, your question waits on it for 14 days.")
            messages.success(request, said)
            return redirect("public:my_people", request.city.code)
    return render(request, "public/people/ask.html", {"form": form})


def _ask(request: CityRequest, called: str, contact: str) -> None:
    _refuse_too_many(request)
    code = read_slip_code(contact)
    person = holder_of_slip(request.city, code) if code is not None else None
    kept = "" if person else contact
    ask_to_help(by=request.account, city=request.city, called=called, contact=kept, person=person)


def _refuse_too_many(request: CityRequest) -> None:
    """Each question may send a message to someone who did not ask for one."""
    if not ratelimit.consume(request, action="ask_care", user=request.account):
        raise Refused("too-many-questions", _("You asked very many people today. Go on tomorrow."))


@never_cache
@signed_in
def second_guardian(request: CityRequest, person: UUID) -> HttpResponse:
    """Ask for a second guardian; the page that follows shows the code to tell them."""
    child = _child(request, person)
    form = GuardianForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        contact = form.cleaned_data["contact"]
        try:
            _refuse_too_many(request)
            ask_second_guardian(
                by=request.account,
                city=request.city,
                child=child,
                called=form.cleaned_data["called"],
                contact=contact.email or contact.phone,
            )
        except Refused as refused:
            form.add_error(refused.field or None, str(refused))
        else:
            messages.success(request, _("Asked. Tell them the code yourself; it is shown below."))
            return redirect("public:my_people", request.city.code)
    return render(request, "public/people/second_guardian.html", {"form": form, "child": child})


def _child(request: CityRequest, person: UUID) -> Person:
    mine = (link.person for link in care_links(request.account) if link.person.uuid == person)
    child = next(mine, None)
    if child is None or not is_guardian(request.account, child):
        raise Http404
    return child


@require_POST
@signed_in
def take_back(request: CityRequest, invitation: UUID) -> HttpResponse:
    """Stop asking."""
    asked = get_object_or_404(CareInvitation, asked_by=request.account, uuid=invitation)
    acted(
        request,
        lambda: take_back_invitation(invitation=asked, by=request.account),
        _("The question is taken back."),
    )
    return redirect("public:my_people", request.city.code)
