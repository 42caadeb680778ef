"""Schemes: how much of each budget is used, and one scheme with its books, rounds and ledger."""

from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.core.paginator import Paginator
from django.db import transaction
from django.db.models import Count, Q
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from learningcity.city.catalogue.rules.activities import DEAREST_BAHT
from learningcity.city.enrolment import services
from learningcity.city.enrolment.models import MisuseSign, Scheme, VoucherRound
from learningcity.city.enrolment.queries.vouchers import books
from learningcity.city.enrolment.rules.vouchers import MOST_DAYS, may_carry_on
from learningcity.city.enrolment.services.schemes import as_round
from learningcity.city.people.permissions import Permission
from learningcity.city.places.models import Area, City
from learningcity.core import thai_time
from learningcity.core.errors import Refused
from learningcity.core.groups import Group
from learningcity.core.money import baht
from learningcity.web.door import CityRequest, requires
from learningcity.web.staff.template.patterns import first_answers, note_use
from learningcity.web.ui.forms import BahtField, DateField, ManyRowsField, WholeNumberField

A_PAGE = 25
ACTS = {
    "fund": gettext_lazy("Money set aside"),
    "withdraw": gettext_lazy("Money taken out"),
    "issue": gettext_lazy("Voucher given out"),
    "redeem": gettext_lazy("Used for a seat"),
    "give_back": gettext_lazy("Seat given up, back on the voucher"),
    "expire": gettext_lazy("Voucher ran out, back to the budget"),
    "cancel": gettext_lazy("Voucher cancelled, back to the budget"),
}


