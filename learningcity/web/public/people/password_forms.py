"""The forms of allauth that change how one signs in, in the words of these pages."""

from typing import Any

from allauth.account.forms import (
    AddEmailForm,
    ChangePasswordForm,
    ResetPasswordForm,
    ResetPasswordKeyForm,
    SetPasswordForm,
)
from django import forms
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

_GOOD = _("At least 8 letters or digits that others would not guess")
_WORDS: dict[str, tuple[str | Promise, str | Promise]] = {
    "email": (_("E-mail"), ""),
    "oldpassword": (_("Password until now"), ""),
    "password1": (_("New password"), _GOOD),
    "password2": (_("New password, once more"), ""),
}
"""What each question is called, and the hint below it."""


class _InOurWords(forms.Form):
    """Says each question as the other forms do: a label, a hint, nothing inside the box."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, field in self.fields.items():
            label, hint = _WORDS[name]
            field.label, field.help_text = str(label), str(hint)
            field.widget.attrs.pop("placeholder", None)


class ChangeForm(_InOurWords, ChangePasswordForm):  # type: ignore[misc]
    """The password until now, and the new one twice."""


class SetForm(_InOurWords, SetPasswordForm):  # type: ignore[misc]
    """A first password, twice."""


class ForgottenForm(_InOurWords, ResetPasswordForm):  # type: ignore[misc]
    """Where to send the link."""


class NewPasswordForm(_InOurWords, ResetPasswordKeyForm):  # type: ignore[misc]
    """The new password after a link, twice."""


class EmailForm(_InOurWords, AddEmailForm):  # type: ignore[misc]
    """The address from now on."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["email"].label = _("New e-mail")
