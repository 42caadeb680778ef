"""What people need to take part: what they let us remember, and what they ask for at one session."""

from typing import Self

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from encrypted_fields.fields import EncryptedJSONField

from learningcity.city.enrolment.models.enrolments import Enrolment
from learningcity.city.enrolment.rules.support import LONGEST_WORDS, OPEN_STATES
from learningcity.city.people.models import Person, User
from learningcity.core.fields import SecretText, look_up, outside_id
from learningcity.core.personal import Basis, Erasure, Held, Personal
from learningcity.core.scope import CityQuerySet, CityScoped, Everywhere


class SupportKind(models.TextChoices):
    """The kinds of help, as they are asked for (`rules.support.Kind`)."""

    SIGN_LANGUAGE = "sign_language", _("a sign language interpreter")
    WHEELCHAIR = "wheelchair", _("a way in and a place for a wheelchair")
    LARGE_PRINT = "large_print", _("large print")
    TRANSPORT = "transport", _("help to get there and back")
    CHILDCARE = "childcare", _("someone to mind a child meanwhile")
    COMPANION = "companion", _("a companion alongside")
    LANGUAGE = "language", _("help with the language")
    CANNOT_PAY = "cannot_pay", _("cannot pay the price")
    OTHER = "other", _("something else")


class SupportState(models.TextChoices):
    """The states of an accommodation; `rules.SUPPORT_MOVES` says which may follow which."""

    REQUESTED = "requested", _("asked for, not answered yet")
    ACCEPTED = "accepted", _("promised")
    DECLINED = "declined", _("cannot be done")
    FULFILLED = "fulfilled", _("was there")
    UNFULFILLED = "unfulfilled", _("was not there")
    WITHDRAWN = "withdrawn", _("no longer needed")
    ENDED = "ended", _("ended with the seat")


class SupportNeed(models.Model):
    """What a person lets us remember that they need, so that they need not say it again each time."""

    uuid = outside_id()
    person = models.OneToOneField(Person, on_delete=models.CASCADE, related_name="support_need")
    kinds = EncryptedJSONField(default=list)
    words = SecretText(max_length=LONGEST_WORDS)
    agreed_at = models.DateTimeField(help_text="when they agreed that it is remembered")
    noted_by = models.ForeignKey(User, on_delete=models.SET_NULL, null=True, related_name="+")
    changed_at = models.DateTimeField()

    personal = Personal(
        person="person",
        label=_("help you need to take part"),
        fields={
            "kinds": Held(
                _("to arrange help without asking each time"),
                Basis.EXPLICIT_CONSENT,
                erased=[],
                label=_("what help"),
            ),
            "words": Held(
                _("to arrange help without asking each time"),
                Basis.EXPLICIT_CONSENT,
                label=_("in your words"),
            ),
        },
        on_erase=Erasure.DELETE,
    )

    def __str__(self) -> str:
        return f"needs of {self.person_id}"


class AccommodationQuerySet(CityQuerySet["Accommodation"]):
    def open(self) -> Self:
        """Those about which somebody still has something to do."""
        return self.filter(state__in=OPEN_STATES)

    def of_kind(self, kind: str) -> Self:
        return self.filter(kind_key=look_up(kind))


class Accommodation(CityScoped):
    """One kind of help asked for at one enrolment, and what became of it.

    The kind says something about a person's health or means: it is encrypted, and found by its HMAC.
    """

    id = models.BigAutoField(primary_key=True)
    uuid = outside_id()
    enrolment = models.ForeignKey(Enrolment, on_delete=models.CASCADE, related_name="accommodations")
    kind = SecretText(max_length=16)
    kind_key = models.CharField(max_length=64, editable=False)
    words = SecretText(max_length=LONGEST_WORDS)
    state = models.CharField(
        max_length=11, choices=SupportState.choices, default=SupportState.REQUESTED.value
    )
    sure = models.BooleanField(help_text="asked for while it could still surely be arranged")
    due_at = models.DateTimeField(help_text="by when it must be answered")
    requested_at = models.DateTimeField()
    requested_by = models.ForeignKey(User, on_delete=models.SET_NULL, null=True, related_name="+")
    responsible = models.ForeignKey(User, on_delete=models.SET_NULL, null=True, related_name="+")
    decided_at = models.DateTimeField(null=True)
    decided_by = models.ForeignKey(User, on_delete=models.SET_NULL, null=True, related_name="+")
    reason = SecretText(max_length=LONGEST_WORDS)
    fulfilled_at = models.DateTimeField(null=True)
    changed_at = models.DateTimeField()

    personal = Personal(
        person="enrolment__person",
        label=_("help at a session"),
        fields={
            "kind": Held(
                _("to arrange the help asked for at a session"), Basis.EXPLICIT_CONSENT, label=_("what help")
            ),
            "words": Held(
                _("to arrange the help asked for at a session"),
                Basis.EXPLICIT_CONSENT,
                label=_("in your words"),
            ),
            "reason": Held(
                _("to say why help could not be given"),
                Basis.EXPLICIT_CONSENT,
                label=_("why it could not be given"),
            ),
        },
        since="enrolment__session__ends_at",
        months=6,
    )

    objects = AccommodationQuerySet.as_manager()
    everywhere = Everywhere.from_queryset(AccommodationQuerySet)()

    class Meta:
        default_manager_name = "everywhere"
        constraints = [
            models.UniqueConstraint(
                fields=["enrolment", "kind_key"],
                condition=Q(state__in=OPEN_STATES),
                name="asked_for_once",
            ),
            models.CheckConstraint(
                condition=Q(state="fulfilled", fulfilled_at__isnull=False)
                | (~Q(state="fulfilled") & Q(fulfilled_at=None)),
                name="fulfilled_has_a_moment",
            ),
        ]
        indexes = [models.Index(fields=["city", "state", "due_at"], name="accommodation_due")]

    def __str__(self) -> str:
        return f"help at {self.enrolment_id}: {self.state}"

    def keyed(self) -> Self:
        """The same row with the key under which its kind is counted; erasure of the kind leaves the key."""
        self.kind_key = look_up(self.kind)
        return self

    @property
    def kind_label(self) -> str:
        """The kind in words, or that it is no longer held."""
        return str(SupportKind(self.kind).label) if self.kind else str(_("no longer held"))


class SupportNotice(CityScoped):
    """How many days before a session a city can surely arrange one kind of help."""

    kind = models.CharField(max_length=16, choices=SupportKind.choices)
    days = models.PositiveSmallIntegerField()

    objects = CityQuerySet.as_manager()
    everywhere = Everywhere.from_queryset(CityQuerySet)()

    class Meta:
        default_manager_name = "everywhere"
        constraints = [models.UniqueConstraint(fields=["city", "kind"], name="notice_once_a_kind")]

    def __str__(self) -> str:
        return f"{self.kind}: {self.days}"
