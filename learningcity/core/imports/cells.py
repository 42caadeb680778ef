"""Reading a row cell by cell, going on after a mistake so that all of a row's mistakes are told at once."""

from collections.abc import Callable, Iterable, Mapping
from typing import Any, TypeVar

from django.utils.translation import gettext as _

from learningcity.core.errors import Refused
from learningcity.core.tables import Row, heading_key

_Value = TypeVar("_Value")


class Cells:
    """The cells of one row and the refusals met while reading them."""

    def __init__(self, row: Row) -> None:
        self.row = row
        self.refusals: list[Refused] = []
        if row.surplus:
            sentence = _("The row has more cells than there are headings: a comma may be in the wrong place.")
            self.refuse("surplus", sentence)

    def refuse(self, code: str, sentence: str, field: str = "") -> None:
        """Note a problem of this row."""
        self.refusals.append(Refused(code, sentence, field=field))

    def text(self, field: str) -> str:
        """The cell's text, or an empty string."""
        return self.row.get(field)

    def line(self, field: str) -> str:
        """The cell's text on one line."""
        return " ".join(self.row.get(field).split())

    def needed(self, field: str, label: object) -> str:
        """The cell's text on one line; an empty one is a problem."""
        if not self.line(field):
            self.refuse("missing", _("%(label)s is empty.") % {"label": label}, field)
        return self.line(field)

    def read(self, field: str, reader: Callable[..., _Value], **options: Any) -> _Value | None:
        """What the reader makes of the cell; nothing where it is empty or refused."""
        if not self.text(field):
            return None
        return self.attempt(field, lambda: reader(self.text(field), **options))

    def attempt(self, field: str, act: Callable[[], _Value]) -> _Value | None:
        """What an act gives, or nothing with its refusal noted for the field."""
        try:
            return act()
        except Refused as refusal:
            refusal.field = refusal.field or field
            self.refusals.append(refusal)
            return None

    def choice(self, field: str, words: Mapping[str, str]) -> str:
        """The code of a word (`ห้องสมุด` → `library`); an unknown word is a problem."""
        word = self.line(field)
        if not word:
            return ""
        found = words.get(heading_key(word), "")
        if not found:
            self.refuse("unknown-word", _("“%(word)s” is not known here.") % {"word": word[:60]}, field)
        return found


def twin_of(code: str, name: str, known: Mapping[str, str]) -> str:
    """The code of something else here with the same name, if there is one (`known`: codes by heading key)."""
    other = known.get(heading_key(name), "")
    return other if other != code else ""


def words_for(codes: Mapping[str, str], choices: Iterable[str] = ()) -> dict[str, str]:
    """A look-up from words to codes: each code itself, and the words given for it, divided by bars."""
    pairs = [(word, code) for code, words in codes.items() for word in words.split("|")]
    pairs += [(code, code) for code in (*codes, *choices)]
    return {heading_key(word): code for word, code in pairs}


def filled(**values: Any) -> dict[str, Any]:
    """Only the values a row really gives: an empty cell leaves what is there."""
    return {column: value for column, value in values.items() if value not in (None, "")}
