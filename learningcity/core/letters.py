"""A queued message as it is read: text from its template; for e-mail the same in HTML.

A template `post/NAME.LANGUAGE.txt` says the subject on its first line, then paragraphs with an empty line
between them. A paragraph of two lines of which the second is an address becomes a button. The same message is
shorter in `NAME.LANGUAGE.line.txt`; `NAME.LANGUAGE.sms.txt` has a title for our own lists and one paragraph.
"""

from collections.abc import Mapping
from datetime import datetime
from typing import Any, NamedTuple

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.template import Context, engines
from django.template.loader import render_to_string
from django.utils import translation

from learningcity.core.models import Message


class Paragraph(NamedTuple):
    """Lines of text, or the words and address of a button."""

    lines: list[str]
    link: str = ""


def write(message: Message, address: str = "") -> EmailMultiAlternatives:
    """The e-mail of a message, in its language."""
    subject, text = read(message)
    page = {"subject": subject, "language": message.language, "paragraphs": paragraphs(text)}
    with translation.override(message.language):
        html = render_to_string("post/frame.html", page)
    email = EmailMultiAlternatives(subject, text, to=[address or message.recipient])
    email.attach_alternative(html, "text/html")
    email.extra_headers["X-Entity-Ref-ID"] = str(message.uuid)
    return email


def read(message: Message, form: str = "", context: Mapping[str, Any] | None = None) -> tuple[str, str]:
    """The title and text of a message, in its language and in the form of a channel: "", "line" or "sms"."""
    file = ".".join(filter(None, (message.template, message.language, form, "txt")))
    with translation.override(message.language):
        return _text(f"post/{file}", message.context if context is None else context)


def _text(template: str, context: Mapping[str, Any]) -> tuple[str, str]:
    given = {name: _read(name, value) for name, value in context.items()}
    page = Context(given | {"it": given, "site": settings.SITE_URL}, autoescape=False)
    whole = engines["django"].engine.get_template(template).render(page)  # type: ignore[attr-defined]
    subject, _empty, text = whole.strip().partition("\n")
    return subject.strip(), text.strip() + "\n"


def _read(name: str, value: Any) -> Any:
    """Moments travel in the context as ISO 8601 under names that end in `_at`."""
    return datetime.fromisoformat(value) if name.endswith("_at") and value else value


def paragraphs(text: str) -> list[Paragraph]:
    """The text's paragraphs, with buttons told apart."""
    blocks = [block.strip().splitlines() for block in text.split("\n\n") if block.strip()]
    return [
        Paragraph(lines[:1], lines[1].strip())
        if len(lines) == 2 and lines[1].strip().startswith(("http://", "https://"))
        else Paragraph(lines)
        for lines in blocks
    ]
