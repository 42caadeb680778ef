"""Briefs made from needs, and the projects that answer them; how a project stands is never written down."""

from datetime import date
from typing import Any, Self

from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from learningcity.city.partners.models import Organisation
from learningcity.city.places.models import Neighbourhood
from learningcity.city.projects.models.needs import Need
from learningcity.city.projects.rules.projects import Plan, Step
from learningcity.core.fields import in_language, outside_id
from learningcity.core.groups import Group
from learningcity.core.scope import CityQuerySet, CityScoped, Everywhere


class Brief(CityScoped):
    """What is to change for whom, made from needs; once adopted it leads to a call or to a project."""

    class Way(models.TextChoices):
        DIRECT = "direct", _("straight to a project")
        CALL = "call", _("by a call for proposals")

    uuid = outside_id()
    title_th = models.CharField(max_length=160)
    title_en = models.CharField(max_length=160, blank=True)
    objective_th = models.TextField(max_length=1200)
    objective_en = models.TextField(max_length=1200, blank=True)
    neighbourhoods = models.ManyToManyField(Neighbourhood, related_name="briefs", blank=True)
    groups = models.JSONField(default=list, blank=True, help_text="codes of Group it is for")
    needs = models.ManyToManyField(Need, related_name="briefs")
    way = models.CharField(max_length=6, choices=Way.choices, default=Way.DIRECT)
    budget_satang = models.PositiveBigIntegerField(null=True, blank=True)
    adopted_on = models.DateField(null=True, blank=True)
    adopted_by = models.CharField(
        max_length=200, blank=True, help_text="the group or meeting that adopted it"
    )
    is_invented = models.BooleanField(default=False)
    created_at = models.DateTimeField(default=timezone.now)
    version = models.PositiveIntegerField(default=1)

    objects = CityQuerySet["Brief"].as_manager()
    everywhere = Everywhere.from_queryset(CityQuerySet)()

    class Meta:
        default_manager_name = "everywhere"

    def __str__(self) -> str:
        return in_language(self, "title")

    @property
    def group_names(self) -> list[Any]:
        return [Group(code).label for code in self.groups if code in Group.values]


class ProjectQuerySet(CityQuerySet["Project"]):
    def shown(self) -> Self:
        """Those that everyone may see."""
        return self.filter(is_public=True)

    def whole(self) -> Self:
        """With everything from which it is worked out how they stand."""
        return self.select_related("lead", "brief").prefetch_related("milestones")


class Project(CityScoped):
    """Work with a plan and a budget that answers needs by running activities."""

    uuid = outside_id()
    code = models.SlugField(max_length=60)
    title_th = models.CharField(max_length=160)
    title_en = models.CharField(max_length=160, blank=True)
    objective_th = models.TextField(max_length=1200)
    objective_en = models.TextField(max_length=1200, blank=True)
    brief = models.ForeignKey(Brief, on_delete=models.PROTECT, null=True, blank=True, related_name="projects")
    lead = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="led_projects")
    needs = models.ManyToManyField(Need, related_name="projects", blank=True)
    neighbourhoods = models.ManyToManyField(Neighbourhood, related_name="projects", blank=True)
    starts_on = models.DateField()
    ends_on = models.DateField()
    stopped_on = models.DateField(null=True, blank=True)
    stopped_because = models.CharField(max_length=300, blank=True)
    is_public = models.BooleanField(default=False)
    is_invented = models.BooleanField(default=False)
    created_at = models.DateTimeField(default=timezone.now)
    version = models.PositiveIntegerField(default=1)

    objects = ProjectQuerySet.as_manager()
    everywhere = Everywhere.from_queryset(ProjectQuerySet)()

    class Meta:
        default_manager_name = "everywhere"
        constraints = [
            models.UniqueConstraint(fields=["city", "code"], name="project_code_in_city"),
            models.CheckConstraint(condition=Q(ends_on__gte=F("starts_on")), name="project_days_in_order"),
            models.CheckConstraint(
                condition=Q(stopped_on=None, stopped_because="")
                | Q(stopped_on__isnull=False) & ~Q(stopped_because=""),
                name="project_stopped_with_a_reason",
            ),
        ]

    def __str__(self) -> str:
        return in_language(self, "title")

    def plan(self, sessions: tuple[date, ...] = ()) -> Plan:
        """What its standing is worked out from; the days of its sessions are told by who knows them."""
        steps = tuple(Step(each.due_on, each.done_on) for each in self.milestones.all())
        return Plan(self.starts_on, self.ends_on, steps, sessions, self.stopped_on)


