"""Forms by which people open an account and come back to it."""

from typing import Any

from allauth.account.adapter import get_adapter
from allauth.account.forms import LoginForm
from django import forms
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from learningcity.city.people.models import User
from learningcity.city.people.services import LONGEST_NAME, open_account
from learningcity.core.errors import Refused
from learningcity.web.public.people.contact import Contact, ContactField
from learningcity.web.ui.bilingual import reader_language
from learningcity.web.ui.forms import PhoneField


class SignInForm(LoginForm):  # type: ignore[misc]
    """Phone number or e-mail, and password."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["login"] = ContactField(help_text=_("Thai digits will do"))
        self.fields["password"] = forms.CharField(
            label=_("Password"),
            strip=False,
            max_length=200,
            widget=forms.PasswordInput(attrs={"autocomplete": "current-password"}),
        )
        self.order_fields(["login", "password"])

    def clean_login(self) -> str:
        contact: Contact = self.cleaned_data["login"]
        return contact.email or contact.phone

    def _clean_with_password(self, credentials: dict[str, Any]) -> dict[str, Any]:
        try:
            cleaned: dict[str, Any] = super()._clean_with_password(credentials)
        except ValidationError:
            if getattr(self.request, "axes_locked_out", False):
                raise get_adapter().validation_error("too_many_login_attempts") from None
            raise
        return cleaned


class AccountFields(forms.Form):
    """What opening an account takes: something to be called, one way to be reached, a password."""

    name = forms.CharField(
        label=_("What should we call you"),
        help_text=_("A nickname is enough"),
        max_length=LONGEST_NAME,
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
    )
    contact = ContactField(help_text=_("Either is enough. No national ID is asked for."))
    password1 = forms.CharField(
        label=_("Choose a password"),
        help_text=_("At least 8 letters or digits that others would not guess"),
        strip=False,
        max_length=200,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )
    website = forms.CharField(
        required=False,
        label=_("Leave this empty"),
        widget=forms.TextInput(attrs={"tabindex": "-1", "autocomplete": "off"}),
    )

    def clean_website(self) -> str:
        """Refuse what a program filled in; a person who did so by accident is told, and loses nothing."""
        if self.cleaned_data["website"]:
            raise ValidationError(_("Leave the last box empty: it is there for programs, not for people."))
        return ""

    def clean_password1(self) -> str:
        """Measure the password against the rules, and against the name and address just given."""
        password = str(self.cleaned_data["password1"])
        contact = self.cleaned_data.get("contact") or Contact()
        validate_password(password, User(name=self.cleaned_data.get("name", ""), email=contact.email or None))
        return password

    def open(self) -> User | None:
        """The account, or nothing and the reason in the form's errors."""
        given = self.cleaned_data
        try:
            return open_account(
                name=given["name"],
                email=given["contact"].email,
                phone=given["contact"].phone,
                password=given["password1"],
                language=reader_language(),
            )
        except Refused as refused:
            self.add_error(refused.field or None, str(refused))
            return None


class LinkForm(forms.Form):
    """Where to send a link that signs in without a password."""

    email = forms.EmailField(
        label=_("E-mail"),
        max_length=254,
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
    )

    def clean_email(self) -> str:
        return str(self.cleaned_data["email"]).lower()


class SignInPhoneForm(forms.Form):
    """The telephone number that opens an account."""

    phone = PhoneField(
        label=_("Phone number"),
        required=False,
        help_text=_("Empty it if it should no longer open the account"),
    )
