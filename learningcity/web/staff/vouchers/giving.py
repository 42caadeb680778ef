"""Giving vouchers out: to people found by group and neighbourhood, or on paper; and cancelling one."""

from typing import Any
from uuid import UUID

import segno
from django import forms
from django.conf import settings
from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from learningcity.city.enrolment import services
from learningcity.city.enrolment.models import Voucher
from learningcity.city.enrolment.queries.vouchers import answering
from learningcity.city.enrolment.rules.vouchers import MOST_AT_ONCE
from learningcity.city.people.models import Person
from learningcity.city.people.permissions import Permission
from learningcity.city.places.models import Neighbourhood
from learningcity.core import thai_time
from learningcity.core.errors import Refused
from learningcity.core.groups import AGE_GROUPS, Group
from learningcity.web.door import CityRequest, requires
from learningcity.web.staff.money.payments import ReasonForm
from learningcity.web.staff.people.reading import note_reading, note_reading_of
from learningcity.web.staff.posted import uuids_in
from learningcity.web.staff.vouchers.schemes import scheme_here
from learningcity.web.ui.forms import WholeNumberField

A_PAGE, A_SHEET = 50, 8
MOST_READ = 5_000
"""Groups people stated are kept encrypted: at most so many, by name, are opened and compared."""


@requires(Permission.VOUCHER_ISSUE)
def issue(request: CityRequest, scheme: UUID) -> HttpResponse:
    """Find learners, tick them, and give each a voucher."""
    row = scheme_here(request, scheme)
    if request.method == "POST":
        return _given(request, row)
    note_reading(request, request.city, "read_learners")
    asked = {name: request.GET.get(name, "").strip() for name in ("q", "group", "near")}
    page = Paginator(_found(request, asked), A_PAGE).get_page(request.GET.get("page"))
    note_reading_of(request, page, "read_money")
    if asked["group"]:
        note_reading_of(request, page, "read_groups")
    has = set(row.vouchers.filter(person__in=[each.pk for each in page]).values_list("person", flat=True))
    today = thai_time.today()
    context = {
        "scheme": row,
        "page": page,
        "people": [(each, each.age(today), each.pk in has) for each in page],
        "asked": asked,
        "groups": Group.choices,
        "neighbourhoods": Neighbourhood.objects.in_city(request.city).order_by("name_th"),
    }
    return render(request, "staff/vouchers/issue.html", context)


def _found(request: CityRequest, asked: dict[str, str]) -> Any:
    """People known here by name, neighbourhood, and a group they are in by age or by their own word."""
    people = Person.objects.known_in(request.city).select_related("home_neighbourhood")
    people = people.filter(name__icontains=asked["q"]).order_by("name", "pk")
    if asked["near"]:
        people = people.filter(home_neighbourhood__code=asked["near"])
    group, today = asked["group"], thai_time.today()
    if group not in Group.values:
        return people
    if group in AGE_GROUPS:
        low, high = AGE_GROUPS[Group(group)]
        return people.filter(birth_year__range=(today.year - high, today.year - low))
    return [each for each in people[:MOST_READ] if group in each.groups]


def _given(request: CityRequest, scheme: Any) -> HttpResponse:
    chosen = Person.objects.known_in(request.city).filter(uuid__in=uuids_in(request, "person"))
    done = services.issue_to_many(scheme=scheme, people=chosen[:MOST_AT_ONCE], by=request.account)
    if done.given:
        number = len(done.given)
        said = ngettext("%(number)s voucher given out.", "%(number)s vouchers given out.", number)
        messages.success(request, said % {"number": number})
    for each in done.refused:
        messages.warning(request, f"{each.person.name}: {each.why}")
    if not done.given and not done.refused:
        messages.info(request, _("Nobody was ticked."))
    return redirect("staff:voucher_issue", city=request.city.code, scheme=scheme.uuid)


@requires(Permission.VOUCHER_ISSUE)
def listing(request: CityRequest, scheme: UUID) -> HttpResponse:
    """All vouchers of a scheme, found by code or name."""
    row, text = scheme_here(request, scheme), request.GET.get("q", "").strip()
    rows = Voucher.objects.in_city(request.city).filter(scheme=row).select_related("person", "issued_by")
    found = answering(rows, text) if text else rows
    page = Paginator(found.order_by("-pk"), A_PAGE).get_page(request.GET.get("page"))
    note_reading_of(request, (voucher.person for voucher in page), "read_money")
    return render(request, "staff/vouchers/vouchers.html", {"scheme": row, "page": page, "text": text})


# -- on paper ----------------------------------------------------------------------------------------------


class PrintForm(forms.Form):
    """How many."""

    use_required_attribute = False
    number = WholeNumberField(
        label=gettext_lazy("How many vouchers"),
        help_text=gettext_lazy("Eight fit on one A4 page"),
        low=1,
        high=MOST_AT_ONCE,
        initial=A_SHEET,
    )


@requires(Permission.VOUCHER_ISSUE)
def make(request: CityRequest, scheme: UUID) -> HttpResponse:
    """Make vouchers for people without a phone."""
    row, form = scheme_here(request, scheme), PrintForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            batch = services.print_vouchers(scheme=row, by=request.account, **form.cleaned_data)
        except Refused as refused:
            form.add_error("number", str(refused))
        else:
            return redirect("staff:voucher_sheets", request.city.code, row.uuid, batch)
    batches = row.vouchers.exclude(batch=None).values("batch", "issued_at").distinct().order_by("-issued_at")
    return render(request, "staff/vouchers/make.html", {"scheme": row, "form": form, "batches": batches[:12]})


@requires(Permission.VOUCHER_ISSUE)
def sheets(request: CityRequest, scheme: UUID, batch: UUID) -> HttpResponse:
    """Vouchers to cut out, eight on a page of A4; those used or ended are left out."""
    row = scheme_here(request, scheme)
    vouchers = list(row.vouchers.filter(batch=batch, person=None, ended="").order_by("pk"))
    if not vouchers:
        raise Http404
    drawn = [(voucher, _square(request, voucher)) for voucher in vouchers]
    pages = [drawn[first : first + A_SHEET] for first in range(0, len(drawn), A_SHEET)]
    return render(
        request, "staff/vouchers/sheets.html", {"scheme": row, "pages": pages, "total": len(vouchers)}
    )


def _square(request: CityRequest, voucher: Voucher) -> SafeString:
    """The square code of a voucher: what can be learnt in the city, where its code is typed on joining."""
    address = settings.SITE_URL + reverse("public:find", args=[request.city.code])
    drawn = segno.make(f"{address}?{urlencode({'voucher': voucher.code})}", error="m", micro=False)
    svg = drawn.svg_inline(scale=3, border=2, omitsize=True, svgclass="qrcode", lineclass="qrink")
    return mark_safe(svg)  # noqa: S308  drawn by segno from our own text


@requires(Permission.VOUCHER_ISSUE)
def cancel(request: CityRequest, scheme: UUID, voucher: UUID) -> HttpResponse:
    """End one voucher, with the reason."""
    row = scheme_here(request, scheme)
    found = get_object_or_404(Voucher.objects.in_city(request.city), scheme=row, uuid=voucher)
    form = ReasonForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            services.cancel_voucher(voucher=found, reason=form.cleaned_data["reason"], by=request.account)
        except Refused as refused:
            form.add_error(None, str(refused))
        else:
            messages.success(request, _("Cancelled. What was left on it is back in the budget."))
            return redirect("staff:vouchers", city=request.city.code, scheme=row.uuid)
    return render(request, "staff/vouchers/cancel.html", {"scheme": row, "voucher": found, "form": form})
