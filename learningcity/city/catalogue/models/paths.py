"""Learning paths: activities in an order that leads somewhere, and what people are suggested next."""

from typing import Self

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from learningcity.city.catalogue.models.activities import Activity
from learningcity.city.catalogue.models.topics import Topic
from learningcity.city.catalogue.rules.stages import Stage
from learningcity.city.partners.models import Organisation
from learningcity.city.people.models import Person
from learningcity.core.fields import in_language, outside_id
from learningcity.core.personal import STAYS, Basis, Erasure, Held, Personal
from learningcity.core.scope import CityQuerySet, CityScoped, Everywhere


class LifeStage(models.TextChoices):
    """The stages of life (`rules.stages`) in words."""

    EARLY = Stage.EARLY, _("children 0–6")
    SCHOOL = Stage.SCHOOL, _("school age 7–17")
    WORKING = Stage.WORKING, _("working age 18–59")
    OLDER = Stage.OLDER, _("older people 60 and over")


class PathState(models.TextChoices):
    DRAFT = "draft", _("draft")
    PUBLISHED = "published", _("published")


class LeadsTo(models.TextChoices):
    """What stands at the end of a path."""

    WORK = "work", _("a job")
    BUSINESS = "business", _("a business of one's own")
    BADGE = "badge", _("a badge")
    PROGRAMME = "programme", _("the City Administrator programme")
    STUDY = "study", _("further study")
    HOBBY = "hobby", _("a hobby to keep")


class PathQuerySet(CityQuerySet["Path"]):
    def published(self) -> Self:
        return self.filter(state=PathState.PUBLISHED)


class Path(CityScoped):
    """A เส้นทางการเรียนรู้: activities to take one after the other, and what they lead to."""

    uuid = outside_id()
    code = models.SlugField(max_length=60)
    title_th = models.CharField(max_length=160)
    title_en = models.CharField(max_length=160, blank=True)
    summary_th = models.CharField(max_length=400, blank=True)
    summary_en = models.CharField(max_length=400, blank=True)
    leads_to = models.CharField(max_length=10, choices=LeadsTo.choices)
    leads_th = models.CharField(max_length=300, blank=True)
    leads_en = models.CharField(max_length=300, blank=True)
    stages = models.JSONField(default=list, blank=True, help_text="codes of LifeStage; none: every age")
    audience = models.JSONField(default=list, blank=True, help_text="codes of Group it is made for")
    organisation = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, related_name="paths", null=True, blank=True
    )
    state = models.CharField(max_length=10, choices=PathState.choices, default=PathState.DRAFT)
    published_at = models.DateTimeField(null=True, blank=True)
    is_invented = models.BooleanField(default=False)
    created_at = models.DateTimeField(auto_now_add=True)
    version = models.PositiveIntegerField(default=1)

    objects = PathQuerySet.as_manager()
    everywhere = Everywhere.from_queryset(PathQuerySet)()

    class Meta:
        default_manager_name = "everywhere"
        constraints = [models.UniqueConstraint(fields=["city", "code"], name="path_code_in_city")]

    def __str__(self) -> str:
        return in_language(self, "title")


class Step(models.Model):
    """One activity of a path, in its place, and why it is there."""

    path = models.ForeignKey(Path, on_delete=models.CASCADE, related_name="steps")
    position = models.PositiveSmallIntegerField()
    activity = models.ForeignKey(Activity, on_delete=models.PROTECT, related_name="steps")
    is_optional = models.BooleanField(default=False)
    why_th = models.CharField(max_length=300, blank=True)
    why_en = models.CharField(max_length=300, blank=True)

    class Meta:
        ordering = ["position"]
        constraints = [
            models.UniqueConstraint(fields=["path", "position"], name="step_once_a_place"),
            models.UniqueConstraint(fields=["path", "activity"], name="step_once_an_activity"),
        ]

    def __str__(self) -> str:
        return f"{self.path_id}/{self.position}"


class LearntNext(CityScoped):
    """How many people finished an activity after something of a topic; small counts never enter."""

    topic = models.ForeignKey(Topic, on_delete=models.CASCADE, related_name="+")
    activity = models.ForeignKey(Activity, on_delete=models.CASCADE, related_name="+")
    people = models.PositiveIntegerField(help_text="rounded down, so that nobody can be made out")

    objects = CityQuerySet["LearntNext"].as_manager()
    everywhere = Everywhere()

    class Meta:
        default_manager_name = "everywhere"
        verbose_name_plural = "learnt next"
        constraints = [
            models.UniqueConstraint(fields=["topic", "activity"], name="learnt_next_once"),
            models.CheckConstraint(condition=Q(people__gte=5), name="learnt_next_of_five_or_more"),
        ]

    def __str__(self) -> str:
        return f"{self.topic_id} → {self.activity_id}: {self.people}"


_LEFT_OUT = _("to leave it out of what is suggested to you")


class NotThis(models.Model):
    """That a person does not want an activity suggested."""

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="not_this")
    activity = models.ForeignKey(Activity, on_delete=models.CASCADE, related_name="+")
    at = models.DateTimeField(auto_now_add=True)

    personal = Personal(
        person="person",
        label=_("what you do not want suggested"),
        fields={
            "activity": Held(_LEFT_OUT, Basis.CONSENT, STAYS, _("activity")),
            "at": Held(_LEFT_OUT, Basis.CONSENT, STAYS, _("when")),
        },
        on_erase=Erasure.DELETE,
    )

    class Meta:
        verbose_name_plural = "not this"
        constraints = [models.UniqueConstraint(fields=["person", "activity"], name="not_this_once")]

    def __str__(self) -> str:
        return f"{self.person_id} not {self.activity_id}"
