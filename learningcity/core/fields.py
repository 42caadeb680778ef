"""Columns that contexts share: outside identifiers, bilingual text, look-up columns of secret text."""

import hashlib
import hmac
import uuid
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.db import models
from django.utils.translation import get_language

if TYPE_CHECKING:
    EncryptedCharField = models.CharField[str, str]
else:
    from encrypted_fields.fields import EncryptedCharField


def outside_id() -> Any:
    """The `uuid` a row is known by outside the database."""
    return models.UUIDField(default=uuid.uuid4, unique=True, editable=False)


class SecretText(EncryptedCharField):
    """Text encrypted in the database; the library keeps an empty one as NULL, which is read back as empty."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **(kwargs | {"null": True, "blank": True, "default": ""}))

    def from_db_value(self, value: Any, *args: Any) -> str:
        read: str | None = super().from_db_value(value, *args)  # type: ignore[misc]
        return read or ""


_LOCK: Any = SecretText()
"""The key of columns of secret text, for secrets that stand within another value."""


def lock(text: str) -> str:
    """Encrypt a secret that a library keeps in a column of its own."""
    return str(_LOCK.f.encrypt(text.encode()).decode())


def unlock(locked: str) -> str:
    """Read a secret that `lock` encrypted; one kept in clear reads as itself, as in a column of its own."""
    return str(_LOCK.to_python(locked))


def look_up(text: str) -> str:
    """The HMAC under which an encrypted value can be found again without being read (SHA-256, keyed)."""
    key = settings.SECRET_KEY.encode()
    return hmac.new(key, text.encode(), hashlib.sha256).hexdigest()


def in_language(row: Any, name: str, language: str | None = None) -> str:
    """The text of a bilingual pair (`title_th`, `title_en`) in a language, the other when it is empty."""
    first, second = ("en", "th") if (language or get_language() or "th").startswith("en") else ("th", "en")
    return str(getattr(row, f"{name}_{first}") or getattr(row, f"{name}_{second}"))
