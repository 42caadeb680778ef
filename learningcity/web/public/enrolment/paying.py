"""What a seat costs, in plain words: the voucher question on the way to joining, and what is still due."""

from dataclasses import dataclass
from typing import Any

import segno
from allauth.core import ratelimit
from django import forms
from django.utils.functional import cached_property
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext_lazy as _

from learningcity.city.catalogue.models import Session
from learningcity.city.enrolment.models import SEATED, Enrolment, Payee, Payment, State, Voucher, WaiverRule
from learningcity.city.enrolment.queries.payments import Quote, payee_of, quote_for
from learningcity.city.enrolment.queries.vouchers import usable_vouchers, voucher_of_code, vouchers_of
from learningcity.city.enrolment.rules.codes import slip_code
from learningcity.city.enrolment.rules.payments import is_askable, promptpay_payload
from learningcity.city.enrolment.services.ledger import refusal
from learningcity.city.people.models import Person
from learningcity.city.people.queries import Someone
from learningcity.city.people.rules import Bond
from learningcity.city.places.models import City
from learningcity.core import money
from learningcity.core.thai_time import now
from learningcity.web.door import CityRequest
from learningcity.web.public.enrolment.forms import WhoForm
from learningcity.web.ui.bilingual import reader_language
from learningcity.web.ui.forms import Hinted

NONE, TYPED = "none", "code"
MOST_SHOWN, MOST_ASKED = 12, 3


class PayingForm(forms.Form):
    """Whether a voucher pays: one of the person's own, one whose code is typed, or none."""

    use_required_attribute = False
    pay_with = forms.ChoiceField(
        label=_("Pay with a learning voucher?"), widget=forms.RadioSelect, required=False
    )
    voucher_code = forms.CharField(
        label=_("Code on the voucher"),
        help_text=_("Four letters and four digits, as on the paper"),
        required=False,
        max_length=20,
        widget=forms.TextInput(attrs={"class": "short", "autocomplete": "off"}),
    )

    def __init__(self, data: Any, *, session: Session, person: Person, shows_own: bool) -> None:
        super().__init__(data)
        self.session, self.person, self.shows_own = session, person, shows_own
        own = [(str(each.uuid), _as_choice(each)) for each in self.own]
        typed = (TYPED, Hinted(_("I have a voucher on paper"), _("Type its code below")))
        nothing = (NONE, Hinted(_("No voucher"), ""))
        self.fields["pay_with"].choices = [*own, typed, nothing]  # type: ignore[attr-defined]
        self.fields["pay_with"].initial = own[0][0] if own else NONE

    @cached_property
    def own(self) -> list[Voucher]:
        """The person's vouchers that still pay for something here; a helper types the code instead."""
        if not self.shows_own:
            return []
        return list(usable_vouchers(self.person, self.session.city, now()).select_related("scheme__city"))

    @cached_property
    def plain(self) -> Quote:
        """What the seat costs without a voucher."""
        return quote_for(self.session, self.person)

    @property
    def asks(self) -> bool:
        """Whether there is anything a voucher could pay."""
        return self.plain.due > 0

    @property
    def voucher(self) -> Voucher | None:
        """The voucher that was chosen; before anything was sent the one that is chosen beforehand."""
        if self.is_bound:
            found: Voucher | None = getattr(self, "cleaned_data", {}).get("voucher")
            return found
        return self.own[0] if self.own and self.asks else None

    @property
    def quote(self) -> Quote:
        """What the seat costs with the chosen voucher."""
        return quote_for(self.session, self.person, self.voucher)

    @property
    def waiver(self) -> WaiverRule | None:
        """The city's rule by which this person pays less."""
        rows = WaiverRule.objects.in_city(self.session.city)
        return rows.filter(pk=self.plain.rule).first() if self.plain.rule else None

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        chosen = cleaned.get("pay_with", "")
        if self.asks and chosen == TYPED:
            self._clean_code(cleaned)
        else:
            cleaned["voucher"] = next((each for each in self.own if str(each.uuid) == chosen), None)
        return cleaned

    def _clean_code(self, cleaned: dict[str, Any]) -> None:
        found = voucher_of_code(cleaned.get("voucher_code", ""), self.session.city, self.person, now())
        cleaned["voucher"] = found.voucher
        if found.no:
            self.add_error("voucher_code", str(refusal(no=found.no)))


