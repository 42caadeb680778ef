"""Mending a typo where a word is unknown: a real word is no typo, so ขาว, ข่าว and ข้าว stay apart."""

from collections.abc import Iterable, Sequence
from functools import cache
from typing import Any, NamedTuple

from rapidfuzz import process
from rapidfuzz.distance import OSA

from learningcity.city.catalogue.search.entries import TEXT
from learningcity.city.catalogue.search.index import Snapshot
from learningcity.city.catalogue.search.text import (
    dictionary,
    everyday_words,
    is_number,
    is_thai,
    pieces_of,
    runs,
    segment,
    spelled,
)

SHORTEST_THAI, SHORTEST_PLAIN, SHORTEST_ALIKE = 3, 4, 4
LONGEST_MENDED = 40
MOST_PARTS = 6
COST_OF_UNKNOWN, COST_OF_ALIKE = 4.0, 0.25
_MARKS = str.maketrans(
    "", "", "\u0e31\u0e34\u0e35\u0e36\u0e37\u0e38\u0e39\u0e47\u0e48\u0e49\u0e4a\u0e4b\u0e4c"
)
_SOUNDS = str.maketrans("ฆภธฑฒศษณญฎฏฬ", "คพทททสสนยดตล")

_changes: Any = OSA.distance  # its stub fits none of the overloads of `extract`
_ByLength = dict[int, list[str]]


class Vocabulary(NamedTuple):
    """The words an index knows; those a typo may have meant, by script and length; Thai ones by sound."""

    known: frozenset[str]
    thai: _ByLength
    plain: _ByLength
    sounds: dict[str, str]


def corrected(snapshot: Snapshot, text: str) -> str | None:
    """The text with its unknown words mended, or nothing where there is nothing to mend."""
    vocabulary = vocabulary_of(snapshot)
    before = after = spelled(text)
    for run in dict.fromkeys(runs(before)):
        mended = _mended_thai(vocabulary, run) if is_thai(run) else _mended_plain(vocabulary, run)
        after = after.replace(run, mended)
    return None if after == before else after


def vocabulary_of(snapshot: Snapshot) -> Vocabulary:
    """The vocabulary of a snapshot, read once."""
    known: Vocabulary | None = snapshot.remembered.get("vocabulary")
    return known or snapshot.remember("vocabulary", _read(snapshot))


def _read(snapshot: Snapshot) -> Vocabulary:
    pieces, spellings = (_terms(snapshot, column) for column in (TEXT, "spellings"))
    terms = [*pieces, *spellings]
    thai = sorted(term for term in set(terms) if is_thai(term) and len(term) >= SHORTEST_THAI)
    plain = sorted(term for term in spellings if term.isalpha() and not is_thai(term))
    sounds = {_sound(term): term for term in reversed(thai) if len(term) >= SHORTEST_ALIKE}
    return Vocabulary(frozenset(terms), _by_length(thai), _by_length(plain), sounds)


def _terms(snapshot: Snapshot, column: str) -> list[str]:
    return [
        term for term, _count in snapshot.searcher.terms_with_prefix(column, "") if not term[0].isdecimal()
    ]


def _mended_plain(vocabulary: Vocabulary, run: str) -> str:
    sayable = run.isalpha() and SHORTEST_PLAIN <= len(run) <= LONGEST_MENDED
    if (
        not sayable
        or is_number(run)
        or run in vocabulary.known
        or vocabulary.known.issuperset(pieces_of(run))
    ):
        return run
    return _likeliest(run, vocabulary, vocabulary.plain)[0] or run


def _mended_thai(vocabulary: Vocabulary, run: str) -> str:
    """The cheapest reading of a stretch of Thai: known words are free, a mended stretch costs its changes."""
    parts = [piece for word in segment(run) for piece in pieces_of(word)]
    if vocabulary.known.issuperset(parts):
        return run
    best = [(0.0, "")]
    for end in range(1, len(parts) + 1):
        readings = [
            (best[start][0] + cost, start, best[start][1] + reading)
            for start in range(max(0, end - MOST_PARTS), end)
            for cost, reading in _readings(vocabulary, parts[start:end])
        ]
        cost, _start, reading = min(readings)
        best.append((cost, reading))
    return best[-1][1]


def _readings(vocabulary: Vocabulary, parts: Sequence[str]) -> list[tuple[float, str]]:
    """What a few parts side by side may have meant: themselves, a word of the same sound, a word like it."""
    whole = "".join(parts)
    in_index = vocabulary.known.issuperset(parts)
    kept = [(0.0 if in_index else COST_OF_UNKNOWN, whole)] if len(parts) == 1 else []
    if in_index or len(whole) > LONGEST_MENDED:
        return kept
    alike = vocabulary.sounds.get(_sound(whole)) if len(whole) >= SHORTEST_ALIKE else None
    if alike:
        return [*kept, (COST_OF_ALIKE, alike)]
    if len(whole) < SHORTEST_THAI or all(_is_real(vocabulary, part) for part in parts):
        return kept
    meant, cost = _likeliest(whole, vocabulary, vocabulary.thai)
    return [*kept, (cost, meant)] if meant else kept


def _is_real(vocabulary: Vocabulary, word: str) -> bool:
    """Whether a word is one of the index, or one that people write: then it was meant."""
    return len(word) > 1 and (word in vocabulary.known or word in everyday_words())


def _likeliest(word: str, vocabulary: Vocabulary, of: _ByLength) -> tuple[str, float]:
    """The likeliest word and how much it differs; among equals one of the same consonants, then the first."""
    bare = word.translate(_MARKS)
    near = {
        each: distance
        for among in (of, _compounds() if is_thai(word) else {})
        for each, distance, _index in _near(word, among)
        if each in vocabulary.known or vocabulary.known.issuperset(pieces_of(each))
    }
    ranked = sorted(
        (distance + 0.5 * (each.translate(_MARKS) != bare), each) for each, distance in near.items()
    )
    return (ranked[0][1], ranked[0][0]) if ranked else ("", COST_OF_UNKNOWN)


def _near(word: str, among: _ByLength) -> list[tuple[str, float, int]]:
    most = _most_changes(word)
    alike = [
        each for length in range(len(word) - most, len(word) + most + 1) for each in among.get(length, ())
    ]
    found = process.extract(word, alike, scorer=_changes, score_cutoff=most, limit=None)
    return [(each, distance, index) for each, distance, index in found]


def _most_changes(word: str) -> int:
    return 1 if len(word) < 7 else 2 if len(word) < 12 else 3


def _by_length(words: Iterable[str]) -> _ByLength:
    found: _ByLength = {}
    for word in words:
        found.setdefault(len(word), []).append(word)
    return found


@cache
def _compounds() -> _ByLength:
    """The words of the language, by length: one whose pieces an index has may be what a typo meant."""
    return _by_length(sorted(word for word in dictionary() if is_thai(word)))


def _sound(word: str) -> str:
    """A word with letters of one sound written alike; tones and vowels stay, so ขาว and ข้าว sound apart."""
    return word.translate(_SOUNDS)
