"""Two records of one person: made one and taken apart again, or known to be two people."""

from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from learningcity.city.people.models.accounts import User
from learningcity.city.people.models.persons import Person
from learningcity.city.places.models import City
from learningcity.core.fields import outside_id
from learningcity.core.personal import Basis, Erasure, Held, Personal


class Merge(models.Model):
    """That two records were made one: what moved, so that it can be put back as it was."""

    uuid = outside_id()
    city = models.ForeignKey(City, on_delete=models.PROTECT, related_name="+")
    kept = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="merges")
    other = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="merges_away")
    made_by = models.ForeignKey(User, on_delete=models.SET_NULL, null=True, related_name="+")
    made_at = models.DateTimeField(default=timezone.now)
    moved = models.JSONField(default=list, help_text="[model, field, [keys]] of the rows that moved")
    stayed = models.JSONField(default=list, help_text="[model, field, [keys]] of rows both had")
    filled = models.JSONField(default=list, help_text="fields of the kept record that were empty")
    choices = models.JSONField(
        default=list, help_text="[way, whether it came first] of ways whose place changed"
    )
    undone_at = models.DateTimeField(null=True, blank=True)
    undone_by = models.ForeignKey(User, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")

    personal = Personal(
        person="kept",
        label=_("two records made one"),
        fields={
            "moved": Held(
                _("to take two wrongly joined records apart"),
                Basis.PUBLIC_TASK,
                [],
                label=_("what was joined"),
            )
        },
        on_erase=Erasure.DELETE,
        since="made_at",
        months=24,
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["other"], condition=Q(undone_at=None), name="merged_away_once"),
        ]

    def __str__(self) -> str:
        return f"{self.other_id} into {self.kept_id}"


class TwoPeople(models.Model):
    """That two records alike are two people, so that nobody is asked again."""

    one = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="not_same_as")
    other = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    said_by = models.ForeignKey(User, on_delete=models.SET_NULL, null=True, related_name="+")
    said_at = models.DateTimeField(default=timezone.now)

    class Meta:
        verbose_name_plural = "two people"
        constraints = [
            models.UniqueConstraint(fields=["one", "other"], name="two_people_once"),
            models.CheckConstraint(condition=Q(one__lt=F("other")), name="lower_key_first"),
        ]

    def __str__(self) -> str:
        return f"{self.one_id} is not {self.other_id}"
