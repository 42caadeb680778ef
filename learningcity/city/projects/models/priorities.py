"""Rounds in which residents decide what comes first under a budget."""

from datetime import date

from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from learningcity.city.people.models import Person, User
from learningcity.city.projects.models.needs import Need
from learningcity.city.projects.rules.priorities import Stage, stage
from learningcity.core.fields import in_language, outside_id
from learningcity.core.personal import STAYS, Basis, Held, Personal
from learningcity.core.scope import CityQuerySet, CityScoped, Everywhere


class PriorityRound(CityScoped):
    """A budget, some needs it could answer, and the days on which everyone gives their points."""

    uuid = outside_id()
    title_th = models.CharField(max_length=160)
    title_en = models.CharField(max_length=160, blank=True)
    about_th = models.CharField(max_length=600, blank=True)
    about_en = models.CharField(max_length=600, blank=True)
    opens_on = models.DateField()
    closes_on = models.DateField()
    points = models.PositiveSmallIntegerField(default=10)
    budget_satang = models.PositiveBigIntegerField()
    budget_source = models.CharField(max_length=200, blank=True)
    is_invented = models.BooleanField(default=False)
    created_at = models.DateTimeField(default=timezone.now)
    version = models.PositiveIntegerField(default=1)

    objects = CityQuerySet["PriorityRound"].as_manager()
    everywhere = Everywhere.from_queryset(CityQuerySet)()

    class Meta:
        default_manager_name = "everywhere"
        constraints = [
            models.CheckConstraint(condition=Q(closes_on__gte=F("opens_on")), name="priority_days_in_order"),
            models.CheckConstraint(condition=Q(points__gte=1, points__lte=100), name="priority_has_points"),
        ]

    def __str__(self) -> str:
        return in_language(self, "title")

    def stage(self, today: date) -> Stage:
        """Where it stands on a day."""
        return stage(self.opens_on, self.closes_on, today)

    @property
    def participants(self) -> int:
        """How many people gave points, each for themselves or at a table."""
        at_tables = self.tables.aggregate(people=models.Sum("people"))["people"] or 0
        return self.ballots.count() + at_tables


class Candidate(models.Model):
    """A need of a round with what answering it would cost."""

    round = models.ForeignKey(PriorityRound, on_delete=models.CASCADE, related_name="candidates")
    need = models.ForeignKey(Need, on_delete=models.PROTECT, related_name="candidacies")
    cost_satang = models.PositiveBigIntegerField()

    class Meta:
        ordering = ("pk",)
        constraints = [models.UniqueConstraint(fields=["round", "need"], name="need_once_in_a_round")]

    def __str__(self) -> str:
        return str(self.need)


class Ballot(models.Model):
    """How one person laid out their points; one a person and round."""

    round = models.ForeignKey(PriorityRound, on_delete=models.CASCADE, related_name="ballots")
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="ballots")
    points = models.JSONField(help_text="candidate key to points")
    given_at = models.DateTimeField(default=timezone.now)

    personal = Personal(
        person="person",
        label=_("points you gave to needs"),
        fields={
            "points": Held(
                _("to decide together which needs come first"), Basis.CONSENT, STAYS, _("your points")
            ),
            "given_at": Held(
                _("to decide together which needs come first"), Basis.CONSENT, STAYS, _("given on")
            ),
        },
    )

    class Meta:
        constraints = [models.UniqueConstraint(fields=["round", "person"], name="ballot_once_a_person")]

    def __str__(self) -> str:
        return f"{self.person_id} in {self.round_id}"


class Table(models.Model):
    """Points that people laid out by hand at a meeting, with beans or on paper, counted together."""

    uuid = outside_id()
    round = models.ForeignKey(PriorityRound, on_delete=models.CASCADE, related_name="tables")
    place = models.CharField(max_length=160)
    people = models.PositiveSmallIntegerField()
    points = models.JSONField(help_text="candidate key to the points of all who were there")
    keyed_by = models.ForeignKey(User, on_delete=models.SET_NULL, null=True, related_name="+")
    keyed_at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ("keyed_at", "pk")
        constraints = [models.CheckConstraint(condition=Q(people__gte=1), name="table_has_people")]

    def __str__(self) -> str:
        return self.place

    @property
    def total(self) -> int:
        """All points laid out there."""
        return sum(self.points.values())
