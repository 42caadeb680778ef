"""A way to reach someone, typed in one box: a telephone number or an e-mail address."""

from typing import Any, NamedTuple

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.utils.translation import gettext_lazy as _

from learningcity.core.errors import Refused
from learningcity.core.thai_text import normalise, read_phone


class Contact(NamedTuple):
    """One of the two is filled: an e-mail address in small letters, or a number as +66812345678."""

    email: str = ""
    phone: str = ""


def read_contact(text: str) -> Contact:
    """The e-mail address or the number a person wrote, or a refusal that says what is missing."""
    text = normalise(text)
    if "@" not in text:
        return Contact(phone=read_phone(text))
    address = text.replace(" ", "").lower()
    try:
        validate_email(address)
    except ValidationError as fault:
        raise Refused(
            "not-an-email", _("“%(text)s” is not an e-mail address.") % {"text": text[:60]}
        ) from fault
    return Contact(email=address)


class ContactField(forms.CharField):
    """A telephone number or an e-mail address, whichever a person has."""

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("max_length", 254)
        kwargs.setdefault("label", _("Phone number or e-mail"))
        super().__init__(**kwargs)
        self.widget.attrs.update(
            {"autocomplete": "username", "autocapitalize": "none", "spellcheck": "false"}
        )

    def clean(self, value: Any) -> Contact | None:
        text = super().clean(value)
        if text in self.empty_values:
            return None
        try:
            return read_contact(text)
        except Refused as refused:
            raise ValidationError(str(refused), code=refused.code) from refused
