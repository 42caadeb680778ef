"""What someone writes about a learning path."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from learningcity.city.catalogue.models import LeadsTo, LifeStage, Path
from learningcity.city.partners.models import Organisation
from learningcity.city.places.models import City
from learningcity.core.groups import Group
from learningcity.web.ui.bilingual import th_en_text
from learningcity.web.ui.forms import InParts

_LONG = ("summary_th", "summary_en", "leads_th", "leads_en")


class PathForm(InParts, forms.ModelForm[Path]):
    """What a path is, what it leads to and for whom; its steps are laid on its own page."""

    sections = (
        (_("What it is"), ("title_th", "title_en", "summary_th", "summary_en")),
        (_("What it leads to"), ("leads_to", "leads_th", "leads_en")),
        (_("For whom"), ("stages", "audience", "organisation")),
    )

    version = forms.IntegerField(widget=forms.HiddenInput, required=False)
    leads_to = forms.ChoiceField(label=_("Leads to"), choices=LeadsTo.choices, widget=forms.RadioSelect)
    stages = forms.MultipleChoiceField(
        label=_("Stages of life"),
        choices=LifeStage.choices,
        widget=forms.CheckboxSelectMultiple,
        required=False,
        help_text=_("Tick none when it is for every age."),
    )
    audience = forms.MultipleChoiceField(
        label=_("Made for"), choices=Group.choices, widget=forms.CheckboxSelectMultiple, required=False
    )

    class Meta:
        model = Path
        fields = (
            "title_th", "title_en", "summary_th", "summary_en", "leads_to", "leads_th", "leads_en", "stages",
            "audience", "organisation",
        )  # fmt: skip
        labels = {
            "title_th": _("Title in Thai"),
            "title_en": _("Title in English"),
            "summary_th": _("In short, in Thai"),
            "summary_en": _("In short, in English"),
            "leads_th": _("What people have at the end, in Thai"),
            "leads_en": _("What people have at the end, in English"),
            "organisation": _("Who looks after it"),
        }
        widgets = {name: forms.Textarea(attrs={"rows": 3}) for name in _LONG}

    def __init__(self, *args: Any, city: City, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        organisation: Any = self.fields["organisation"]
        organisation.queryset = Organisation.objects.in_city(city).active().order_by("name_th")
        organisation.label_from_instance = lambda row: th_en_text(row, "name")
        self.initial["version"] = self.instance.version if self.instance.pk else 1

    def given(self) -> dict[str, Any]:
        """What was written, without the version."""
        return {name: self.cleaned_data[name] for name in self.Meta.fields}
