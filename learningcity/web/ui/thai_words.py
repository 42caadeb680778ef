"""Thai words on a page in another language say that they are Thai, so that they are read aloud as Thai.

Names, wishes, notes: what people wrote stands on every page, in whatever template. It is marked once, where
the page leaves; a template that knows better (`th_en`, `own_words`, a `lang` of its own) is left as it is.
"""

import re
from typing import NamedTuple

THAI = "th"
VOID = frozenset(
    ("area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr")
)
HIDDEN = frozenset(("script", "style"))
PLAIN = frozenset(("option", "textarea", "title", "svg"))
"""In these no markup can stand, so the element itself carries the language."""

_LETTER = re.compile(r"[\u0e01-\u0e3a\u0e40-\u0e4e]")
_RUN = re.compile(
    r"[\u0e01-\u0e3a\u0e40-\u0e4e]"
    r"(?:[\u0e01-\u0e5b\s\d.,:;·–…/()“”-]*[\u0e01-\u0e3a\u0e40-\u0e4e\d])?"
)
_TAG = re.compile(
    r"<!--.*?-->|<(/?)([a-zA-Z][^\s/>]*+)([^\"'>]*+(?:\"[^\"]*+\"[^\"'>]*+|'[^']*+'[^\"'>]*+)*+)>", re.DOTALL
)
_LANG = re.compile(r"\slang=[\"']?([a-zA-Z]+)")


class Element(NamedTuple):
    """An element that is open: its language, whether it holds words alone, and which piece began it."""

    name: str
    language: str
    is_plain: bool = False
    piece: int = 0


def mark_thai(page: str, language: str) -> str:
    """The page, or the part of one, of a language, with its Thai words marked."""
    if language == THAI or not _LETTER.search(page):
        return page
    marking, at = Marking(language), 0
    for tag in _TAG.finditer(page):
        if tag.start() < at:
            continue  # what looks like a tag within a script
        if tag.start() > at:
            marking.words(page[at : tag.start()])
        at = tag.end()
        end, name, given = tag.groups()
        if name and name in HIDDEN and not end:
            closing = page.find(f"</{name}", at)
            at = closing if closing >= 0 else len(page)
            marking.pieces.append(page[tag.start() : at])
        else:
            marking.tag(tag[0], end, name, given)
    marking.words(page[at:])
    return "".join(marking.pieces)


class Marking:
    """A page on its way through, with the elements that are open."""

    def __init__(self, language: str) -> None:
        self.pieces: list[str] = []
        self._open = [Element("", language)]

    def tag(self, tag: str, end: str | None, name: str | None, given: str) -> None:
        """Let a tag or a comment through, and know what is open after it."""
        self.pieces.append(tag)
        if name and end:
            self._close(name)
        elif name:
            self._begin(name, given)

    def words(self, text: str) -> None:
        """Let words through; Thai ones are marked unless it is said already that they are Thai."""
        holder = self._open[-1]
        if holder.language == THAI or not _LETTER.search(text):
            self.pieces.append(text)
        elif holder.is_plain:
            self._say(holder.piece)
            self._open[-1] = holder._replace(language=THAI)
            self.pieces.append(text)
        else:
            self.pieces.append(_marked(text))

    def _begin(self, name: str, given: str) -> None:
        """Open an element; one without content is Thai if what it shows is."""
        outer, said = self._open[-1], _LANG.search(given) if "lang=" in given else None
        language = said[1] if said else outer.language
        if name in VOID or (outer.is_plain and given.endswith("/")):
            if language != THAI and _LETTER.search(given):
                self._say(-1)
            return
        is_plain = outer.is_plain or name in PLAIN
        self._open.append(Element(name, language, is_plain, len(self.pieces) - 1))

    def _close(self, name: str) -> None:
        """End an element, and with it those within it that nobody ended."""
        for place in range(len(self._open) - 1, 0, -1):
            if self._open[place].name == name:
                del self._open[place:]
                return

    def _say(self, piece: int) -> None:
        """Have a tag say that its element is Thai."""
        self.pieces[piece] = re.sub(r"^<[^\s/>]+", rf'\g<0> lang="{THAI}"', self.pieces[piece])


def _marked(text: str) -> str:
    """Words with the Thai among them marked; kept in one piece, for a row of boxes takes each apart."""
    core = text.strip()
    said = _RUN.sub(rf'<bdi lang="{THAI}">\g<0></bdi>', core)
    whole = said if _RUN.fullmatch(core) else f"<bdi>{said}</bdi>"
    return text.replace(core, whole, 1)