class SchemeForm(forms.Form):
    """Whose money, how much, for whom, and how long."""

    use_required_attribute = False
    name_th = forms.CharField(label=gettext_lazy("Name in Thai"), max_length=120)
    name_en = forms.CharField(label=gettext_lazy("Name in English"), max_length=120, required=False)
    source = forms.CharField(
        label=gettext_lazy("Whose money it is"),
        help_text=gettext_lazy("The budget or donor, and where it was decided"),
        max_length=200,
    )
    budget_satang = BahtField(label=gettext_lazy("Budget in baht"))
    voucher_satang = BahtField(label=gettext_lazy("Each voucher in baht"), most=DEAREST_BAHT)
    starts_on = DateField(label=gettext_lazy("First day"))
    ends_on = DateField(label=gettext_lazy("Last day"))
    lasts_days = WholeNumberField(
        label=gettext_lazy("Days a voucher lasts"), low=1, high=MOST_DAYS, initial=90
    )
    most_each = WholeNumberField(
        label=gettext_lazy("Most vouchers for one person"), low=1, high=100, initial=1
    )
    groups = forms.MultipleChoiceField(
        label=gettext_lazy("For whom"),
        help_text=gettext_lazy("Nothing ticked: for everyone"),
        choices=Group.choices,
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    areas = ManyRowsField(
        label=gettext_lazy("For who lives here"),
        help_text=gettext_lazy("Nothing chosen: wherever they live"),
        queryset=Area.objects.none(),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )

    def __init__(self, *args: Any, city: City, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        inside = Area.objects.within(city.area) if city.area else Area.objects.none()
        self.fields["areas"].queryset = inside  # type: ignore[attr-defined]


class RoundForm(forms.Form):
    """So many vouchers between two days."""

    use_required_attribute = False
    starts_on = DateField(label=gettext_lazy("First day"))
    ends_on = DateField(label=gettext_lazy("Last day"))
    vouchers = WholeNumberField(label=gettext_lazy("How many vouchers"), low=1, high=1_000_000)


def scheme_here(request: CityRequest, uuid: UUID) -> Scheme:
    return get_object_or_404(Scheme.objects.in_city(request.city).select_related("city"), uuid=uuid)


@requires(Permission.VOUCHER_ISSUE)
def listing(request: CityRequest) -> HttpResponse:
    """Every scheme with what is left of its budget."""
    rows = Scheme.objects.in_city(request.city).annotate(
        given=Count("vouchers"), usable=Count("vouchers", filter=Q(vouchers__ended=""))
    )
    today = thai_time.today()
    listed = [
        {
            "scheme": row,
            "used": row.budget_satang - row.left_satang,
            "of": _("of %(budget)s") % {"budget": baht(row.budget_satang)},
            "over": row.ends_on < today,
        }
        for row in rows.order_by("-ends_on", "pk")
    ]
    context = {
        "rows": listed,
        "signs": MisuseSign.objects.in_city(request.city).open().count(),
        "may_manage": request.powers.may(Permission.VOUCHER_MANAGE),
    }
    return render(request, "staff/vouchers/schemes.html", context)


@requires(Permission.VOUCHER_ISSUE)
def page(request: CityRequest, scheme: UUID) -> HttpResponse:
    """One scheme: its books, its rounds, the latest of its ledger."""
    return _page(request, scheme_here(request, scheme), RoundForm())


def _page(request: CityRequest, scheme: Scheme, round_form: RoundForm) -> HttpResponse:
    entries = scheme.entries.select_related("by", "voucher__person").order_by("-pk")
    ledger = Paginator(entries, A_PAGE).get_page(request.GET.get("page"))
    groups = dict(Group.choices)
    context = {
        "scheme": scheme,
        "books": books(scheme),
        "rounds": _rounds(scheme),
        "round_form": round_form,
        "groups": [groups[code] for code in scheme.groups if code in groups],
        "areas": scheme.areas.all(),
        "page": ledger,
        "ledger": [(entry, ACTS[entry.act]) for entry in ledger],
        "may_manage": request.powers.may(Permission.VOUCHER_MANAGE),
    }
    return render(request, "staff/vouchers/scheme.html", context)


def _rounds(scheme: Scheme) -> list[dict[str, Any]]:
    rows, today = list(scheme.rounds.all()), thai_time.today()
    return [
        {
            "round": row,
            "carries": may_carry_on(as_round(row=row), today) and any(_later(other, row) for other in rows),
        }
        for row in rows
    ]


def _later(other: VoucherRound, ended: VoucherRound) -> bool:
    return other.ends_on > ended.ends_on and other.ends_on >= thai_time.today()


@requires(Permission.VOUCHER_MANAGE)
def new(request: CityRequest) -> HttpResponse:
    """Set a budget aside."""
    first = {"starts_on": thai_time.today()} | first_answers(request, "vouchers")
    form = SchemeForm(request.POST or None, city=request.city, initial=first)
    if request.method == "POST" and form.is_valid():
        try:
            with transaction.atomic():
                made = services.open_scheme(city=request.city, by=request.account, **form.cleaned_data)
                note_use(request, "vouchers", made.uuid)
        except Refused as refused:
            form.add_error(refused.field or None, str(refused))
        else:
            messages.success(request, _("The scheme is open: vouchers can be given out."))
            return redirect("staff:scheme", city=request.city.code, scheme=made.uuid)
    return render(request, "staff/vouchers/scheme_form.html", {"form": form, "scheme": None})


@requires(Permission.VOUCHER_MANAGE)
def edit(request: CityRequest, scheme: UUID) -> HttpResponse:
    """Change a scheme; vouchers already given out stay as they are."""
    row = scheme_here(request, scheme)
    initial = {name: getattr(row, name) for name in SchemeForm.base_fields if name != "areas"}
    form = SchemeForm(request.POST or None, city=request.city, initial=initial | {"areas": row.areas.all()})
    if request.method == "POST" and form.is_valid():
        try:
            services.edit_scheme(scheme=row, by=request.account, **form.cleaned_data)
        except Refused as refused:
            form.add_error(refused.field or None, str(refused))
        else:
            messages.success(request, _("The scheme is saved."))
            return redirect("staff:scheme", city=request.city.code, scheme=row.uuid)
    return render(request, "staff/vouchers/scheme_form.html", {"form": form, "scheme": row})


@requires(Permission.VOUCHER_MANAGE)
@require_POST
def add_round(request: CityRequest, scheme: UUID) -> HttpResponse:
    """Add a round."""
    row, form = scheme_here(request, scheme), RoundForm(request.POST)
    if form.is_valid():
        try:
            services.add_round(scheme=row, by=request.account, **form.cleaned_data)
        except Refused as refused:
            form.add_error(refused.field or None, str(refused))
        else:
            return redirect("staff:scheme", city=request.city.code, scheme=row.uuid)
    return _page(request, row, form)


@requires(Permission.VOUCHER_MANAGE)
@require_POST
def carry(request: CityRequest, scheme: UUID, ended: int) -> HttpResponse:
    """Carry what an ended round did not give out into the next one."""
    row = scheme_here(request, scheme)
    source = get_object_or_404(row.rounds, pk=ended)
    later = [each for each in row.rounds.all() if _later(each, source)]
    try:
        number = services.carry_on(ended=source, into=later[0], by=request.account) if later else 0
    except Refused as refused:
        messages.error(request, str(refused))
    else:
        messages.success(request, _("%(number)s vouchers were carried on.") % {"number": number})
    return redirect("staff:scheme", city=request.city.code, scheme=row.uuid)
