"""What is asked at the desk about a request on paper, its answer, and a breach."""

from datetime import datetime
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from learningcity.city.people.models import RightsRequest
from learningcity.core import thai_time
from learningcity.web.ui.forms import DateField, TimeField, WholeNumberField


class PaperForm(forms.Form):
    """What somebody asked on paper or by telephone."""

    kind = forms.ChoiceField(
        label=_("What they ask"), widget=forms.RadioSelect, choices=RightsRequest.Kind.choices
    )
    said = forms.CharField(
        label=_("In their words"), required=False, max_length=1_000, widget=forms.Textarea(attrs={"rows": 3})
    )
    proof = forms.CharField(
        label=_("How did you make sure who asks?"),
        help_text=_(
            "For example: came in person, known to the community leader, called back on the number held."
        ),
        max_length=200,
        required=False,
    )


class AnswerForm(forms.Form):
    """What was done about a request, or why it was not."""

    answer = forms.CharField(
        label=_("What was done, or why not"), max_length=1_000, widget=forms.Textarea(attrs={"rows": 3})
    )
    refused = forms.BooleanField(label=_("It was not done"), required=False)


class BreachForm(forms.Form):
    """That personal data got where it should not."""

    on = DateField(label=_("Day it was noticed"))
    time = TimeField(label=_("Time"))
    what = forms.CharField(
        label=_("What happened"), max_length=2_000, widget=forms.Textarea(attrs={"rows": 3})
    )
    whose = forms.CharField(label=_("Whose data, and which"), max_length=300)
    people = WholeNumberField(label=_("How many people, about"), required=False)

    def noticed_at(self) -> datetime:
        """The moment of day and time in Bangkok."""
        return thai_time.at(self.cleaned_data["on"], self.cleaned_data["time"])

    def columns(self) -> dict[str, Any]:
        given = self.cleaned_data
        return {name: given[name] for name in ("what", "whose", "people")} | {"noticed_at": self.noticed_at()}


class OutcomeForm(forms.Form):
    """Whom one told of a breach, or why nobody had to be told."""

    outcome = forms.CharField(
        label=_("Whom you told and when, or why nobody had to be"),
        max_length=2_000,
        widget=forms.Textarea(attrs={"rows": 2}),
    )
