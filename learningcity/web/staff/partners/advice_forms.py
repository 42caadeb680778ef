"""What is asked about advice: of whom, what, what was said, and what the city does with it."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from learningcity.city.partners.models import Advice, Contact, ReplyKind
from learningcity.city.places.models import City
from learningcity.web.staff.partners.acting import choose, choose_contact, in_words
from learningcity.web.ui.advice import GiveForm
from learningcity.web.ui.forms import DateField


def _long(label: Any, *, required: bool = False, rows: int = 4, hint: Any = "") -> forms.CharField:
    widget = forms.Textarea(attrs={"rows": rows})
    return forms.CharField(label=label, required=required, max_length=6000, widget=widget, help_text=hint)


def _choose_adviser(form: forms.Form, city: City) -> None:
    rows = Contact.objects.in_city(city).active().filter(advises=True).exclude(name_th="", name_en="")
    choose(form, "adviser", rows.select_related("organisation").order_by("organisation__name_th"), in_words)
    choose_contact(form, city, "keeper")
    keeper: Any = form.fields["keeper"]
    keeper.required, keeper.empty_label = False, _("nobody yet")


class AskForm(forms.Form):
    """Who is asked what, by when, and who looks after the answer."""

    adviser = forms.ModelChoiceField(label=_("Whom to ask"), queryset=Contact.objects.none())
    title_th = forms.CharField(label=_("What it is about, in Thai"), max_length=200)
    title_en = forms.CharField(label=_("What it is about, in English"), max_length=200, required=False)
    question_th = _long(
        _("The question in Thai"), required=True, hint=_("What you tried, and what you want to know.")
    )
    question_en = _long(_("The question in English"))
    due_on = DateField(label=_("By when"))
    keeper = forms.ModelChoiceField(
        label=_("Who sees to it that the city replies"), queryset=Contact.objects.none(), required=False
    )

    def __init__(self, *args: Any, city: City, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _choose_adviser(self, city)


class NoteForm(GiveForm):
    """Advice that came by another way: in a meeting, by telephone, in a letter."""

    adviser = forms.ModelChoiceField(label=_("Who advises"), queryset=Contact.objects.none())
    title = forms.CharField(label=_("What it is about, in a few words"), max_length=200)
    on = DateField(label=_("Given on"))
    keeper = forms.ModelChoiceField(
        label=_("Who sees to it that the city replies"), queryset=Contact.objects.none(), required=False
    )
    field_order = ("adviser", "title", "text", "language", "on", "keeper", "may_show")

    def __init__(self, *args: Any, city: City, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _choose_adviser(self, city)
        as_staff(self)


class KeyInForm(GiveForm):
    """The answer to a question, as it came by another way."""

    on = DateField(label=_("Given on"))
    field_order = ("text", "language", "on", "may_show")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        as_staff(self)


def as_staff(form: forms.Form) -> None:
    """Word the questions for whoever keys in what an adviser said."""
    form.fields["text"].label = _("The advice as it was given")
    form.fields["text"].help_text = _("In its own language, word for word.")
    form.fields["language"].label = _("Language it is in")
    form.fields["may_show"].label = _("The adviser agrees that everyone may read it")


class WordsForm(forms.ModelForm[Advice]):
    """What it is about and what it means, in Thai and English."""

    version = forms.IntegerField(widget=forms.HiddenInput, required=False)

    class Meta:
        model = Advice
        fields = ("title_th", "title_en", "meaning_th", "meaning_en")
        labels = {
            "title_th": _("What it is about, in Thai"),
            "title_en": _("What it is about, in English"),
            "meaning_th": _("What the advice says, in Thai"),
            "meaning_en": _("What the advice says, in English"),
        }
        widgets = {
            "meaning_th": forms.Textarea(attrs={"rows": 5}),
            "meaning_en": forms.Textarea(attrs={"rows": 5}),
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial["version"] = self.instance.version


class TakeUpForm(forms.Form):
    """What the city does with what somebody suggests, and who does it by when."""

    reply = forms.ChoiceField(
        label=_("What the city does with it"), choices=ReplyKind.choices, widget=forms.RadioSelect
    )
    task_th = forms.CharField(
        label=_("What is to be done, in Thai"),
        help_text=_("Needed when the city does it, in its own way or not."),
        max_length=250,
        required=False,
    )
    task_en = forms.CharField(label=_("What is to be done, in English"), max_length=250, required=False)
    owner = forms.ModelChoiceField(label=_("Who does it"), queryset=Contact.objects.none(), required=False)
    task_due_on = DateField(label=_("By when"), required=False)

    def __init__(self, *args: Any, city: City, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choose_contact(self, city, "owner")
        owner: Any = self.fields["owner"]
        owner.empty_label = _("nobody yet")


class ReplyForm(TakeUpForm):
    """What the city does with advice, and why."""

    reason_th = _long(_("Why, in Thai"), required=True)
    reason_en = _long(_("Why, in English"))
    field_order = ("reply", "reason_th", "reason_en")


class BackForm(forms.Form):
    """Why the question is taken back."""

    because = forms.CharField(label=_("Why"), max_length=300)
