"""What advisers from here and abroad told the city, and what the city answered to each."""

from datetime import date
from typing import Self

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from learningcity.city.partners.models.contacts import Contact
from learningcity.city.partners.models.meetings import ActionItem
from learningcity.city.partners.rules.advice import WITH_TASK, AdviceState, Turn, advice_state
from learningcity.core.fields import in_language, outside_id
from learningcity.core.personal import STAYS, Basis, Held, Personal
from learningcity.core.scope import CityQuerySet, CityScoped, Everywhere


class Tongue(models.TextChoices):
    """Languages in which advice is written."""

    TH = "th", _("Thai")
    EN = "en", _("English")
    KO = "ko", _("Korean")
    JA = "ja", _("Japanese")


class ReplyKind(models.TextChoices):
    ADOPTED = "adopted", _("we do it")
    ADAPTED = "adapted", _("we do it in our own way")
    DECLINED = "declined", _("we do not do it")


class AdviceQuerySet(CityQuerySet["Advice"]):
    def shown(self) -> Self:
        """What was answered and may be read by everyone."""
        return self.filter(~Q(reply=""), may_show=True)

    def open(self) -> Self:
        """What waits for the adviser or for the city."""
        return self.filter(reply="", taken_back_on=None)

    def whole(self) -> Self:
        return self.select_related("adviser__organisation", "keeper__organisation", "task__owner")


class Advice(CityScoped):
    """A question to an adviser or an offer of theirs, the advice in its own language, and the city's reply.

    `due_on` is the day of whoever's turn it is: the adviser's until the advice is given, then the city's.
    """

    uuid = outside_id()
    adviser = models.ForeignKey(Contact, on_delete=models.PROTECT, related_name="advice")
    keeper = models.ForeignKey(
        Contact, on_delete=models.SET_NULL, null=True, blank=True, related_name="kept_advice"
    )
    title_th = models.CharField(max_length=200, blank=True)
    title_en = models.CharField(max_length=200, blank=True)
    question_th = models.TextField(blank=True)
    question_en = models.TextField(blank=True)
    asked_on = models.DateField(null=True, blank=True)
    due_on = models.DateField()
    text = models.TextField(blank=True)
    language = models.CharField(max_length=2, choices=Tongue.choices, blank=True)
    meaning_th = models.TextField(blank=True)
    meaning_en = models.TextField(blank=True)
    given_on = models.DateField(null=True, blank=True)
    may_show = models.BooleanField(default=False)
    reply = models.CharField(max_length=8, choices=ReplyKind.choices, blank=True)
    reason_th = models.TextField(blank=True)
    reason_en = models.TextField(blank=True)
    replied_on = models.DateField(null=True, blank=True)
    task = models.ForeignKey(
        ActionItem, on_delete=models.PROTECT, null=True, blank=True, related_name="advice"
    )
    taken_back_on = models.DateField(null=True, blank=True)
    taken_back_because = models.CharField(max_length=300, blank=True)
    is_invented = models.BooleanField(default=False)
    version = models.PositiveIntegerField(default=1)

    objects = AdviceQuerySet.as_manager()
    everywhere = Everywhere.from_queryset(AdviceQuerySet)()

    personal = Personal(
        person="adviser__person_uuid",
        known_by="uuid",
        label=_("advice you gave"),
        fields={
            "text": Held(
                _("to say to everyone what the city makes of advice"),
                Basis.PUBLIC_TASK,
                STAYS,
                _("what you advised"),
            ),
            "given_on": Held(
                _("to say to everyone what the city makes of advice"), Basis.PUBLIC_TASK, STAYS, _("when")
            ),
        },
    )

    class Meta:
        default_manager_name = "everywhere"
        constraints = [
            models.CheckConstraint(
                condition=Q(given_on=None, text="") | (Q(given_on__isnull=False) & ~Q(text="")),
                name="advice_given_has_its_words",
            ),
            models.CheckConstraint(
                condition=Q(reply="", replied_on=None)
                | (Q(replied_on__isnull=False, given_on__isnull=False) & ~Q(reply="") & ~Q(reason_th="")),
                name="reply_has_its_reason",
            ),
            models.CheckConstraint(
                condition=~Q(reply__in=sorted(map(str, WITH_TASK))) | Q(task__isnull=False),
                name="advice_taken_leads_to_a_task",
            ),
        ]
        indexes = [models.Index(fields=["city", "reply", "due_on"], name="advice_due")]

    def __str__(self) -> str:
        return in_language(self, "title")

    @property
    def was_asked(self) -> bool:
        return self.asked_on is not None

    def state(self, today: date) -> AdviceState:
        """How it stands on a day."""
        return advice_state(Turn(self.due_on, self.given_on, self.reply, self.taken_back_on), today)
