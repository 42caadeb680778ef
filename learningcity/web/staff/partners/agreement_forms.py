"""What is asked about an agreement, its parties, terms and papers."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from learningcity.city.partners.models import Agreement, Contact, Organisation, PartyRole
from learningcity.city.places.models import Area, City
from learningcity.core.uploads import WHAT_FITS
from learningcity.web.staff.partners.acting import choose_contact, choose_organisation
from learningcity.web.ui.forms import DateField, InParts

DATES = ("signed_on", "starts_on", "ends_on")


class AgreementForm(InParts, forms.ModelForm[Agreement]):
    """What it is, for how long, where, and who looks after it."""

    sections = (
        (_("What it is"), ("kind", "title_th", "title_en", "summary_th", "summary_en")),
        (_("When it holds"), ("signed_on", "starts_on", "ends_on")),
        (_("Where, and who looks after it"), ("areas", "keeper", "is_public")),
        (_("Where it is known from"), ("source", "source_url")),
    )

    version = forms.IntegerField(widget=forms.HiddenInput, required=False)
    signed_on = DateField(label=_("Signed on"), required=False)
    starts_on = DateField(
        label=_("Holds from"), required=False, help_text=_("Leave open what the paper does not say.")
    )
    ends_on = DateField(label=_("Holds until"), required=False)

    class Meta:
        model = Agreement
        fields = (
            "kind", "title_th", "title_en", "summary_th", "summary_en", "areas", "keeper", "is_public",
            "source", "source_url",
        )  # fmt: skip
        labels = {
            "kind": _("Kind of agreement"),
            "title_th": _("Title in Thai"),
            "title_en": _("Title in English"),
            "summary_th": _("In short, in Thai"),
            "summary_en": _("In short, in English"),
            "areas": _("Areas it is about"),
            "keeper": _("Who looks after it"),
            "is_public": _("Everyone may see it"),
            "source": _("Source"),
            "source_url": _("Address of the source"),
        }
        help_texts = {"keeper": _("They are told 90, 30 and 7 days before it ends.")}
        widgets = {
            "summary_th": forms.Textarea(attrs={"rows": 3}),
            "summary_en": forms.Textarea(attrs={"rows": 3}),
            "areas": forms.CheckboxSelectMultiple,
        }

    def __init__(self, *args: Any, city: City, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        inside = Area.objects.within(city.area) if city.area else Area.objects.none()
        areas: Any = self.fields["areas"]
        areas.queryset = inside.filter(level__in=(Area.Level.DISTRICT, Area.Level.SUBDISTRICT))
        choose_contact(self, city, "keeper")
        self.fields["keeper"].empty_label = _("nobody yet")  # type: ignore[attr-defined]
        self.initial["version"] = self.instance.version if self.instance.pk else 1
        self._fill_term()

    def _fill_term(self) -> None:
        """The dates of the only term can be corrected here; those of a renewed agreement stand."""
        terms = list(self.instance.terms.all()) if self.instance.pk else []
        for name in DATES:
            if len(terms) > 1:
                del self.fields[name]
            elif terms:
                self.initial[name] = getattr(terms[0], name)

    def of_agreement(self) -> dict[str, Any]:
        """What is said of the agreement itself, with its areas."""
        return {name: self.cleaned_data[name] for name in self.Meta.fields}

    def of_term(self) -> dict[str, Any]:
        """The dates, where they can be changed."""
        return {name: self.cleaned_data[name] for name in DATES if name in self.fields}


class RenewForm(forms.Form):
    """The next term."""

    signed_on = DateField(label=_("Signed on"), required=False)
    starts_on = DateField(label=_("Holds from"))
    ends_on = DateField(label=_("Holds until"), required=False)


class EndForm(forms.Form):
    """When something ended before its time, and why."""

    on = DateField(label=_("Since when"))
    because = forms.CharField(label=_("Why"), max_length=300)


class PartyForm(forms.Form):
    """Which organisation takes part, as what."""

    organisation = forms.ModelChoiceField(label=_("Organisation"), queryset=Organisation.objects.none())
    role = forms.ChoiceField(label=_("As what"), choices=PartyRole.choices)
    part_th = forms.CharField(label=_("Its part, in Thai"), max_length=200, required=False)
    part_en = forms.CharField(label=_("Its part, in English"), max_length=200, required=False)
    joined_on = DateField(label=_("Since when"), required=False)

    def __init__(self, *args: Any, city: City, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choose_organisation(self, city)


class SignForm(forms.Form):
    """Who signed for a party."""

    contact = forms.ModelChoiceField(label=_("Who signed"), queryset=Contact.objects.none())
    on = DateField(label=_("Signed on"), required=False)

    def __init__(self, *args: Any, city: City, of: Organisation, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choose_contact(self, city, "contact", of=of)


class PaperForm(forms.Form):
    """A file of the agreement."""

    title = forms.CharField(label=_("What it is called"), max_length=200, required=False)
    file = forms.FileField(
        label=_("File"),
        help_text=WHAT_FITS,
        max_length=200,
    )
    is_public = forms.BooleanField(label=_("Everyone may read it"), required=False)