def _as_choice(voucher: Voucher) -> Hinted:
    left = _("Use my voucher (%(left)s left)") % {"left": money.baht(voucher.left_satang)}
    return Hinted(left, str(voucher.scheme))


def paying_form(request: CityRequest, session: Session, who: WhoForm) -> PayingForm:
    """The question about vouchers for whoever comes; guessing codes is stopped after a few."""
    shows_own = who.bond != Bond.HELPER
    form = PayingForm(request.POST or None, session=session, person=who.candidate(), shows_own=shows_own)
    typed = request.POST.get("pay_with") == TYPED
    if typed and not ratelimit.consume(request, action="voucher_code", user=request.account):
        form.add_error("voucher_code", _("Too many codes were tried. Try again in an hour, or ask us."))
    return form


# -- what is still due -------------------------------------------------------------------------------------


@dataclass(frozen=True)
class ToPay:
    """What an enrolment still asks for, and how it can be paid."""

    enrolment: Enrolment
    payment: Payment
    payee: Payee | None
    qr: SafeString | None

    @property
    def code(self) -> str:
        """What the payer writes in the note of the transfer."""
        return slip_code(self.enrolment.pk)

    @property
    def satang(self) -> int:
        return self.payment.due_satang


def to_pay(enrolment: Enrolment) -> ToPay | None:
    """What is due for an enrolment with a seat, with the square code that pays it; nothing once settled."""
    payment = Payment.objects.in_city(enrolment.city).filter(enrolment=enrolment).first()
    if payment is None or payment.state != Payment.State.DUE or enrolment.state not in SEATED:
        return None
    if enrolment.state == State.OFFERED:
        return None
    payee = payee_of(enrolment.session)
    asks = payee is not None and is_askable(payment.due_satang)
    return ToPay(enrolment, payment, payee, _square(payee, payment.due_satang) if asks and payee else None)


def _square(payee: Payee, satang: int) -> SafeString:
    drawn = segno.make(promptpay_payload(payee.account, satang), error="m", micro=False)
    svg = drawn.svg_inline(scale=4, border=2, omitsize=True, svgclass="qrcode", lineclass="qrink")
    return mark_safe(svg)  # noqa: S308  drawn by segno from our own text


def costs(enrolment: Enrolment) -> dict[str, Any]:
    """What the pages of an enrolment say about its price."""
    found = Payment.objects.in_city(enrolment.city).filter(enrolment=enrolment)
    return {"payment": found.select_related("waiver", "voucher").first(), "to_pay": to_pay(enrolment)}


def money_of(met: Someone, booked: list[Enrolment], city: City) -> dict[str, Any]:
    """What a person still has to pay here, and their vouchers; a helper sees no vouchers."""
    due = [found for enrolment in booked if enrolment.price_satang and (found := to_pay(enrolment))]
    vouchers = list(vouchers_of(met.person, city)[:MOST_SHOWN]) if met.sees_all else []
    return {"to_pay": due[:MOST_ASKED], "vouchers": vouchers}


def lines(quote: Quote, waiver: WaiverRule | None) -> list[tuple[Any, str]]:
    """Why the price is what it is: the price, what is let off, what a voucher pays."""
    told: list[tuple[Any, str]] = [(_("Price"), money.baht(quote.price, reader_language()))]
    if quote.waived:
        told.append((str(waiver) if waiver else _("Let off"), money.baht(-quote.waived)))
    if quote.by_voucher:
        told.append((_("Your voucher pays"), money.baht(-quote.by_voucher)))
    return told if len(told) > 1 else []
