"""What the sign-in library must know of the second step: how it is locked, named, asked for and dropped."""

from typing import Any

from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.base.forms import AuthenticateForm, ReauthenticateForm
from allauth.mfa.models import Authenticator
from allauth.mfa.signals import authenticator_added
from allauth.mfa.totp.forms import ActivateTOTPForm, DeactivateTOTPForm
from allauth.mfa.webauthn.forms import AddWebAuthnForm, EditWebAuthnForm
from allauth.mfa.webauthn.views import RemoveWebAuthnView
from django import forms
from django.dispatch import receiver
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import never_cache

from learningcity.city.people.models import User
from learningcity.city.people.queries import factors_of, must_have_factor
from learningcity.city.people.services import note_factor
from learningcity.core.fields import lock, unlock
from learningcity.core.thai_text import arabic_digits
from learningcity.web.door import signed_in
from learningcity.web.public.people.devices import said_simply


class FactorAdapter(DefaultMFAAdapter):  # type: ignore[misc]
    """The secrets are kept locked; who must have a second step keeps one."""

    error_messages = {
        "add_email_blocked": _("An account with a second step takes no further e-mail address."),
        "cannot_delete_authenticator": _(
            "Your role sees other people's data, so one second step must stay. Add another before you take"
            " this one away."
        ),
        "cannot_generate_recovery_codes": _("Spare codes come once a second step is on."),
        "incorrect_code": _("This code does not fit. Type the one that the app shows now."),
        "unverified_email": _("Confirm your e-mail address first, then set up the second step."),
    }

    def encrypt(self, text: str) -> str:
        return lock(text)

    def decrypt(self, encrypted_text: str) -> str:
        return unlock(encrypted_text)

    def can_delete_authenticator(self, authenticator: Authenticator) -> bool:
        account: Any = authenticator.user
        return factors_of(account).exclude(pk=authenticator.pk).exists() or not must_have_factor(account)

    def generate_authenticator_name(self, user: Any, type: Any) -> str:  # noqa: A002  the library's name
        """A key is first called as the device on which it is made."""
        request: HttpRequest = self.request
        return said_simply(request.headers.get("user-agent", ""))


class CodeField(forms.CharField):
    """Digits as people type them: Thai ones too, and in groups."""

    widget = forms.TextInput(
        attrs={"class": "short", "autocomplete": "one-time-code", "inputmode": "numeric"}
    )

    def to_python(self, value: Any) -> str:
        return arabic_digits(str(super().to_python(value))).replace(" ", "")


class SetUpCodesForm(ActivateTOTPForm):  # type: ignore[misc]
    """The first code proves that the app is set up."""

    code = CodeField(label=_("Six digits that the app shows"))


class CodeForm(AuthenticateForm):  # type: ignore[misc]
    """The second step of signing in."""

    code = CodeField(label=_("Six digits from the app, or a spare code"))


class CodeAgainForm(ReauthenticateForm):  # type: ignore[misc]
    """The same once more before one changes how one signs in."""

    code = CodeField(label=_("Six digits from the app, or a spare code"))


class RenameKeyForm(EditWebAuthnForm):  # type: ignore[misc]
    """Another name for a key."""

    name = forms.CharField(label=_("Name of the key"), max_length=60)


class AddKeyForm(AddWebAuthnForm):  # type: ignore[misc]
    """A passkey that also signs in alone, unless one says otherwise."""

    name = forms.CharField(
        label=_("Name of the key"), required=False, help_text=_("So that you know it again among others.")
    )
    passwordless = forms.BooleanField(
        label=_("Sign in with this key alone, without a password"),
        required=False,
        initial=True,
        help_text=_("The device then asks for your finger, face or PIN. Untick it for a plain security key."),
    )


@receiver(authenticator_added)
def _first_factor(request: HttpRequest, user: User, authenticator: Authenticator, **_more: Any) -> None:
    """Sessions opened before the first second step never proved it."""
    if authenticator.type != Authenticator.Type.RECOVERY_CODES and factors_of(user).count() == 1:
        note_factor(account=user, by=user, session_key=request.session.session_key)


class RemoveKey(RemoveWebAuthnView):  # type: ignore[misc]
    """Taking a key away, asked as the app's codes are: the library forgets to ask whether it may be."""

    form_class = DeactivateTOTPForm

    def get_form_kwargs(self) -> dict[str, Any]:
        kept: dict[str, Any] = super().get_form_kwargs()
        return {"data": {}} | kept | {"authenticator": self.object}


remove_key = signed_in(never_cache(RemoveKey.as_view()))
