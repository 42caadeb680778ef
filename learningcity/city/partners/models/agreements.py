"""What partners agreed on: for how long, who with which part, who signed, and the papers."""

from datetime import date
from typing import Any, Self

from django.core.files.storage import storages
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from learningcity.city.partners.models.contacts import Contact
from learningcity.city.partners.models.organisations import Organisation
from learningcity.city.partners.rules.agreements import Span, Standing, ends_on, standing
from learningcity.city.places.models import Area
from learningcity.core.fields import in_language, outside_id
from learningcity.core.scope import CityQuerySet, CityScoped, Everywhere


class AgreementKind(models.TextChoices):
    MOU = "mou", _("memorandum of understanding")
    DECLARATION = "declaration", _("declaration of intent")
    DATA_SHARING = "data_sharing", _("data-sharing agreement")


class PartyRole(models.TextChoices):
    LEAD = "lead", _("lead coordinator")
    FUNDER = "funder", _("funder")
    IMPLEMENTER = "implementer", _("implementer")
    ADVISER = "adviser", _("adviser")
    PARTNER = "partner", _("joins in the declaration")


class AgreementQuerySet(CityQuerySet["Agreement"]):
    def shown(self) -> Self:
        """Those that everyone may see."""
        return self.filter(is_public=True)

    def whole(self) -> Self:
        """With the terms and parties that every page of them needs."""
        return self.prefetch_related(
            "terms", models.Prefetch("parties", Party.objects.select_related("organisation"))
        )


class Agreement(CityScoped):
    """A paper by which organisations bind themselves or say what they mean to do."""

    uuid = outside_id()
    kind = models.CharField(max_length=12, choices=AgreementKind.choices)
    title_th = models.CharField(max_length=250)
    title_en = models.CharField(max_length=250, blank=True)
    summary_th = models.TextField(blank=True)
    summary_en = models.TextField(blank=True)
    areas = models.ManyToManyField(Area, related_name="+", blank=True)
    keeper = models.ForeignKey(
        Contact, on_delete=models.SET_NULL, null=True, blank=True, related_name="keeps"
    )
    is_public = models.BooleanField(default=True)
    source = models.CharField(max_length=250, blank=True)
    source_url = models.URLField(max_length=500, blank=True)
    is_invented = models.BooleanField(default=False)
    cut_short_on = models.DateField(null=True, blank=True)
    cut_short_because = models.CharField(max_length=300, blank=True)
    version = models.PositiveIntegerField(default=1)

    objects = AgreementQuerySet.as_manager()
    everywhere = Everywhere.from_queryset(AgreementQuerySet)()

    class Meta:
        default_manager_name = "everywhere"

    def __str__(self) -> str:
        return in_language(self, "title")

    @property
    def spans(self) -> list[Span]:
        return [Span(term.starts_on, term.ends_on) for term in self.terms.all()]

    def standing(self, today: date) -> Standing:
        """How it stands on a day, from its terms alone."""
        return standing(self.spans, today, self.cut_short_on)

    def ends_on(self, today: date) -> date | None:
        """The day on which it ends unless it is renewed."""
        return ends_on(self.spans, today, self.cut_short_on)


class Term(models.Model):
    """A time for which an agreement holds; a renewal is a new term that names the one before."""

    uuid = outside_id()
    agreement = models.ForeignKey(Agreement, on_delete=models.CASCADE, related_name="terms")
    renews = models.OneToOneField(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="renewed_by"
    )
    signed_on = models.DateField(null=True, blank=True)
    starts_on = models.DateField(null=True, blank=True)
    ends_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ("pk",)
        constraints = [
            models.CheckConstraint(
                condition=Q(starts_on=None) | Q(ends_on=None) | Q(ends_on__gte=F("starts_on")),
                name="term_ends_after_it_starts",
            )
        ]

    def __str__(self) -> str:
        return f"{self.starts_on}–{self.ends_on}"


class Party(models.Model):
    """That an organisation is part of an agreement, in which role; who withdraws stays in the history."""

    agreement = models.ForeignKey(Agreement, on_delete=models.CASCADE, related_name="parties")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="agreements")
    role = models.CharField(max_length=12, choices=PartyRole.choices)
    part_th = models.CharField(max_length=200, blank=True)
    part_en = models.CharField(max_length=200, blank=True)
    joined_on = models.DateField(null=True, blank=True)
    withdrawn_on = models.DateField(null=True, blank=True)
    withdrawn_because = models.CharField(max_length=300, blank=True)

    objects = models.Manager["Party"]()

    class Meta:
        ordering = ("pk",)
        constraints = [
            models.UniqueConstraint(
                fields=["agreement", "organisation", "role"],
                condition=Q(withdrawn_on=None),
                name="party_once_in_a_role",
            )
        ]

    def __str__(self) -> str:
        return f"{self.organisation} ({self.role})"


class Signatory(models.Model):
    """Who signed for a party."""

    party = models.ForeignKey(Party, on_delete=models.CASCADE, related_name="signatories")
    contact = models.ForeignKey(Contact, on_delete=models.PROTECT, related_name="signed")
    signed_on = models.DateField(null=True, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["party", "contact"], name="signs_once")]

    def __str__(self) -> str:
        return f"{self.contact_id} for {self.party_id}"


def _kept_at(paper: "AgreementPaper", _name: str) -> str:
    """Files are kept under names of our own; what they were called stays in the row."""
    return f"agreements/{paper.uuid}.{paper.ending}"


def _storage() -> Any:
    return storages["default"]


class AgreementPaper(models.Model):
    """A file of an agreement, kept as what it proved to be."""

    uuid = outside_id()
    agreement = models.ForeignKey(Agreement, on_delete=models.CASCADE, related_name="papers")
    title = models.CharField(max_length=200)
    file = models.FileField(upload_to=_kept_at, storage=_storage, max_length=200)
    file_name = models.CharField(max_length=200)
    ending = models.CharField(max_length=5)
    size = models.PositiveIntegerField()
    sha256 = models.CharField(max_length=64)
    is_public = models.BooleanField(default=False)
    added_at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ("added_at", "pk")
        constraints = [
            models.UniqueConstraint(fields=["agreement", "sha256"], name="paper_once_in_an_agreement")
        ]

    def __str__(self) -> str:
        return self.title
