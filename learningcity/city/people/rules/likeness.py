"""Whether two records may be one person: how alike the names are, the telephone, the year of birth."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import combinations
from typing import NamedTuple

from rapidfuzz import fuzz

from learningcity.core.thai_text import normalise

NAME, PHONE, YEAR = 70, 20, 10
"""What like names, the same telephone and the same year of birth count, of 100."""

PROBABLE_FROM = 70
"""From here on two records are shown side by side."""

ASK_FROM = 82
"""Names at least this alike, of 100, may be one name written twice: at a desk it is asked."""

YEARS_APART = 1
PREFIX = 3
LARGEST_BLOCK = 400
"""A name and year that more people share than this tells nobody apart; only their telephones do."""

_TITLES = re.compile(
    r"^(?:นางสาว|นาย|นาง|น\.ส\.|ด\.ช\.|ด\.ญ\.|คุณ|เด็กชาย|เด็กหญิง|Mr\.?\s|Mrs\.?\s|Ms\.?\s|Miss\s)\s*",
    re.IGNORECASE,
)


class Card(NamedTuple):
    """What is compared of a record; the name is bare."""

    key: int
    name: str
    birth_year: int | None
    phone_key: str = ""


def untitled(name: str) -> str:
    """A name in one spelling without its title."""
    return _TITLES.sub("", normalise(name))


def bare(name: str) -> str:
    """A name for comparing: without its title, capitals as small letters."""
    return untitled(name).casefold()


def years_fit(one: int | None, other: int | None) -> bool:
    """Whether two years of birth may be one, a year's slip allowed; one not known fits all."""
    return one is None or other is None or abs(one - other) <= YEARS_APART


def names_alike(one: str, other: str) -> float:
    """How alike two bare names are, of 100; a first name alone is like all who have it."""
    return fuzz.token_set_ratio(one, other)


def likeness(one: Card, other: Card) -> int:
    """How probably two records are one person, of 100; years of birth that differ rule it out."""
    if not years_fit(one.birth_year, other.birth_year):
        return 0
    same_phone = bool(one.phone_key) and one.phone_key == other.phone_key
    same_year = one.birth_year is not None and one.birth_year == other.birth_year
    besides = PHONE * same_phone + YEAR * same_year
    compare = fuzz.token_set_ratio if same_phone else fuzz.token_sort_ratio
    # Names too unlike to matter are given up early: the score below the cutoff is 0.
    enough = (PROBABLE_FROM - besides - 1) / NAME * 100
    return round(compare(one.name, other.name, score_cutoff=enough) / 100 * NAME) + besides


def blocks(card: Card) -> Iterator[tuple[object, ...]]:
    """Under what a record is filed, so that only records filed together are compared."""
    if card.phone_key:
        yield ("phone", card.phone_key)
    if card.name:
        yield ("name", card.name[:PREFIX], card.birth_year)


def probable_pairs(cards: Iterable[Card]) -> list[tuple[int, int, int]]:
    """Pairs of keys that may be one person with their likeness, likest first."""
    filed: dict[tuple[object, ...], list[Card]] = defaultdict(list)
    for card in cards:
        for block in blocks(card):
            filed[block].append(card)
    found: dict[tuple[int, int], int] = {}
    for together in filed.values():
        if len(together) <= LARGEST_BLOCK:
            found.update(_alike_among(together))
    return sorted(((one, other, score) for (one, other), score in found.items()), key=lambda row: -row[2])


def _alike_among(cards: list[Card]) -> Iterator[tuple[tuple[int, int], int]]:
    for one, other in combinations(cards, 2):
        score = likeness(one, other)
        if score >= PROBABLE_FROM:
            yield (min(one.key, other.key), max(one.key, other.key)), score
