"""What seats cost: rules that waive, what is due and how it was settled, and into which account."""

from typing import Self

from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from learningcity.city.enrolment.models.enrolments import Enrolment, State
from learningcity.city.enrolment.models.vouchers import Voucher
from learningcity.city.partners.models import Organisation
from learningcity.city.people.models import User
from learningcity.core.fields import SecretText, in_language, outside_id
from learningcity.core.personal import Basis, Held, Personal
from learningcity.core.scope import CityQuerySet, CityScoped, Everywhere


class WaiverRuleQuerySet(CityQuerySet["WaiverRule"]):
    pass


class WaiverRule(CityScoped):
    """A city's rule that some people pay nothing, or less, for some topics; with where it was decided."""

    uuid = outside_id()
    name_th = models.CharField(max_length=120)
    name_en = models.CharField(max_length=120, blank=True)
    source = models.CharField(max_length=200, help_text="where it was decided")
    groups = models.JSONField(default=list, blank=True, help_text="codes of Group; none: for everyone")
    topics = models.JSONField(default=list, blank=True, help_text="codes of Topic; none: for any")
    percent = models.PositiveSmallIntegerField(default=100)
    is_active = models.BooleanField(default=True)
    is_invented = models.BooleanField(default=False)

    objects = WaiverRuleQuerySet.as_manager()
    everywhere = Everywhere.from_queryset(WaiverRuleQuerySet)()

    class Meta:
        default_manager_name = "everywhere"
        constraints = [
            models.CheckConstraint(condition=Q(percent__gte=1, percent__lte=100), name="waiver_percent")
        ]
        indexes = [models.Index(fields=["city"], name="waiver_in_force", condition=Q(is_active=True))]

    def __str__(self) -> str:
        return in_language(self, "name")


class PayeeQuerySet(CityQuerySet["Payee"]):
    pass


class Payee(CityScoped):
    """The PromptPay account into which fees of an organisation, or of the whole city, are paid."""

    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, null=True, related_name="+")
    account = models.CharField(max_length=15, help_text="digits of the PromptPay id")
    name = models.CharField(max_length=120, help_text="the account's name, as a bank shows it to who pays")

    objects = PayeeQuerySet.as_manager()
    everywhere = Everywhere.from_queryset(PayeeQuerySet)()

    class Meta:
        default_manager_name = "everywhere"
        constraints = [
            models.UniqueConstraint(fields=["city", "organisation"], name="payee_of_organisation"),
            models.UniqueConstraint(
                fields=["city"], condition=Q(organisation=None), name="one_payee_of_city"
            ),
        ]

    def __str__(self) -> str:
        return self.name


class PaymentQuerySet(CityQuerySet["Payment"]):
    def owed(self) -> Self:
        """What those with a seat still have to pay."""
        return self.filter(
            state=Payment.State.DUE, enrolment__state__in=(State.BOOKED, State.COMPLETED, State.ABSENT)
        )

    def with_due(self) -> Self:
        """Each with `owes`: what is left of the price in satang."""
        return self.annotate(owes=F("price_satang") - F("waived_satang") - F("voucher_satang"))


class Payment(CityScoped):
    """What one enrolment costs and who bears it; what is left of the price is due until it is settled."""

    class State(models.TextChoices):
        DUE = "due", _("to be paid")
        SETTLED = "settled", _("settled")
        VOID = "void", _("no longer asked for")
        TO_REFUND = "to_refund", _("to be given back")
        REFUNDED = "refunded", _("given back")

    class How(models.TextChoices):
        UNPAID = "", _("not yet")
        NOTHING_LEFT = "nothing", _("nothing was left to pay")
        CASH = "cash", _("cash at the desk")
        PROMPTPAY = "promptpay", _("PromptPay, seen by a clerk")
        BANK = "bank", _("found in the bank's list")

    id = models.BigAutoField(primary_key=True)
    enrolment = models.OneToOneField(Enrolment, on_delete=models.PROTECT, related_name="payment")
    price_satang = models.PositiveIntegerField()
    waived_satang = models.PositiveIntegerField(default=0)
    waiver = models.ForeignKey(WaiverRule, on_delete=models.PROTECT, null=True, related_name="+")
    waived_by = models.ForeignKey(User, on_delete=models.SET_NULL, null=True, related_name="+")
    waive_reason = SecretText(max_length=300)
    voucher = models.ForeignKey(Voucher, on_delete=models.PROTECT, null=True, related_name="payments")
    voucher_satang = models.PositiveIntegerField(default=0)
    paid_satang = models.PositiveIntegerField(default=0)
    state = models.CharField(max_length=9, choices=State.choices, default=State.DUE)
    how = models.CharField(max_length=9, choices=How.choices, blank=True, default="")
    bank_line = models.CharField(max_length=120, blank=True, default="")
    settled_at = models.DateTimeField(null=True)
    settled_by = models.ForeignKey(User, on_delete=models.SET_NULL, null=True, related_name="+")
    created_at = models.DateTimeField(default=timezone.now)

    objects = PaymentQuerySet.as_manager()
    everywhere = Everywhere.from_queryset(PaymentQuerySet)()

    personal = Personal(
        person="enrolment__person",
        label=_("what you paid"),
        fields={
            "waive_reason": Held(
                _("to account for fees that were waived"), Basis.PUBLIC_TASK, label=_("why you need not pay")
            )
        },
        since="created_at",
        months=60,
    )

    class Meta:
        default_manager_name = "everywhere"
        constraints = [
            models.CheckConstraint(
                condition=Q(price_satang__gte=F("waived_satang") + F("voucher_satang") + F("paid_satang")),
                name="no_more_than_the_price",
            ),
            models.CheckConstraint(
                condition=Q(voucher_satang=0) | Q(voucher__isnull=False), name="voucher_money_has_a_voucher"
            ),
            models.UniqueConstraint(
                fields=["city", "bank_line"], condition=~Q(bank_line=""), name="bank_line_settles_once"
            ),
        ]
        indexes = [models.Index(fields=["city", "state"], name="payment_state")]

    def __str__(self) -> str:
        return f"{self.enrolment_id}: {self.state}"

    @property
    def due_satang(self) -> int:
        """What is left of the price for the person to pay."""
        return self.price_satang - self.waived_satang - self.voucher_satang
