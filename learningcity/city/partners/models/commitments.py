"""Who promised what by when, and what they gave; how it stands is worked out, never written down."""

from datetime import date
from functools import cached_property
from typing import Self

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from learningcity.city.partners.models.agreements import Agreement
from learningcity.city.partners.models.contacts import Contact
from learningcity.city.partners.models.organisations import Organisation
from learningcity.city.partners.rules.commitments import Gift, Progress, Promise, progress, worth
from learningcity.city.places.models import Venue
from learningcity.core.fields import in_language, outside_id
from learningcity.core.scope import CityQuerySet, CityScoped, Everywhere


class GiftKind(models.TextChoices):
    BAHT = "baht", _("money (baht)")
    HOURS = "hours", _("hours of work")
    VENUE = "venue", _("room or place, in days")
    PEOPLE = "people", _("people who help")
    SEATS = "seats", _("places to learn")


class InKindRate(CityScoped):
    """What one unit that is not money is worth, by a rule with its source and year, which the city edits."""

    uuid = outside_id()
    kind = models.CharField(max_length=8, choices=GiftKind.choices)
    name_th = models.CharField(max_length=160)
    name_en = models.CharField(max_length=160, blank=True)
    satang = models.PositiveBigIntegerField()
    source = models.CharField(max_length=250)
    source_url = models.URLField(max_length=500, blank=True)
    year = models.PositiveSmallIntegerField()
    retired_on = models.DateField(null=True, blank=True)
    is_invented = models.BooleanField(default=False)
    version = models.PositiveIntegerField(default=1)

    objects = CityQuerySet["InKindRate"].as_manager()
    everywhere = Everywhere.from_queryset(CityQuerySet)()

    class Meta:
        default_manager_name = "everywhere"
        constraints = [
            models.CheckConstraint(condition=~Q(kind=GiftKind.BAHT), name="money_needs_no_rate"),
        ]

    def __str__(self) -> str:
        return in_language(self, "name")


class CommitmentQuerySet(CityQuerySet["Commitment"]):
    def shown(self) -> Self:
        """Those that everyone may see."""
        return self.filter(is_public=True)

    def whole(self) -> Self:
        """With everything from which it is worked out how they stand."""
        return self.select_related(
            "organisation", "agreement", "owner__organisation", "rate", "venue"
        ).prefetch_related("contributions", "agreement__parties")


class Commitment(CityScoped):
    """What an organisation promised to give, how much, by when."""

    uuid = outside_id()
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="commitments")
    agreement = models.ForeignKey(
        Agreement, on_delete=models.PROTECT, null=True, blank=True, related_name="commitments"
    )
    task = models.ForeignKey(
        "partners.ActionItem", on_delete=models.SET_NULL, null=True, blank=True, related_name="commitments"
    )
    title_th = models.CharField(max_length=200)
    title_en = models.CharField(max_length=200, blank=True)
    kind = models.CharField(max_length=8, choices=GiftKind.choices)
    amount = models.PositiveBigIntegerField(help_text="satang for money, else whole units")
    rate = models.ForeignKey(InKindRate, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    venue = models.ForeignKey(Venue, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    owner = models.ForeignKey(
        Contact, on_delete=models.SET_NULL, null=True, blank=True, related_name="promises"
    )
    promised_on = models.DateField()
    due_on = models.DateField()
    released_on = models.DateField(null=True, blank=True)
    released_because = models.CharField(max_length=300, blank=True)
    is_public = models.BooleanField(default=True)
    is_invented = models.BooleanField(default=False)
    version = models.PositiveIntegerField(default=1)

    objects = CommitmentQuerySet.as_manager()
    everywhere = Everywhere.from_queryset(CommitmentQuerySet)()

    class Meta:
        default_manager_name = "everywhere"
        constraints = [
            models.CheckConstraint(condition=Q(amount__gt=0), name="promise_is_of_something"),
            models.CheckConstraint(
                condition=Q(due_on__gte=models.F("promised_on")), name="promise_is_due_after_it_is_made"
            ),
        ]
        indexes = [models.Index(fields=["city", "due_on"], name="promise_due")]

    def __str__(self) -> str:
        return in_language(self, "title")

    @cached_property
    def gifts(self) -> list[Gift]:
        return [Gift(given.given_on, given.amount) for given in self.contributions.all()]

    @property
    def in_question(self) -> bool:
        """Whether whoever promised has left the agreement or the network since."""
        if self.organisation.left_on:
            return True
        if self.agreement is None:
            return False
        own = [each for each in self.agreement.parties.all() if each.organisation_id == self.organisation_id]
        return bool(own) and all(each.withdrawn_on for each in own)

    def progress(self, today: date) -> Progress:
        """How it stands on a day."""
        promise = Promise(self.amount, self.due_on, self.released_on, self.in_question)
        return progress(promise, self.gifts, today)

    @property
    def given(self) -> int:
        return sum(gift.amount for gift in self.gifts)

    def worth(self, amount: int) -> int | None:
        """What an amount of it is worth in satang; nothing where no rule says so."""
        return worth(
            amount, is_money=self.kind == GiftKind.BAHT, rate=self.rate.satang if self.rate else None
        )


class Contribution(models.Model):
    """What was really given, on which day, and what shows it."""

    uuid = outside_id()
    commitment = models.ForeignKey(Commitment, on_delete=models.CASCADE, related_name="contributions")
    given_on = models.DateField()
    amount = models.PositiveBigIntegerField()
    note = models.CharField(max_length=400, blank=True)
    evidence_url = models.URLField(max_length=500, blank=True)
    evidence_file = models.FileField(upload_to="contributions/", blank=True, max_length=200)
    file_name = models.CharField(max_length=200, blank=True)
    ending = models.CharField(max_length=5, blank=True)
    recorded_at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ("given_on", "pk")
        constraints = [
            models.CheckConstraint(condition=Q(amount__gt=0), name="gift_is_of_something"),
            models.CheckConstraint(
                condition=~(Q(note="") & Q(evidence_url="") & Q(evidence_file="")),
                name="gift_has_its_evidence",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.amount} on {self.given_on}"
