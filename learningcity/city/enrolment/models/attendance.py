"""Who came, day by day: every mark ever made, what the marks come to, and visits that do not count."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from learningcity.city.catalogue.models import Session
from learningcity.city.enrolment.models.enrolments import Enrolment
from learningcity.city.enrolment.rules.sync import NotCounted
from learningcity.city.people.models import Person, User
from learningcity.core.fields import outside_id
from learningcity.core.personal import STAYS, Basis, Held, Personal


class How(models.TextChoices):
    """The way in which someone was marked."""

    LIST = "list", _("ticked on the list")
    CODE = "code", _("code read out or scanned")
    PAPER = "paper", _("keyed from paper")
    WALK_IN = "walk_in", _("walked in")
    ROOM = "room", _("scanned the room's code")
    KIOSK = "kiosk", _("at the tablet by the door")
    FILE = "file", _("from a file")
    DECIDED = "decided", _("decided afterwards")


class Attendance(models.Model):
    """That an enrolled person came, or did not, on one day of a session: what all marks of it come to."""

    How = How

    id = models.BigAutoField(primary_key=True)
    enrolment = models.ForeignKey(Enrolment, on_delete=models.CASCADE, related_name="attendance")
    on = models.DateField()
    present = models.BooleanField()
    contested = models.BooleanField(
        default=False, help_text="two people marked the opposite at the same time"
    )
    marked_at = models.DateTimeField()
    marked_by = models.ForeignKey(User, on_delete=models.SET_NULL, null=True, related_name="+")
    how = models.CharField(max_length=8, choices=How.choices, default=How.LIST)
    heads = models.JSONField(default=list, help_text="the marks that no later one has answered")

    personal = Personal(
        person="enrolment__person",
        label=_("days you came"),
        fields={
            name: Held(_("to count who came"), Basis.PUBLIC_TASK, STAYS, label)
            for name, label in {
                "enrolment__session__activity": _("activity"),
                "on": _("day"),
                "present": _("came"),
                "how": _("how it was noted"),
            }.items()
        },
    )

    class Meta:
        verbose_name_plural = "attendance"
        constraints = [models.UniqueConstraint(fields=["enrolment", "on"], name="attendance_once_a_day")]
        indexes = [models.Index(fields=["on"], name="attendance_contested", condition=Q(contested=True))]

    def __str__(self) -> str:
        return f"{self.enrolment_id} {self.on}: {self.present}"


class Mark(models.Model):
    """One mark as it was made, here or on a phone without a network; never changed, sent twice it is one."""

    id = models.BigAutoField(primary_key=True)
    uuid = outside_id()
    session = models.ForeignKey(Session, on_delete=models.PROTECT, related_name="marks")
    enrolment = models.ForeignKey(Enrolment, on_delete=models.CASCADE, null=True, related_name="marks")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")
    code = models.CharField(max_length=20, blank=True, help_text="a slip code nobody here has")
    on = models.DateField()
    present = models.BooleanField()
    how = models.CharField(max_length=8, choices=How.choices, default=How.LIST)
    by = models.ForeignKey(User, on_delete=models.SET_NULL, null=True, related_name="+")
    device = models.CharField(max_length=40, blank=True, help_text="empty: made on this server")
    scanned_at = models.DateTimeField(help_text="as the device's clock said")
    clock_error_ms = models.BigIntegerField(default=0, help_text="by how much that clock was behind")
    corrected_at = models.DateTimeField()
    received_at = models.DateTimeField()
    saw = models.JSONField(default=list, help_text="the marks its maker had before their eyes")

    personal = Personal(
        person="person",
        label=_("marks made at the door"),
        fields={
            "code": Held(
                _("to find whose slip was read at the door"), Basis.PUBLIC_TASK, label=_("code on the slip")
            )
        },
    )

    class Meta:
        indexes = [models.Index(fields=["enrolment", "on"], name="mark_of_day")]

    def __str__(self) -> str:
        return f"{self.enrolment_id or self.code} {self.on}: {self.present}"


class Visit(models.Model):
    """Someone who was there but whose attendance does not count, until a person decides."""

    class Outcome(models.TextChoices):
        OPEN = "", _("to be decided")
        SEATED = "seated", _("given a seat and counted")
        LEFT = "left", _("left as a visit")

    class Why(models.TextChoices):
        CALLED_OFF = NotCounted.CALLED_OFF, _("the session has been cancelled")
        SEAT_GONE = NotCounted.SEAT_GONE, _("gave the seat up before")
        IN_LINE = NotCounted.IN_LINE, _("is on the waiting list")
        ELSEWHERE = NotCounted.ELSEWHERE, _("has a slip of another session")
        UNKNOWN = NotCounted.UNKNOWN, _("a code nobody here has")
        FULL = NotCounted.FULL, _("no seat left, was let in")
        NOT_ADMITTED = NotCounted.NOT_ADMITTED, _("may not join this session")
        WRONG_DAY = NotCounted.WRONG_DAY, _("the session is not held that day")

    id = models.BigAutoField(primary_key=True)
    uuid = outside_id()
    session = models.ForeignKey(Session, on_delete=models.PROTECT, related_name="visits")
    on = models.DateField()
    who = models.CharField(max_length=40, help_text="one visit a day of each enrolment, person or code")
    enrolment = models.ForeignKey(Enrolment, on_delete=models.CASCADE, null=True, related_name="visits")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="visits")
    code = models.CharField(max_length=20, blank=True)
    why = models.CharField(max_length=12, choices=Why.choices)
    at = models.DateTimeField()
    marked_by = models.ForeignKey(User, on_delete=models.SET_NULL, null=True, related_name="+")
    outcome = models.CharField(max_length=6, choices=Outcome.choices, blank=True)
    decided_at = models.DateTimeField(null=True)
    decided_by = models.ForeignKey(User, on_delete=models.SET_NULL, null=True, related_name="+")

    personal = Personal(
        person="person",
        label=_("times you were there unannounced"),
        fields={
            "code": Held(
                _("to find whose slip was read at the door"), Basis.PUBLIC_TASK, label=_("code on the slip")
            )
        },
    )

    class Meta:
        constraints = [models.UniqueConstraint(fields=["session", "on", "who"], name="one_visit_a_day")]
        indexes = [models.Index(fields=["session", "outcome"], name="visit_to_decide")]

    def __str__(self) -> str:
        return f"{self.who} {self.on}: {self.why}"
