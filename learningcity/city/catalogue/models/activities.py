"""What organisations offer to learn, and what it costs."""

from typing import Self

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from learningcity.city.catalogue.models.topics import Topic
from learningcity.city.partners.models import Organisation
from learningcity.city.places.models import Venue
from learningcity.city.projects.models import Project
from learningcity.core.fields import in_language, outside_id
from learningcity.core.groups import Group
from learningcity.core.scope import CityQuerySet, CityScoped, Everywhere


class LearningType(models.TextChoices):
    """The three types of the Promotion of Learning Act B.E. 2566, section 6; every activity has one."""

    LIFELONG = "lifelong", _("lifelong learning")
    SELF_DEVELOPMENT = "self_development", _("learning for self-development")
    QUALIFICATION = "qualification", _("learning for a level qualification")


class Mode(models.TextChoices):
    ONSITE = "onsite", _("on site")
    ONLINE = "online", _("online")
    BOTH = "both", _("on site and online")


class Language(models.TextChoices):
    THAI = "th", _("Thai")
    ENGLISH = "en", _("English")
    CHINESE = "zh", _("Chinese")
    MALAY = "ms", _("Malay")
    KOREAN = "ko", _("Korean")
    JAPANESE = "ja", _("Japanese")
    SIGN = "tsq", _("Thai sign language")


class ActivityState(models.TextChoices):
    DRAFT = "draft", _("draft")
    SUBMITTED = "submitted", _("waiting for approval")
    RETURNED = "returned", _("returned for changes")
    PUBLISHED = "published", _("published")
    WITHDRAWN = "withdrawn", _("withdrawn")


class ActivityQuerySet(CityQuerySet["Activity"]):
    def published(self) -> Self:
        return self.filter(state=ActivityState.PUBLISHED)

    def waiting_for_approval(self) -> Self:
        return self.filter(state=ActivityState.SUBMITTED).order_by("submitted_at", "id")

    def of(self, organisation: Organisation) -> Self:
        return self.filter(organisation=organisation)


class Activity(CityScoped):
    """A กิจกรรมการเรียนรู้ that an organisation offers; people join one of its sessions."""

    uuid = outside_id()
    code = models.SlugField(max_length=60, allow_unicode=True)
    title_th = models.CharField(max_length=160)
    title_en = models.CharField(max_length=160, blank=True)
    summary_th = models.CharField(max_length=400, blank=True)
    summary_en = models.CharField(max_length=400, blank=True)
    description_th = models.TextField(blank=True)
    description_en = models.TextField(blank=True)
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="activities")
    venue = models.ForeignKey(
        Venue, on_delete=models.PROTECT, related_name="activities", null=True, blank=True
    )
    project = models.ForeignKey(
        Project, on_delete=models.PROTECT, related_name="activities", null=True, blank=True
    )
    topic = models.ForeignKey(Topic, on_delete=models.PROTECT, related_name="activities")
    topics = models.ManyToManyField(Topic, related_name="also", blank=True)
    learning_type = models.CharField(max_length=16, choices=LearningType.choices)
    mode = models.CharField(max_length=6, choices=Mode.choices, default=Mode.ONSITE)
    online_url = models.URLField(max_length=300, blank=True)
    languages = models.JSONField(default=list, help_text="codes of Language")
    min_age = models.PositiveSmallIntegerField(null=True, blank=True)
    max_age = models.PositiveSmallIntegerField(null=True, blank=True)
    audience = models.JSONField(default=list, blank=True, help_text="codes of Group it is made for")
    audience_th = models.CharField(max_length=300, blank=True)
    audience_en = models.CharField(max_length=300, blank=True)
    services = models.JSONField(
        default=list, blank=True, help_text="codes of Service offered at every session"
    )
    price_satang = models.PositiveIntegerField(default=0)
    waiver = models.BooleanField(default=False)
    instructor_th = models.CharField(max_length=200, blank=True)
    instructor_en = models.CharField(max_length=200, blank=True)
    bring_th = models.CharField(max_length=300, blank=True)
    bring_en = models.CharField(max_length=300, blank=True)
    outcome_th = models.CharField(max_length=300, blank=True)
    outcome_en = models.CharField(max_length=300, blank=True)
    leads_to_work = models.BooleanField(default=False)
    state = models.CharField(max_length=10, choices=ActivityState.choices, default=ActivityState.DRAFT)
    return_reason = models.CharField(max_length=400, blank=True)
    submitted_at = models.DateTimeField(null=True, blank=True)
    published_at = models.DateTimeField(null=True, blank=True)
    created_by = models.ForeignKey("people.User", on_delete=models.SET_NULL, null=True, related_name="+")
    source = models.CharField(max_length=200, blank=True)
    source_url = models.URLField(max_length=500, blank=True)
    is_invented = models.BooleanField(default=False)
    created_at = models.DateTimeField(auto_now_add=True)
    version = models.PositiveIntegerField(default=1)

    objects = ActivityQuerySet.as_manager()
    everywhere = Everywhere.from_queryset(ActivityQuerySet)()

    class Meta:
        default_manager_name = "everywhere"
        verbose_name_plural = "activities"
        constraints = [
            models.UniqueConstraint(fields=["city", "code"], name="activity_code_in_city"),
            models.CheckConstraint(
                condition=Q(min_age=None) | Q(max_age=None) | Q(min_age__lte=F("max_age")),
                name="activity_ages_in_order",
            ),
        ]
        indexes = [models.Index(fields=["city", "state"], name="activity_state")]

    def __str__(self) -> str:
        return in_language(self, "title")


class Service(models.TextChoices):
    """Help an activity or session offers to all who come."""

    SIGN_LANGUAGE = "sign_language", _("sign language interpreter")
    LARGE_PRINT = "large_print", _("large print")
    CHILDCARE = "childcare", _("childcare during the session")
    TRANSPORT = "transport", _("travel cost paid back")
    COMPANION = "companion", _("a companion comes free")
    MEAL = "meal", _("meal or snack")
    LOAN = "loan", _("equipment lent")


class Price(models.Model):
    """What people of one group pay for an activity instead of its ordinary price."""

    activity = models.ForeignKey(Activity, on_delete=models.CASCADE, related_name="prices")
    group = models.CharField(max_length=16, choices=Group.choices)
    satang = models.PositiveIntegerField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["activity", "group"], name="price_once_a_group")]

    def __str__(self) -> str:
        return f"{self.group}: {self.satang}"
