"""Messages by SMS, through whichever gateway the settings describe: one HTTP call a message."""

from typing import Any

import requests
from django.conf import settings

from learningcity.core import letters
from learningcity.core.channels.answers import Answer, Later, NotTaken, Sent, retry_after
from learningcity.core.models import Message

RINGS = True
SECONDS = (3.05, 10)

ONE_PART, MANY_PARTS = 70, 67
"""Letters that one SMS holds in UCS-2, which Thai needs; each part of a longer one loses three."""


def is_set_up() -> bool:
    """Whether there is a gateway; a demonstration plays that there is."""
    return bool(settings.SMS_URL) or settings.DEMO


def send(message: Message, address: str) -> Answer:
    """Give a short text to the gateway.

    A gateway that is told the message's identifier knows a repetition when it sees it. One that is not, is
    not asked again when its answer was lost: better a message that staff must look at than the same twice.
    """
    if not settings.SMS_URL:
        return Sent()
    _title, text = letters.read(message, "sms")
    try:
        call = _call(message, address, text)
        answer = requests.request(settings.SMS_METHOD, settings.SMS_URL, timeout=SECONDS, **call)
    except requests.ConnectTimeout:
        return Later("ConnectTimeout")
    except requests.ConnectionError as fault:
        return _unanswered(fault) if _was_connected(fault) else Later("ConnectionError")
    except requests.RequestException as fault:
        return _unanswered(fault)
    return _read(answer)


def _call(message: Message, address: str, text: str) -> dict[str, Any]:
    """The call as the gateway wants it: its names for the fields, as JSON or as a form."""
    fields = {settings.SMS_TO_FIELD: address, settings.SMS_TEXT_FIELD: text} | settings.SMS_EXTRA
    if settings.SMS_ID_FIELD:
        fields[settings.SMS_ID_FIELD] = str(message.uuid)
    headers = {settings.SMS_TOKEN_HEADER: settings.SMS_TOKEN} if settings.SMS_TOKEN else {}
    return {("json" if settings.SMS_AS_JSON else "data"): fields, "headers": headers}


def _was_connected(fault: requests.ConnectionError) -> bool:
    """Whether the gateway had the call when the line broke; it had not where no connection came about."""
    return "NewConnectionError" not in str(fault) and "NameResolutionError" not in str(fault)


def _unanswered(fault: Exception) -> Answer:
    why = type(fault).__name__
    return Later(why, in_doubt=True) if settings.SMS_ID_FIELD else NotTaken(f"{UNSURE}: {why}")


UNSURE = "perhaps sent"
"""How the error begins of an SMS that the gateway took without saying so; it leaves by no other way."""


def _read(answer: requests.Response) -> Answer:
    why = f"SMS {answer.status_code}"
    if answer.ok:
        return Sent()
    if answer.status_code in (401, 403, 408, 429) or answer.status_code >= 500:
        return Later(why, retry_after(answer.headers))
    return NotTaken(why)


def parts(text: str) -> int:
    """How many SMS a text takes, in UTF-16 units as networks count."""
    units = len(text.encode("utf-16-le")) // 2
    return 1 if units <= ONE_PART else -(-units // MANY_PARTS)
