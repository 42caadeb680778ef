"""What someone looks for: words, filters, order and page, as plain values and as URL parameters."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from math import isfinite
from typing import Any, NamedTuple, Self

from learningcity.city.catalogue.rules.stages import as_stages
from learningcity.core.errors import Refused
from learningcity.core.geo import Box
from learningcity.core.thai_text import arabic_digits, normalise
from learningcity.core.thai_time import read_date

LONGEST_QUERY = 200
LAST_PAGE = 5_000
FARTHEST = 100_000
MOST_CHOICES = 50


class Sort(StrEnum):
    RELEVANCE = "relevance"
    SOONEST = "soonest"
    NEAREST = "nearest"


class Near(NamedTuple):
    """A point someone starts from."""

    lat: float
    lon: float


@dataclass(frozen=True, slots=True, kw_only=True)
class FindQuery:
    """One search. Choices of one filter widen it (this or that), except `access`, where each narrows it."""

    text: str = ""
    kinds: tuple[str, ...] = ("activity",)
    topics: tuple[str, ...] = ()
    ages: tuple[str, ...] = ()
    groups: tuple[str, ...] = ()
    costs: tuple[str, ...] = ()
    types: tuple[str, ...] = ()
    modes: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()
    access: tuple[str, ...] = ()
    neighbourhoods: tuple[str, ...] = ()
    areas: tuple[str, ...] = ()
    flags: tuple[str, ...] = ()
    venues: tuple[str, ...] = ()
    organisations: tuple[str, ...] = ()
    when: tuple[str, ...] = ()
    date_from: date | None = None
    date_to: date | None = None
    free_seats: bool = False
    near: Near | None = None
    within: int | None = None
    box: Box | None = None
    sort: Sort | None = None
    page: int = 1

    @classmethod
    def parse(cls, params: Mapping[str, Sequence[str]]) -> Self:
        """Read URL parameters (`dict(request.GET.lists())`), leaving out what cannot be read."""
        found: dict[str, Any] = {name: _codes(params.get(key, ())) for name, key in PARAMETERS.items()}
        found["ages"] = as_stages(found["ages"])
        text = normalise(_first(params, "q"))[:LONGEST_QUERY]
        return cls(
            **found,
            text=text,
            date_from=_read_day(_first(params, "from")),
            date_to=_read_day(_first(params, "to")),
            free_seats=_first(params, "seats") == "1",
            near=_read_near(_first(params, "near")),
            within=_read_int(_first(params, "within"), FARTHEST),
            box=_read_box(_first(params, "box")),
            sort=_read_sort(_first(params, "sort")),
            page=_read_int(_first(params, "page"), LAST_PAGE) or 1,
        )

    def params(self) -> list[tuple[str, str]]:
        """The URL parameters that `parse` reads back as this query, in one order, defaults left out."""
        listed = [("q", self.text)]
        listed += [(key, code) for name, key in PARAMETERS.items() for code in getattr(self, name)]
        listed += [
            ("from", self.date_from.isoformat() if self.date_from else ""),
            ("to", self.date_to.isoformat() if self.date_to else ""),
            ("seats", "1" if self.free_seats else ""),
            ("near", ",".join(f"{part:.5f}" for part in self.near or ())),
            ("within", str(self.within or "")),
            ("box", ",".join(f"{part:.5f}" for part in self.box or ())),
            ("sort", self.sort or ""),
            ("page", str(self.page) if self.page > 1 else ""),
        ]
        return [(key, value) for key, value in listed if value]

    @property
    def order(self) -> Sort:
        """The order asked for, or the fitting one: by relevance when there are words, else soonest first."""
        if self.sort is Sort.NEAREST and self.near is None:
            return Sort.SOONEST
        return self.sort or (Sort.RELEVANCE if self.text else Sort.SOONEST)

    @property
    def is_narrowed(self) -> bool:
        """Whether any filter is chosen, words, order and page aside."""
        return self.cleared() != replace(self, sort=None, page=1)

    def cleared(self) -> "FindQuery":
        """The same words without any filter."""
        return FindQuery(text=self.text, kinds=self.kinds)

    def toggled(self, name: str, code: str) -> Self:
        """The query with one choice added, or taken away if it is there; back on the first page."""
        chosen: tuple[str, ...] = getattr(self, name)
        kept = tuple(each for each in chosen if each != code)
        return replace(self, **{name: kept if code in chosen else (*chosen, code)}, page=1)  # type: ignore[arg-type]

    def changed(self, **values: Any) -> Self:
        """The query with some of its values replaced, back on the first page unless a page is given."""
        return replace(self, **{"page": 1, **values})


PARAMETERS = {
    "topics": "topic",
    "ages": "age",
    "groups": "for",
    "costs": "cost",
    "types": "type",
    "modes": "mode",
    "languages": "language",
    "access": "access",
    "neighbourhoods": "hood",
    "areas": "area",
    "flags": "with",
    "venues": "venue",
    "organisations": "by",
    "when": "when",
}
"""The filters of codes and the URL parameter of each."""


def _first(params: Mapping[str, Sequence[str]], key: str) -> str:
    values = params.get(key, ())
    return values[0] if values else ""


def _codes(values: Sequence[str]) -> tuple[str, ...]:
    trimmed = (value.strip()[:80] for value in values[:MOST_CHOICES])
    return tuple(dict.fromkeys(value for value in trimmed if value))


def _read_int(text: str, most: int) -> int | None:
    digits = arabic_digits(text.strip())
    return (
        min(int(digits), most) if digits.isascii() and digits.isdecimal() and 0 < len(digits) < 10 else None
    )


def _read_day(text: str) -> date | None:
    try:
        return read_date(text) if text.strip() else None
    except Refused:
        return None


def _read_sort(text: str) -> Sort | None:
    return Sort(text) if text in set(Sort) else None


def _read_near(text: str) -> Near | None:
    numbers = _read_numbers(text, 2)
    return Near(*numbers) if numbers and _on_earth(*numbers) else None


def _read_box(text: str) -> Box | None:
    numbers = _read_numbers(text, 4)
    if numbers is None or not (_on_earth(*numbers[:2]) and _on_earth(*numbers[2:])):
        return None
    return Box(*numbers)


def _read_numbers(text: str, count: int) -> list[float] | None:
    try:
        numbers = [round(float(part), 5) for part in text.split(",")]
    except ValueError:
        return None
    return numbers if len(numbers) == count and all(map(isfinite, numbers)) else None


def _on_earth(lat: float, lon: float) -> bool:
    return -90 <= lat <= 90 and -180 <= lon <= 180
