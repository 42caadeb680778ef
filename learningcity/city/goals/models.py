"""A city's programme of one year: its goals, their key results, and the reviews that froze them."""

from datetime import date
from decimal import Decimal
from typing import Any, Self

from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from learningcity.city.goals.rules import REVIEW_MONTHS, Aim, month_after
from learningcity.core.fields import in_language, outside_id
from learningcity.core.scope import CityQuerySet, CityScoped, Everywhere


class ProgrammeQuerySet(CityQuerySet["Programme"]):
    def shown(self) -> Self:
        """Those that everyone may see."""
        return self.filter(is_public=True)

    def latest_first(self) -> Self:
        return self.order_by("-starts_on", "-pk")


class Programme(CityScoped):
    """What a city wants to reach in a span of time, where its goals come from, and of which year they are."""

    uuid = outside_id()
    title_th = models.CharField(max_length=200)
    title_en = models.CharField(max_length=200, blank=True)
    summary_th = models.TextField(blank=True)
    summary_en = models.TextField(blank=True)
    starts_on = models.DateField()
    ends_on = models.DateField()
    source = models.CharField(max_length=300)
    source_url = models.URLField(max_length=500, blank=True)
    source_year = models.PositiveSmallIntegerField(help_text="Christian year of the source")
    is_public = models.BooleanField(default=True)
    is_invented = models.BooleanField(default=False)
    version = models.PositiveIntegerField(default=1)

    objects = ProgrammeQuerySet.as_manager()
    everywhere = Everywhere.from_queryset(ProgrammeQuerySet)()

    class Meta:
        default_manager_name = "everywhere"
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_on__gt=F("starts_on")),
                name="programme_ends_after_it_starts",
                violation_error_message=_("It cannot end before it starts."),
            )
        ]

    def __str__(self) -> str:
        return in_language(self, "title")

    def review_on(self, month: int) -> date:
        """The day from which a review of a month can be held."""
        return month_after(self.starts_on, month)


class Goal(models.Model):
    """One of the programme's goals, in the words of its source."""

    uuid = outside_id()
    programme = models.ForeignKey(Programme, on_delete=models.CASCADE, related_name="goals")
    number = models.PositiveSmallIntegerField()
    title_th = models.CharField(max_length=200)
    title_en = models.CharField(max_length=200, blank=True)
    text_th = models.TextField(blank=True)
    text_en = models.TextField(blank=True)
    version = models.PositiveIntegerField(default=1)

    objects = models.Manager["Goal"]()

    class Meta:
        ordering = ("number", "pk")
        constraints = [models.UniqueConstraint(fields=["programme", "number"], name="goal_number")]

    def __str__(self) -> str:
        return in_language(self, "title")


class KeyResult(models.Model):
    """What is to be there by when: counted from the records by a named measure, or entered with evidence."""

    uuid = outside_id()
    goal = models.ForeignKey(Goal, on_delete=models.CASCADE, related_name="results")
    title_th = models.CharField(max_length=200)
    title_en = models.CharField(max_length=200, blank=True)
    unit_th = models.CharField(max_length=40, blank=True)
    unit_en = models.CharField(max_length=40, blank=True)
    measure = models.CharField(max_length=40, blank=True)
    baseline = models.DecimalField(max_digits=14, decimal_places=2, null=True, blank=True)
    baseline_note = models.CharField(max_length=250, blank=True)
    target = models.DecimalField(max_digits=14, decimal_places=2)
    due_on = models.DateField()
    is_invented = models.BooleanField(default=False)
    version = models.PositiveIntegerField(default=1)

    objects = models.Manager["KeyResult"]()

    class Meta:
        ordering = ("pk",)
        constraints = [
            models.CheckConstraint(
                condition=Q(baseline=None) | ~Q(target=F("baseline")),
                name="target_is_not_the_baseline",
                violation_error_message=_("The target must differ from the baseline."),
            )
        ]

    def __str__(self) -> str:
        return in_language(self, "title")

    @property
    def aim(self) -> Aim:
        return Aim(self.baseline, self.target, self.goal.programme.starts_on, self.due_on)


class EnteredValue(models.Model):
    """A figure that no record holds, as it was on a day, with what shows it."""

    uuid = outside_id()
    result = models.ForeignKey(KeyResult, on_delete=models.CASCADE, related_name="values")
    value = models.DecimalField(max_digits=14, decimal_places=2)
    on = models.DateField()
    words = models.CharField(max_length=400, blank=True)
    link = models.URLField(max_length=500, blank=True)
    entered_at = models.DateTimeField(default=timezone.now)

    objects = models.Manager["EnteredValue"]()

    class Meta:
        ordering = ("-on", "-pk")
        constraints = [
            models.CheckConstraint(condition=~(Q(words="") & Q(link="")), name="value_has_its_evidence")
        ]

    def __str__(self) -> str:
        return f"{self.value} on {self.on}"

    @property
    def number(self) -> Decimal:
        return self.value


class FrozenError(TypeError):
    """Code tried to change a review that was frozen."""


class ReviewQuerySet(models.QuerySet["Review"]):
    """Reviews, which can be added and read."""

    def update(self, **kwargs: Any) -> int:
        raise FrozenError("a review that was frozen is never changed")

    def delete(self) -> tuple[int, dict[str, int]]:
        raise FrozenError("a review that was frozen is never taken away")


class Review(models.Model):
    """How every key result stood on the day of a review and what was said; frozen as it is written.

    `snapshot` holds the goals with their key results as `queries.pictured` drew them; `said` holds who said
    what, by office and never by name: [{by_th, by_en, text_th, text_en}].
    """

    uuid = outside_id()
    programme = models.ForeignKey(Programme, on_delete=models.PROTECT, related_name="reviews")
    month = models.PositiveSmallIntegerField(choices=[(month, str(month)) for month in REVIEW_MONTHS])
    held_on = models.DateField()
    snapshot = models.JSONField()
    said = models.JSONField(default=list)
    is_invented = models.BooleanField(default=False)
    frozen_at = models.DateTimeField(default=timezone.now)

    objects = models.Manager.from_queryset(ReviewQuerySet)()

    class Meta:
        ordering = ("month",)
        constraints = [models.UniqueConstraint(fields=["programme", "month"], name="review_once_a_month")]

    def __str__(self) -> str:
        return str(_("review of month %(month)s") % {"month": self.month})

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Write a new review; one that is there already is never written again."""
        if not self._state.adding:
            raise FrozenError("a review that was frozen is never changed")
        super().save(*args, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> tuple[int, dict[str, int]]:
        raise FrozenError("a review that was frozen is never taken away")
