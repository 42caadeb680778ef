"""The questions asked afterwards, by link, on paper or on the telephone."""

from django import forms
from django.utils.translation import gettext_lazy as _

from learningcity.city.enrolment.models import Income, Study, Work

THREE = [(3, _("Yes")), (2, _("Partly")), (1, _("No"))]
LONGEST_WORDS = 600


class FeedbackForm(forms.Form):
    """Three questions of one tap each, and words if one likes."""

    worth = forms.TypedChoiceField(
        label=_("Was it worth coming?"), choices=THREE, coerce=int, widget=forms.RadioSelect
    )
    clear = forms.TypedChoiceField(
        label=_("Was it taught so that you understood?"),
        choices=THREE,
        coerce=int,
        widget=forms.RadioSelect,
    )
    learned = forms.TypedChoiceField(
        label=_("Did you learn something that you will use?"),
        choices=THREE,
        coerce=int,
        widget=forms.RadioSelect,
    )
    words = forms.CharField(
        label=_("Anything to add?"),
        help_text=_("Read first by the city; shown to others without your name, or not at all."),
        required=False,
        max_length=LONGEST_WORDS,
        widget=forms.Textarea(attrs={"rows": 3}),
    )


class FollowUpForm(forms.Form):
    """What changed since: work, further study, and, if they like, a band of income before and now."""

    work = forms.ChoiceField(label=_("Your work since then"), choices=Work.choices, widget=forms.RadioSelect)
    study = forms.ChoiceField(
        label=_("Are you learning on?"), choices=Study.choices, widget=forms.RadioSelect
    )
    income_before = forms.ChoiceField(
        label=_("Your own income a month before"),
        choices=[("", _("rather not say")), *Income.choices],
        required=False,
    )
    income = forms.ChoiceField(
        label=_("Your own income a month now"),
        help_text=_("Kept under lock and shown only as a number of people, never alone."),
        choices=[("", _("rather not say")), *Income.choices],
        required=False,
    )
    words = forms.CharField(
        label=_("Anything to add?"),
        required=False,
        max_length=LONGEST_WORDS,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
