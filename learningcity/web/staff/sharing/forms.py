"""What is asked about sharing: what, with whom, until when and why; and what a note holds."""

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from learningcity.city.people.models import Audience, CoachNote, Subject
from learningcity.web.staff.partners.advice_forms import TakeUpForm
from learningcity.web.ui.forms import DateField, Hinted

HINTS = {
    Subject.GOALS: _("Each key result with its figure, and the reviews."),
    Subject.PROJECTS: _("Each project and milestone with how it stands, those not public too."),
    Subject.PARTNERSHIP: _("Agreements and promises by organisation; nobody who answers for them."),
    Subject.MEETINGS: _("Decisions of adopted minutes, and tasks by organisation; nobody by name."),
    Subject.NEEDS: _("Wishes that were read and how many have them; never whose they are."),
    Subject.ACTIVITIES: _("What is published and how many seats were taken; never by whom."),
    Subject.FEEDBACK: _("Averages of five answers or more; never anyone's words."),
    Subject.PLACES: _("Residents by area, and the learning places."),
}


class ShareForm(forms.Form):
    """What a city lets whom see, from when until when, and why."""

    subject = forms.ChoiceField(label=_("What"), choices=(), widget=forms.RadioSelect)
    audience = forms.ChoiceField(label=_("With whom"), choices=Audience.choices, widget=forms.RadioSelect)
    since = DateField(label=_("From"))
    until = DateField(
        label=_("Until"), required=False, help_text=_("Leave it empty to share until you end it.")
    )
    reason = forms.CharField(
        label=_("Why"), max_length=300, help_text=_("Those with whom it is shared read this too.")
    )

    def __init__(self, *args: Any, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial.setdefault("since", today)
        subject: Any = self.fields["subject"]
        subject.choices = [(each.value, Hinted(each.label, HINTS[each])) for each in Subject]


class CoachNoteForm(forms.Form):
    """A note of a coach; only what is shared now can be written about."""

    subject = forms.ChoiceField(label=_("About"), choices=())
    kind = forms.ChoiceField(
        label=_("Kind of note"), choices=CoachNote.Kind.choices, widget=forms.RadioSelect, initial="note"
    )
    title = forms.CharField(label=_("Title of the note"), max_length=160)
    text = forms.CharField(label=_("The note"), max_length=6000, widget=forms.Textarea(attrs={"rows": 8}))
    version = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, subjects: list[Subject], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        subject: Any = self.fields["subject"]
        subject.choices = [(each.value, each.label) for each in subjects]


class NoteReplyForm(TakeUpForm):
    """What the city does with a suggestion of its coach, and why."""

    reason = forms.CharField(label=_("Why"), max_length=3000, widget=forms.Textarea(attrs={"rows": 4}))
    field_order = ("reply", "reason")
