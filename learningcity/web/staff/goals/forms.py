"""What is asked about a programme, a goal, a key result, a figure and a review."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from learningcity.city.goals.measures import MEASURES
from learningcity.city.goals.models import Goal, KeyResult, Programme
from learningcity.web.staff.partners.promise_forms import YearField
from learningcity.web.ui.forms import DateField, InParts, NumberField, WholeNumberField

VOICES = 4
"""How many may speak in one review."""


class Versioned(InParts, forms.ModelForm[Any]):
    """A form that knows which version of its row the person saw."""

    version = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial["version"] = self.instance.version if self.instance.pk else 1


class ProgrammeForm(Versioned):
    """What the programme is, in which time, and where its goals come from."""

    sections = (
        (_("What it is"), ("title_th", "title_en", "summary_th", "summary_en")),
        (_("When"), ("starts_on", "ends_on")),
        (_("Source of the goals"), ("source", "source_year", "source_url")),
        (_("Who sees it"), ("is_public",)),
    )

    starts_on = DateField(label=_("First day"))
    ends_on = DateField(label=_("Last day"))
    source_year = YearField(label=_("Year of the source"), help_text=_("Buddhist or Christian era"))

    class Meta:
        model = Programme
        fields = (
            "title_th", "title_en", "summary_th", "summary_en", "starts_on", "ends_on", "source",
            "source_year", "source_url", "is_public",
        )  # fmt: skip
        labels = {
            "title_th": _("Title in Thai"),
            "title_en": _("Title in English"),
            "summary_th": _("In a few sentences, in Thai"),
            "summary_en": _("In a few sentences, in English"),
            "source": _("Where the goals come from"),
            "source_url": _("Address of the source"),
            "is_public": _("Everyone may see it"),
        }
        widgets = {
            "summary_th": forms.Textarea(attrs={"rows": 3}),
            "summary_en": forms.Textarea(attrs={"rows": 3}),
        }


class GoalForm(Versioned):
    """A goal in the words of its source."""

    number = WholeNumberField(label=_("Number"), low=1, high=99)

    class Meta:
        model = Goal
        fields = ("number", "title_th", "title_en", "text_th", "text_en")
        labels = {
            "title_th": _("Goal in Thai"),
            "title_en": _("Goal in English"),
            "text_th": _("What it means, in Thai"),
            "text_en": _("What it means, in English"),
        }
        widgets = {
            "text_th": forms.Textarea(attrs={"rows": 3}),
            "text_en": forms.Textarea(attrs={"rows": 3}),
        }


class KeyResultForm(Versioned):
    """What is to be there by when, and how it is measured."""

    sections = (
        (_("What is to be reached"), ("title_th", "title_en", "target", "due_on")),
        (_("How it is counted"), ("measure", "unit_th", "unit_en")),
        (_("Where it began"), ("baseline", "baseline_note")),
    )

    measure = forms.ChoiceField(
        label=_("How it is measured"),
        required=False,
        help_text=_("What the records can count is counted; anything else is entered with what shows it."),
    )
    baseline = NumberField(
        label=_("Figure at the start"), required=False, help_text=_("Leave it empty if nobody knows.")
    )
    target = NumberField(label=_("Target"))
    due_on = DateField(label=_("By when"))

    class Meta:
        model = KeyResult
        fields = (
            "title_th", "title_en", "measure", "unit_th", "unit_en", "baseline", "baseline_note", "target",
            "due_on",
        )  # fmt: skip
        labels = {
            "title_th": _("What is to be reached, in Thai"),
            "title_en": _("What is to be reached, in English"),
            "unit_th": _("Unit, in Thai"),
            "unit_en": _("Unit, in English"),
            "baseline_note": _("Where that number comes from"),
        }
        help_texts = {
            "title_th": _("Such as: older residents who came and learnt."),
            "unit_th": _("Such as: people, hours, agreements."),
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        counted = [(name, _counted(each.label)) for name, each in MEASURES.items()]
        measure: Any = self.fields["measure"]
        measure.choices = [("", _("entered by hand, with evidence")), *counted]


def _counted(label: Any) -> str:
    return str(_("counted: %(what)s") % {"what": label})


class ValueForm(forms.Form):
    """A figure on a day and what shows it."""

    value = NumberField(label=_("Figure"))
    on = DateField(label=_("As it was on"))
    words = forms.CharField(label=_("What shows it, in a few words"), max_length=400, required=False)
    link = forms.URLField(label=_("Or an address"), max_length=500, required=False, assume_scheme="https")


class BackForm(forms.Form):
    """Why a figure is taken back."""

    because = forms.CharField(label=_("Why"), max_length=300)


class VoiceForm(forms.Form):
    """What one office said."""

    by_th = forms.CharField(
        label=_("Who said it, in Thai"),
        help_text=_("The office or organisation, not a name."),
        max_length=200,
        required=False,
    )
    by_en = forms.CharField(label=_("Who said it, in English"), max_length=200, required=False)
    text_th = forms.CharField(
        label=_("What they said, in Thai"), required=False, widget=forms.Textarea(attrs={"rows": 3})
    )
    text_en = forms.CharField(
        label=_("What they said, in English"), required=False, widget=forms.Textarea(attrs={"rows": 3})
    )

    def clean(self) -> dict[str, Any]:
        given = super().clean() or self.cleaned_data
        said = given.get("text_th") or given.get("text_en")
        if said and not (given.get("by_th") or given.get("by_en")):
            self.add_error("by_th", _("Say who said it."))
        return given


class ReviewForm(forms.Form):
    """When the review was held."""

    on = DateField(label=_("Held on"))


VoiceForms = forms.formset_factory(VoiceForm, extra=VOICES, max_num=VOICES, validate_max=True)
