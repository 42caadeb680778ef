"""The question whether somebody needs help to take part, the same wherever people are enrolled."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from learningcity.city.enrolment.models import Enrolment, SupportKind
from learningcity.city.enrolment.queries.support import Choice, Question
from learningcity.city.enrolment.rules.support import LONGEST_WORDS, Needs
from learningcity.city.enrolment.services.needs import remember_needs
from learningcity.city.enrolment.services.support import request_support
from learningcity.city.people.models import User
from learningcity.core.thai_time import be_date
from learningcity.web.ui.bilingual import reader_language
from learningcity.web.ui.forms import Hinted


class NeedsForm(forms.Form):
    """Which kinds of help, and the rest in one's own words."""

    kinds = forms.MultipleChoiceField(
        label=gettext_lazy("What would help?"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        choices=SupportKind.choices,
    )
    words = forms.CharField(
        label=gettext_lazy("In your own words"),
        help_text=gettext_lazy("Only what whoever arranges it must know"),
        required=False,
        max_length=LONGEST_WORDS,
        widget=forms.Textarea(attrs={"rows": 3}),
    )


class SupportForm(NeedsForm):
    """Help asked for while joining a session, and whether it may be remembered."""

    prefix = "support"
    remember = forms.BooleanField(
        label=gettext_lazy("Remember this for next time; whoever comes agrees to it"),
        help_text=gettext_lazy("Kept encrypted, and forgotten as soon as you say so on your page"),
        required=False,
    )

    def __init__(self, data: Any, *, question: Question, needs: Needs) -> None:
        offered = {choice.kind.value for choice in question.choices}
        before = [kind for kind in needs.kinds if kind in offered]
        super().__init__(data, initial={"kinds": before, "words": needs.words})
        self.question, self.is_filled_in = question, bool(before or needs.words)
        self.fields["kinds"].choices = [  # type: ignore[attr-defined]
            (choice.kind.value, Hinted(choice.kind.label, hint(choice))) for choice in question.choices
        ]

    @property
    def for_all(self) -> list[str]:
        """What everybody gets here without asking."""
        return [str(kind.label) for kind in self.question.for_all]

    @property
    def says_something(self) -> bool:
        """Whether a valid form asks for anything."""
        return bool(self.cleaned_data["kinds"] or self.cleaned_data["words"])

    @property
    def stands_open(self) -> bool:
        """Whether the question is to be unfolded: something is filled in, or must be mended."""
        return self.is_filled_in or (self.is_bound and (bool(self.errors) or self.says_something))


def hint(choice: Choice) -> str:
    """What somebody should know before asking: what is there, what is not, and whether it is late to ask."""
    return " ".join(said for said in (_there(choice), _missing(choice), _late(choice)) if said)


def _there(choice: Choice) -> str:
    if not choice.there:
        return ""
    things = ", ".join(choice.there)
    if choice.checked_on is None:
        return _("Stated to be there already: %(things)s.") % {"things": things}
    day = be_date(choice.checked_on, reader_language(), "medium")
    return _("There already: %(things)s, checked %(day)s.") % {"things": things, "day": day}


def _missing(choice: Choice) -> str:
    return _("Not there: %(things)s.") % {"things": ", ".join(choice.missing)} if choice.missing else ""


def _late(choice: Choice) -> str:
    if choice.is_sure:
        return ""
    until = be_date(choice.sure_until, reader_language(), "medium")
    return _("Sure only if asked by %(until)s. It is late now: we try, and tell you.") % {"until": until}


def keep_support(form: SupportForm, enrolment: Enrolment, by: User, *, sees_all: bool) -> None:
    """Ask for what a valid form says, and remember it where that was agreed to."""
    if not form.says_something:
        return
    kinds, words = form.cleaned_data["kinds"], form.cleaned_data["words"]
    request_support(enrolment=enrolment, kinds=kinds, words=words, by=by)
    if form.cleaned_data["remember"]:
        person = enrolment.person
        remember_needs(person=person, kinds=kinds, words=words, by=by, agreed=True, sees_all=sees_all)
