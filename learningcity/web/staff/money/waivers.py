"""The city's rules that waive fees, and the PromptPay accounts that receive them."""

from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from learningcity.city.catalogue.models import Topic
from learningcity.city.enrolment import services
from learningcity.city.enrolment.models import Payee, WaiverRule
from learningcity.city.partners.models import Organisation
from learningcity.city.people.permissions import Permission
from learningcity.city.places.models import City
from learningcity.core.errors import Refused
from learningcity.core.fields import in_language
from learningcity.core.groups import Group
from learningcity.web.door import CityRequest, requires
from learningcity.web.ui.forms import InParts, WholeNumberField


class WaiverForm(InParts, forms.Form):
    """Who pays less, for what, how much less, and where that was decided."""

    use_required_attribute = False
    name_th = forms.CharField(label=gettext_lazy("Name in Thai"), max_length=120)
    name_en = forms.CharField(label=gettext_lazy("Name in English"), max_length=120, required=False)
    source = forms.CharField(
        label=gettext_lazy("Where it was decided"),
        help_text=gettext_lazy("The resolution or announcement, with its date"),
        max_length=200,
    )
    percent = WholeNumberField(
        label=gettext_lazy("How much of the price is let off, in per cent"),
        help_text=gettext_lazy("100 means they pay nothing"),
        low=1,
        high=100,
    )
    groups = forms.MultipleChoiceField(
        label=gettext_lazy("For whom"),
        help_text=gettext_lazy("Nothing ticked: for everyone"),
        choices=Group.choices,
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    topics = forms.MultipleChoiceField(
        label=gettext_lazy("For which topics"),
        help_text=gettext_lazy("Nothing ticked: for every topic"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    is_active = forms.BooleanField(label=gettext_lazy("In force"), required=False, initial=True)

    sections = (
        (gettext_lazy("The rule"), ("name_th", "name_en", "source", "percent", "is_active")),
        (gettext_lazy("Who it is for"), ("groups",)),
        (gettext_lazy("For what"), ("topics",)),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        topics = [(topic.code, in_language(topic, "name")) for topic in Topic.objects.all()]
        self.fields["topics"].choices = topics  # type: ignore[attr-defined]


@requires(Permission.WAIVER_MANAGE)
def listing(request: CityRequest) -> HttpResponse:
    """The rules in force, then those that are not."""
    rules = WaiverRule.objects.in_city(request.city).order_by("-is_active", "name_th")
    groups, topics = dict(Group.choices), {topic.code: topic for topic in Topic.objects.all()}
    rows = [
        (
            rule,
            [groups[code] for code in rule.groups if code in groups],
            [in_language(topics[code], "name") for code in rule.topics if code in topics],
        )
        for rule in rules
    ]
    return render(request, "staff/money/waivers.html", {"rows": rows})


@requires(Permission.WAIVER_MANAGE)
def new(request: CityRequest) -> HttpResponse:
    """Add a rule."""
    return _form(request, None)


@requires(Permission.WAIVER_MANAGE)
def edit(request: CityRequest, rule: UUID) -> HttpResponse:
    """Change a rule; what was booked before stays as it was."""
    return _form(request, get_object_or_404(WaiverRule.objects.in_city(request.city), uuid=rule))


def _form(request: CityRequest, rule: WaiverRule | None) -> HttpResponse:
    names = WaiverForm.base_fields
    initial = {name: getattr(rule, name) for name in names} if rule else {}
    form = WaiverForm(request.POST or None, initial=initial)
    if request.method == "POST" and form.is_valid():
        try:
            services.save_waiver(city=request.city, rule=rule, by=request.account, **form.cleaned_data)
        except Refused as refused:
            form.add_error(refused.field or None, str(refused))
        else:
            messages.success(request, _("The rule is saved. It holds for who joins from now on."))
            return redirect("staff:waivers", city=request.city.code)
    return render(request, "staff/money/waiver.html", {"form": form, "rule": rule})


class PayeeForm(forms.Form):
    """Whose fees go into which account; an empty number takes an account away."""

    use_required_attribute = False
    organisation = forms.ModelChoiceField(
        label=gettext_lazy("Whose fees"),
        queryset=Organisation.objects.none(),
        required=False,
        empty_label=gettext_lazy("The whole city, where an organisation has no account of its own"),
    )
    account = forms.CharField(
        label=gettext_lazy("PromptPay number"),
        help_text=gettext_lazy(
            "Mobile number, 13-digit number or e-wallet. Left empty, the account is taken away."
        ),
        max_length=25,
        required=False,
        widget=forms.TextInput(attrs={"class": "short", "inputmode": "numeric", "autocomplete": "off"}),
    )
    name = forms.CharField(
        label=gettext_lazy("Name of the account"),
        help_text=gettext_lazy("As the bank's app shows it to whoever pays"),
        max_length=120,
        required=False,
    )

    def __init__(self, *args: Any, city: City, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        rows = Organisation.objects.in_city(city).active().order_by("name_th")
        self.fields["organisation"].queryset = rows  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if cleaned.get("account") and not cleaned.get("name"):
            self.add_error("name", _("Say the account's name, so that who pays sees it is yours."))
        return cleaned


@requires(Permission.PAYEE_EDIT)
def payees(request: CityRequest) -> HttpResponse:
    """The accounts that receive fees, and a form to change one."""
    form = PayeeForm(request.POST or None, city=request.city, initial=_chosen(request))
    if request.method == "POST" and form.is_valid():
        try:
            _keep(request, form)
        except Refused as refused:
            form.add_error(refused.field or None, str(refused))
        else:
            messages.success(request, _("Saved. Square codes on the pages use it from now on."))
            return redirect("staff:payees", city=request.city.code)
    rows = (
        Payee.objects.in_city(request.city).select_related("organisation").order_by("organisation__name_th")
    )
    return render(request, "staff/money/payees.html", {"form": form, "rows": rows})


def _chosen(request: CityRequest) -> dict[str, Any]:
    """The account that is to be changed, as it stands."""
    chosen = request.GET.get("change", "")
    row = Payee.objects.in_city(request.city).filter(pk=chosen).first() if chosen.isdecimal() else None
    return {"organisation": row.organisation, "account": row.account, "name": row.name} if row else {}


def _keep(request: CityRequest, form: PayeeForm) -> None:
    given = form.cleaned_data
    if given["account"]:
        services.save_payee(city=request.city, by=request.account, **given)
        return
    rows = Payee.objects.in_city(request.city).filter(organisation=given["organisation"])
    if payee := rows.first():
        services.remove_payee(payee=payee, by=request.account)
