"""Messages by LINE's Messaging API, through LINE's own library.

https://developers.line.biz/en/docs/messaging-api/retrying-api-request/
"""

import json
from typing import TYPE_CHECKING, Any

from django.conf import settings
from urllib3.exceptions import HTTPError, NewConnectionError

from learningcity.core import letters
from learningcity.core.channels.answers import Answer, Later, NotTaken, Sent, retry_after
from learningcity.core.models import Message

if TYPE_CHECKING:
    from linebot.v3.messaging import MessagingApi

RINGS = True
SECONDS = (3.05, 10)
"""To connect, and to wait for an answer."""

LONGEST_ALT = 400
LONGEST_LABEL = 20
ACCEPTED_BEFORE = 409
SPENT = "monthly limit"
"""LINE answers 429 also when the month's messages are used up; waiting does not help then."""


def is_set_up() -> bool:
    """Whether the city has a LINE official account; a demonstration plays that it has."""
    return bool(settings.LINE_CHANNEL_TOKEN) or settings.DEMO


def send(message: Message, address: str) -> Answer:
    """Push a message under a retry key that is its own, so that LINE takes it only once."""
    if not settings.LINE_CHANNEL_TOKEN:
        return Sent()
    from linebot.v3.messaging import ApiException

    try:
        with api() as line:
            _push(line, message, address)
    except ApiException as fault:
        return _answer(fault)
    except HTTPError as fault:
        return Later(type(fault).__name__, in_doubt=not isinstance(fault, NewConnectionError))
    return Sent()


class api:  # noqa: N801  reads as what it gives
    """LINE's API at the address of the settings; its library loads slowly, so only who needs it waits."""

    def __enter__(self) -> "MessagingApi":
        from linebot.v3.messaging import ApiClient, Configuration, MessagingApi

        configuration = Configuration(host=settings.LINE_API_URL, access_token=settings.LINE_CHANNEL_TOKEN)
        configuration.retries = False  # the outbox tries again, and knows how often it did
        self._client = ApiClient(configuration)
        return MessagingApi(self._client)

    def __exit__(self, *_fault: object) -> None:
        self._client.rest_client.pool_manager.clear()
        self._client.close()


def _push(line: "MessagingApi", message: Message, address: str) -> None:
    from linebot.v3.messaging import PushMessageRequest

    context = message.context
    if "link_token" in context:
        token = line.issue_link_token(address, _request_timeout=SECONDS).link_token
        context = context | {"link_token": token}
    push = PushMessageRequest.from_dict({"to": address, "messages": [as_bubble(message, context)]})
    line.push_message(push, x_line_retry_key=str(message.uuid), _request_timeout=SECONDS)


def _answer(fault: Any) -> Answer:
    status, why = int(fault.status or 0), f"LINE {fault.status}"
    if status == ACCEPTED_BEFORE:
        return Sent()
    if status == 429 and SPENT in str(fault.body):
        return NotTaken("LINE monthly limit")
    if status in {401, 429}:  # 401: the token is wrong, which is no fault of the person's
        return Later(why, retry_after(fault.headers or {}))
    if status >= 500:
        return Later(why, retry_after(fault.headers or {}), in_doubt=True)
    return NotTaken(why)


def as_bubble(message: Message, context: dict[str, Any] | None = None) -> dict[str, Any]:
    """A message as LINE draws it: its title, its lines, and a button; in lists it is its title alone."""
    title, text = letters.read(message, "line", context)
    parts = letters.paragraphs(text)
    bubble: dict[str, Any] = {"type": "bubble", "body": _box([_text(title, weight="bold"), *_lines(parts)])}
    if buttons := [_button(part.lines[0], part.link) for part in parts if part.link]:
        bubble["footer"] = _box(buttons)
    return {"type": "flex", "altText": title[:LONGEST_ALT], "contents": bubble}


def _lines(parts: list[letters.Paragraph]) -> list[dict[str, Any]]:
    return [_text("\n".join(part.lines)) for part in parts if not part.link]


def _text(text: str, **more: str) -> dict[str, Any]:
    return {"type": "text", "text": text, "wrap": True, **more}


def _box(contents: list[dict[str, Any]]) -> dict[str, Any]:
    return {"type": "box", "layout": "vertical", "spacing": "md", "contents": contents}


def _button(label: str, link: str) -> dict[str, Any]:
    action = {"type": "uri", "label": label[:LONGEST_LABEL], "uri": link}
    return {"type": "button", "style": "primary", "color": "#00545a", "action": action}


def webhook_events(body: bytes, signature: str) -> list[dict[str, Any]] | None:
    """The events of a call that LINE signed with the channel's secret; nothing where it did not."""
    from linebot.v3.webhook import SignatureValidator

    try:
        text = body.decode()
        if not settings.LINE_CHANNEL_SECRET or not SignatureValidator(settings.LINE_CHANNEL_SECRET).validate(
            text, signature
        ):
            return None
        events = json.loads(text).get("events", [])
    except (UnicodeDecodeError, json.JSONDecodeError, AttributeError):
        return None
    return [event for event in events if isinstance(event, dict)] if isinstance(events, list) else None
