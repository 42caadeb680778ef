"""Who holds which role, and where."""

from typing import Self

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from learningcity.city.partners.models import Organisation
from learningcity.city.people.models.accounts import User
from learningcity.city.places.models import Area, City, Neighbourhood
from learningcity.core.personal import STAYS, Basis, Erasure, Held, Personal


class RoleGrantQuerySet(models.QuerySet["RoleGrant"]):
    def current(self) -> Self:
        return self.filter(ended_at=None)


class RoleGrant(models.Model):
    """That an account has a role (of the table in `roles.py`) in a city, an organisation or an area."""

    account = models.ForeignKey(User, on_delete=models.CASCADE, related_name="roles")
    role = models.CharField(max_length=32)
    city = models.ForeignKey(City, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    organisation = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    area = models.ForeignKey(Area, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    neighbourhood = models.ForeignKey(
        Neighbourhood, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    granted_at = models.DateTimeField(default=timezone.now)
    granted_by = models.ForeignKey(User, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")
    ended_at = models.DateTimeField(null=True, blank=True)

    objects = RoleGrantQuerySet.as_manager()

    personal = Personal(
        person="account__person",
        label=_("roles you hold or held"),
        fields={
            name: Held(_("to answer for who could do what"), Basis.LEGAL_DUTY, STAYS, label)
            for name, label in {
                "role": _("role"),
                "city": _("city"),
                "organisation": _("organisation"),
                "granted_at": _("since"),
                "ended_at": _("until"),
            }.items()
        },
        on_erase=Erasure.KEEP,
    )

    class Meta:
        indexes = [models.Index(fields=["account", "ended_at"], name="role_of_account")]

    def __str__(self) -> str:
        return f"{self.account_id} {self.role}"
