"""Which entries a few words mean, best first: tiers instead of scores, so that every machine agrees."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from tantivy import Occur, Query, Schema

from learningcity.city.catalogue.search.entries import NAMED, TEXT, TITLE
from learningcity.city.catalogue.search.text import Word, is_number, is_thai, spelled, words

SHORTEST_BEGINNING, MOST_IN_BEGINNING, MOST_LOOSE = 2, 4, 12

_LITTLE_THAI = (
    "อยาก เรียน หัด ที่ และ ของ ใน สำหรับ กับ ให้ ได้ จะ มี ไป มา การ ความ ไหม คะ ครับ นะ หรือ โดย จาก แถว หน่อย บ้าง"
)
_LITTLE_ENGLISH = "a an and at for from i in learn near of on or the to want with"
LITTLE_WORDS = frozenset((*_LITTLE_THAI.split(), *_LITTLE_ENGLISH.split()))
"""Words that say nothing about what is looked for; they count only where there is no other."""


@dataclass(frozen=True, slots=True)
class Match:
    """What a text means: the entries it finds, and the tiers by which the better come first, widest last.

    Matches of one meaning have the same queries.
    """

    found: Query
    tiers: tuple[Query, ...]
    meaning: tuple[str, int, int]


def everything() -> Match:
    """The match of no words at all."""
    return Match(Query.all_query(), (Query.all_query(),), ("", 0, 0))


def nothing(text: str) -> Match:
    """The match of what cannot be a word."""
    return Match(Query.empty_query(), (Query.empty_query(),), (text, 0, 0))


def match(schema: Schema, text: str) -> Match:
    """The whole title or code, then all words in the title, its names, anywhere, and words only begun."""
    told = telling_words(text)
    if not told:
        return nothing(text) if spelled(text).strip() else everything()
    begun = beginnings(text)
    tiers = [
        Query.term_query(schema, "exact", spelled(text).strip()),
        _either([_all(schema, told, _as_written), _in_one_row(schema, told)]),
        _all(schema, told, _within(TITLE)),
        *_begun(schema, TITLE, begun),
        _all(schema, told, _within(NAMED)),
        _all(schema, told, _within(TEXT), _either([_within(TITLE)(schema, word) for word in told])),
        _all(schema, told, _within(TEXT)),
    ]
    if begun:
        tiers.append(_either([tiers[-1], *_begun(schema, TEXT, begun)]))
    return Match(tiers[-1], tuple(tiers), (text, 0, 0))


def looser(schema: Schema, text: str) -> Iterator[Match]:
    """For words that are not found together: all their pieces apart, at least half of them, any of them."""
    told = telling_words(text)[:MOST_LOOSE]
    pieces = [Word(piece, (piece,)) for word in told for piece in word.pieces if piece not in LITTLE_WORDS]
    if len(pieces) > len(told):
        yield _at_least(schema, text, pieces, len(pieces))
    units = told if len(told) > 1 else pieces
    for least in dict.fromkeys(((len(units) + 1) // 2, 1)) if len(units) > 1 else ():
        yield _at_least(schema, text, units, least)


def _at_least(schema: Schema, text: str, units: Sequence[Word], least: int) -> Match:
    """Entries that have so many of the words, those with more of them first."""
    each = [(Occur.Should, _within(TEXT)(schema, unit)) for unit in units]
    having = [
        Query.boolean_query(each, minimum_number_should_match=number)
        for number in range(len(units), least - 1, -1)
    ]
    return Match(having[-1], tuple(having), (text, len(units), least))


def telling_words(text: str) -> list[Word]:
    """The words of a query without the little ones, unless there are only those."""
    every = words(text)
    return _telling(every) or every


def _telling(every: Sequence[Word]) -> list[Word]:
    return [word for word in every if word.text not in LITTLE_WORDS]


def beginnings(text: str) -> list[tuple[list[Word], str]]:
    """Which words may be only begun at the end of a text, each with the words before it.

    The beginning of a Thai word may be cut into several: คอมพิว, of คอมพิวเตอร์, is คอม and พิว.
    """
    every, end = words(text), spelled(text).rstrip()
    found = []
    for count in range(1, min(MOST_IN_BEGINNING, len(every)) + 1):
        begun = "".join(word.text for word in every[-count:])
        pieces = every[-1].pieces if count == 1 else (begun,)
        whole = len(pieces) > 1 or is_number(pieces[0]) or len(begun) < SHORTEST_BEGINNING
        if not whole and (count == 1 or (is_thai(begun) and end.endswith(begun))):
            found.append((_telling(every[:-count]), pieces[0]))
    return found


_WordQuery = Callable[[Schema, Word], Query]


def _within(column: str) -> _WordQuery:
    return lambda schema, word: _pieces(schema, column, word.pieces)


def _as_written(schema: Schema, word: Word) -> Query:
    return Query.term_query(schema, "title_words", word.text)


def _in_one_row(schema: Schema, told: Sequence[Word]) -> Query:
    return _pieces(schema, TITLE, [piece for word in told for piece in word.pieces])


def _pieces(schema: Schema, column: str, pieces: Sequence[str]) -> Query:
    """The pieces side by side in a column."""
    if len(pieces) == 1:
        return Query.term_query(schema, column, pieces[0])
    return Query.phrase_query(schema, column, list(pieces))


def _begun(schema: Schema, column: str, begun: Iterable[tuple[list[Word], str]]) -> list[Query]:
    return [
        _all(
            schema,
            before,
            _within(column),
            Query.fuzzy_term_query(schema, column, beginning, distance=0, prefix=True),
        )
        for before, beginning in begun
    ]


def _all(schema: Schema, told: Sequence[Word], make: _WordQuery, *more: Query) -> Query:
    queries = [make(schema, word) for word in told] + list(more)
    if len(queries) == 1:
        return queries[0]
    return Query.boolean_query([(Occur.Must, query) for query in queries])


def _either(queries: Sequence[Query]) -> Query:
    if len(queries) == 1:
        return queries[0]
    return Query.boolean_query([(Occur.Should, query) for query in queries])