class TargetGroup(models.Model):
    """How many people of a group a project means to reach."""

    project = models.ForeignKey(Project, on_delete=models.CASCADE, related_name="targets")
    group = models.CharField(max_length=16, choices=Group.choices)
    number = models.PositiveIntegerField()

    class Meta:
        ordering = ("-number", "pk")
        constraints = [models.UniqueConstraint(fields=["project", "group"], name="target_once_a_group")]

    def __str__(self) -> str:
        return f"{self.get_group_display()}: {self.number}"


class ProjectPartner(models.Model):
    """An organisation that takes part in a project besides the one that leads it, and as what."""

    class Role(models.TextChoices):
        IMPLEMENTER = "implementer", _("does it with them")
        FUNDER = "funder", _("pays for it")
        HOST = "host", _("lends the place")
        ADVISER = "adviser", _("advises")
        RECRUITER = "recruiter", _("brings the people")

    project = models.ForeignKey(Project, on_delete=models.CASCADE, related_name="partners")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="project_roles")
    role = models.CharField(max_length=12, choices=Role.choices)

    class Meta:
        ordering = ("pk",)
        constraints = [
            models.UniqueConstraint(fields=["project", "organisation", "role"], name="partner_once_a_role")
        ]

    def __str__(self) -> str:
        return f"{self.organisation} ({self.get_role_display()})"


class Milestone(models.Model):
    """A step of the work plan: from when it is worked on, by when it is to be reached, when it was."""

    project = models.ForeignKey(Project, on_delete=models.CASCADE, related_name="milestones")
    title_th = models.CharField(max_length=160)
    title_en = models.CharField(max_length=160, blank=True)
    starts_on = models.DateField()
    due_on = models.DateField()
    done_on = models.DateField(null=True, blank=True)
    evidence = models.CharField(max_length=300, blank=True)

    class Meta:
        ordering = ("starts_on", "due_on", "pk")
        constraints = [
            models.CheckConstraint(condition=Q(due_on__gte=F("starts_on")), name="milestone_days_in_order")
        ]

    def __str__(self) -> str:
        return in_language(self, "title")


class BudgetLine(models.Model):
    """What part of the money is for, how much was planned and how much is used, in satang."""

    project = models.ForeignKey(Project, on_delete=models.CASCADE, related_name="budget")
    title_th = models.CharField(max_length=160)
    title_en = models.CharField(max_length=160, blank=True)
    planned_satang = models.PositiveBigIntegerField()
    used_satang = models.PositiveBigIntegerField(default=0)

    class Meta:
        ordering = ("pk",)

    def __str__(self) -> str:
        return in_language(self, "title")


class Risk(models.Model):
    """What could go wrong, how likely and how bad (1 to 3), and what is done about it."""

    class Level(models.IntegerChoices):
        LOW = 1, _("low")
        MIDDLE = 2, _("middling")
        HIGH = 3, _("high")

    project = models.ForeignKey(Project, on_delete=models.CASCADE, related_name="risks")
    what = models.CharField(max_length=200)
    likelihood = models.PositiveSmallIntegerField(choices=Level.choices, default=Level.MIDDLE)
    impact = models.PositiveSmallIntegerField(choices=Level.choices, default=Level.MIDDLE)
    answer = models.CharField(max_length=300, blank=True)
    over_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ("pk",)
        constraints = [
            models.CheckConstraint(
                condition=Q(likelihood__range=(1, 3), impact__range=(1, 3)), name="risk_between_one_and_three"
            )
        ]

    def __str__(self) -> str:
        return self.what

    @property
    def weight(self) -> int:
        return self.likelihood * self.impact
