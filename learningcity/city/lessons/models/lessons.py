"""A lesson: what a city did about a problem, what it cost, what failed, and how another can do the same."""

from typing import Any, Self

from django.db import models
from django.db.models import Q
from django.utils import timezone

from learningcity.city.catalogue.models import Topic
from learningcity.city.lessons.rules.lessons import LessonState
from learningcity.core.fields import in_language, outside_id
from learningcity.core.groups import Group
from learningcity.core.scope import CityQuerySet, CityScoped, Everywhere


class LessonQuerySet(CityQuerySet["Lesson"]):
    def published(self) -> Self:
        """Those that every city may read."""
        return self.filter(state=LessonState.PUBLISHED)

    def whole(self) -> Self:
        """With what every page of a lesson says."""
        return self.select_related("city").prefetch_related("topics")


class Lesson(CityScoped):
    """What a city learnt, in the parts another needs to repeat it; `changed_at` moves with the words."""

    uuid = outside_id()
    title_th = models.CharField(max_length=160)
    title_en = models.CharField(max_length=160, blank=True)
    summary_th = models.CharField(max_length=400, blank=True)
    summary_en = models.CharField(max_length=400, blank=True)
    context_th = models.TextField(blank=True)
    context_en = models.TextField(blank=True)
    problem_th = models.TextField(blank=True)
    problem_en = models.TextField(blank=True)
    done_th = models.TextField(blank=True)
    done_en = models.TextField(blank=True)
    gave_th = models.TextField(blank=True)
    gave_en = models.TextField(blank=True)
    failed_th = models.TextField(blank=True)
    failed_en = models.TextField(blank=True)
    repeat_th = models.TextField(blank=True)
    repeat_en = models.TextField(blank=True)
    cost_satang = models.PositiveBigIntegerField(null=True, blank=True)
    cost_hours = models.PositiveIntegerField(null=True, blank=True)
    cost_note_th = models.CharField(max_length=400, blank=True)
    cost_note_en = models.CharField(max_length=400, blank=True)
    topics = models.ManyToManyField(Topic, related_name="lessons", blank=True)
    groups = models.JSONField(default=list, blank=True, help_text="codes of Group it was done with")
    source = models.CharField(max_length=300, blank=True)
    source_url = models.URLField(max_length=500, blank=True)
    state = models.CharField(
        max_length=10,
        choices=[(each.value, each.value) for each in LessonState],
        default=LessonState.DRAFT.value,
    )
    published_on = models.DateField(null=True, blank=True)
    withdrawn_on = models.DateField(null=True, blank=True)
    withdrawn_because = models.CharField(max_length=300, blank=True)
    is_invented = models.BooleanField(default=False)
    created_at = models.DateTimeField(default=timezone.now)
    changed_at = models.DateTimeField(default=timezone.now)
    version = models.PositiveIntegerField(default=1)

    objects = LessonQuerySet.as_manager()
    everywhere = Everywhere.from_queryset(LessonQuerySet)()

    class Meta:
        default_manager_name = "everywhere"
        constraints = [
            models.CheckConstraint(
                condition=~Q(state="published") | Q(published_on__isnull=False),
                name="lesson_published_on_a_day",
            ),
            models.CheckConstraint(
                condition=~Q(state="withdrawn") | ~Q(withdrawn_because=""),
                name="lesson_withdrawn_with_a_reason",
            ),
        ]
        indexes = [models.Index(fields=["state", "published_on"], name="lesson_published")]

    def __str__(self) -> str:
        return in_language(self, "title")

    @property
    def is_published(self) -> bool:
        return self.state == LessonState.PUBLISHED

    @property
    def group_names(self) -> list[Any]:
        return [Group(code).label for code in self.groups if code in Group.values]
