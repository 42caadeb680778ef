"""Forms of joining: who comes, and the last yes."""

from copy import copy
from typing import Any

from django import forms
from django.utils.functional import Promise
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from learningcity.city.catalogue.models import Price, SeatPool, Session
from learningcity.city.enrolment.queries import may_join, refusal
from learningcity.city.enrolment.rules import No, why_not_by
from learningcity.city.people.models import CareLink, Person
from learningcity.city.people.queries import Someone
from learningcity.city.people.rules import Bond
from learningcity.city.people.services import LONGEST_NAME
from learningcity.core.groups import AGE_GROUPS, Group
from learningcity.core.thai_time import now, today
from learningcity.web.ui.forms import BirthYearField, Hinted, PhoneField

ME, NEW = "me", "new"


def stated_groups(session: Session) -> list[str]:
    """The groups that matter for a session's seats or price and that nobody can tell from age."""
    held = set(SeatPool.objects.filter(session=session).exclude(group="").values_list("group", flat=True))
    priced = set(Price.objects.filter(activity_id=session.activity_id).values_list("group", flat=True))
    by_age = {group.value for group in AGE_GROUPS}
    return [group.value for group in Group if group.value in (held | priced) - by_age]


def describe(someone: Someone) -> str | Promise:
    """A line about a person one may enrol: how old, and as what."""
    kind = _("I am the guardian") if someone.bond is Bond.GUARDIAN else _("asked me to help")
    if someone.age is None:
        return kind
    return format_lazy("{age} · {kind}", age=_("about %(age)s years old") % {"age": someone.age}, kind=kind)


