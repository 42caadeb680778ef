"""How people are reached: what they chose, which LINE account is theirs, and how both were proven."""

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from learningcity.city.people.models.accounts import User
from learningcity.city.people.models.persons import Person
from learningcity.core.fields import SecretText
from learningcity.core.personal import STAYS, Basis, Erasure, Held, Personal

TO_TELL = _("to tell you what you asked to be told")


class Reach(models.Model):
    """A way to a person: chosen by them, or a LINE account that proved to be theirs."""

    class Channel(models.TextChoices):
        LINE = "line", _("LINE")
        EMAIL = "email", _("e-mail")
        SMS = "sms", _("SMS")
        PAPER = "print", _("a letter on paper")
        CARER = "carer", _("through who looks after them")

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="reaches")
    channel = models.CharField(max_length=8, choices=Channel.choices)
    address = SecretText(max_length=64, help_text="the LINE user; other addresses stand with the person")
    address_key = models.CharField(max_length=64, blank=True, editable=False, db_index=True)
    chosen = models.BooleanField(default=False)
    verified_at = models.DateTimeField(null=True, blank=True)
    blocked_at = models.DateTimeField(null=True, blank=True)

    personal = Personal(
        person="person",
        label=_("how we reach you"),
        fields={
            "channel": Held(TO_TELL, Basis.CONTRACT, label=_("which way")),
            "address": Held(TO_TELL, Basis.CONTRACT, label=_("your number at LINE")),
            "address_key": Held(TO_TELL, Basis.CONTRACT, shown=False),
            "chosen": Held(TO_TELL, Basis.CONTRACT, label=_("which comes first")),
            "verified_at": Held(TO_TELL, Basis.CONTRACT, STAYS, _("since")),
        },
        on_erase=Erasure.DELETE,
    )

    class Meta:
        verbose_name_plural = "reaches"
        constraints = [
            models.UniqueConstraint(fields=["person", "channel"], name="reached_once_by_a_channel"),
            models.UniqueConstraint(
                fields=["person"], condition=Q(chosen=True), name="one_channel_chosen_first"
            ),
            models.UniqueConstraint(
                fields=["address_key"], condition=~Q(address_key=""), name="line_account_of_one_person"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person_id} by {self.channel}"


class LineNonce(models.Model):
    """A secret given to LINE while an account is being linked; it comes back with the LINE user."""

    account = models.ForeignKey(User, on_delete=models.CASCADE, related_name="+")
    key = models.CharField(max_length=64, unique=True)
    made_at = models.DateTimeField(default=timezone.now)
    used_at = models.DateTimeField(null=True)

    def __str__(self) -> str:
        return f"{self.account_id} {self.made_at:%Y-%m-%d %H:%M}"


class LineEvent(models.Model):
    """That an event of LINE's was heard, so that it is heard once."""

    code = models.CharField(max_length=40, unique=True)
    at = models.DateTimeField(default=timezone.now, db_index=True)

    def __str__(self) -> str:
        return self.code


class PhoneCode(models.Model):
    """A code sent to prove that a telephone number is an account's own; only its HMAC is kept."""

    account = models.ForeignKey(User, on_delete=models.CASCADE, related_name="+")
    phone_key = models.CharField(max_length=64, db_index=True)
    code_key = models.CharField(max_length=64)
    sent_at = models.DateTimeField(default=timezone.now)
    tries = models.PositiveSmallIntegerField(default=0)
    used_at = models.DateTimeField(null=True)

    def __str__(self) -> str:
        return f"{self.account_id} {self.sent_at:%Y-%m-%d %H:%M}"
