"""What people owe and what was settled: today's first, one press each at the desk."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import Q, QuerySet, Sum
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from learningcity.city.enrolment import services
from learningcity.city.enrolment.models import Payment, PaymentQuerySet
from learningcity.city.enrolment.queries.vouchers import voucher_of_code
from learningcity.city.enrolment.rules import read_slip_code, slip_code
from learningcity.city.enrolment.services.ledger import refusal
from learningcity.city.people.permissions import Permission
from learningcity.core import thai_time
from learningcity.core.errors import Refused
from learningcity.core.thai_text import read_int
from learningcity.web.door import CityRequest, requires
from learningcity.web.staff import reach
from learningcity.web.staff.people.reading import note_reading_of
from learningcity.web.ui.acts import acted

A_PAGE = 30
LABELS = {
    "today": gettext_lazy("Today"),
    "due": gettext_lazy("All that is due"),
    "settled": gettext_lazy("Settled"),
    "refund": gettext_lazy("To give back"),
}


@requires(Permission.PAYMENT_COLLECT)
def listing(request: CityRequest) -> HttpResponse:
    """One tab a question: who owes today, who owes at all, what was settled, what is to be given back."""
    text, tab = request.GET.get("q", "").strip(), request.GET.get("tab", "today")
    tabs = {code: _answering(rows, text) for code, rows in _groups(request).items()}
    chosen = tab if tab in tabs else "today"
    page = Paginator(tabs[chosen], A_PAGE).get_page(request.GET.get("page"))
    note_reading_of(request, (row.enrolment.person for row in page), "read_money")
    context = {
        "page": page,
        "rows": [(row, slip_code(row.enrolment_id)) for row in page],
        "text": text,
        "tab": chosen,
        "sum": tabs[chosen].aggregate(n=Sum("owes"))["n"] or 0,
        "may_waive": request.powers.may(Permission.WAIVER_DECIDE),
        "doors": _doors(request),
        "tabs": [_tab(code, rows.count(), text, chosen) for code, rows in tabs.items()],
    }
    return render(request, "staff/money/payments.html", context)


def _tab(code: str, count: int, text: str, chosen: str) -> dict[str, Any]:
    url = f"?{urlencode({'tab': code, 'q': text})}"
    return {"url": url, "label": LABELS[code], "count": count, "current": code == chosen}


def _doors(request: CityRequest) -> dict[str, bool]:
    """Which further pages of this room open for the account."""
    may = request.powers.may
    return {
        "bank": may(Permission.PAYMENT_RECONCILE),
        "waivers": may(Permission.WAIVER_MANAGE),
        "payees": may(Permission.PAYEE_EDIT),
    }


def _within(request: CityRequest, permission: Permission) -> PaymentQuerySet:
    """The payments a permission reaches: a whole city's, or those of organisations."""
    rows: PaymentQuerySet = Payment.objects.in_city(request.city)
    path = "enrolment__session__activity__organisation"
    return rows.filter(reach.of_organisations(request.powers, permission, path))


def _groups(request: CityRequest) -> dict[str, QuerySet[Any]]:
    rows = _within(request, Permission.PAYMENT_COLLECT).with_due()
    rows = rows.select_related(
        "enrolment__person", "enrolment__session__activity", "voucher", "waiver", "settled_by"
    )
    start = thai_time.now().replace(hour=0, minute=0, second=0, microsecond=0)
    day = Q(
        enrolment__session__starts_at__lt=start + timedelta(days=1), enrolment__session__ends_at__gte=start
    )
    owed = rows.owed().order_by("enrolment__session__starts_at", "enrolment__person__name")
    return {
        "today": owed.filter(day),
        "due": owed,
        "settled": rows.filter(state=Payment.State.SETTLED).order_by("-settled_at", "-pk"),
        "refund": rows.filter(state=Payment.State.TO_REFUND).order_by("pk"),
    }


def _answering(rows: QuerySet[Any], text: str) -> QuerySet[Any]:
    if not text:
        return rows
    code = read_slip_code(text)
    return rows.filter(Q(enrolment=code) if code is not None else Q(enrolment__person__name__icontains=text))


