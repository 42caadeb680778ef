"""What a coordinator fills in about an organisation."""

from collections import defaultdict
from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from learningcity.city.partners.models import Organisation
from learningcity.city.places.models import Area, City, Venue
from learningcity.web.ui.bilingual import th_en_text
from learningcity.web.ui.forms import Chooser, InParts


class OrganisationForm(InParts, forms.ModelForm[Organisation]):
    """Who they are, where they are, which places they lend or run."""

    version = forms.IntegerField(widget=forms.HiddenInput, required=False)

    sections = (
        (_("Who they are"), ("name_th", "name_en", "kind", "code", "summary_th", "summary_en")),
        (_("Where they are"), ("address_th", "area", "venues")),
        (_("How to reach them"), ("phone", "email", "website")),
    )

    class Meta:
        model = Organisation
        fields = (
            "name_th", "name_en", "kind", "code", "summary_th", "summary_en", "address_th", "area", "venues",
            "phone", "email", "website", "left_on",
        )  # fmt: skip
        labels = {
            "name_th": _("Name in Thai"),
            "name_en": _("Name in English"),
            "kind": _("Kind of organisation"),
            "code": _("Short name in the page's address"),
            "summary_th": _("What they do, in Thai"),
            "summary_en": _("What they do, in English"),
            "address_th": _("Address in Thai"),
            "area": _("Subdistrict or community"),
            "venues": _("Places they run or lend"),
            "phone": _("Phone"),
            "email": _("E-mail"),
            "website": _("Website"),
            "left_on": _("Left the network on"),
        }
        help_texts = {"code": _("Letters, numbers and hyphens, such as bang-lamphu-library.")}
        widgets = {
            "summary_th": forms.Textarea(attrs={"rows": 3}),
            "summary_en": forms.Textarea(attrs={"rows": 3}),
            "venues": Chooser,
        }

    def __init__(self, *args: Any, city: City, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        inside = Area.objects.within(city.area) if city.area else Area.objects.all()
        self.fields["area"].queryset = inside.exclude(level=Area.Level.DISTRICT)  # type: ignore[attr-defined]
        venues = Venue.objects.in_city(city).order_by("name_th")
        self.fields["venues"].queryset = venues  # type: ignore[attr-defined]
        self.fields["venues"].choices = by_neighbourhood(venues)  # type: ignore[attr-defined]
        self.initial["version"] = self.instance.version if self.instance.pk else 1

    def leaves(self) -> list[tuple[Any, list[forms.BoundField]]]:
        """The questions in parts; whether they left is asked only of those who are here."""
        leaving = [(_("If they leave"), [self["left_on"]])] if self.instance.pk else []
        return [*super().leaves(), *leaving]

    def columns(self) -> dict[str, Any]:
        """The organisation's own columns, without relations and version."""
        return {name: self.cleaned_data[name] for name in self.Meta.fields if name != "venues"}


def by_neighbourhood(venues: QuerySet[Venue]) -> list[tuple[str, list[tuple[int, str]]]]:
    """Venues to choose from, each under its first neighbourhood, those in none last."""
    there: dict[str, list[tuple[int, str]]] = defaultdict(list)
    outside: list[tuple[int, str]] = []
    for venue in venues.prefetch_related("neighbourhoods"):
        hood = next(iter(venue.neighbourhoods.all()), None)
        (there[th_en_text(hood, "name")] if hood else outside).append((venue.pk, th_en_text(venue, "name")))
    last = [(gettext("Elsewhere in the city"), outside)] if outside else []
    return [*sorted(there.items()), *last]
