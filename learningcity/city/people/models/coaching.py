"""What a coach writes to a city, and what the city answers."""

from typing import Self

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from learningcity.city.partners.models import ActionItem
from learningcity.city.partners.models.advice import ReplyKind
from learningcity.city.partners.rules.advice import WITH_TASK
from learningcity.city.people.models.accounts import User
from learningcity.city.people.models.sharing import Subject
from learningcity.core.fields import outside_id
from learningcity.core.personal import STAYS, Basis, Held, Personal
from learningcity.core.scope import CityQuerySet, CityScoped, Everywhere


class CoachNoteQuerySet(CityQuerySet["CoachNote"]):
    def sent(self) -> Self:
        """Those that the city can read."""
        return self.exclude(sent_at=None)

    def to_answer(self) -> Self:
        """Suggestions that wait for the city's reply, the oldest first."""
        waiting = self.sent().filter(kind=CoachNote.Kind.SUGGESTION, reply="")
        return waiting.order_by("sent_at", "pk")


class CoachNote(CityScoped):
    """A note of a coach to the city's coordinators; until it is sent, only its author reads it.

    A note asks for nothing. A suggestion is answered as advice is: adopted, adapted or declined, and why.
    """

    class Kind(models.TextChoices):
        NOTE = "note", _("a note")
        SUGGESTION = "suggestion", _("a suggestion, which the city answers")

    uuid = outside_id()
    author = models.ForeignKey(User, on_delete=models.SET_NULL, null=True, related_name="coach_notes")
    kind = models.CharField(max_length=10, choices=Kind.choices, default=Kind.NOTE)
    subject = models.CharField(max_length=12, choices=Subject.choices)
    title = models.CharField(max_length=160)
    text = models.TextField(max_length=6000)
    written_at = models.DateTimeField(default=timezone.now)
    sent_at = models.DateTimeField(null=True, blank=True)
    reply = models.CharField(max_length=8, choices=ReplyKind.choices, blank=True)
    reason = models.TextField(max_length=3000, blank=True)
    replied_at = models.DateTimeField(null=True, blank=True)
    replied_by = models.ForeignKey(User, on_delete=models.SET_NULL, null=True, related_name="+")
    task = models.ForeignKey(
        ActionItem, on_delete=models.PROTECT, null=True, blank=True, related_name="coach_notes"
    )
    is_invented = models.BooleanField(default=False)
    version = models.PositiveIntegerField(default=1)

    objects = CoachNoteQuerySet.as_manager()
    everywhere = Everywhere.from_queryset(CoachNoteQuerySet)()

    personal = Personal(
        person="author__person",
        label=_("notes you wrote as a coach"),
        fields={
            "title": Held(_("to answer what a coach suggests"), Basis.PUBLIC_TASK, STAYS, _("title")),
            "text": Held(_("to answer what a coach suggests"), Basis.PUBLIC_TASK, STAYS, _("text")),
            "sent_at": Held(_("to answer what a coach suggests"), Basis.PUBLIC_TASK, STAYS, _("sent")),
        },
    )

    class Meta:
        default_manager_name = "everywhere"
        constraints = [
            models.CheckConstraint(
                condition=Q(reply="", replied_at=None)
                | (Q(replied_at__isnull=False, sent_at__isnull=False) & ~Q(reply="") & ~Q(reason="")),
                name="coach_reply_has_its_reason",
            ),
            models.CheckConstraint(
                condition=~Q(reply__in=sorted(map(str, WITH_TASK))) | Q(task__isnull=False),
                name="suggestion_taken_leads_to_a_task",
            ),
        ]
        indexes = [models.Index(fields=["city", "sent_at"], name="coach_note_sent")]

    def __str__(self) -> str:
        return self.title

    @property
    def waits(self) -> bool:
        """Whether it waits for the city's reply."""
        return self.kind == self.Kind.SUGGESTION and self.sent_at is not None and not self.reply
