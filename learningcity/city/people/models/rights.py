"""What people asked about their data, and breaches of it."""

from datetime import datetime
from typing import Self

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from learningcity.city.people.models.accounts import User
from learningcity.city.people.models.persons import Person
from learningcity.city.people.rules.rights import answer_due, report_due
from learningcity.city.places.models import City
from learningcity.core.fields import SecretText, outside_id
from learningcity.core.personal import STAYS, Basis, Held, Personal


def _answer_due_from_now() -> datetime:
    return answer_due(timezone.now())


class RightsRequestQuerySet(models.QuerySet["RightsRequest"]):
    def open(self) -> Self:
        return self.filter(state=RightsRequest.State.OPEN)

    def in_city(self, city: City) -> Self:
        """Those that a city's staff answer."""
        return self.filter(city=city)

    def erasures_due(self, now: datetime) -> Self:
        """Erasures whose days to think it over have passed."""
        return self.open().filter(kind=RightsRequest.Kind.ERASE, happens_at__lte=now)


class RightsRequest(models.Model):
    """One thing a person asked about their data, on the page or on paper, until it is answered."""

    class Kind(models.TextChoices):
        SEE = "see", _("see what is held")
        CORRECT = "correct", _("have something put right")
        EXPORT = "export", _("have a copy")
        ERASE = "erase", _("have everything erased")
        OBJECT = "object", _("object to a use")

    class State(models.TextChoices):
        OPEN = "open", _("waits for us")
        WITHDRAWN = "withdrawn", _("taken back")
        DONE = "done", _("done")
        REFUSED = "refused", _("not done")

    uuid = outside_id()
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="rights_requests")
    city = models.ForeignKey(City, on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=8, choices=Kind.choices)
    state = models.CharField(max_length=10, choices=State.choices, default=State.OPEN)
    said = SecretText(max_length=1_000, help_text="what the person asked, in their words")
    on_paper = models.BooleanField(default=False)
    proof = SecretText(max_length=200, help_text="how the desk made sure who asked")
    asked_by = models.ForeignKey(User, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")
    asked_at = models.DateTimeField(default=timezone.now)
    due_at = models.DateTimeField(default=_answer_due_from_now)
    happens_at = models.DateTimeField(null=True, blank=True)
    answer = SecretText(max_length=1_000)
    done_at = models.DateTimeField(null=True, blank=True)
    done_by = models.ForeignKey(User, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")

    objects = RightsRequestQuerySet.as_manager()

    personal = Personal(
        person="person",
        label=_("requests about your data"),
        fields={
            "said": Held(_("to answer what you asked"), Basis.LEGAL_DUTY, "", _("what you asked")),
            "proof": Held(_("to be sure that it was you"), Basis.LEGAL_DUTY, "", _("how we made sure")),
            "answer": Held(_("to answer what you asked"), Basis.LEGAL_DUTY, "", _("our answer")),
            "kind": Held(_("to prove that it was answered"), Basis.LEGAL_DUTY, STAYS, _("what it was about")),
            "asked_at": Held(_("to prove that it was answered"), Basis.LEGAL_DUTY, STAYS, _("when")),
            "done_at": Held(_("to prove that it was answered"), Basis.LEGAL_DUTY, STAYS, _("answered")),
        },
        since="done_at",
        months=36,
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["person"], condition=Q(kind="erase", state="open"), name="one_erasure_at_a_time"
            ),
            models.CheckConstraint(
                condition=~Q(kind="erase") | Q(happens_at__isnull=False), name="erasure_has_its_day"
            ),
        ]
        indexes = [models.Index(fields=["city", "state", "due_at"], name="rights_to_answer")]

    def __str__(self) -> str:
        return f"{self.kind} {self.person_id}: {self.state}"


class Breach(models.Model):
    """An event by which personal data was lost, seen or changed by those who should not; its clock runs."""

    uuid = outside_id()
    city = models.ForeignKey(City, on_delete=models.PROTECT, related_name="+")
    noticed_at = models.DateTimeField()
    what = models.TextField(max_length=2_000)
    whose = models.CharField(max_length=300)
    people = models.PositiveIntegerField(null=True, blank=True)
    recorded_by = models.ForeignKey(User, on_delete=models.SET_NULL, null=True, related_name="+")
    reported_at = models.DateTimeField(null=True, blank=True)
    outcome = models.TextField(max_length=2_000, blank=True)

    class Meta:
        verbose_name_plural = "breaches"
        indexes = [models.Index(fields=["city", "reported_at"], name="breach_to_report")]

    def __str__(self) -> str:
        return f"{self.city_id} {self.noticed_at:%Y-%m-%d %H:%M}"

    @property
    def due_at(self) -> datetime:
        return report_due(self.noticed_at)
