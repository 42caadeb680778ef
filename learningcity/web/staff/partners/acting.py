"""How a small form does its act: tell what was done, or come back filled with the reason why not."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.contrib import messages
from django.db.models import QuerySet

from learningcity.city.partners.models import Agreement, Contact, Organisation
from learningcity.city.places.models import City
from learningcity.core.errors import Refused
from learningcity.web.door import CityRequest
from learningcity.web.ui.bilingual import th_en_text
from learningcity.web.ui.refusals import tell


def done(request: CityRequest, form: forms.BaseForm, act: Callable[..., object], said: str) -> bool:
    """Whether the form was in order and its act was done; then it is said."""
    if not form.is_valid():
        return False
    try:
        act(**form.cleaned_data)
    except Refused as refused:
        tell(form, refused)
        return False
    messages.success(request, said)
    return True


def choose(form: forms.BaseForm, name: str, rows: QuerySet[Any], words: Callable[[Any], str]) -> None:
    """Let a field choose from rows, each in words of the reader's language."""
    field: Any = form.fields[name]
    field.queryset = rows
    field.label_from_instance = words


def choose_organisation(form: forms.BaseForm, city: City, name: str = "organisation") -> None:
    """Let a field choose from the partners of a city."""
    rows = Organisation.objects.in_city(city).active().order_by("name_th")
    choose(form, name, rows, lambda row: th_en_text(row, "name"))


def choose_contact(form: forms.BaseForm, city: City, name: str, *, of: Organisation | None = None) -> None:
    """Let a field choose from those who are still there, in the whole city or in one organisation."""
    rows = Contact.objects.in_city(city).active().exclude(name_th="", name_en="")
    rows = rows.filter(organisation=of) if of else rows
    rows = rows.select_related("organisation").order_by("organisation__name_th", "name_th", "pk")
    choose(form, name, rows, in_words)


def choose_agreement(form: forms.BaseForm, city: City, name: str = "agreement") -> None:
    """Let a field choose from the agreements of a city."""
    rows = Agreement.objects.in_city(city).order_by("title_th")
    choose(form, name, rows, lambda row: th_en_text(row, "title"))


def in_words(contact: Contact) -> str:
    """A contact with the organisation they answer for."""
    return f"{contact} · {th_en_text(contact.organisation, 'name')}"
