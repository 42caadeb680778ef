"""What a channel says of a message that it was given."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from email.utils import parsedate_to_datetime

from django.utils import timezone


@dataclass(frozen=True)
class Sent:
    """It has left."""


@dataclass(frozen=True)
class Later:
    """The channel is busy or down, for every message: try again, not before `wait` has passed.

    Where it is `in_doubt` whether the message was taken after all, it may leave by no other way.
    """

    why: str
    wait: timedelta = timedelta()
    spared: bool = False
    """The channel was not even asked, for it had just said so of another message."""
    in_doubt: bool = False


@dataclass(frozen=True)
class NotTaken:
    """This message will never leave by this channel."""

    why: str


Answer = Sent | Later | NotTaken


def retry_after(headers: Mapping[str, str], now: datetime | None = None) -> timedelta:
    """How long a server asks us to wait (RFC 9110, 10.2.3): seconds or a date; nothing if it does not say."""
    said = next((value for name, value in headers.items() if name.lower() == "retry-after"), "").strip()
    if said.isdecimal():
        return timedelta(seconds=int(said[:6]))
    try:
        return max(parsedate_to_datetime(said) - (now or timezone.now()), timedelta())
    except (TypeError, ValueError):
        return timedelta()
