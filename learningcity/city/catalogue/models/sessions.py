"""When and where activities happen, and the seats there."""

from datetime import datetime
from typing import Self

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from learningcity.city.catalogue.models.activities import Activity, ActivityState
from learningcity.city.places.models import Venue
from learningcity.core.fields import outside_id
from learningcity.core.groups import Group
from learningcity.core.scope import CityQuerySet, CityScoped, Everywhere


class Series(models.Model):
    """A rule by which sessions repeat: an RFC 5545 RRULE, the days left out, and whether holidays are."""

    activity = models.ForeignKey(Activity, on_delete=models.CASCADE, related_name="series")
    rule = models.CharField(max_length=200)
    starts_on = models.DateField()
    starts_time = models.TimeField()
    ends_time = models.TimeField()
    left_out = models.JSONField(default=list, help_text="ISO dates that are skipped")
    skips_holidays = models.BooleanField(default=True)

    class Meta:
        verbose_name_plural = "series"

    def __str__(self) -> str:
        return self.rule


class SessionState(models.TextChoices):
    SCHEDULED = "scheduled", _("scheduled")
    CANCELLED = "cancelled", _("cancelled")


class SessionQuerySet(CityQuerySet["Session"]):
    def scheduled(self) -> Self:
        return self.filter(state=SessionState.SCHEDULED)

    def open(self, now: datetime) -> Self:
        """Sessions of published activities that one can still join."""
        return self.scheduled().filter(activity__state=ActivityState.PUBLISHED, starts_at__gt=now)

    def between(self, start: datetime, end: datetime) -> Self:
        return self.filter(starts_at__gte=start, starts_at__lt=end)

    def meeting_within(self, start: datetime, end: datetime) -> Self:
        """Sessions of which a part, however short, lies between two moments."""
        return self.filter(starts_at__lt=end, ends_at__gt=start)


class Session(CityScoped):
    """A รอบ: one time and place at which an activity happens, with its seats."""

    uuid = outside_id()
    activity = models.ForeignKey(Activity, on_delete=models.PROTECT, related_name="sessions")
    series = models.ForeignKey(
        Series, on_delete=models.SET_NULL, null=True, blank=True, related_name="sessions"
    )
    is_apart = models.BooleanField(default=False, help_text="changed on its own since its series was made")
    venue = models.ForeignKey(Venue, on_delete=models.PROTECT, related_name="sessions", null=True, blank=True)
    starts_at = models.DateTimeField()
    ends_at = models.DateTimeField()
    state = models.CharField(max_length=10, choices=SessionState.choices, default=SessionState.SCHEDULED)
    cancel_reason = models.CharField(max_length=300, blank=True)
    services = models.JSONField(default=list, blank=True, help_text="codes of Service at this session only")
    note_th = models.CharField(max_length=200, blank=True)
    note_en = models.CharField(max_length=200, blank=True)
    reminded_at = models.DateTimeField(null=True, blank=True)
    version = models.PositiveIntegerField(default=1)

    objects = SessionQuerySet.as_manager()
    everywhere = Everywhere.from_queryset(SessionQuerySet)()

    class Meta:
        default_manager_name = "everywhere"
        constraints = [
            models.CheckConstraint(condition=Q(ends_at__gt=F("starts_at")), name="session_ends_after_start")
        ]
        indexes = [
            models.Index(fields=["city", "starts_at"], name="session_city_time"),
            models.Index(fields=["activity", "starts_at"], name="session_activity_time"),
        ]

    def __str__(self) -> str:
        return f"{self.activity_id} {self.starts_at:%Y-%m-%d %H:%M}"


class SeatPool(models.Model):
    """Seats of a session: the open ones (`group` empty) or those held for one group until `releases_at`."""

    session = models.ForeignKey(Session, on_delete=models.CASCADE, related_name="pools")
    group = models.CharField(max_length=16, choices=Group.choices, blank=True)
    seats = models.PositiveIntegerField()
    taken = models.PositiveIntegerField(default=0)
    releases_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["session", "group"], name="pool_once_a_group"),
            models.CheckConstraint(condition=Q(taken__lte=F("seats")), name="never_oversold"),
        ]

    def __str__(self) -> str:
        return f"{self.group or 'open'} {self.taken}/{self.seats}"

    @property
    def free(self) -> int:
        return self.seats - self.taken
