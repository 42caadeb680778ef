"""Needs noted for neighbours, and paper slips of support keyed in as a table."""

from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from learningcity.city.people.permissions import Permission
from learningcity.city.places.models import City, Neighbourhood
from learningcity.city.projects.models import Need
from learningcity.city.projects.queries import wished
from learningcity.city.projects.services import (
    LONGEST_DETAILS,
    LONGEST_TITLE,
    Keyed,
    Slip,
    key_in_slips,
    record_need,
)
from learningcity.city.projects.services.slips import MOST_AT_ONCE
from learningcity.core.errors import Refused
from learningcity.core.groups import Group
from learningcity.web.door import CityRequest, requires
from learningcity.web.ui.bilingual import th_en_text
from learningcity.web.ui.forms import PhoneField, WholeNumberField
from learningcity.web.ui.refusals import tell

LINES = 10


class NeedField(forms.ModelChoiceField[Need]):
    def label_from_instance(self, obj: Need) -> str:
        return obj.title


class HoodField(forms.ModelChoiceField[Neighbourhood]):
    def label_from_instance(self, obj: Neighbourhood) -> str:
        return th_en_text(obj, "name")


class SpokenForm(forms.Form):
    """A need as a neighbour said it."""

    use_required_attribute = False
    title = forms.CharField(label=gettext_lazy("What they need, in their words"), max_length=LONGEST_TITLE)
    details = forms.CharField(
        label=gettext_lazy("Anything that would help: when, how, why"),
        help_text=gettext_lazy("No names: everyone reads it once the city has."),
        required=False,
        max_length=LONGEST_DETAILS,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    origin = forms.ChoiceField(
        label=gettext_lazy("How it was said"),
        choices=[
            (Need.Origin.LEADER, gettext_lazy("to a neighbourhood leader")),
            (Need.Origin.PAPER, Need.Origin.PAPER.label),
        ],
        widget=forms.RadioSelect,
        initial=Need.Origin.LEADER,
    )
    neighbourhood = HoodField(
        label=gettext_lazy("Neighbourhood"),
        queryset=Neighbourhood.objects.none(),
        required=False,
        empty_label=gettext_lazy("anywhere in the city"),
    )
    group = forms.ChoiceField(
        label=gettext_lazy("For whom"),
        choices=[("", gettext_lazy("for everyone")), *Group.choices],
        required=False,
    )

    def __init__(self, *args: Any, city: City, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        hoods = Neighbourhood.objects.in_city(city).order_by("name_th")
        self.fields["neighbourhood"].queryset = hoods  # type: ignore[attr-defined]


class SlipForm(forms.Form):
    """A line of the table: a need, and a telephone number or how many unsigned slips."""

    use_required_attribute = False
    need = NeedField(
        label=gettext_lazy("Wish"), queryset=None, required=False, empty_label=gettext_lazy("choose")
    )
    phone = PhoneField(label=gettext_lazy("Telephone on the slip"), required=False, max_length=30)
    number = WholeNumberField(
        label=gettext_lazy("Slips"), low=1, high=MOST_AT_ONCE, required=False, max_length=6
    )

    def __init__(self, *args: Any, needs: Any, choices: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["need"].queryset = needs  # type: ignore[attr-defined]
        self.fields["need"].choices = choices  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        given = self.cleaned_data
        if not given.get("need") and (given.get("phone") or given.get("number")):
            self.add_error("need", _("Choose which wish the slip supports."))
        return given

    @property
    def slip(self) -> Slip | None:
        given = self.cleaned_data
        if not given.get("need"):
            return None
        return Slip(given["need"], given["phone"] or "", given["number"] or 1)


@requires(Permission.NEED_PROPOSE)
def spoken(request: CityRequest) -> HttpResponse:
    """Note a need that somebody said; the city reads it before others do."""
    own = next((grant.neighbourhood for grant in request.powers.grants if grant.neighbourhood), None)
    form = SpokenForm(request.POST or None, city=request.city, initial={"neighbourhood": own})
    if request.method == "POST" and form.is_valid():
        try:
            record_need(city=request.city, by=request.account, **form.cleaned_data)
        except Refused as refused:
            tell(form, refused)
        else:
            messages.success(request, _("Noted. The city reads it; then everyone can support it."))
            return redirect("staff:need_spoken", request.city.code)
    return render(request, "staff/projects/spoken.html", {"form": form})


@requires(Permission.NEED_PROPOSE)
def slips(request: CityRequest) -> HttpResponse:
    """Key in paper slips of support, a line each."""
    needs = Need.objects.in_city(request.city).supportable()
    choices = [("", "–"), *((each.need.pk, each.need.title) for each in wished(request.city, needs))]
    lines = [
        SlipForm(request.POST or None, prefix=str(number), needs=needs, choices=choices)
        for number in range(LINES)
    ]
    faulty = [line for line in lines if not line.is_valid()]
    if request.method == "POST" and not faulty and (keyed := _keyed(request, lines)):
        messages.success(request, _said(keyed))
        return redirect("staff:need_slips", request.city.code)
    context = {"lines": lines, "any": len(choices) > 1}
    return render(request, "staff/projects/slips.html", context)


def _keyed(request: CityRequest, lines: list[SlipForm]) -> Keyed | None:
    filled = [line for line in lines if line.slip]
    if not filled:
        messages.error(request, _("Fill in at least one line."))
        return None
    try:
        return key_in_slips(slips=[line.slip for line in filled if line.slip], by=request.account)
    except Refused as refused:
        messages.error(request, str(refused))
        return None


def _said(keyed: Keyed) -> str:
    added = ngettext("%(n)s slip is counted.", "%(n)s slips are counted.", keyed.added) % {"n": keyed.added}
    if not keyed.known:
        return added
    known = ngettext("%(n)s was counted already.", "%(n)s were counted already.", keyed.known)
    return f"{added} {known % {'n': keyed.known}}"
