"""What is asked about a promise, about what was given, and about what in-kind is worth."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from learningcity.city.partners.models import (
    ActionItem,
    Commitment,
    GiftKind,
    InKindRate,
)
from learningcity.city.places.models import City, Venue
from learningcity.core import money, thai_text, thai_time
from learningcity.core.errors import Refused
from learningcity.core.uploads import read_paper
from learningcity.web.staff.partners.acting import (
    choose,
    choose_agreement,
    choose_contact,
    choose_organisation,
)
from learningcity.web.ui.bilingual import reader_language, th_en_text
from learningcity.web.ui.forms import BahtField, DateField, InParts, WholeNumberField

MOST_UNITS = 10_000_000


def read_amount(kind: str, text: str) -> int:
    """An amount as it was typed: satang for money, else whole units."""
    return (
        money.read_baht(text) if kind == GiftKind.BAHT else thai_text.read_int(text, low=1, high=MOST_UNITS)
    )


class PromiseForm(InParts, forms.ModelForm[Commitment]):
    """Who gives what, how much, by when."""

    sections = (
        (_("What is promised"), ("organisation", "title_th", "title_en", "kind", "amount")),
        (_("By when, and who answers for it"), ("promised_on", "due_on", "owner")),
        (_("What it hangs on"), ("agreement", "task", "venue", "rate", "is_public")),
    )

    version = forms.IntegerField(widget=forms.HiddenInput, required=False)
    amount = forms.CharField(
        label=_("How much"),
        help_text=_("Baht, hours, days, people or places, as chosen above"),
        max_length=30,
        widget=forms.TextInput(attrs={"class": "short", "inputmode": "decimal", "autocomplete": "off"}),
    )
    promised_on = DateField(label=_("Promised on"))
    due_on = DateField(label=_("By when"))

    class Meta:
        model = Commitment
        fields = (
            "organisation", "title_th", "title_en", "kind", "promised_on", "due_on", "owner", "agreement",
            "task", "venue", "rate", "is_public",
        )  # fmt: skip
        labels = {
            "organisation": _("Who promises"),
            "title_th": _("What, in Thai"),
            "title_en": _("What, in English"),
            "kind": _("Kind"),
            "owner": _("Who answers for it"),
            "agreement": _("Under which agreement"),
            "task": _("From which task"),
            "venue": _("Which place"),
            "rate": _("What one unit is worth"),
            "is_public": _("Everyone may see it"),
        }
        help_texts = {"owner": _("They are reminded before the day and after it.")}

    def __init__(self, *args: Any, city: City, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choose_organisation(self, city)
        choose_contact(self, city, "owner")
        choose_agreement(self, city)
        tasks = ActionItem.objects.in_city(city).open().order_by("due_on")
        choose(self, "task", tasks | _own(self.instance, city), lambda row: th_en_text(row, "title"))
        choose(
            self,
            "venue",
            Venue.objects.in_city(city).in_use().order_by("name_th"),
            lambda row: th_en_text(row, "name"),
        )
        rates = InKindRate.objects.in_city(city).filter(retired_on=None).order_by("kind", "name_th")
        choose(self, "rate", rates, lambda row: f"{th_en_text(row, 'name')} · {money.baht(row.satang)}")
        for name in ("owner", "agreement", "task", "venue", "rate"):
            self.fields[name].empty_label = _("none")  # type: ignore[attr-defined]
        row = self.instance
        self.initial["version"] = row.version if row.pk else 1
        if row.pk:
            self.initial["amount"] = shown_amount(row.kind, row.amount)

    def clean(self) -> dict[str, Any]:
        given = super().clean() or self.cleaned_data
        try:
            given["amount"] = read_amount(given.get("kind", ""), given.get("amount", ""))
        except Refused as refused:
            self.add_error("amount", str(refused))
        return given


def _own(row: Commitment, city: City) -> Any:
    """The task a promise hangs on already may be closed; it can still be chosen."""
    return ActionItem.objects.in_city(city).filter(pk=row.task_id or 0)


def shown_amount(kind: str, amount: int) -> str:
    """An amount as it is typed."""
    return money.baht(amount).removeprefix("฿") if kind == GiftKind.BAHT else str(amount)


class GiftForm(forms.Form):
    """What was given, when, and what shows it."""

    given_on = DateField(label=_("Given on"))
    amount = forms.CharField(
        label=_("How much"),
        max_length=30,
        widget=forms.TextInput(attrs={"class": "short", "inputmode": "decimal", "autocomplete": "off"}),
    )
    note = forms.CharField(label=_("What shows it, in a few words"), max_length=400, required=False)
    evidence_url = forms.URLField(
        label=_("Or an address"), max_length=500, required=False, assume_scheme="https"
    )
    file = forms.FileField(label=_("Or a file"), required=False, max_length=200)

    def __init__(self, *args: Any, kind: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.kind = kind

    def clean(self) -> dict[str, Any]:
        given = dict(super().clean() or self.cleaned_data)
        upload = given.pop("file", None)
        for name, read in (
            ("amount", lambda: read_amount(self.kind, given.get("amount", ""))),
            ("paper", lambda: read_paper(upload) if upload else None),
        ):
            try:
                given[name] = read()
            except Refused as refused:
                self.add_error(refused.field if refused.field in self.fields else "amount", str(refused))
        return given


class ReleaseForm(forms.Form):
    """Why they are let off; everyone may read it."""

    on = DateField(label=_("Since when"))
    because = forms.CharField(label=_("Why"), max_length=300)


class YearField(WholeNumberField):
    """A year in either era, kept as Christian era."""

    def read(self, value: str) -> int:
        return thai_time.read_year(value)

    def show(self, value: int) -> str:
        return str(thai_time.be_year(value) if reader_language() == "th" else value)


class RateForm(forms.ModelForm[InKindRate]):
    """What one unit is worth, and who says so."""

    version = forms.IntegerField(widget=forms.HiddenInput, required=False)
    kind = forms.ChoiceField(
        label=_("Kind"), choices=[each for each in GiftKind.choices if each[0] != GiftKind.BAHT]
    )
    satang = BahtField(label=_("Baht for one unit"))
    year = YearField(label=_("Year of the source"), help_text=_("Buddhist or Christian era"))

    class Meta:
        model = InKindRate
        fields = ("kind", "name_th", "name_en", "satang", "source", "source_url", "year")
        labels = {
            "name_th": _("What one unit is, in Thai"),
            "name_en": _("What one unit is, in English"),
            "source": _("Source"),
            "source_url": _("Address of the source"),
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial["version"] = self.instance.version if self.instance.pk else 1
