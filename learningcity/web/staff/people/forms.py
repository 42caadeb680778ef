"""What is asked at the desk: who someone is, who stands by them, that they agree, which role they get."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from learningcity.city.partners.models import Organisation
from learningcity.city.people.models import Person
from learningcity.city.people.roles import ROLES, Role, Scope
from learningcity.city.people.rules import Bond, may_act
from learningcity.city.people.services import LONGEST_NAME
from learningcity.city.places.models import City, Neighbourhood
from learningcity.core.errors import Refused
from learningcity.core.fields import in_language
from learningcity.core.groups import AGE_GROUPS, Group
from learningcity.core.thai_text import read_phone
from learningcity.core.thai_time import today
from learningcity.web.ui.forms import BirthYearField, Hinted, PhoneField

STATED_GROUPS = [(code, label) for code, label in Group.choices if Group(code) not in AGE_GROUPS]
"""Groups a person says they belong to; the others follow from age."""


class PersonFields(forms.Form):
    """What is held about a person."""

    name = forms.CharField(label=_("Name, a nickname is enough"), max_length=LONGEST_NAME)
    birth_year = BirthYearField(help_text=_("Buddhist or Christian era"), required=False)
    phone = PhoneField(label=_("Phone"), required=False)
    home_neighbourhood = forms.ModelChoiceField(
        label=_("Home neighbourhood"),
        queryset=Neighbourhood.objects.none(),
        required=False,
        empty_label=_("choose"),
    )
    groups = forms.MultipleChoiceField(
        label=_("What fits them"),
        help_text=_("Only what they say themselves: for the seats and prices held for it."),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        choices=STATED_GROUPS,
    )

    def __init__(self, *args: Any, city: City, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        home: Any = self.fields["home_neighbourhood"]
        home.queryset = Neighbourhood.objects.in_city(city).order_by("name_th")
        home.label_from_instance = lambda row: in_language(row, "name")

    def columns(self) -> dict[str, Any]:
        """The columns of `Person` as a valid form gives them."""
        names = [name for name in self.fields if name in {f.name for f in Person._meta.get_fields()}]
        return {name: self.cleaned_data[name] for name in names} | {"phone": self.cleaned_data["phone"] or ""}


class CorrectForm(PersonFields):
    """What is held about someone, to be put right."""

    email = forms.EmailField(label=_("E-mail"), required=False, max_length=254)
    field_order = ("name", "birth_year", "phone", "email", "home_neighbourhood", "groups")

    def __init__(self, data: Any, *, person: Person, city: City) -> None:
        held = {name: getattr(person, name) for name in ("name", "birth_year", "phone", "email", "groups")}
        super().__init__(data, city=city, initial=held | {"home_neighbourhood": person.home_neighbourhood_id})


class RegisterForm(PersonFields):
    """Someone without an account; a child with who stands for it."""

    guardian_name = forms.CharField(
        label=_("Parent's or guardian's name"), max_length=LONGEST_NAME, required=False
    )
    guardian_contact = forms.CharField(
        label=_("Their phone or e-mail"),
        help_text=_("So that they can see and change what the child joins."),
        max_length=254,
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    guardian_comes = forms.BooleanField(
        label=_("They have neither: they come along and say yes each time"), required=False
    )
    agreed = forms.BooleanField(
        label=_("They (for a child, the parent or guardian) agree that the city notes this down"),
        error_messages={"required": _("Ask them first, and tick that they agree.")},
    )
    person = forms.UUIDField(widget=forms.HiddenInput, required=False)

    GUARDIAN = ("guardian_name", "guardian_contact", "guardian_comes")

    @property
    def about(self) -> list[Any]:
        """The inputs about the person, as bound fields."""
        return [self[name] for name in ("name", "birth_year", "phone", "home_neighbourhood", "groups")]

    @property
    def about_guardian(self) -> list[Any]:
        """The inputs about who stands for a child."""
        return [self[name] for name in self.GUARDIAN]

    @property
    def names_guardian(self) -> bool:
        """Whether the part about a child is to stand open."""
        return any(self[name].value() or self[name].errors for name in self.GUARDIAN)

    def clean_guardian_contact(self) -> str:
        text = str(self.cleaned_data["guardian_contact"]).strip()
        if not text or "@" in text:
            return str(forms.EmailField(required=False).clean(text)).lower()
        try:
            return read_phone(text)
        except Refused as refused:
            raise forms.ValidationError(str(refused), code=refused.code) from refused

    def clean(self) -> dict[str, Any]:
        given = self.cleaned_data
        if self.needs_guardian and not given.get("guardian_name"):
            self.add_error("guardian_name", _("A child under 10 needs a parent or guardian: name them."))
        without = not given.get("guardian_contact") and not given.get("guardian_comes")
        if given.get("guardian_name") and without and "guardian_contact" not in self.errors:
            self.add_error("guardian_contact", _("Say how to reach them, or tick that they come along."))
        return given

    @property
    def needs_guardian(self) -> bool:
        """Whether the person is so young that only a guardian may enrol them."""
        year = self.cleaned_data.get("birth_year")
        return year is not None and not may_act(Bond.SELF, today().year - year)


class EnrolForm(forms.Form):
    """What must be said before someone is enrolled by another."""

    agreed = forms.BooleanField(
        label=_("They asked for this seat, or agreed to it"),
        error_messages={"required": _("Ask them first, and tick that they agree.")},
    )
    guardian_present = forms.BooleanField(
        label=_("The parent or guardian is here and agrees"), required=False
    )
    if_full = forms.ChoiceField(
        label=_("No seat is free for them"),
        widget=forms.RadioSelect,
        initial="wait",
        choices=[
            ("wait", Hinted(_("Put them on the waiting list"), _("They are told when a seat falls free."))),
            ("leave", Hinted(_("Do not enrol them"), _("Choose another session instead."))),
        ],
    )
    remind = forms.BooleanField(label=_("They want reminders and waiting-list offers"), required=False)

    def __init__(self, data: Any, *, child: bool, full: bool, ask_reminders: bool) -> None:
        super().__init__(data)
        for name, wanted in {"guardian_present": child, "if_full": full, "remind": ask_reminders}.items():
            if not wanted:
                del self.fields[name]


def grantable() -> list[Role]:
    """The roles one person can give another: those that hold in a city, an organisation or an area."""
    return [role for role in Role if ROLES[role].scope in (Scope.CITY, Scope.ORGANISATION, Scope.AREA)]


class RoleForm(forms.Form):
    """Who gets which role, and over what."""

    email = forms.EmailField(label=_("E-mail"), max_length=254)
    name = forms.CharField(
        label=_("Name"),
        help_text=_("Needed when they have no account yet."),
        max_length=LONGEST_NAME,
        required=False,
    )
    role = forms.ChoiceField(label=_("Role"), widget=forms.RadioSelect)
    organisation = forms.ModelChoiceField(
        label=_("Organisation"),
        help_text=_("For the roles of providers."),
        queryset=Organisation.objects.none(),
        required=False,
        empty_label=_("choose"),
    )
    neighbourhood = forms.ModelChoiceField(
        label=_("Neighbourhood"),
        help_text=_("For the neighbourhood's leader."),
        queryset=Neighbourhood.objects.none(),
        required=False,
        empty_label=_("choose"),
    )

    def __init__(self, data: Any, *, city: City) -> None:
        super().__init__(data)
        fields: dict[str, Any] = self.fields
        fields["role"].choices = [
            (role.value, Hinted(ROLES[role].name, ROLES[role].sentence))  # type: ignore[arg-type]
            for role in grantable()
        ]
        rows: dict[str, Any] = {
            "organisation": Organisation.objects.in_city(city).active(),
            "neighbourhood": Neighbourhood.objects.in_city(city),
        }
        for name, queryset in rows.items():
            fields[name].queryset = queryset.order_by("name_th")
            fields[name].label_from_instance = lambda row: in_language(row, "name")

    def clean(self) -> dict[str, Any]:
        given = self.cleaned_data
        scope = ROLES[Role(given["role"])].scope if given.get("role") else None
        for name, wanted in (("organisation", Scope.ORGANISATION), ("neighbourhood", Scope.AREA)):
            if scope is wanted and not given.get(name):
                self.add_error(name, _("Say where the role is to hold."))
            elif scope is not wanted:
                given[name] = None
        return given
