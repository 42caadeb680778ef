"""How a small form does its act: tell what was done, or come back filled with the reason why not."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.db.models import QuerySet

from learningcity.city.partners.models import Agreement, Contact, Organisation
from learningcity.city.places.models import City
from learningcity.web.ui.bilingual import th_en_text


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
