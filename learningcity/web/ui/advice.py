"""Advice as pages show it: a word for how it stands, and what an adviser fills in."""

from django import forms
from django.utils.translation import gettext_lazy as _

from learningcity.city.partners.models import Tongue
from learningcity.city.partners.rules.advice import AdviceState
from learningcity.web.ui.promises import Told

STATES: dict[str, Told] = {
    AdviceState.ASKED: Told(_("asked"), "act", "right"),
    AdviceState.NOT_GIVEN: Told(_("asked, nothing heard"), "warn", "clock"),
    AdviceState.GIVEN: Told(_("waits for the city"), "act", "right"),
    AdviceState.UNANSWERED: Told(_("the city's reply is overdue"), "bad", "alert"),
    AdviceState.ADOPTED: Told(_("adopted as it is"), "ok", "check"),
    AdviceState.ADAPTED: Told(_("adapted"), "ok", "edit"),
    AdviceState.DECLINED: Told(_("declined"), "mute", "x"),
    AdviceState.TAKEN_BACK: Told(_("question taken back"), "mute", "undo"),
}


class GiveForm(forms.Form):
    """The advice in the adviser's own language."""

    text = forms.CharField(
        label=_("Your advice"),
        help_text=_("Write in the language you think in; the city has it put into Thai."),
        widget=forms.Textarea(attrs={"rows": 8}),
        max_length=12_000,
    )
    language = forms.ChoiceField(label=_("Language you write in"), choices=Tongue.choices)
    may_show = forms.BooleanField(
        label=_("Everyone may read my advice and the city's answer"),
        required=False,
    )


class OfferForm(GiveForm):
    """Advice that nobody asked for."""

    title = forms.CharField(label=_("What it is about, in a few words"), max_length=200)
    website = forms.CharField(required=False, widget=forms.HiddenInput)
    field_order = ("title", "text", "language", "may_show")
