"""The ways by which a message leaves: each takes a message and answers sent, later, or not taken."""

from enum import StrEnum
from typing import NamedTuple, Protocol

from learningcity.core.channels import email, line, sms
from learningcity.core.channels.answers import Answer
from learningcity.core.models import Message


class Channel(StrEnum):
    """Names of the channels, as kept in a message."""

    LINE = "line"
    EMAIL = "email"
    SMS = "sms"
    PRINT = "print"


class Way(NamedTuple):
    """A channel and the address that someone has there; paper needs none."""

    channel: str
    address: str


class Sends(Protocol):
    """What a channel's module offers."""

    RINGS: bool

    def is_set_up(self) -> bool: ...
    def send(self, message: Message, address: str) -> Answer: ...


SENDERS: dict[str, Sends] = {Channel.EMAIL: email, Channel.LINE: line, Channel.SMS: sms}
"""The channels that a worker serves; letters on paper wait for a person (`printing`)."""


def is_set_up(channel: str) -> bool:
    """Whether messages can leave by a channel here; paper needs nothing."""
    return channel == Channel.PRINT or SENDERS[channel].is_set_up()


def rings(channel: str) -> bool:
    """Whether a message by this channel may wake someone, so that quiet hours hold for it."""
    return channel in SENDERS and SENDERS[channel].RINGS
