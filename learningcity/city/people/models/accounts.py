"""What a person signs in with."""

from typing import Any

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.contrib.auth.models import PermissionsMixin
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from learningcity.core.fields import SecretText, look_up, outside_id
from learningcity.core.personal import STAYS, Basis, Held, Personal


class Accounts(BaseUserManager["User"]):
    def create_user(
        self, *, email: str | None = None, phone: str = "", password: str | None = None, **kept: Any
    ) -> "User":
        """Make an account known by an e-mail address, a phone number (E.164), or both."""
        account = self.model(email=self.normalize_email(email) if email else None, **kept)
        account.phone = phone
        account.set_password(password)
        account.save(using=self._db)
        return account

    def create_superuser(self, *, email: str, password: str, **kept: Any) -> "User":
        return self.create_user(email=email, password=password, is_staff=True, is_superuser=True, **kept)

    def with_phone(self, phone: str) -> "User | None":
        return self.filter(phone_key=look_up(phone)).first()


class User(AbstractBaseUser, PermissionsMixin):
    """An account: what a person signs in with, by e-mail, by phone or with LINE."""

    uuid = outside_id()
    email = models.EmailField(unique=True, null=True, blank=True)
    phone = SecretText(max_length=20)
    phone_key = models.CharField(max_length=64, unique=True, null=True, editable=False)
    phone_verified = models.BooleanField(default=False)
    line_key = models.CharField(max_length=64, unique=True, null=True, editable=False)
    name = models.CharField(max_length=120, blank=True)
    language = models.CharField(max_length=2, default="th")
    is_staff = models.BooleanField(default=False)
    is_active = models.BooleanField(default=True)
    date_joined = models.DateTimeField(default=timezone.now)

    objects = Accounts()

    personal = Personal(
        person="person",
        label=_("account you sign in with"),
        fields={
            "email": Held(_("to let you sign in"), Basis.CONTRACT, None, _("e-mail")),
            "phone": Held(_("to let you sign in"), Basis.CONTRACT, "", _("telephone")),
            "phone_key": Held(
                _("to find you by a telephone number that is kept locked"), Basis.CONTRACT, None, shown=False
            ),
            "line_key": Held(
                _("to let you sign in with LINE, whose number is kept locked"),
                Basis.CONTRACT,
                None,
                shown=False,
            ),
            "name": Held(_("to call you by your name"), Basis.CONTRACT, "", _("name")),
            "password": Held(_("to let you sign in"), Basis.CONTRACT, "!", shown=False),
            "language": Held(_("to write to you in your language"), Basis.CONTRACT, STAYS, _("language")),
            "date_joined": Held(_("to let you sign in"), Basis.CONTRACT, STAYS, _("since")),
        },
    )

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(email__isnull=False)
                | Q(phone_key__isnull=False)
                | Q(line_key__isnull=False)
                | Q(is_active=False),
                name="account_can_be_reached",
            ),
        ]

    def __str__(self) -> str:
        return self.name or str(self.uuid)

    def save(self, *args: Any, **kwargs: Any) -> None:
        self.phone_key = look_up(self.phone) if self.phone else None
        super().save(*args, **kwargs)
