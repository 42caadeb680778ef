"""What shows a lesson or a report: a record of the city, a file, or an address elsewhere."""

from pathlib import Path
from typing import Any

from django.core.files.storage import storages
from django.db import models
from django.db.models import Q
from django.utils import timezone

from learningcity.city.catalogue.models import Activity
from learningcity.city.goals.models import KeyResult
from learningcity.city.lessons.models.adoptions import Adoption
from learningcity.city.lessons.models.lessons import Lesson
from learningcity.city.partners.models import Resolution
from learningcity.city.projects.models import Project
from learningcity.core.fields import in_language, outside_id

KINDS = ("project", "result", "activity", "resolution", "file", "url")
"""What evidence can be: the name of the column that is filled."""

RECORDS = KINDS[:4]


def _kept_at(evidence: "Evidence", _name: str) -> str:
    return str(Path("lessons") / f"{evidence.uuid}.{evidence.ending}")


def _storage() -> Any:
    return storages["default"]


def _only(kind: str) -> Q:
    """That this column is filled and no other."""
    records = {f"{each}__isnull": each != kind for each in RECORDS}
    plain = {each: "" for each in ("file", "url") if each != kind}
    return Q(**records, **plain) & (Q() if kind in RECORDS else ~Q(**{kind: ""}))


class Evidence(models.Model):
    """What shows a lesson or a report; the figure of a key result is frozen as it stood that day."""

    uuid = outside_id()
    lesson = models.ForeignKey(
        Lesson, on_delete=models.CASCADE, null=True, blank=True, related_name="evidence"
    )
    adoption = models.ForeignKey(
        Adoption, on_delete=models.CASCADE, null=True, blank=True, related_name="evidence"
    )
    title_th = models.CharField(max_length=200)
    title_en = models.CharField(max_length=200, blank=True)
    project = models.ForeignKey(Project, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    result = models.ForeignKey(KeyResult, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    activity = models.ForeignKey(Activity, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    resolution = models.ForeignKey(
        Resolution, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    url = models.URLField(max_length=500, blank=True)
    file = models.FileField(upload_to=_kept_at, storage=_storage, max_length=200, blank=True)
    file_name = models.CharField(max_length=200, blank=True)
    ending = models.CharField(max_length=5, blank=True)
    size = models.PositiveIntegerField(default=0)
    sha256 = models.CharField(max_length=64, blank=True)
    frozen = models.JSONField(null=True, blank=True, help_text="the key result as `queries.pictured` drew it")
    on = models.DateField(null=True, blank=True, help_text="the day the figure was frozen")
    added_at = models.DateTimeField(default=timezone.now)

    objects = models.Manager["Evidence"]()

    class Meta:
        ordering = ("added_at", "pk")
        verbose_name_plural = "evidence"
        constraints = [
            models.CheckConstraint(
                condition=Q(lesson=None, adoption__isnull=False) | Q(lesson__isnull=False, adoption=None),
                name="evidence_of_one_thing",
            ),
            models.CheckConstraint(
                condition=_only("project") | _only("result") | _only("activity") | _only("resolution")
                | _only("file") | _only("url"),
                name="evidence_is_one_thing",
            ),
            models.CheckConstraint(
                condition=Q(result=None) | Q(frozen__isnull=False, on__isnull=False),
                name="figure_is_frozen",
            ),
        ]  # fmt: skip

    def __str__(self) -> str:
        return in_language(self, "title")

    @property
    def kind(self) -> str:
        """The name of the column that is filled."""
        filled = (each for each in RECORDS if getattr(self, f"{each}_id") is not None)
        return next(filled, "file" if self.file else "url")