class WhoForm(forms.Form):
    """Who comes: oneself, someone one looks after, or someone new; a name is enough."""

    use_required_attribute = False
    asked_of_new = ("name", "kind")
    who = forms.ChoiceField(label=_("Who is coming?"), widget=forms.RadioSelect)
    name = forms.CharField(
        label=_("What are they called"),
        help_text=_("A nickname is enough"),
        max_length=LONGEST_NAME,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
        error_messages={"required": _("Say what to call this person; a nickname is enough.")},
    )
    kind = forms.ChoiceField(
        label=_("Who are they to you"),
        widget=forms.RadioSelect,
        error_messages={"required": _("Say who this person is to you.")},
        choices=[
            (
                CareLink.Kind.HELPER,
                Hinted(_("An adult who asked me"), _("A parent, a relative, a neighbour")),
            ),
            (CareLink.Kind.GUARDIAN, Hinted(_("A child in my care"), _("Under 20; I am parent or guardian"))),
        ],
    )
    phone = PhoneField(
        label=_("Their phone number"), required=False, help_text=_("If they have one; otherwise we reach you")
    )
    agreed = forms.BooleanField(label=_("They know and agree that I enrol them"), required=False)
    birth_year = BirthYearField(required=False)
    groups = forms.MultipleChoiceField(
        label=_("Does one of these fit whoever comes?"),
        help_text=_("Gives the seats held for them, or a lower price. Only the organiser sees it."),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )

    def __init__(self, data: Any, *, session: Session, people: list[Someone], **kwargs: Any) -> None:
        super().__init__(data, **kwargs)
        self.session, self.people = session, people
        others = [each for each in people if each.bond is not Bond.SELF]
        self.fields["who"].choices = [  # type: ignore[attr-defined]
            (ME, Hinted(_("Me"), "")),
            *((str(each.person.uuid), Hinted(each.person.name, describe(each))) for each in others),
            (NEW, Hinted(_("Someone else I look after"), _("Parents, relatives, children, neighbours"))),
        ]
        self._ask_what_matters()

    def _ask_what_matters(self) -> None:
        activity, asked = self.session.activity, stated_groups(self.session)
        self.needs_age = activity.min_age is not None or activity.max_age is not None
        self.fields["birth_year"].required = self.needs_age
        self.fields["birth_year"].label = _("Year of birth of whoever comes")
        self.fields["birth_year"].help_text = (
            _("This activity is for certain ages. Either era will do: 2495 or 1952.")
            if self.needs_age
            else _("Gives the seats held for an age. Either era will do: 2495 or 1952.")
        )
        labels = dict(Group.choices)
        self.fields["groups"].choices = [(code, labels[code]) for code in asked]  # type: ignore[attr-defined]
        if not asked:
            del self.fields["groups"]

    @property
    def asks_year_of_new_only(self) -> bool:
        """Whether the years of birth of everyone known here are known, so that only a new person is asked."""
        known = self.own is not None and all(each.person.birth_year for each in self.people)
        return known and not self["birth_year"].errors

    @property
    def own(self) -> Someone | None:
        return next((each for each in self.people if each.bond is Bond.SELF), None)

    @property
    def chosen(self) -> Someone | None:
        """The person already known here who comes, if it is one."""
        who = self.cleaned_data.get("who")
        if who == ME:
            return self.own
        return next((each for each in self.people if str(each.person.uuid) == who), None)

    @property
    def bond(self) -> str:
        if self.cleaned_data.get("who") == NEW:
            return str(self.cleaned_data.get("kind") or "")
        return self.chosen.bond if self.chosen else Bond.SELF

    def _clean_fields(self) -> None:
        """Ask of each only what their answer to “who” calls for; the labels go on saying what is needed."""
        asked = {name: self.fields[name].required for name in (*self.asked_of_new, "birth_year")}
        for name in asked:
            self.fields[name].required = name in self.asked_of_new and self.data.get("who") == NEW
        super()._clean_fields()  # type: ignore[misc]
        for name, required in asked.items():
            self.fields[name].required = required

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if cleaned.get("who") == NEW:
            self._clean_new(cleaned)
        if not self.errors:
            self._refuse_who_may_not()
        return cleaned

    def _clean_new(self, cleaned: dict[str, Any]) -> None:
        if cleaned.get("kind") == CareLink.Kind.HELPER and not cleaned.get("agreed"):
            self.add_error("agreed", _("An adult must know and agree. Ask them first, then tick here."))
        if cleaned.get("kind") == CareLink.Kind.GUARDIAN and cleaned.get("birth_year") is None:
            self.add_error("birth_year", _("We need a child's year of birth."))

    def _refuse_who_may_not(self) -> None:
        person = self.candidate()
        if no := may_join(self.session, person, now()):
            self.add_error("birth_year" if no.code == No.AGE_UNKNOWN else None, str(no))
        elif why := why_not_by(self.bond, person.age(today())):
            self.add_error("kind" if self.bond == Bond.GUARDIAN else None, self._wrong_bond(why))

    def _wrong_bond(self, why: No) -> str:
        if self.bond == Bond.GUARDIAN:
            return str(_("Someone of 20 or over decides alone: choose “an adult who asked me”."))
        return str(refusal(no=why))

    def candidate(self, name: str = "") -> Person:
        """The person as they would join, with what was just said about them; not saved."""
        given, known = self.cleaned_data, self.chosen
        person = copy(known.person) if known else Person(name=given.get("name") or name)
        for field, value in self.told().items():
            setattr(person, field, value)
        return person

    def told(self) -> dict[str, Any]:
        """What was said about the person that is not known yet; a helper corrects nothing that is known."""
        given, known = self.cleaned_data, self.chosen
        told: dict[str, Any] = {}
        year_known = known is not None and known.person.birth_year is not None
        if given.get("birth_year") is not None and not (year_known and self.bond == Bond.HELPER):
            told["birth_year"] = given["birth_year"]
        if given.get("groups"):
            told["groups"] = sorted({*(known.person.groups if known else ()), *given["groups"]})
        return told


class ConfirmForm(forms.Form):
    """The last yes: what one agrees to, each purpose apart and none of it ticked beforehand."""

    reminders = forms.ChoiceField(
        label=_("May we write about this session?"),
        help_text=_("A reminder the day before, and word when a seat falls free"),
        widget=forms.RadioSelect,
        choices=[("yes", _("Yes, write to me")), ("no", _("No, I will look here myself"))],
    )
    email = forms.EmailField(
        label=_("E-mail to write to"),
        help_text=_("Messages go by e-mail; to a phone number alone we cannot send any yet."),
        required=False,
        max_length=254,
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
    )
    follow_up = forms.BooleanField(
        label=_("The city may ask what I thought, after the session and after 3, 6 and 12 months"),
        required=False,
    )

    def __init__(self, *args: Any, asked: bool, follows: bool, has_address: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if asked:
            del self.fields["reminders"]
        if asked or has_address:
            del self.fields["email"]
        if follows:
            del self.fields["follow_up"]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        wants = cleaned.get("reminders") == "yes" and "email" in self.fields
        if wants and not cleaned.get("email") and "email" not in self.errors:
            self.add_error("email", _("To write to you we need an e-mail address; or choose “No”."))
        return cleaned
