"""The people who answer for partners: listed by organisation, noted, corrected, gone."""

from typing import Any
from uuid import UUID

from django import forms
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from learningcity.city.partners import services
from learningcity.city.partners.models import Contact, Organisation
from learningcity.city.people.models import Person
from learningcity.city.people.permissions import Permission
from learningcity.core.thai_time import today
from learningcity.web.door import CityRequest, requires
from learningcity.web.ui.acts import done
from learningcity.web.ui.forms import DateField


class ContactForm(forms.ModelForm[Contact]):
    """Who they are and how to reach them."""

    version = forms.IntegerField(widget=forms.HiddenInput, required=False)
    email = forms.EmailField(
        label=gettext_lazy("E-mail"),
        required=False,
        help_text=gettext_lazy("Reminders of promises and tasks go there."),
    )
    phone = forms.CharField(label=gettext_lazy("Phone"), required=False, max_length=40)

    class Meta:
        model = Contact
        fields = ("name_th", "name_en", "position_th", "position_en", "email", "phone", "language", "advises")
        labels = {
            "name_th": gettext_lazy("Name in Thai"),
            "name_en": gettext_lazy("Name in English"),
            "position_th": gettext_lazy("Position in Thai"),
            "position_en": gettext_lazy("Position in English"),
            "language": gettext_lazy("Language of messages"),
            "advises": gettext_lazy("Advises the city"),
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial["version"] = self.instance.version if self.instance.pk else 1


class LeftForm(forms.Form):
    """Since when they are gone."""

    on = DateField(label=gettext_lazy("Left on"))


@never_cache
@requires(Permission.ORGANISATION_EDIT)
def contacts(request: CityRequest, organisation: UUID) -> HttpResponse:
    """The people of one partner, and a form for one more."""
    row = get_object_or_404(Organisation.objects.in_city(request.city), uuid=organisation)
    form = ContactForm(request.POST or None)
    if request.method == "POST" and done(
        request,
        form,
        lambda version, **given: services.add_contact(
            organisation=row, by=request.account, person_uuid=_person(given["email"]), **given
        ),
        _("Noted."),
    ):
        return redirect("staff:contacts", request.city.code, row.uuid)
    people = Contact.objects.in_city(request.city).filter(organisation=row).order_by("left_on", "pk")
    context = {"organisation": row, "people": people, "form": form}
    return render(request, "staff/partners/contacts.html", context)


def _person(email: str) -> Any:
    """Whom an address belongs to on this installation, so that what is held can be shown to them."""
    found = Person.objects.filter(account__email__iexact=email).first() if email else None
    return found.uuid if found else None


@never_cache
@requires(Permission.ORGANISATION_EDIT)
def contact(request: CityRequest, contact: UUID) -> HttpResponse:
    """Correct somebody, or note that they left."""
    row = _contact_or_404(request, contact)
    form = ContactForm(request.POST or None, instance=row)
    if request.method == "POST" and done(
        request,
        form,
        lambda version, **given: services.edit_contact(
            contact=_contact_or_404(request, contact),
            version=version or 0,
            by=request.account,
            person_uuid=_person(given["email"]),
            **given,
        ),
        _("Saved."),
    ):
        return redirect("staff:contacts", request.city.code, row.organisation.uuid)
    left = LeftForm(initial={"on": today()}, prefix="left")
    return render(request, "staff/partners/contact.html", {"contact": row, "form": form, "left": left})


@require_POST
@requires(Permission.ORGANISATION_EDIT)
def contact_left(request: CityRequest, contact: UUID) -> HttpResponse:
    """Note that somebody left; what they own then needs a new owner."""
    row, form = _contact_or_404(request, contact), LeftForm(request.POST, prefix="left")
    said = _("Noted. What they owned now needs a new owner.")
    if done(
        request,
        form,
        lambda on: services.note_contact_left(contact=row, on=on, by=request.account),
        said,
    ):
        return redirect("staff:contacts", request.city.code, row.organisation.uuid)
    context = {"contact": row, "form": ContactForm(instance=row), "left": form}
    return render(request, "staff/partners/contact.html", context)


def _contact_or_404(request: CityRequest, uuid: UUID) -> Contact:
    return get_object_or_404(Contact.objects.in_city(request.city).select_related("organisation"), uuid=uuid)
