"""Content kept in two columns, shown in the reader's language, and Thai names kept in one piece."""

import re
import unicodedata

from django.utils.html import conditional_escape, format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language

# A phrase wider than this would push a 320 px screen sideways; it may break.
WHOLE_AT_MOST = 22
_THAI = re.compile(r"[\u0e01-\u0e3a\u0e40-\u0e4e]")


def reader_language() -> str:
    """Name the language of the page being made: `th` or `en`."""
    return "en" if (get_language() or "th").startswith("en") else "th"


def _column(thing: object, field: str, language: str) -> str:
    name = f"{field}_{language}"
    value = thing.get(name) if isinstance(thing, dict) else getattr(thing, name, None)
    return str(value or "")


def in_language(thing: object, field: str) -> tuple[str, str]:
    """Give the text of `field` and the language it is in: the reader's, else the other one."""
    wanted = reader_language()
    other = "th" if wanted == "en" else "en"
    text = _column(thing, field, wanted)
    return (text, wanted) if text else (_column(thing, field, other), other)


def th_en(thing: object, field: str) -> str:
    """`{{ activity|th_en:"title" }}`: in the reader's language; a stand-in says which language it is in."""
    text, language = in_language(thing, field)
    if not text or language == reader_language():
        return text
    return format_html('<span lang="{}">{}</span>', language, text)


def th_en_text(thing: object, field: str) -> str:
    """As `th_en`, for attributes, titles and options, where no markup can stand."""
    return in_language(thing, field)[0]


def own_words(text: str) -> str:
    """`{{ wish.title|own_words }}`: as someone wrote it; Thai says that it is Thai where the page is not."""
    if reader_language() == "th" or not _THAI.search(text):
        return text
    return format_html('<span lang="th">{}</span>', text)


def visible_length(text: str) -> int:
    """Count what takes room on the line: vowels and tone marks above and below do not."""
    return sum(1 for sign in text if unicodedata.category(sign) != "Mn")


def keep_whole(text: str) -> SafeString:
    """Hold each phrase of a name on one line: Thai has no spaces between words, so a browser may cut it."""
    escaped = str(conditional_escape(text))
    pieces = re.split(r"(\s+)", escaped)
    return mark_safe("".join(_held(piece) for piece in pieces))  # noqa: S308  escaped above


def _held(piece: str) -> str:
    if not re.search(r"[\u0e00-\u0e7f]", piece) or visible_length(piece) > WHOLE_AT_MOST:
        return piece
    return f'<span class="nb">{piece}</span>'
