"""Forms about oneself and the people one looks after."""

from typing import Any

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from learningcity.city.people.models import CareLink
from learningcity.city.people.queries import Someone
from learningcity.city.people.rules import Bond
from learningcity.city.people.services import LONGEST_NAME
from learningcity.city.places.models import City, Neighbourhood
from learningcity.core.fields import in_language
from learningcity.core.groups import AGE_GROUPS, Group
from learningcity.web.ui.forms import BirthYearField, Hinted, PhoneField

BY_AGE = {group.value for group in AGE_GROUPS}


class DataForm(forms.Form):
    """What is held about a person, to be put right."""

    name = forms.CharField(label=_("Name"), help_text=_("What we call you"), max_length=LONGEST_NAME)
    birth_year = BirthYearField(required=False, help_text=_("Either era will do: 2495 or 1952"))
    phone = PhoneField(label=_("Phone number"), required=False)
    email = forms.EmailField(
        label=_("E-mail"),
        required=False,
        max_length=254,
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
    )
    home_neighbourhood = forms.ModelChoiceField(
        label=_("Home neighbourhood"), queryset=Neighbourhood.objects.none(), required=False, empty_label="–"
    )
    groups = forms.MultipleChoiceField(
        label=_("What fits you"),
        help_text=_("Only if you want the seats held for it, or a lower price. Kept under lock."),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        choices=[(code, label) for code, label in Group.choices if code not in BY_AGE],
    )
    language = forms.ChoiceField(
        label=_("Language we write to you in"), widget=forms.RadioSelect, choices=settings.LANGUAGES
    )

    def __init__(self, data: Any, *, someone: Someone, city: City) -> None:
        super().__init__(data, initial=_held(someone))
        homes = Neighbourhood.objects.in_city(city).order_by("name_th")
        field: Any = self.fields["home_neighbourhood"]
        field.queryset, field.label_from_instance = homes, lambda home: in_language(home, "name")
        if someone.bond is not Bond.SELF:
            del self.fields["language"]
            self.fields["name"].help_text = ""
            self.fields["groups"].label = _("What fits them")


def _held(someone: Someone) -> dict[str, Any]:
    person = someone.person
    language = person.account.language if person.account else settings.LANGUAGE_CODE
    return {
        "name": person.name,
        "birth_year": person.birth_year,
        "phone": person.phone,
        "email": person.email,
        "home_neighbourhood": person.home_neighbourhood_id,
        "groups": person.groups,
        "language": language,
    }


def corrections(form: DataForm) -> dict[str, Any]:
    """The columns of `Person` as a valid form gives them."""
    given = dict(form.cleaned_data)
    given.pop("language", None)
    return given | {"phone": given["phone"] or ""}


class CareForm(forms.Form):
    """Someone new whom one looks after."""

    name = forms.CharField(
        label=_("What are they called"),
        help_text=_("A nickname is enough"),
        max_length=LONGEST_NAME,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    kind = forms.ChoiceField(
        label=_("Who are they to you"),
        widget=forms.RadioSelect,
        choices=[
            (
                CareLink.Kind.HELPER,
                Hinted(_("An adult who asked me"), _("A parent, a relative, a neighbour")),
            ),
            (CareLink.Kind.GUARDIAN, Hinted(_("A child in my care"), _("Under 20; I am parent or guardian"))),
        ],
    )
    birth_year = BirthYearField(required=False, help_text=_("Needed for a child. Either era will do."))
    phone = PhoneField(
        label=_("Their phone number"), required=False, help_text=_("If they have one; otherwise we reach you")
    )
    agreed = forms.BooleanField(
        label=_("An adult: they know and agree that I enrol them. A child: I am the parent or guardian.")
    )

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if cleaned.get("kind") == CareLink.Kind.GUARDIAN and cleaned.get("birth_year") is None:
            self.add_error("birth_year", _("We need a child's year of birth."))
        return cleaned
