"""What the index keeps of one thing that can be found, and the columns it is kept in."""

import json
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import lru_cache
from hashlib import blake2b
from typing import Any, NamedTuple

from tantivy import Schema, SchemaBuilder

from learningcity.city.catalogue.search.text import Word, is_thai, spelled, words

VERSION = 7
"""Raised with every change of the columns or of how words are cut; no other version is read."""

PLACES = ("venue", "organisation", "neighbourhood")

KINDS = (*PLACES, "activity", "path", "project", "lesson")
"""Everything that can be found; where nothing else decides, places come first, then what happens there."""

EVERY_CITY = "*"
"""Stands beside its own city for what every city finds."""

FACETS = (
    "topics", "ages", "groups", "costs", "types", "modes", "languages", "access", "neighbourhoods", "areas",
    "flags", "when",
)  # fmt: skip
"""What entries are counted by; all of it is one column (`topics=music`), so that one pass counts all."""

NARROWING = frozenset({"access", "flags"})
"""Facets of which every chosen one must hold; of the others any, so they are also counted by themselves."""

WIDENING = tuple(name for name in FACETS if name not in NARROWING)

LINKS = ("venues", "organisations")

TITLE, NAMED, TEXT = "title", "named", "text"
"""The columns of words, each within the next: of the title and code; with names; with everything."""

NEVER = 0xFFFF_FFFF
_ID_BITS, _KIND_BITS = 29, 3
_encode = json.JSONEncoder(ensure_ascii=False, check_circular=False).encode


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One findable thing, in plain values: words to find it by, codes to filter by, moments, a place."""

    kind: str
    id: int
    city: str
    of_every_city: bool = False
    code: str
    titles: tuple[str, ...]
    names: tuple[str, ...] = ()
    body: str = ""
    facets: dict[str, list[str]] = field(default_factory=dict)
    venues: tuple[str, ...] = ()
    organisations: tuple[str, ...] = ()
    slots: tuple[int, ...] = ()
    next_start: int | None = None
    stale_at: int | None = None
    point: tuple[float, float] | None = None

    @property
    def key(self) -> str:
        return key_of(self.kind, self.id)


class Rank(NamedTuple):
    """Where a thing stands among equals: the soonest first, then by kind and number; no two are level."""

    next_start: int | None
    kind: str
    id: int


def key_of(kind: str, number: int) -> str:
    """The one term by which a thing is replaced or taken out."""
    return f"{kind}:{number}"


def pack_rank(rank: Rank) -> int:
    """A rank as one number of 64 bits that sorts the same way."""
    if rank.id >= 1 << _ID_BITS:
        raise OverflowError(f"{rank.kind} {rank.id} does not fit the index")
    moment = NEVER if rank.next_start is None else min(max(rank.next_start, 0), NEVER - 1)
    if rank.kind in PLACES:
        moment = 0
    return moment << 32 | KINDS.index(rank.kind) << _ID_BITS | rank.id


def unpack_rank(packed: int) -> Rank:
    """The rank that `pack_rank` made a number of."""
    moment, kind = packed >> 32, KINDS[packed >> _ID_BITS & (1 << _KIND_BITS) - 1]
    return Rank(None if moment in {0, NEVER} else moment, kind, packed & (1 << _ID_BITS) - 1)


def pack_point(lat: float, lon: float) -> int:
    """A point to about a metre as one number."""
    return round((lat + 90) * 1e5) << 26 | round((lon + 180) * 1e5)


def unpack_point(packed: int) -> tuple[float, float]:
    """The latitude and longitude that `pack_point` made a number of."""
    return round((packed >> 26) / 1e5 - 90, 5), round((packed & (1 << 26) - 1) / 1e5 - 180, 5)


def build_schema() -> Schema:
    """The columns of the index."""
    builder = SchemaBuilder()
    for name in (TITLE, NAMED, TEXT):
        builder.add_text_field(name, tokenizer_name="whitespace", index_option="position")
    for name in ("title_words", "spellings"):
        builder.add_text_field(name, tokenizer_name="whitespace", index_option="basic")
    for name in ("key", "kind", "city", "exact", "link"):
        builder.add_text_field(name, tokenizer_name="raw", index_option="basic")
    builder.add_text_field("facet", tokenizer_name="raw", index_option="basic", fast=True)
    for name in ("slots", "stale_at", "written"):
        builder.add_unsigned_field(name, indexed=True)
    for name in ("rank", *map(column_of, WIDENING)):
        builder.add_unsigned_field(name, fast=True)
    builder.add_unsigned_field("place", indexed=True, fast=True)
    builder.add_text_field("note", stored=True, tokenizer_name="raw", index_option="basic")
    return builder.build()


def as_document(entry: Entry, written: int) -> str:
    """The entry as the JSON that the index takes in, with the number of the writing that wrote it."""
    exact = [text for text in (*entry.titles, entry.code) if text]
    title, body = words("\n".join(exact)), words(entry.body)
    names = [_name_words(name) for name in entry.names if name]
    in_title = _pieces(title)
    named = " ".join([in_title, *(pieces for pieces, _spellings in names)])
    document: dict[str, Any] = {
        "key": entry.key,
        "kind": entry.kind,
        "city": [entry.city, EVERY_CITY] if entry.of_every_city else entry.city,
        "exact": list({spelled(text).strip() for text in exact}),
        TITLE: in_title,
        NAMED: named,
        TEXT: f"{named} {_pieces(body)}",
        "title_words": " ".join([word.text for word in title]),
        "spellings": " ".join(_spellings(title).union(_spellings(body), *(kept for _pieces, kept in names))),
        "rank": pack_rank(Rank(entry.next_start, entry.kind, entry.id)),
        "slots": entry.slots,
        "facet": [term_of(name, code) for name, codes in entry.facets.items() for code in codes],
        **{column_of(name): [number_of(code) for code in entry.facets.get(name, ())] for name in WIDENING},
        "link": [term_of(name, code) for name in LINKS for code in getattr(entry, name)],
        "place": [pack_point(*entry.point)] if entry.point else [],
        "stale_at": [] if entry.stale_at is None else [entry.stale_at],
        "written": written,
    }
    return _encode(document)


def as_stone(key: str, written: int) -> str:
    """What stays where an entry was taken out: its key and when; no search finds it, for it is of no kind."""
    kind, _colon, number = key.partition(":")
    return _encode({"key": key, "rank": pack_rank(Rank(None, kind, int(number))), "written": written})


def column_of(facet: str) -> str:
    """The column in which a facet is counted by itself."""
    return f"by_{facet}"


@lru_cache(maxsize=50_000)
def number_of(code: str) -> int:
    """A code as a number of 48 bits, by which the column of its facet holds it."""
    return int.from_bytes(blake2b(code.encode(), digest_size=6).digest())


def term_of(name: str, code: str) -> str:
    """A choice of a filter as the one term that stands for it."""
    return f"{name}={code}"


@lru_cache(maxsize=50_000)
def _name_words(name: str) -> tuple[str, frozenset[str]]:
    found = words(name)
    return _pieces(found), frozenset(_spellings(found))


def _pieces(found: Iterable[Word]) -> str:
    return " ".join([piece for word in found for piece in word.pieces])


def _spellings(found: Iterable[Word]) -> set[str]:
    """The words as people write them, where these differ from their pieces: what a typo may have meant."""
    return {word.text for word in found if _may_be_meant(word)}


def _may_be_meant(word: Word) -> bool:
    return len(word.pieces) > 1 if is_thai(word.text) else word.text.isalpha()
