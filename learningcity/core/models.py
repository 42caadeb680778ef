"""What every context leans on: audit trail, outbox, change log, schedule, import runs."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from encrypted_fields.fields import EncryptedJSONField

from learningcity.core.fields import outside_id
from learningcity.core.personal import STAYS, Basis, Erasure, Held, Personal


class Change(models.Model):
    """One row that changed; followers read the log by rising `id`."""

    id = models.BigAutoField(primary_key=True)
    kind = models.CharField(max_length=32)
    object_id = models.BigIntegerField()
    at = models.DateTimeField(auto_now_add=True, db_index=True)

    def __str__(self) -> str:
        return f"{self.kind} {self.object_id}"


class AuditEntry(models.Model):
    """One act, written in its own transaction; append-only, without foreign keys, chained once sealed."""

    id = models.BigAutoField(primary_key=True)
    at = models.DateTimeField(db_index=True)
    city = models.CharField(max_length=40, blank=True)
    actor = models.CharField(max_length=64, blank=True)
    act = models.CharField(max_length=64)
    about_kind = models.CharField(max_length=32)
    about = models.CharField(max_length=64)
    details = models.JSONField(default=dict)
    sequence = models.BigIntegerField(null=True, unique=True)
    seal = models.CharField(max_length=64, blank=True)

    personal = Personal(
        person="about",
        known_by="uuid",
        label=_("what was done, and who looked"),
        fields={
            name: Held(_("to show who did what, and who looked"), Basis.LEGAL_DUTY, STAYS, label)
            for name, label in {"at": _("when"), "act": _("what was done"), "city": _("city")}.items()
        },
        on_erase=Erasure.KEEP,
    )

    class Meta:
        indexes = [
            models.Index(fields=["about_kind", "about"], name="audit_about"),
            models.Index(fields=["id"], name="audit_unsealed", condition=models.Q(sequence=None)),
        ]

    def __str__(self) -> str:
        return f"{self.at:%Y-%m-%d %H:%M} {self.act} {self.about_kind} {self.about}"


class Message(models.Model):
    """A message waiting to leave; the dedupe key makes a second request for the same message a no-op."""

    class State(models.TextChoices):
        WAITING = "waiting"
        SENT = "sent"
        FAILED = "failed"
        DROPPED = "dropped"

    id = models.BigAutoField(primary_key=True)
    uuid = outside_id()
    dedupe_key = models.CharField(max_length=120, unique=True)
    channel = models.CharField(max_length=16, default="email")
    template = models.CharField(max_length=64)
    language = models.CharField(max_length=8, default="th")
    recipient = models.CharField(max_length=254, blank=True, help_text="the e-mail address, if it has one")
    person_uuid = models.UUIDField(null=True, db_index=True)
    context = models.JSONField(default=dict)
    state = models.CharField(max_length=8, choices=State.choices, default=State.WAITING)
    ways = EncryptedJSONField(default=list, help_text="[channel, address] in order; the first is in use")
    urgent = models.BooleanField(default=False, help_text="leaves in quiet hours too")
    rests_on = models.CharField(max_length=12, blank=True, help_text="the purpose that was agreed to")
    useless_after = models.DateTimeField(null=True)
    not_before = models.DateTimeField()
    attempts = models.PositiveSmallIntegerField(default=0)
    waits = models.PositiveSmallIntegerField(default=0, help_text="times its channel was busy")
    first_tried_at = models.DateTimeField(null=True)
    in_doubt = models.BooleanField(default=False, help_text="its channel may have taken it unsaid")
    last_error = models.CharField(max_length=200, blank=True)
    created_at = models.DateTimeField(auto_now_add=True)
    sent_at = models.DateTimeField(null=True)

    personal = Personal(
        person="person_uuid",
        known_by="uuid",
        label=_("messages to you"),
        fields={
            "recipient": Held(_("to tell you what you asked to be told"), Basis.CONTRACT, label=_("sent to")),
            "ways": Held(_("to tell you what you asked to be told"), Basis.CONTRACT, [], shown=False),
            "context": Held(
                _("to tell you what you asked to be told"), Basis.CONTRACT, {}, _("what it said")
            ),
            "template": Held(
                _("to show what was sent when"), Basis.LEGITIMATE_INTEREST, STAYS, _("kind of message")
            ),
            "sent_at": Held(_("to show what was sent when"), Basis.LEGITIMATE_INTEREST, STAYS, _("sent")),
        },
        since="created_at",
        months=12,
    )

    class Meta:
        indexes = [models.Index(fields=["state", "not_before"], name="message_due")]

    def __str__(self) -> str:
        return f"{self.template} → {self.channel}"


class QuietHours(models.Model):
    """The hours of a city in which messages that can wait do not ring; without a row, the usual ones."""

    city = models.CharField(max_length=40, unique=True)
    starts = models.TimeField()
    ends = models.TimeField()

    class Meta:
        verbose_name_plural = "quiet hours"

    def __str__(self) -> str:
        return f"{self.city} {self.starts:%H:%M}–{self.ends:%H:%M}"


class ScheduledTask(models.Model):
    """When a periodic task is next due; the rows are made from `core.schedule` and claimed under a lock."""

    name = models.CharField(max_length=80, primary_key=True)
    due_at = models.DateTimeField()
    last_started_at = models.DateTimeField(null=True)
    last_finished_at = models.DateTimeField(null=True)
    last_error = models.CharField(max_length=200, blank=True)

    def __str__(self) -> str:
        return self.name


class ImportRun(models.Model):
    """One file brought in by one act, which can be taken back as one act."""

    uuid = outside_id()
    city = models.CharField(max_length=40, blank=True, db_index=True)
    kind = models.CharField(max_length=32)
    file_name = models.CharField(max_length=200)
    by = models.CharField(max_length=64, blank=True)
    at = models.DateTimeField(auto_now_add=True)
    counts = models.JSONField(default=dict)
    taken_back_at = models.DateTimeField(null=True)
    taken_back_by = models.CharField(max_length=64, blank=True)

    def __str__(self) -> str:
        return f"{self.kind} {self.file_name}"


class ImportedRow(models.Model):
    """What one row of a file did: the object it made or changed, with the values before."""

    id = models.BigAutoField(primary_key=True)
    run = models.ForeignKey(ImportRun, on_delete=models.CASCADE, related_name="rows")
    number = models.PositiveIntegerField()
    fate = models.CharField(max_length=8)
    object_kind = models.CharField(max_length=32, blank=True)
    object_id = models.BigIntegerField(null=True)
    before = models.JSONField(default=dict)
    after = models.JSONField(default=dict)

    class Meta:
        indexes = [models.Index(fields=["run", "number"], name="imported_row")]

    def __str__(self) -> str:
        return f"{self.run_id}:{self.number} {self.fate}"
