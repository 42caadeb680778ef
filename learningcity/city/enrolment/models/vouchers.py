"""Learning vouchers: schemes with a budget, rounds, vouchers, the ledger of their money, signs of misuse."""

from typing import Any, Self

from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from learningcity.city.enrolment.models.enrolments import Enrolment
from learningcity.city.enrolment.rules.vouchers import MOVEMENTS, Account, Sign, voucher_code
from learningcity.city.people.models import Person, User
from learningcity.city.places.models import Area
from learningcity.core.fields import SecretText, in_language, outside_id
from learningcity.core.personal import Basis, Held, Personal
from learningcity.core.scope import CityQuerySet, CityScoped, Everywhere


class SchemeQuerySet(CityQuerySet["Scheme"]):
    pass


class Scheme(CityScoped):
    """Money set aside for people to learn with, given out as vouchers of one amount."""

    uuid = outside_id()
    name_th = models.CharField(max_length=120)
    name_en = models.CharField(max_length=120, blank=True)
    source = models.CharField(max_length=200, help_text="whose money it is, and where that was decided")
    budget_satang = models.PositiveBigIntegerField()
    left_satang = models.PositiveBigIntegerField(default=0)
    voucher_satang = models.PositiveIntegerField()
    groups = models.JSONField(default=list, blank=True, help_text="codes of Group; none: for everyone")
    areas = models.ManyToManyField(Area, blank=True, related_name="+")
    starts_on = models.DateField()
    ends_on = models.DateField()
    lasts_days = models.PositiveSmallIntegerField(default=90)
    most_each = models.PositiveSmallIntegerField(default=1)
    is_invented = models.BooleanField(default=False)
    created_at = models.DateTimeField(default=timezone.now)

    objects = SchemeQuerySet.as_manager()
    everywhere = Everywhere.from_queryset(SchemeQuerySet)()

    class Meta:
        default_manager_name = "everywhere"
        constraints = [
            models.CheckConstraint(
                condition=Q(left_satang__lte=F("budget_satang")), name="scheme_left_within_budget"
            ),
            models.CheckConstraint(condition=Q(starts_on__lte=F("ends_on")), name="scheme_days_in_order"),
            models.CheckConstraint(condition=Q(voucher_satang__gt=0), name="voucher_worth_something"),
        ]

    def __str__(self) -> str:
        return in_language(self, "name")


class VoucherRound(models.Model):
    """So many vouchers of a scheme between two days; what it did not issue may be carried to a later one."""

    scheme = models.ForeignKey(Scheme, on_delete=models.CASCADE, related_name="rounds")
    starts_on = models.DateField()
    ends_on = models.DateField()
    vouchers = models.PositiveIntegerField()
    issued = models.PositiveIntegerField(default=0)
    carried_in = models.PositiveIntegerField(default=0)

    class Meta:
        ordering = ["starts_on", "id"]
        constraints = [
            models.CheckConstraint(condition=Q(issued__lte=F("vouchers")), name="round_not_overissued"),
            models.CheckConstraint(condition=Q(starts_on__lte=F("ends_on")), name="round_days_in_order"),
        ]

    def __str__(self) -> str:
        return f"{self.starts_on}: {self.vouchers}"


class VoucherQuerySet(CityQuerySet["Voucher"]):
    def usable(self, now: Any) -> Self:
        """Vouchers something can still be paid with, those that end first in front."""
        return self.filter(ended="", expires_at__gt=now, left_satang__gt=0).order_by("expires_at", "id")


class Voucher(CityScoped):
    """Money a person may learn with: theirs from the start, or printed and theirs from its first use."""

    class Ended(models.TextChoices):
        LIVE = "", _("can be used")
        EXPIRED = "expired", _("ran out")
        CANCELLED = "cancelled", _("cancelled")

    id = models.BigAutoField(primary_key=True)
    uuid = outside_id()
    scheme = models.ForeignKey(Scheme, on_delete=models.PROTECT, related_name="vouchers")
    round = models.ForeignKey(VoucherRound, on_delete=models.PROTECT, null=True, related_name="given")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="vouchers")
    number = models.BigIntegerField(unique=True)
    batch = models.UUIDField(null=True, db_index=True, help_text="vouchers printed together")
    satang = models.PositiveIntegerField()
    left_satang = models.PositiveIntegerField()
    issued_at = models.DateTimeField()
    issued_by = models.ForeignKey(User, on_delete=models.SET_NULL, null=True, related_name="+")
    expires_at = models.DateTimeField()
    ended = models.CharField(max_length=9, choices=Ended.choices, blank=True, default="")
    ended_at = models.DateTimeField(null=True)
    end_reason = SecretText(max_length=300)

    objects = VoucherQuerySet.as_manager()
    everywhere = Everywhere.from_queryset(VoucherQuerySet)()

    personal = Personal(
        person="person",
        label=_("vouchers"),
        fields={
            "end_reason": Held(
                _("to account for vouchers that were cancelled"), Basis.PUBLIC_TASK, label=_("why it ended")
            )
        },
    )

    class Meta:
        default_manager_name = "everywhere"
        constraints = [
            models.CheckConstraint(
                condition=Q(left_satang__lte=F("satang")), name="voucher_left_within_worth"
            ),
            models.CheckConstraint(
                condition=Q(ended="") | Q(left_satang=0), name="ended_voucher_holds_nothing"
            ),
        ]
        indexes = [
            models.Index(fields=["person", "ended"], name="voucher_of_person"),
            models.Index(fields=["expires_at"], name="voucher_expiry", condition=Q(ended="")),
        ]

    def __str__(self) -> str:
        return self.code

    @property
    def code(self) -> str:
        """What is printed on it and typed to use it."""
        return voucher_code(self.number)


