"""Who acts for whom, and who was asked whether they may."""

from datetime import datetime, timedelta
from typing import Self

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from learningcity.city.people.models.accounts import User
from learningcity.city.people.models.persons import Person
from learningcity.city.people.rules.invitations import DAYS_TO_ANSWER
from learningcity.city.places.models import City
from learningcity.core.fields import SecretText, outside_id
from learningcity.core.personal import STAYS, Basis, Erasure, Held, Personal

CARE = _("to let a guardian or helper act for you")


class CareLink(models.Model):
    """That an account may act for a person: as guardian of a child, or as helper whom the person asked."""

    class Kind(models.TextChoices):
        GUARDIAN = "guardian", _("guardian")
        HELPER = "helper", _("helper")

    carer = models.ForeignKey(User, on_delete=models.CASCADE, related_name="care_links")
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="care_links")
    kind = models.CharField(max_length=8, choices=Kind.choices)
    agreed_at = models.DateTimeField(default=timezone.now)
    noted_by = models.ForeignKey(User, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")
    witness = SecretText(max_length=120, help_text="who heard the person agree, when they said so at a desk")
    ended_at = models.DateTimeField(null=True, blank=True)

    personal = Personal(
        person="person",
        label=_("who acts for you"),
        fields={
            "carer": Held(CARE, Basis.CONSENT, label=_("who")),
            "kind": Held(CARE, Basis.CONSENT, label=_("as what")),
            "witness": Held(_("to be sure that you agreed"), Basis.CONSENT, label=_("who heard you agree")),
            "agreed_at": Held(CARE, Basis.CONSENT, STAYS, _("since")),
            "ended_at": Held(CARE, Basis.CONSENT, STAYS, _("until")),
        },
        on_erase=Erasure.DELETE,
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["carer", "person"], condition=Q(ended_at=None), name="one_link_at_a_time"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.carer_id} {self.kind} {self.person_id}"


def in_two_weeks() -> datetime:
    """Until when an invitation made now can be answered."""
    return timezone.now() + timedelta(days=DAYS_TO_ANSWER)


class CareInvitationQuerySet(models.QuerySet["CareInvitation"]):
    def open(self) -> Self:
        """Invitations that can still be answered."""
        return self.filter(state=CareInvitation.State.ASKED, runs_out_at__gt=timezone.now())


class CareInvitation(models.Model):
    """A question that waits for a yes: may I act for you, or, will you be this child's guardian with me?

    Whom it reaches is known only by the key of what was typed (a telephone, an e-mail, a slip code), so that
    asking tells nobody whether it is known here.
    """

    class State(models.TextChoices):
        ASKED = "asked", _("waits for an answer")
        AGREED = "agreed", _("agreed")
        REFUSED = "refused", _("said no")
        TAKEN_BACK = "taken_back", _("taken back")
        RUN_OUT = "run_out", _("not answered in time")

    uuid = outside_id()
    city = models.ForeignKey(City, on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=8, choices=CareLink.Kind.choices)
    asked_by = models.ForeignKey(User, on_delete=models.CASCADE, related_name="invitations")
    person = models.ForeignKey(
        Person,
        on_delete=models.CASCADE,
        null=True,
        blank=True,
        related_name="care_invitations",
        help_text="the child that a second guardian is asked for, or whom a slip code named",
    )
    called = SecretText(max_length=120, help_text="what the asker calls whom they ask")
    contact_key = models.CharField(max_length=64, blank=True, db_index=True, editable=False)
    code = SecretText(max_length=8, help_text="what a second guardian must know: heard from the first")
    tries = models.PositiveSmallIntegerField(default=0)
    state = models.CharField(max_length=10, choices=State.choices, default=State.ASKED)
    asked_at = models.DateTimeField(default=timezone.now)
    runs_out_at = models.DateTimeField(default=in_two_weeks)
    answered_at = models.DateTimeField(null=True, blank=True)

    objects = CareInvitationQuerySet.as_manager()

    personal = Personal(
        person="person",
        label=_("questions whether someone may act for you"),
        fields={
            "called": Held(_("to ask whether someone may act for another"), Basis.CONSENT, label=_("name")),
            "contact_key": Held(_("to ask whether someone may act for another"), Basis.CONSENT, shown=False),
        },
        on_erase=Erasure.DELETE,
        since="asked_at",
        months=12,
    )

    class Meta:
        indexes = [models.Index(fields=["state", "runs_out_at"], name="invitation_open")]

    def __str__(self) -> str:
        return f"{self.asked_by_id} {self.kind}: {self.state}"

    @property
    def is_open(self) -> bool:
        return self.state == self.State.ASKED and self.runs_out_at > timezone.now()
