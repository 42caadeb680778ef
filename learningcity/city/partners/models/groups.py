"""Working groups: who sits in them, for whom, and how many must be there."""

from typing import Self

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from learningcity.city.partners.models.agreements import Agreement
from learningcity.city.partners.models.contacts import Contact
from learningcity.city.partners.models.organisations import Organisation
from learningcity.core.fields import in_language, outside_id
from learningcity.core.scope import CityQuerySet, CityScoped, Everywhere


class SeatRole(models.TextChoices):
    CHAIR = "chair", _("chair")
    SECRETARY = "secretary", _("secretary")
    MEMBER = "member", _("member")


class WorkingGroup(CityScoped):
    """Partners who meet to decide together."""

    uuid = outside_id()
    name_th = models.CharField(max_length=200)
    name_en = models.CharField(max_length=200, blank=True)
    purpose_th = models.TextField(blank=True)
    purpose_en = models.TextField(blank=True)
    agreement = models.ForeignKey(
        Agreement, on_delete=models.SET_NULL, null=True, blank=True, related_name="groups"
    )
    quorum = models.PositiveSmallIntegerField(null=True, blank=True, help_text="seats that must be filled")
    closed_on = models.DateField(null=True, blank=True)
    is_invented = models.BooleanField(default=False)
    version = models.PositiveIntegerField(default=1)

    objects = CityQuerySet["WorkingGroup"].as_manager()
    everywhere = Everywhere.from_queryset(CityQuerySet)()

    class Meta:
        default_manager_name = "everywhere"

    def __str__(self) -> str:
        return in_language(self, "name")


class SeatQuerySet(models.QuerySet["Seat"]):
    def current(self) -> Self:
        return self.filter(until=None)


class Seat(models.Model):
    """A seat of an organisation in a working group, and who takes it."""

    group = models.ForeignKey(WorkingGroup, on_delete=models.CASCADE, related_name="seats")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="seats")
    contact = models.ForeignKey(
        Contact, on_delete=models.SET_NULL, null=True, blank=True, related_name="seats"
    )
    role = models.CharField(max_length=10, choices=SeatRole.choices, default=SeatRole.MEMBER)
    since = models.DateField(null=True, blank=True)
    until = models.DateField(null=True, blank=True)

    objects = SeatQuerySet.as_manager()

    class Meta:
        ordering = ("pk",)
        constraints = [
            models.UniqueConstraint(
                fields=["group", "contact"], condition=Q(until=None), name="one_seat_a_person"
            )
        ]

    def __str__(self) -> str:
        return f"{self.organisation_id} in {self.group_id}"
