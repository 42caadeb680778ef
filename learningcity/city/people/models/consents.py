"""What people agreed to."""

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from learningcity.city.people.models.accounts import User
from learningcity.city.people.models.persons import Person
from learningcity.core.personal import STAYS, Basis, Erasure, Held, Personal


class Purpose(models.TextChoices):
    """What a person may agree to, each apart; a withdrawn consent ends what rested on it."""

    REMINDERS = "reminders", _("reminders and waiting-list offers")
    FOLLOW_UP = "follow_up", _("questions after learning and at 3, 6 and 12 months")
    STATISTICS = "statistics", _("counting in statistics without a name")
    SHARING = "sharing", _("sharing with the organisation that teaches")


class Consent(models.Model):
    """One consent for one purpose, given and perhaps withdrawn; the record stays."""

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="consents")
    purpose = models.CharField(max_length=12, choices=Purpose.choices)
    given_at = models.DateTimeField(default=timezone.now)
    given_by = models.ForeignKey(User, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    personal = Personal(
        person="person",
        label=_("consents"),
        fields={
            "purpose": Held(_("to prove what was agreed to"), Basis.LEGAL_DUTY, STAYS, _("agreed to")),
            "given_at": Held(_("to prove what was agreed to"), Basis.LEGAL_DUTY, STAYS, _("when")),
            "withdrawn_at": Held(_("to prove what was agreed to"), Basis.LEGAL_DUTY, STAYS, _("taken back")),
        },
        on_erase=Erasure.KEEP,
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["person", "purpose"], condition=Q(withdrawn_at=None), name="consent_given_once"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person_id} {self.purpose}"