class LedgerQuerySet(models.QuerySet["LedgerEntry"]):
    """Entries are only ever added: what was wrong is put right by another entry."""

    def update(self, **kwargs: Any) -> int:
        raise TypeError("the ledger is append-only")

    def delete(self) -> tuple[int, dict[str, int]]:
        raise TypeError("the ledger is append-only")


def _moves_as_stated() -> Q:
    """That each act moves money from the one account to the other that `MOVEMENTS` names."""
    allowed = Q()
    for act, movement in MOVEMENTS.items():
        allowed |= Q(act=act, source=movement.source.value, target=movement.target.value)
    return allowed


class LedgerEntry(models.Model):
    """Money of a scheme that moved: what one account loses the other gains, so all entries sum to zero."""

    id = models.BigAutoField(primary_key=True)
    scheme = models.ForeignKey(Scheme, on_delete=models.PROTECT, related_name="entries")
    voucher = models.ForeignKey(Voucher, on_delete=models.PROTECT, null=True, related_name="entries")
    enrolment = models.ForeignKey(Enrolment, on_delete=models.PROTECT, null=True, related_name="+")
    act = models.CharField(max_length=9)
    source = models.CharField(max_length=8, choices=[(each.value, each.value) for each in Account])
    target = models.CharField(max_length=8, choices=[(each.value, each.value) for each in Account])
    satang = models.PositiveBigIntegerField()
    at = models.DateTimeField()
    by = models.ForeignKey(User, on_delete=models.SET_NULL, null=True, related_name="+")

    objects = LedgerQuerySet.as_manager()

    class Meta:
        verbose_name_plural = "ledger entries"
        constraints = [
            models.CheckConstraint(condition=Q(satang__gt=0), name="entry_moves_something"),
            models.CheckConstraint(condition=_moves_as_stated(), name="entry_moves_as_stated"),
        ]
        indexes = [models.Index(fields=["scheme", "id"], name="ledger_of_scheme")]

    def __str__(self) -> str:
        return f"{self.act} {self.satang}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        if self.pk is not None:
            raise TypeError("the ledger is append-only")
        super().save(*args, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> tuple[int, dict[str, int]]:
        raise TypeError("the ledger is append-only")


class MisuseQuerySet(CityQuerySet["MisuseSign"]):
    def open(self) -> Self:
        return self.filter(resolved_at=None)


class MisuseSign(CityScoped):
    """Something about vouchers that a person should look at, and what came of looking."""

    class Kind(models.TextChoices):
        ONE_PHONE = Sign.ONE_PHONE, _("many vouchers for one telephone number")
        NEVER_CAME = Sign.NEVER_CAME, _("used vouchers, yet never came")
        SAME_HAND = Sign.SAME_HAND, _("issued and used for many by the same clerk")
        GIVEN_BACK = Sign.GIVEN_BACK, _("used and given back again and again")

    uuid = outside_id()
    scheme = models.ForeignKey(Scheme, on_delete=models.CASCADE, related_name="signs")
    kind = models.CharField(max_length=10, choices=Kind.choices)
    person = models.ForeignKey(Person, on_delete=models.CASCADE, null=True, related_name="+")
    clerk = models.ForeignKey(User, on_delete=models.CASCADE, null=True, related_name="+")
    times = models.PositiveIntegerField()
    raised_at = models.DateTimeField(default=timezone.now)
    resolved_at = models.DateTimeField(null=True)
    resolved_by = models.ForeignKey(User, on_delete=models.SET_NULL, null=True, related_name="+")
    note = SecretText(max_length=400)

    objects = MisuseQuerySet.as_manager()
    everywhere = Everywhere.from_queryset(MisuseQuerySet)()

    personal = Personal(
        person="person",
        label=_("questions about vouchers"),
        fields={
            "note": Held(_("to account for the use of public money"), Basis.PUBLIC_TASK, label=_("note"))
        },
        since="raised_at",
        months=24,
    )

    class Meta:
        default_manager_name = "everywhere"
        constraints = [
            models.CheckConstraint(
                condition=Q(person=None, clerk__isnull=False) | Q(person__isnull=False, clerk=None),
                name="sign_about_one",
            ),
            models.UniqueConstraint(
                fields=["scheme", "kind", "person"], condition=Q(resolved_at=None), name="one_sign_of_person"
            ),
            models.UniqueConstraint(
                fields=["scheme", "kind", "clerk"], condition=Q(resolved_at=None), name="one_sign_of_clerk"
            ),
        ]

    def __str__(self) -> str:
        return self.get_kind_display()
