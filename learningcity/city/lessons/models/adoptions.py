"""A lesson taken up by another city: the row is that city's own, and so is what it says."""

from datetime import date
from typing import Self

from django.db import models
from django.db.models import Q
from django.utils import timezone

from learningcity.city.lessons.models.lessons import Lesson
from learningcity.city.lessons.rules.lessons import OPEN, AdoptionState
from learningcity.city.partners.models import Organisation
from learningcity.core.fields import in_language, outside_id
from learningcity.core.scope import CityQuerySet, CityScoped, Everywhere


class AdoptionQuerySet(CityQuerySet["Adoption"]):
    def shown(self) -> Self:
        """Those of lessons that every city may read."""
        return self.filter(lesson__state="published")

    def open(self) -> Self:
        """Those of which a report is still to come."""
        return self.filter(state__in=OPEN)

    def whole(self) -> Self:
        """With the city, who leads there, and the lesson with its own city."""
        return self.select_related("city", "lead", "lesson__city")


class Adoption(CityScoped):
    """What a city makes of another's lesson: what it changes, who leads, by when, and what came of it."""

    uuid = outside_id()
    lesson = models.ForeignKey(Lesson, on_delete=models.PROTECT, related_name="adoptions")
    adapted_th = models.TextField()
    adapted_en = models.TextField(blank=True)
    lead = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="adoptions")
    due_on = models.DateField()
    state = models.CharField(
        max_length=8,
        choices=[(each.value, each.value.replace("_", " ")) for each in AdoptionState],
        default=AdoptionState.PLANNED.value,
    )
    adopted_on = models.DateField()
    started_on = models.DateField(null=True, blank=True)
    result_th = models.TextField(blank=True)
    result_en = models.TextField(blank=True)
    figure = models.DecimalField(max_digits=14, decimal_places=2, null=True, blank=True)
    unit_th = models.CharField(max_length=60, blank=True)
    unit_en = models.CharField(max_length=60, blank=True)
    figure_note_th = models.CharField(max_length=300, blank=True)
    figure_note_en = models.CharField(max_length=300, blank=True)
    reported_on = models.DateField(null=True, blank=True)
    given_up_on = models.DateField(null=True, blank=True)
    given_up_because_th = models.CharField(max_length=600, blank=True)
    given_up_because_en = models.CharField(max_length=600, blank=True)
    is_invented = models.BooleanField(default=False)
    created_at = models.DateTimeField(default=timezone.now)
    version = models.PositiveIntegerField(default=1)

    objects = AdoptionQuerySet.as_manager()
    everywhere = Everywhere.from_queryset(AdoptionQuerySet)()

    class Meta:
        default_manager_name = "everywhere"
        constraints = [
            models.UniqueConstraint(fields=["city", "lesson"], name="lesson_once_in_a_city"),
            models.CheckConstraint(
                condition=~Q(state="reported") | (Q(reported_on__isnull=False) & ~Q(result_th="")),
                name="report_has_its_words",
            ),
            models.CheckConstraint(
                condition=~Q(state="given_up") | ~Q(given_up_because_th=""), name="given_up_with_a_reason"
            ),
        ]
        indexes = [models.Index(fields=["city", "state", "due_on"], name="adoption_due")]

    def __str__(self) -> str:
        return in_language(self.lesson, "title")

    @property
    def is_open(self) -> bool:
        return self.state in OPEN

    def is_late(self, today: date) -> bool:
        """Whether its report is past its day."""
        return self.is_open and self.due_on < today