def payment_within(request: CityRequest, enrolment: UUID, permission: Permission) -> Payment:
    """The payment of an enrolment, if the permission reaches it; otherwise it is not found."""
    rows = _within(request, permission).select_related(
        "enrolment__person", "enrolment__session__activity", "enrolment__session__venue"
    )
    found: Payment | None = rows.filter(enrolment__uuid=enrolment).first()
    if found is None:
        raise Http404
    return found


def _done(request: CityRequest, act: Callable[[], None], said: str) -> HttpResponse:
    acted(request, act, said)
    return redirect("staff:payments", city=request.city.code)


@requires(Permission.PAYMENT_COLLECT)
@require_POST
def settle(request: CityRequest, enrolment: UUID) -> HttpResponse:
    """Note cash or a transfer one has seen."""
    row = payment_within(request, enrolment, Permission.PAYMENT_COLLECT)

    def act() -> None:
        satang = read_int(request.POST.get("satang", ""))
        services.settle_payment(
            payment=row, satang=satang, how=request.POST.get("how", ""), by=request.account
        )

    return _done(request, act, _("%(name)s has paid.") % {"name": row.enrolment.person.name})


@requires(Permission.PAYMENT_COLLECT)
@require_POST
def reopen(request: CityRequest, enrolment: UUID) -> HttpResponse:
    """Take back that something was paid."""
    row = payment_within(request, enrolment, Permission.PAYMENT_COLLECT)
    return _done(
        request, lambda: services.reopen_payment(payment=row, by=request.account), _("It is due again.")
    )


@requires(Permission.PAYMENT_COLLECT)
@require_POST
def refund(request: CityRequest, enrolment: UUID) -> HttpResponse:
    """Note that money was given back."""
    row = payment_within(request, enrolment, Permission.PAYMENT_COLLECT)
    return _done(request, lambda: services.refund_payment(payment=row, by=request.account), _("Given back."))


class CodeForm(forms.Form):
    """The code of the voucher in someone's hand."""

    voucher = forms.CharField(
        label=gettext_lazy("Code on the voucher"),
        help_text=gettext_lazy("Four letters and four digits, as on the paper"),
        max_length=20,
        widget=forms.TextInput(attrs={"class": "short", "autocomplete": "off"}),
    )


@requires(Permission.PAYMENT_COLLECT)
def by_voucher(request: CityRequest, enrolment: UUID) -> HttpResponse:
    """Let a voucher pay what it can."""
    row = payment_within(request, enrolment, Permission.PAYMENT_COLLECT)
    form = CodeForm(request.POST or None)
    if request.method == "POST" and form.is_valid() and _paid_by_voucher(request, row, form):
        return redirect("staff:payments", city=request.city.code)
    return render(request, "staff/money/one.html", {"form": form, "payment": row, "act": "voucher"})


def _paid_by_voucher(request: CityRequest, row: Payment, form: CodeForm) -> bool:
    found = voucher_of_code(form.cleaned_data["voucher"], request.city, row.enrolment.person, thai_time.now())
    try:
        if found.voucher is None:
            raise refusal(no=found.no)  # type: ignore[arg-type]
        services.pay_by_voucher(payment=row, voucher=found.voucher, by=request.account)
    except Refused as refused:
        form.add_error("voucher", str(refused))
        return False
    messages.success(request, _("The voucher has paid."))
    return True


class ReasonForm(forms.Form):
    """Why, in words that whoever asks later understands."""

    reason = forms.CharField(
        label=gettext_lazy("Why"), max_length=300, widget=forms.Textarea(attrs={"rows": 3})
    )


@requires(Permission.WAIVER_DECIDE)
def waive(request: CityRequest, enrolment: UUID) -> HttpResponse:
    """Let one person off what is still due, with the reason."""
    row = payment_within(request, enrolment, Permission.WAIVER_DECIDE)
    form = ReasonForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            services.waive_payment(payment=row, reason=form.cleaned_data["reason"], by=request.account)
        except Refused as refused:
            form.add_error(refused.field or None, str(refused))
        else:
            messages.success(request, _("Let off. Nobody at the door sees it."))
            return redirect("staff:payments", city=request.city.code)
    return render(request, "staff/money/one.html", {"form": form, "payment": row, "act": "waive"})
