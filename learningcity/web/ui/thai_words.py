"""Thai words on a page in another language say that they are Thai, so that they are read aloud as Thai.

Names, wishes, notes: what people wrote stands on every page, in whatever template. It is marked once, where
the page leaves; a template that knows better (`th_en`, `own_words`, a `lang` of its own) is left as it is.
"""

import re

THAI = "th"
VOID = frozenset(
    ("area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr")
)
PLAIN = frozenset(("option", "textarea", "title", "text", "tspan", "desc"))
"""In these no markup can stand, so the element itself carries the language."""

_LETTER = re.compile(r"[\u0e01-\u0e3a\u0e40-\u0e4e]")
_RUN = re.compile(
    r"[\u0e01-\u0e3a\u0e40-\u0e4e]"
    r"(?:[\u0e01-\u0e5b\s\d.,:;·–…/()“”-]*[\u0e01-\u0e3a\u0e40-\u0e4e\d])?"
)
_TAG = re.compile(r"/?([a-zA-Z][^\s/>]*+)(?:[^\"'>]++|\"[^\"]*+\"|'[^']*+')*+>")
_OF_THAI = re.compile(r"([a-zA-Z][^\s/>]*+)[^>]*?\slang=[\"']?th\b")


def mark_thai(page: str, language: str) -> str:
    """The page, or the part of one, of a language, with its Thai words marked."""
    if language == THAI or not _LETTER.search(page):
        return page
    words, *tagged = page.split("<")
    pieces, left_alone, depth = [_marked(words)], "", 0
    for piece in tagged:
        if left_alone:
            depth += _deeper(piece, left_alone)
            left_alone = left_alone if depth else ""
        else:
            left_alone, depth = _to_leave_alone(piece), 1
        pieces.append(piece if left_alone or piece.isascii() else _said(piece))
    return "<".join(pieces)


def _to_leave_alone(piece: str) -> str:
    """The name of the element a tag opens, if that is Thai already or no words of the page; else nothing."""
    if piece.startswith(("script", "style")):
        return piece[: 6 if piece.startswith("script") else 5]
    opened = _OF_THAI.match(piece) if "lang=" in piece else None
    return "" if opened is None or opened[1] in VOID else opened[1]


def _deeper(piece: str, name: str) -> int:
    """By how many elements of a name a tag leads deeper: one, none, or one back out."""
    if piece.startswith("/"):
        return -(piece[1 : len(name) + 2] == f"{name}>")
    return int(piece.startswith(name) and not piece[len(name) : len(name) + 1].isalnum())


def _said(piece: str) -> str:
    """A tag without its `<`, and the words after it, saying what of them is Thai."""
    tag = _TAG.match(piece)
    if tag is None:
        return piece
    words = piece[tag.end() :]
    is_plain = tag[1] in PLAIN and not piece.startswith("/")
    if _LETTER.search(tag[0] if tag[1] in VOID else words if is_plain else ""):
        return piece if " lang=" in tag[0] else piece.replace(tag[1], f'{tag[1]} lang="{THAI}"', 1)
    return tag[0] + _marked(words)


def _marked(text: str) -> str:
    """Words with the Thai among them marked; kept in one piece, for a row of boxes takes each apart."""
    core = text.strip()
    said = _RUN.sub(rf'<bdi lang="{THAI}">\g<0></bdi>', core)
    if said == core:
        return text
    whole = said if _RUN.fullmatch(core) else f"<bdi>{said}</bdi>"
    return text.replace(core, whole, 1)
