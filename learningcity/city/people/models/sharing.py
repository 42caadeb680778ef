"""What a city shares, with whom and until when; nothing is shared that no row says."""

from datetime import date
from typing import Self

from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from learningcity.city.people.models.accounts import User
from learningcity.city.people.rules.sharing import Span, holds
from learningcity.core.scope import CityQuerySet, CityScoped, Everywhere


class Subject(models.TextChoices):
    """What can be shared: records without a name of a person, and counts that are never of a few."""

    GOALS = "goals", _("goals and reviews")
    PROJECTS = "projects", _("projects and milestones")
    PARTNERSHIP = "partnership", _("agreements and promises")
    MEETINGS = "meetings", _("decisions and tasks of meetings")
    NEEDS = "needs", _("what residents wish")
    ACTIVITIES = "activities", _("activities and how many join")
    FEEDBACK = "feedback", _("what learners say, in figures")
    PLACES = "places", _("population and learning places")


class Audience(models.TextChoices):
    """With whom."""

    COACH = "coach", _("coach of the City Unit")
    VIEWER = "viewer", _("viewer of the province or nation")
    CITIES = "cities", _("coordinators of the other cities here")


class ShareQuerySet(CityQuerySet["Share"]):
    def standing(self) -> Self:
        """Those that nobody ended, whatever their days."""
        return self.filter(ended_at=None)

    def on(self, day: date) -> Self:
        """Those that hold on a day."""
        return self.standing().filter(Q(until=None) | Q(until__gte=day), since__lte=day)


class Share(CityScoped):
    """That a city shares a subject with an audience from one day to another, and why; the row stays."""

    subject = models.CharField(max_length=12, choices=Subject.choices)
    audience = models.CharField(max_length=8, choices=Audience.choices)
    since = models.DateField()
    until = models.DateField(null=True, blank=True)
    reason = models.CharField(max_length=300)
    made_by = models.ForeignKey(User, on_delete=models.SET_NULL, null=True, related_name="+")
    made_at = models.DateTimeField(default=timezone.now)
    ended_at = models.DateTimeField(null=True, blank=True)
    ended_by = models.ForeignKey(User, on_delete=models.SET_NULL, null=True, related_name="+")
    is_invented = models.BooleanField(default=False)

    objects = ShareQuerySet.as_manager()
    everywhere = Everywhere.from_queryset(ShareQuerySet)()

    class Meta:
        default_manager_name = "everywhere"
        constraints = [
            models.UniqueConstraint(
                fields=["city", "subject", "audience"], condition=Q(ended_at=None), name="shared_once"
            ),
            models.CheckConstraint(
                condition=Q(until=None) | Q(until__gte=F("since")), name="share_days_in_order"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_subject_display()} · {self.get_audience_display()}"

    def holds(self, on: date) -> bool:
        """Whether it holds on a day."""
        return self.ended_at is None and holds(Span(self.since, self.until), on)


class SharedFigures(CityScoped):
    """The figures of a subject that a city shares, as they were last counted, for pages of many cities."""

    subject = models.CharField(max_length=12, choices=Subject.choices)
    figures = models.JSONField(default=dict, help_text="by language, what each figure says")
    counted_at = models.DateTimeField(default=timezone.now)

    objects = CityQuerySet["SharedFigures"].as_manager()
    everywhere = Everywhere.from_queryset(CityQuerySet)()

    class Meta:
        default_manager_name = "everywhere"
        verbose_name_plural = "shared figures"
        constraints = [models.UniqueConstraint(fields=["city", "subject"], name="figures_once_a_subject")]

    def __str__(self) -> str:
        return self.get_subject_display()
