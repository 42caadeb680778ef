"""In which order a person is reached: a table on plain values."""

from collections.abc import Mapping
from datetime import datetime, timedelta

ORDER = ("line", "email", "sms")
"""What people look at first, and what costs the city least; a person's own choice comes before."""

RUSH = timedelta(hours=12)
"""What is of use for so short a time cannot wait for the morning."""


def in_order(known: Mapping[str, str], chosen: str) -> list[tuple[str, str]]:
    """The channels with an address of a person's, the chosen one first."""
    order = sorted(ORDER, key=lambda channel: channel != chosen)
    return [(channel, known[channel]) for channel in order if known.get(channel)]


def called(name: str) -> str:
    """What someone is called in a message that others may read: their name without the family's."""
    given, _of, _place = name.partition(" ณ ")
    words = given.split()
    return " ".join(words[:-1]) if len(words) > 1 and given == name else given.strip()


def cannot_wait(useless_after: datetime | None, now: datetime) -> bool:
    """Whether a message that is of use until a moment must leave in quiet hours too."""
    return useless_after is not None and useless_after - now < RUSH
