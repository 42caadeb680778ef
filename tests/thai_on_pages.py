"""Thai words on pages: what does not say that it is Thai, by another parser than the one that marks it."""

import re
from html.parser import HTMLParser

from learningcity.web.ui.thai_words import VOID

THAI = re.compile(r"[\u0e01-\u0e3a\u0e40-\u0e4e]")


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.open: list[tuple[str, str | None]] = []
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in VOID:
            self.open.append((tag, dict(attrs).get("lang")))

    def handle_endtag(self, tag: str) -> None:
        places = [place for place, (name, _lang) in enumerate(self.open) if name == tag]
        if places:
            del self.open[places[-1] :]

    def handle_data(self, data: str) -> None:
        hidden = any(name in ("script", "style") for name, _lang in self.open)
        language = next((lang for _name, lang in reversed(self.open) if lang), None)
        if THAI.search(data) and not hidden and language != "th":
            self.found.append(data.strip())


def unmarked(page: str) -> list[str]:
    """The Thai texts of a page that no element around them says to be Thai."""
    reader = _Reader()
    reader.feed(page)
    reader.close()
    return reader.found


def unsaid(page: str) -> str:
    """The page without the marks of its Thai words, to look for a sentence in which one stands."""
    return re.sub(r"</?bdi[^>]*>", "", page)
