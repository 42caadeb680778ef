"""What is asked about a meeting: when and where, who was there, what was said, decided and given to do."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from learningcity.city.partners.models import (
    AgendaItem,
    Contact,
    Meeting,
    Organisation,
    Outcome,
    Presence,
    Seat,
    WorkingGroup,
)
from learningcity.city.partners.rules.meetings import Votes
from learningcity.city.places.models import City
from learningcity.web.staff.partners.acting import choose, choose_contact, choose_organisation
from learningcity.web.ui.bilingual import th_en_text
from learningcity.web.ui.forms import DateField, InParts, TimeField, WholeNumberField

MOST_VOTES = 500


class MeetingForm(InParts, forms.ModelForm[Meeting]):
    """When, where, and of which group."""

    sections = (
        (_("What it is"), ("title_th", "title_en", "group")),
        (_("When and where"), ("held_on", "starts_at", "ends_at", "place_th", "place_en")),
        (_("Who may read it"), ("is_public",)),
    )

    version = forms.IntegerField(widget=forms.HiddenInput, required=False)
    held_on = DateField(label=_("Day"))
    starts_at = TimeField(label=_("From"), required=False)
    ends_at = TimeField(label=_("Until"), required=False)

    class Meta:
        model = Meeting
        fields = (
            "title_th", "title_en", "group", "held_on", "starts_at", "ends_at", "place_th", "place_en",
            "is_public",
        )  # fmt: skip
        labels = {
            "title_th": _("Title in Thai"),
            "title_en": _("Title in English"),
            "group": _("Working group"),
            "place_th": _("Where, in Thai"),
            "place_en": _("Where, in English"),
            "is_public": _("Everyone may read the minutes once they are adopted"),
        }

    def __init__(self, *args: Any, city: City, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        rows = WorkingGroup.objects.in_city(city).filter(closed_on=None).order_by("name_th")
        choose(self, "group", rows, lambda row: th_en_text(row, "name"))
        self.fields["group"].empty_label = _("none")  # type: ignore[attr-defined]
        self.initial["version"] = self.instance.version if self.instance.pk else 1


class MatterForm(forms.Form):
    """One more matter of the agenda."""

    title_th = forms.CharField(label=_("What it is about, in Thai"), max_length=250)
    title_en = forms.CharField(label=_("What it is about, in English"), max_length=250, required=False)


class MinuteForm(forms.ModelForm[AgendaItem]):
    """What was said on a matter."""

    version = forms.IntegerField(widget=forms.HiddenInput, required=False)

    class Meta:
        model = AgendaItem
        fields = ("title_th", "title_en", "minute_th", "minute_en")
        labels = {
            "title_th": _("What it is about, in Thai"),
            "title_en": _("What it is about, in English"),
            "minute_th": _("What was said, in Thai"),
            "minute_en": _("What was said, in English"),
        }
        widgets = {
            "minute_th": forms.Textarea(attrs={"rows": 9}),
            "minute_en": forms.Textarea(attrs={"rows": 9}),
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial["version"] = self.instance.version


class PresenceForm(forms.Form):
    """For each seat whether it was filled."""

    def __init__(self, *args: Any, meeting: Meeting, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        noted = {each.seat_id: each.kind for each in meeting.presences.all()}
        seats = meeting.group.seats.current() if meeting.group else Seat.objects.none()
        for seat in seats.select_related("organisation", "contact__organisation"):
            who = f"{seat.contact} · " if seat.contact else ""
            self.fields[f"seat{seat.pk}"] = forms.ChoiceField(
                label=who + th_en_text(seat.organisation, "name"),
                choices=[("", _("not noted")), *Presence.Kind.choices],
                required=False,
                initial=noted.get(seat.pk, ""),
            )

    def kinds(self) -> dict[int, str]:
        """The word for each seat by its key."""
        return {int(name.removeprefix("seat")): kind for name, kind in self.cleaned_data.items()}


class GuestForm(forms.Form):
    """Somebody without a seat."""

    organisation = forms.ModelChoiceField(
        label=_("Organisation"), queryset=Organisation.objects.none(), required=False
    )
    said_as_th = forms.CharField(
        label=_("Or as the minutes name them, in Thai"), max_length=200, required=False
    )
    said_as_en = forms.CharField(label=_("In English the same"), max_length=200, required=False)

    def __init__(self, *args: Any, city: City, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choose_organisation(self, city)


class ResolutionForm(forms.Form):
    """What was decided, and the votes where they were counted."""

    text_th = forms.CharField(
        label=_("What was decided, in Thai"), widget=forms.Textarea(attrs={"rows": 3}), max_length=2_000
    )
    text_en = forms.CharField(
        label=_("What was decided, in English"),
        widget=forms.Textarea(attrs={"rows": 2}),
        max_length=2_000,
        required=False,
    )
    outcome = forms.ChoiceField(label=_("How it went"), choices=Outcome.choices, widget=forms.RadioSelect)
    votes_for = WholeNumberField(
        label=_("Votes for"),
        required=False,
        low=0,
        high=MOST_VOTES,
        help_text=_("Only where votes were counted."),
    )
    votes_against = WholeNumberField(label=_("Votes against"), required=False, low=0, high=MOST_VOTES)
    votes_abstained = WholeNumberField(label=_("Abstained"), required=False, low=0, high=MOST_VOTES)

    def clean(self) -> dict[str, Any]:
        given = dict(super().clean() or self.cleaned_data)
        counted = [given.pop(name, None) for name in ("votes_for", "votes_against", "votes_abstained")]
        given["votes"] = (
            Votes(*(each or 0 for each in counted)) if any(e is not None for e in counted) else None
        )
        return given


class TaskForm(forms.Form):
    """Who does what by when."""

    title_th = forms.CharField(label=_("What is to be done, in Thai"), max_length=250)
    title_en = forms.CharField(label=_("What is to be done, in English"), max_length=250, required=False)
    owner = forms.ModelChoiceField(label=_("Who does it"), queryset=Contact.objects.none())
    due_on = DateField(label=_("By when"))

    def __init__(self, *args: Any, city: City, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choose_contact(self, city, "owner")
