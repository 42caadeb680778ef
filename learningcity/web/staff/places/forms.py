"""What a coordinator fills in about a venue or a neighbourhood."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from learningcity.city.places.models import AccessFeature, Area, City, Neighbourhood, Venue
from learningcity.web.staff.places.hours import HoursField
from learningcity.web.ui.forms import InParts

STATED = [("", _("not known")), ("yes", _("there is")), ("no", _("there is not"))]
AREA_LEVELS = (Area.Level.SUBDISTRICT, Area.Level.COMMUNITY)


def areas_of(city: City) -> Any:
    """The subdistricts and registered communities of a city's own area."""
    inside = Area.objects.within(city.area) if city.area else Area.objects.all()
    return inside.filter(level__in=AREA_LEVELS)


class VenueForm(InParts, forms.ModelForm[Venue]):
    """A place of learning, and what is known of how to get in."""

    version = forms.IntegerField(widget=forms.HiddenInput, required=False)
    hours = HoursField(label=_("Opening hours"), required=False)

    sections = (
        (_("The place itself"), ("name_th", "name_en", "kind", "code", "summary_th", "summary_en")),
        (
            _("Where it is"),
            (
                "address_th", "address_en", "area", "neighbourhoods", "lat", "lon",
                "directions_th", "directions_en",
            ),
        ),
        (_("When it is open"), ("hours", "hours_note_th", "hours_note_en", "phone", "website")),
        (_("How to get in"), tuple(f"access_{feature}" for feature in AccessFeature.values)),
    )  # fmt: skip
    alike = "access_"

    class Meta:
        model = Venue
        fields = (
            "name_th", "name_en", "kind", "code", "summary_th", "summary_en", "address_th", "address_en",
            "area", "neighbourhoods", "lat", "lon", "directions_th", "directions_en", "hours",
            "hours_note_th", "hours_note_en", "phone", "website",
        )  # fmt: skip
        labels = {
            "name_th": _("Name in Thai"),
            "name_en": _("Name in English"),
            "kind": _("Kind of place"),
            "code": _("Short name in the page's address"),
            "summary_th": _("What is there, in Thai"),
            "summary_en": _("What is there, in English"),
            "address_th": _("Address in Thai"),
            "address_en": _("Address in English"),
            "area": _("Subdistrict or community"),
            "neighbourhoods": _("Neighbourhoods"),
            "lat": _("Latitude"),
            "lon": _("Longitude"),
            "directions_th": _("How to get there, in Thai"),
            "directions_en": _("How to get there, in English"),
            "hours_note_th": _("Note on the hours, in Thai"),
            "hours_note_en": _("Note on the hours, in English"),
            "phone": _("Phone"),
            "website": _("Website"),
        }
        help_texts = {
            "code": _("Letters, numbers and hyphens; part of the page's address."),
            "lat": _("As a map shows it, for example 13.75780."),
        }
        widgets = {
            "summary_th": forms.Textarea(attrs={"rows": 3}),
            "summary_en": forms.Textarea(attrs={"rows": 3}),
            "neighbourhoods": forms.CheckboxSelectMultiple,
        }

    def __init__(self, *args: Any, city: City, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.city = city
        self.fields["area"].queryset = areas_of(city)  # type: ignore[attr-defined]
        self.fields["neighbourhoods"].queryset = Neighbourhood.objects.in_city(city)  # type: ignore[attr-defined]
        self.initial["version"] = self.instance.version if self.instance.pk else 1
        known = {row.feature: row.present for row in self.instance.access.all()} if self.instance.pk else {}
        for feature, label in AccessFeature.choices:
            said = {True: "yes", False: "no"}.get(known.get(feature), "")  # type: ignore[arg-type]
            self.fields[f"access_{feature}"] = forms.ChoiceField(
                label=label, choices=STATED, initial=said, required=False
            )

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        if (given.get("lat") is None) != (given.get("lon") is None):
            self.add_error("lon", _("Give both latitude and longitude, or neither."))
        return given

    def access(self) -> dict[str, bool | None]:
        """What was stated of each feature: there, not there, or not known."""
        said: dict[str, bool | None] = {"yes": True, "no": False}
        return {name: said.get(self.cleaned_data[f"access_{name}"]) for name in AccessFeature.values}

    def columns(self) -> dict[str, Any]:
        """The venue's own columns, without relations and version."""
        return {name: self.cleaned_data[name] for name in self.Meta.fields if name != "neighbourhoods"}


class NeighbourhoodForm(InParts, forms.ModelForm[Neighbourhood]):
    """A neighbourhood as people speak of it, and the official areas it overlaps."""

    sections = (
        (_("What people call it"), ("name_th", "name_en", "code", "summary_th", "summary_en")),
        (_("Where it is"), ("lat", "lon", "areas", "source")),
    )

    class Meta:
        model = Neighbourhood
        fields = ("name_th", "name_en", "code", "summary_th", "summary_en", "lat", "lon", "areas", "source")
        labels = {
            "name_th": _("Name in Thai"),
            "name_en": _("Name in English"),
            "code": _("Short name in the page's address"),
            "summary_th": _("In a few words, in Thai"),
            "summary_en": _("In a few words, in English"),
            "lat": _("Latitude of its middle"),
            "lon": _("Longitude of its middle"),
            "areas": _("Official areas it overlaps"),
            "source": _("How this is known"),
        }
        widgets = {
            "summary_th": forms.Textarea(attrs={"rows": 2}),
            "summary_en": forms.Textarea(attrs={"rows": 2}),
            "areas": forms.CheckboxSelectMultiple,
        }
        help_texts = {
            "code": _("Letters, numbers and hyphens; part of the page's address."),
            "lat": _("As a map shows it, for example 13.75780."),
        }

    def __init__(self, *args: Any, city: City, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["areas"].queryset = areas_of(city).filter(level=Area.Level.SUBDISTRICT)  # type: ignore[attr-defined]

    def columns(self) -> dict[str, Any]:
        return {name: self.cleaned_data[name] for name in self.Meta.fields if name != "areas"}
