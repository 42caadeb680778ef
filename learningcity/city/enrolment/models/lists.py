"""Lists of names that were enrolled in one act."""

from django.db import models
from django.utils import timezone

from learningcity.city.catalogue.models import Session
from learningcity.city.enrolment.models.enrolments import Enrolment
from learningcity.city.people.models import User
from learningcity.core.fields import outside_id
from learningcity.core.scope import CityQuerySet, CityScoped, Everywhere


class NameList(CityScoped):
    """Many people enrolled in one session in one act, so that it can be printed and taken back as one."""

    uuid = outside_id()
    session = models.ForeignKey(Session, on_delete=models.PROTECT, related_name="name_lists")
    made_by = models.ForeignKey(User, on_delete=models.SET_NULL, null=True, related_name="+")
    made_at = models.DateTimeField(default=timezone.now)
    taken_back_at = models.DateTimeField(null=True)

    objects = CityQuerySet["NameList"].as_manager()
    everywhere = Everywhere.from_queryset(CityQuerySet)()

    class Meta:
        default_manager_name = "everywhere"

    def __str__(self) -> str:
        return f"list of {self.made_at:%Y-%m-%d %H:%M}"


class ListedEnrolment(models.Model):
    """One enrolment of a list, and whether the person was noted down only for it."""

    name_list = models.ForeignKey(NameList, on_delete=models.CASCADE, related_name="listed")
    enrolment = models.OneToOneField(Enrolment, on_delete=models.CASCADE, related_name="listed")
    is_new = models.BooleanField()

    def __str__(self) -> str:
        return f"{self.name_list_id}: {self.enrolment_id}"
