"""What learners say afterwards: right after a session, and when months have passed."""

from typing import Self

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from learningcity.city.enrolment.models.enrolments import Enrolment
from learningcity.city.enrolment.rules.feedback import HIGHEST, WAVES, Outcome
from learningcity.city.people.models import User
from learningcity.core.fields import SecretText
from learningcity.core.personal import STAYS, Basis, Held, Personal
from learningcity.core.scope import CityQuerySet, CityScoped, Everywhere


class FeedbackQuerySet(CityQuerySet["Feedback"]):
    def to_read(self) -> Self:
        """Words that nobody has looked at yet, oldest first."""
        return self.filter(words_state=Feedback.Words.UNREAD).order_by("answered_at", "id")

    def shown(self) -> Self:
        """Words that may stand on a public page, latest first."""
        return self.filter(words_state=Feedback.Words.SHOWN).order_by("-answered_at", "-id")


class Feedback(CityScoped):
    """How one learner found one session: three answers from 1 to 3, and words if they like."""

    class Words(models.TextChoices):
        NONE = "none", _("no words")
        UNREAD = "unread", _("not read yet")
        SHOWN = "shown", _("shown without a name")
        HIDDEN = "hidden", _("kept, not shown")

    enrolment = models.OneToOneField(Enrolment, on_delete=models.CASCADE, related_name="feedback")
    worth = models.PositiveSmallIntegerField(help_text="worth coming: 1 no, 2 partly, 3 yes")
    clear = models.PositiveSmallIntegerField(
        help_text="taught so that one understands: 1 no, 2 partly, 3 yes"
    )
    learned = models.PositiveSmallIntegerField(
        help_text="learned something they will use: 1 no, 2 partly, 3 yes"
    )
    words = SecretText(max_length=600)
    words_state = models.CharField(max_length=6, choices=Words.choices, default=Words.NONE)
    hidden_because = models.CharField(max_length=200, blank=True)
    read_by = models.ForeignKey(User, on_delete=models.SET_NULL, null=True, related_name="+")
    answered_at = models.DateTimeField()
    answered_by = models.ForeignKey(User, on_delete=models.SET_NULL, null=True, related_name="+")

    objects = FeedbackQuerySet.as_manager()
    everywhere = Everywhere.from_queryset(FeedbackQuerySet)()

    personal = Personal(
        person="enrolment__person",
        label=_("what you said of a session"),
        fields={"words": Held(_("to better the activity"), Basis.CONSENT, label=_("in your words"))},
        since="answered_at",
        months=36,
    )

    class Meta:
        default_manager_name = "everywhere"
        verbose_name_plural = "feedback"
        constraints = [
            models.CheckConstraint(
                condition=Q(
                    worth__range=(1, HIGHEST), clear__range=(1, HIGHEST), learned__range=(1, HIGHEST)
                ),
                name="answers_within_scale",
            ),
        ]
        indexes = [models.Index(fields=["city", "words_state"], name="feedback_to_read")]

    def __str__(self) -> str:
        return f"{self.enrolment_id}: {self.worth}/{self.clear}/{self.learned}"


class Work(models.TextChoices):
    """What became of someone's work since the activity."""

    NEW_JOB = "new_job", _("I found a job")
    BETTER_JOB = "better_job", _("My job got better")
    OWN_BUSINESS = "own_business", _("I sell or run something of my own")
    SAME = "same", _("As before")
    NO_WORK = "no_work", _("I have no paid work")


class Study(models.TextChoices):
    """Whether someone learned on."""

    FORMAL = "formal", _("In a school, college or university")
    COURSE = "course", _("In another course or activity")
    ALONE = "alone", _("By myself")
    NONE = "none", _("Not now")


class Income(models.TextChoices):
    """Bands of a person's own income a month, wide enough to be answered."""

    NONE = "0", _("none of my own")
    TO_5 = "1-5", _("up to ฿5,000")
    TO_10 = "5-10", _("฿5,000 to ฿10,000")
    TO_15 = "10-15", _("฿10,000 to ฿15,000")
    TO_30 = "15-30", _("฿15,000 to ฿30,000")
    ABOVE = "30-", _("more than ฿30,000")


class FollowUpQuerySet(CityQuerySet["FollowUp"]):
    def open(self) -> Self:
        """Asked, and time left to answer."""
        return self.filter(outcome=Outcome.ASKED)


class FollowUp(CityScoped):
    """One wave of questions to one learner, 3, 6 or 12 months after completing; also when not answered."""

    class Via(models.TextChoices):
        SELF = "self", _("answered by themself")
        CALL = "call", _("asked by telephone or in person")

    enrolment = models.ForeignKey(Enrolment, on_delete=models.CASCADE, related_name="follow_ups")
    months = models.PositiveSmallIntegerField(choices=[(wave, str(wave)) for wave in WAVES])
    outcome = models.CharField(max_length=12, choices=[(each.value, each.value) for each in Outcome])
    due_on = models.DateField()
    closes_on = models.DateField()
    answered_at = models.DateTimeField(null=True)
    via = models.CharField(max_length=4, choices=Via.choices, blank=True)
    answered_by = models.ForeignKey(User, on_delete=models.SET_NULL, null=True, related_name="+")
    work = models.CharField(max_length=12, choices=Work.choices, blank=True)
    study = models.CharField(max_length=8, choices=Study.choices, blank=True)
    income = SecretText(max_length=8)
    income_before = SecretText(max_length=8)
    words = SecretText(max_length=600)

    objects = FollowUpQuerySet.as_manager()
    everywhere = Everywhere.from_queryset(FollowUpQuerySet)()

    personal = Personal(
        person="enrolment__person",
        label=_("what changed after learning"),
        fields={
            name: Held(
                _("to see what learning changed"), Basis.CONSENT, "" if name == "words" else STAYS, label
            )
            for name, label in {
                "work": _("work"),
                "study": _("study"),
                "income": _("income"),
                "income_before": _("income before"),
                "words": _("in your words"),
            }.items()
        },
        since="due_on",
        months=60,
    )

    class Meta:
        default_manager_name = "everywhere"
        constraints = [
            models.UniqueConstraint(fields=["enrolment", "months"], name="wave_once_an_enrolment"),
            models.CheckConstraint(
                condition=Q(outcome=Outcome.ANSWERED.value, answered_at__isnull=False)
                | (~Q(outcome=Outcome.ANSWERED.value) & Q(answered_at=None)),
                name="answered_has_its_time",
            ),
        ]
        indexes = [models.Index(fields=["city", "outcome", "closes_on"], name="follow_up_open")]

    def __str__(self) -> str:
        return f"{self.enrolment_id} after {self.months}: {self.outcome}"
