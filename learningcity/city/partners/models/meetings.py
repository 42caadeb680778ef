"""Meetings: what was on the table, who was there, what was said and decided, and who does what by when."""

from datetime import date
from typing import Self

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from learningcity.city.partners.models.contacts import Contact
from learningcity.city.partners.models.groups import Seat, WorkingGroup
from learningcity.city.partners.models.organisations import Organisation
from learningcity.city.partners.rules.meetings import TaskState, task_state
from learningcity.core.fields import in_language, outside_id
from learningcity.core.scope import CityQuerySet, CityScoped, Everywhere


class MeetingQuerySet(CityQuerySet["Meeting"]):
    def shown(self) -> Self:
        """Those whose minutes everyone may read: once adopted, or noted from a report that is public."""
        return self.filter(~Q(source="") | Q(adopted_on__isnull=False), is_public=True)


class Meeting(CityScoped):
    """A meeting of a working group, or of partners before there was one."""

    uuid = outside_id()
    group = models.ForeignKey(
        WorkingGroup, on_delete=models.PROTECT, null=True, blank=True, related_name="meetings"
    )
    title_th = models.CharField(max_length=250)
    title_en = models.CharField(max_length=250, blank=True)
    held_on = models.DateField()
    starts_at = models.TimeField(null=True, blank=True)
    ends_at = models.TimeField(null=True, blank=True)
    place_th = models.CharField(max_length=250, blank=True)
    place_en = models.CharField(max_length=250, blank=True)
    adopted_on = models.DateField(null=True, blank=True)
    called_off_on = models.DateField(null=True, blank=True)
    is_public = models.BooleanField(default=False)
    source = models.CharField(max_length=250, blank=True)
    source_url = models.URLField(max_length=500, blank=True)
    is_invented = models.BooleanField(default=False)
    version = models.PositiveIntegerField(default=1)

    objects = MeetingQuerySet.as_manager()
    everywhere = Everywhere.from_queryset(MeetingQuerySet)()

    class Meta:
        default_manager_name = "everywhere"
        indexes = [models.Index(fields=["city", "held_on"], name="meeting_day")]

    def __str__(self) -> str:
        return in_language(self, "title")


class AgendaItem(models.Model):
    """One matter of a meeting and what the minutes say of it; each is edited by itself."""

    uuid = outside_id()
    meeting = models.ForeignKey(Meeting, on_delete=models.CASCADE, related_name="agenda")
    number = models.PositiveSmallIntegerField()
    title_th = models.CharField(max_length=250)
    title_en = models.CharField(max_length=250, blank=True)
    minute_th = models.TextField(blank=True)
    minute_en = models.TextField(blank=True)
    version = models.PositiveIntegerField(default=1)

    objects = models.Manager["AgendaItem"]()

    class Meta:
        ordering = ("number", "pk")
        constraints = [models.UniqueConstraint(fields=["meeting", "number"], name="agenda_number")]

    def __str__(self) -> str:
        return in_language(self, "title")


class Presence(models.Model):
    """Who was there, sent word or stayed away: a seat of the group, or a guest as the minutes name them."""

    class Kind(models.TextChoices):
        PRESENT = "present", _("there")
        EXCUSED = "excused", _("sent word")
        ABSENT = "absent", _("not there")

    meeting = models.ForeignKey(Meeting, on_delete=models.CASCADE, related_name="presences")
    seat = models.ForeignKey(Seat, on_delete=models.PROTECT, null=True, blank=True, related_name="presences")
    organisation = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, null=True, blank=True, related_name="presences"
    )
    said_as_th = models.CharField(max_length=200, blank=True)
    said_as_en = models.CharField(max_length=200, blank=True)
    kind = models.CharField(max_length=8, choices=Kind.choices, default=Kind.PRESENT)

    class Meta:
        ordering = ("pk",)
        constraints = [
            models.UniqueConstraint(fields=["meeting", "seat"], name="seat_is_counted_once"),
            models.CheckConstraint(
                condition=~(Q(seat=None) & Q(organisation=None) & Q(said_as_th="")),
                name="presence_is_of_somebody",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.seat_id or self.said_as_th} {self.kind}"


class Outcome(models.TextChoices):
    AGREED = "agreed", _("carried")
    AMENDED = "amended", _("agreed with changes")
    REJECTED = "rejected", _("rejected")


class Resolution(models.Model):
    """What a meeting decided on a matter; with votes where they were counted."""

    uuid = outside_id()
    item = models.ForeignKey(AgendaItem, on_delete=models.CASCADE, related_name="resolutions")
    text_th = models.TextField()
    text_en = models.TextField(blank=True)
    outcome = models.CharField(max_length=8, choices=Outcome.choices)
    votes_for = models.PositiveSmallIntegerField(null=True, blank=True)
    votes_against = models.PositiveSmallIntegerField(null=True, blank=True)
    votes_abstained = models.PositiveSmallIntegerField(null=True, blank=True)

    class Meta:
        ordering = ("pk",)
        constraints = [
            models.CheckConstraint(
                condition=Q(votes_for=None, votes_against=None, votes_abstained=None)
                | Q(votes_for__isnull=False, votes_against__isnull=False, votes_abstained__isnull=False),
                name="votes_are_counted_whole",
            )
        ]

    def __str__(self) -> str:
        return in_language(self, "text")[:80]


class ActionItemQuerySet(CityQuerySet["ActionItem"]):
    def open(self) -> Self:
        return self.filter(done_on=None, dropped_on=None)

    def whole(self) -> Self:
        """With owner and meeting, from which it is told how they stand."""
        return self.select_related("owner__organisation", "item__meeting", "resolution")


class ActionItem(CityScoped):
    """A task that a meeting gave somebody, or that came of advice, with the day by which it is done."""

    uuid = outside_id()
    item = models.ForeignKey(
        AgendaItem, on_delete=models.PROTECT, null=True, blank=True, related_name="tasks"
    )
    resolution = models.ForeignKey(
        Resolution, on_delete=models.SET_NULL, null=True, blank=True, related_name="tasks"
    )
    title_th = models.CharField(max_length=250)
    title_en = models.CharField(max_length=250, blank=True)
    owner = models.ForeignKey(Contact, on_delete=models.SET_NULL, null=True, blank=True, related_name="tasks")
    due_on = models.DateField()
    done_on = models.DateField(null=True, blank=True)
    done_note = models.CharField(max_length=400, blank=True)
    evidence_url = models.URLField(max_length=500, blank=True)
    dropped_on = models.DateField(null=True, blank=True)
    dropped_because = models.CharField(max_length=300, blank=True)
    is_invented = models.BooleanField(default=False)
    version = models.PositiveIntegerField(default=1)

    objects = ActionItemQuerySet.as_manager()
    everywhere = Everywhere.from_queryset(ActionItemQuerySet)()

    class Meta:
        default_manager_name = "everywhere"
        constraints = [
            models.CheckConstraint(condition=Q(done_on=None) | Q(dropped_on=None), name="done_or_dropped")
        ]
        indexes = [models.Index(fields=["city", "done_on", "due_on"], name="task_due")]

    def __str__(self) -> str:
        return in_language(self, "title")

    @property
    def has_owner(self) -> bool:
        return self.owner is not None and self.owner.is_there

    def state(self, today: date) -> TaskState:
        """How it stands on a day."""
        closed = self.done_on or self.dropped_on
        return task_state(
            due_on=self.due_on,
            done_on=closed,
            dropped=bool(self.dropped_on),
            owned=self.has_owner,
            today=today,
        )
