"""Words of a text, Thai and English, as the index keeps them: tones apart, digits and spelling made one."""

import re
import unicodedata
from collections.abc import Iterator
from functools import cache, lru_cache
from importlib.util import find_spec
from pathlib import Path
from typing import NamedTuple

import nlpo3
from tantivy import Filter, TextAnalyzer, TextAnalyzerBuilder, Tokenizer

from learningcity.core.thai_text import arabic_digits, normalise

LONGEST_WORD = 60
LONGEST_TEXT = 20_000
SHORTEST_PIECE = 3
SHORT_PIECES = frozenset({"ชา", "ดู", "ทำ", "ยา"})
"""Words of two letters that do count as pieces: ทำอาหาร is ทำ and อาหาร, though ตลาด is not ต and ลาด."""

EVERYDAY = 30

_THAI = "\u0e01-\u0e2e\u0e30-\u0e3a\u0e40-\u0e45\u0e47-\u0e4e"
_IDEOGRAPHS = "\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af"
_PLAIN = "0-9a-z\u00df-\u0dff\u0e80-\u167f\u1681-\u1fff"  # between the two stands the Ogham space
_RUN = re.compile(f"([{_THAI}]+)|([{_IDEOGRAPHS}]+)|([{_PLAIN}]+(?:[-_./:'’][{_PLAIN}]+)*)")
_THOUSANDS = re.compile(r"(?<=\d),(?=\d{3}(?!\d))")
_ACCENTED = re.compile("[\u00df-\u024f]")
_UNUSUAL = re.compile(
    "[\u00ad\u00c0-\u024f\u0e4d\u0e50-\u0e59\u200b-\u206f\ufeff\uff10-\uff19]"
    "|\u0e33[\u0e48-\u0e4b]|[\u0e48-\u0e4b][\u0e31\u0e34-\u0e39\u0e47]|\u0e40\u0e40|\\d,\\d"
)
"""What a text that is not yet in one spelling has; most have none of it and need no more than lower case."""
_PIECE = re.compile(f"[{_PLAIN}]+")
_DICTIONARY = "learningcity"


class Word(NamedTuple):
    """A word as people see it and the smallest words it is made of: ห้องสมุดประชาชน is ห้อง สมุด ประชาชน."""

    text: str
    pieces: tuple[str, ...]


def words(text: str) -> list[Word]:
    """The words of a text in order; punctuation, ๆ and ฯ only part them."""
    found: list[Word] = []
    for thai, ideographs, plain in _RUN.findall(spelled(text[:LONGEST_TEXT])):
        if thai:
            found += map(_thai_word, segment(thai))
        else:
            found.append(_plain_word(plain) if plain else Word(ideographs[:LONGEST_WORD], tuple(ideographs)))
    return found


def spelled(text: str) -> str:
    """The text in one spelling: composed, Arabic digits, lower case, no accents on Latin, 1,200 as 1200."""
    if _UNUSUAL.search(text) is None and unicodedata.is_normalized("NFC", text):
        return text.lower()
    text = _THOUSANDS.sub("", normalise(arabic_digits(text)).lower())
    return _ACCENTED.sub(_bare, text)


def is_thai(text: str) -> bool:
    """Whether a word is written in Thai letters."""
    return bool(text) and "\u0e01" <= text[0] <= "\u0e4e"


def is_number(text: str) -> bool:
    """Whether a word is only digits: such words are met exactly or not at all."""
    return text.isdecimal()


def runs(text: str) -> Iterator[str]:
    """The unbroken stretches of one script in a text that is already spelled."""
    return (match[0] for match in _RUN.finditer(text))


def segment(run: str) -> list[str]:
    """A stretch of Thai parted into words of the dictionary, and what is left between them."""
    _load()
    return nlpo3.segment(run, _DICTIONARY)


@cache
def dictionary() -> frozenset[str]:
    """The Thai words known before any text is read (PyThaiNLP's word list, CC0)."""
    return frozenset(_dictionary_file().read_text(encoding="utf-8").split())


@cache
def everyday_words() -> frozenset[str]:
    """Words of the dictionary that people really write: 30 times or more in the Thai National Corpus."""
    rows = (row.split("\t") for row in _corpus("tnc_freq.txt").read_text(encoding="utf-8").splitlines())
    return dictionary() & {row[0] for row in rows if int(row[1]) >= EVERYDAY}


@cache
def _load() -> None:
    nlpo3.load_dict(str(_dictionary_file()), _DICTIONARY)


def _dictionary_file() -> Path:
    return _corpus("words_th.txt")


def _corpus(name: str) -> Path:
    package = find_spec("pythainlp")
    if package is None or package.origin is None:
        raise ModuleNotFoundError("pythainlp, whose word list the search needs, is not installed")
    return Path(package.origin).parent / "corpus" / name


def _bare(letter: re.Match[str]) -> str:
    return "".join(
        mark for mark in unicodedata.normalize("NFKD", letter[0]) if not unicodedata.combining(mark)
    )


@lru_cache(maxsize=200_000)
def _thai_word(text: str) -> Word:
    return Word(text[:LONGEST_WORD], _parts(text[:LONGEST_WORD]))


@lru_cache(maxsize=200_000)
def _plain_word(text: str) -> Word:
    pieces = (piece[:LONGEST_WORD] for piece in _PIECE.findall(text.removesuffix("'s").removesuffix("’s")))
    return Word(text[:LONGEST_WORD], tuple(stem(piece) for piece in pieces))


def pieces_of(word: str) -> tuple[str, ...]:
    """The pieces of one word that is already spelled."""
    return (_thai_word(word) if is_thai(word) else _plain_word(word)).pieces


@lru_cache(maxsize=100_000)
def stem(word: str) -> str:
    """An English word without its ending (libraries, library → librari); other words as they are."""
    return _stemmer().analyze(word)[0] if word.isascii() and word.isalpha() else word


@cache
def _stemmer() -> TextAnalyzer:
    return TextAnalyzerBuilder(Tokenizer.whitespace()).filter(Filter.stemmer("english")).build()


def _parts(word: str) -> tuple[str, ...]:
    """The most dictionary words that a dictionary word is put together of, each of three letters or more."""
    best: dict[int, tuple[str, ...]] = {0: ()}
    for end in range(2, len(word) + 1):
        for start in list(best):
            piece = word[start:end]
            more = len(best[start]) >= len(best.get(end, ())) and piece != word
            if more and (piece in SHORT_PIECES if end - start < SHORTEST_PIECE else piece in dictionary()):
                best[end] = (*best[start], piece)
    return best.get(len(word)) or (word,)
