"""What is filled in about something a neighbourhood has."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from learningcity.city.partners.models import Organisation
from learningcity.city.places.models import Asset, City, Venue
from learningcity.core.thai_time import today
from learningcity.web.staff.projects.forms import Named
from learningcity.web.ui.bilingual import th_en_text
from learningcity.web.ui.forms import DateField, InParts, PhoneField


def _text(label: Any, longest: int, *, required: bool = False, hint: Any = "", rows: int = 0) -> Any:
    widget = forms.Textarea(attrs={"rows": rows}) if rows else forms.TextInput()
    return forms.CharField(label=label, max_length=longest, required=required, help_text=hint, widget=widget)


class AssetForm(InParts, forms.Form):
    """What it is, what one can learn, where, and how this is known."""

    use_required_attribute = False

    version = forms.IntegerField(widget=forms.HiddenInput, required=False)
    kind = forms.ChoiceField(label=gettext_lazy("Kind"), choices=Asset.Kind.choices)
    neighbourhood = Named(label=gettext_lazy("Neighbourhood"), queryset=None)
    name_th = _text(gettext_lazy("Name in Thai"), 200)
    name_en = _text(gettext_lazy("Name in English"), 200)
    agreed_on = DateField(
        label=gettext_lazy("A sage agreed to be named on"),
        help_text=gettext_lazy(
            "Without this day everyone sees what can be learnt, and no name and no point."
        ),
        required=False,
    )
    phone = PhoneField(
        label=gettext_lazy("Their telephone number, if they learn here too"),
        help_text=gettext_lazy(
            "They then see and can erase this with their own data. The number is not kept here."
        ),
        required=False,
    )
    teaches_th = _text(gettext_lazy("What one can learn, in Thai"), 400, required=True, rows=2)
    teaches_en = _text(gettext_lazy("What one can learn, in English"), 400, rows=2)
    contact_th = _text(
        gettext_lazy("Whom to ask, in Thai"),
        200,
        hint=gettext_lazy("An office, temple or community, never somebody's own number."),
    )
    contact_en = _text(gettext_lazy("Whom to ask, in English"), 200)
    venue = Named(label=gettext_lazy("The learning place it is or meets in"), queryset=None, required=False)
    organisation = forms.ChoiceField(label=gettext_lazy("The partner it is"), required=False)
    lat = forms.FloatField(label=gettext_lazy("Latitude"), required=False)
    lon = forms.FloatField(label=gettext_lazy("Longitude"), required=False)
    source = _text(gettext_lazy("How this is known"), 200)
    source_url = forms.URLField(
        label=gettext_lazy("Link to the source"), max_length=500, required=False, assume_scheme="https"
    )

    sections = (
        (
            gettext_lazy("The thing itself"),
            ("kind", "neighbourhood", "name_th", "name_en"),
        ),
        (gettext_lazy("What one can learn"), ("teaches_th", "teaches_en")),
        (gettext_lazy("Only for a local sage"), ("agreed_on", "phone")),
        (
            gettext_lazy("Where and whom to ask"),
            ("contact_th", "contact_en", "venue", "organisation", "lat", "lon"),
        ),
        (gettext_lazy("How this is known"), ("source", "source_url")),
    )
    OWN = ("version", "phone")

    def __init__(
        self,
        *args: Any,
        city: City,
        asset: Asset | None,
        neighbourhoods: Any,
        may_link: bool,
        **kwargs: Any,
    ) -> None:
        if asset:
            kwargs["initial"] = {name: getattr(asset, name) for name in self.base_fields if name != "phone"}
        super().__init__(*args, **kwargs)
        self.sage = asset if asset and asset.kind == Asset.Kind.SAGE else None
        fields: dict[str, Any] = self.fields
        fields["neighbourhood"].queryset = neighbourhoods
        fields["venue"].queryset = Venue.objects.in_city(city).in_use().order_by("name_th")
        partners = Organisation.objects.in_city(city).active().order_by("name_th")
        named = [(row.code, th_en_text(row, "name")) for row in partners]
        fields["organisation"].choices = [("", _("none")), *named]
        if not may_link:
            del fields["phone"]

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        if given.get("kind") != Asset.Kind.SAGE:
            given["agreed_on"] = None
            if not given.get("name_th"):
                self.add_error("name_th", _("Say what it is called."))
            self._refuse_name_of_person(given)
        if given.get("agreed_on") and given["agreed_on"] > today():
            self.add_error("agreed_on", _("That day is still to come."))
        if given.get("agreed_on") and not given.get("name_th"):
            self.add_error("name_th", _("Say the name they agreed to."))
        if (given.get("lat") is None) != (given.get("lon") is None):
            self.add_error("lon", _("Give both latitude and longitude, or neither."))
        return given

    def _refuse_name_of_person(self, given: dict[str, Any]) -> None:
        """What is no person is not called by the name of one who never agreed to that."""
        for name in ("name_th", "name_en"):
            if self.sage and given.get(name) and given[name] == getattr(self.sage, name):
                self.add_error(name, _("That is the name of a person. Say what the thing itself is called."))

    def columns(self) -> dict[str, Any]:
        """The columns of the asset."""
        return {name: value for name, value in self.cleaned_data.items() if name not in self.OWN}
