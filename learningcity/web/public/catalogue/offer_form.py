"""What someone who would like to teach is asked, in three short parts, one at a time or all together."""

from collections.abc import Iterator
from typing import Any

from django import forms
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from learningcity.city.catalogue.models import Asks, Setting, Suits, TeachingOffer, Topic
from learningcity.city.catalogue.rules.activities import DEAREST_BAHT
from learningcity.city.catalogue.rules.offers import (
    LONGEST_SUMMARY,
    LONGEST_TITLE,
    LONGEST_WORDS,
    MOST_HOURS,
)
from learningcity.city.catalogue.services.offers import WRITTEN, refuse_contradictions
from learningcity.core.errors import Refused
from learningcity.core.groups import Group
from learningcity.web.ui.bilingual import th_en_text
from learningcity.web.ui.forms import BahtField, WholeNumberField
from learningcity.web.ui.refusals import tell

SECTIONS: tuple[tuple[str | Promise, tuple[str, ...]], ...] = (
    (_("What you could teach"), ("title_th", "title_en", "summary", "topic", "hours")),
    (
        _("For whom, where and when"),
        ("audience", "min_age", "max_age", "setting", "place", "suits", "asks", "price_satang"),
    ),
    (_("About you"), ("name", "organisation_name", "experience", "link", "contact", "may_show")),
)


def _lines(number: int) -> forms.Textarea:
    return forms.Textarea(attrs={"rows": number})


PARTS = range(1, len(SECTIONS) + 1)
"""The numbers of the parts, as addresses name them."""


class OfferForm(forms.Form):
    """An offer to teach, in the words of whoever makes it."""

    title_th = forms.CharField(
        label=_("What would you like to teach?"),
        help_text=_("A few words, as they would stand on a poster"),
        max_length=LONGEST_TITLE,
    )
    title_en = forms.CharField(label=_("The same in English"), max_length=LONGEST_TITLE, required=False)
    summary = forms.CharField(
        label=_("What can people do afterwards?"),
        help_text=_("Two or three lines are enough"),
        max_length=LONGEST_SUMMARY,
        widget=_lines(3),
    )
    topic = forms.ModelChoiceField(label=_("Nearest topic"), queryset=Topic.objects.none())
    hours = WholeNumberField(
        label=_("How many hours in all?"), help_text=_("One afternoon is about 3"), low=1, high=MOST_HOURS
    )
    audience = forms.MultipleChoiceField(
        label=_("Made for"),
        help_text=_("Tick none if it is for everyone"),
        choices=Group.choices,
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    min_age = WholeNumberField(label=_("From what age"), low=0, high=120, required=False)
    max_age = WholeNumberField(label=_("Up to what age"), low=0, high=120, required=False)
    setting = forms.ChoiceField(
        label=_("Where could it be?"), choices=Setting.choices, widget=forms.RadioSelect
    )
    place = forms.CharField(
        label=_("Your place, if you have one"),
        help_text=_("Name or address, and how many people fit in"),
        max_length=200,
        required=False,
    )
    suits = forms.MultipleChoiceField(
        label=_("When does it suit you?"),
        choices=Suits.choices,
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    asks = forms.ChoiceField(
        label=_("What do you ask for it?"),
        choices=Asks.choices,
        initial=Asks.NOTHING,
        widget=forms.RadioSelect,
    )
    price_satang = BahtField(
        label=_("If a fee: how much each person pays, in baht"), most=DEAREST_BAHT, required=False
    )
    name = forms.CharField(label=_("Your name"), max_length=160)
    organisation_name = forms.CharField(
        label=_("Your shop, enterprise or group"), max_length=200, required=False
    )
    experience = forms.CharField(
        label=_("How do you come to know it?"),
        help_text=_("Your work, a hobby of many years, whom you have taught: no certificate is needed"),
        max_length=LONGEST_WORDS,
        widget=_lines(4),
    )
    link = forms.URLField(
        label=_("A link to something you made"), max_length=300, required=False, assume_scheme="https"
    )
    contact = forms.CharField(
        label=_("How do we reach you?"),
        help_text=_("Phone, LINE or e-mail. Only the city and who arranges the teaching see it."),
        max_length=200,
        widget=forms.TextInput(attrs={"data-draft-skip": ""}),
    )
    may_show = forms.BooleanField(
        label=_("Once I teach, a page may show my name and what I wrote about how I come to know it"),
        help_text=_("You can take that page away at any time."),
        required=False,
    )
    version = forms.IntegerField(widget=forms.HiddenInput, required=False)
    website = forms.CharField(
        label=_("Leave this empty"),
        required=False,
        widget=forms.TextInput(attrs={"tabindex": "-1", "autocomplete": "off", "data-draft-skip": ""}),
    )
    """Left empty by people; who fills it in is a machine."""

    def __init__(self, *args: Any, part: int | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.parts = SECTIONS if part is None else SECTIONS[part - 1 : part]
        if part is not None:
            asked = {"website", *self.parts[0][1]}
            self.fields = {name: field for name, field in self.fields.items() if name in asked}
        if "topic" in self.fields:
            field: Any = self.fields["topic"]
            field.queryset = Topic.objects.filter(depth=1).order_by("path")
            field.label_from_instance = lambda topic: th_en_text(topic, "name")

    def sections(self) -> Iterator[tuple[str | Promise, list[forms.BoundField]]]:
        """The questions of each part that is asked."""
        for title, names in self.parts:
            yield title, [self[name] for name in names]

    def clean(self) -> dict[str, Any]:
        """Answers that cannot both be meant come back to the part that asks them."""
        said: dict[str, Any] = super().clean() or {}
        if "asks" in self.fields:
            ages = (said.get("min_age"), said.get("max_age"))
            try:
                refuse_contradictions(
                    ages=ages, asks=said.get("asks", ""), price_satang=said.get("price_satang")
                )
            except Refused as refused:
                tell(self, refused)
        return said

    def given(self) -> dict[str, Any]:
        """What was said, as the service takes it."""
        said = {name: self.cleaned_data[name] for name in WRITTEN}
        return said | {"price_satang": said["price_satang"] or 0}


def initial_of(offer: TeachingOffer) -> dict[str, Any]:
    """An offer as it fills the form again."""
    said = {name: getattr(offer, name) for name in WRITTEN}
    return said | {"price_satang": offer.price_satang or None, "version": offer.version}
