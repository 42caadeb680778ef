"""The code on the slip: read out, typed and scanned."""

import re
from collections.abc import Iterator

LETTERS = "กขคงจชซดตทธนบปผพมยรลวสหอ"
"""Consonants of everyday words, without those that look most like another (ถ ภ, ฟ ฝ, ฎ ฏ …)."""

_DIGITS = 10_000
_STEP = 4_368_787  # shares no factor with a block's size, so that the scramble can be undone
_SHIFT = 1_172_733
_THAI_DIGITS = str.maketrans("๐๑๒๓๔๕๖๗๘๙", "0123456789")


def _blocks() -> Iterator[tuple[int, int, int]]:
    """Letters, first number and size of each block of codes: 5.8 million with two letters, then three, …"""
    letters, start = 2, 0
    while True:
        size = len(LETTERS) ** letters * _DIGITS
        yield letters, start, size
        letters, start = letters + 1, start + size


def slip_code(number: int) -> str:
    """The code a clerk reads out for an enrolment's id: กข 4172; ids in a row look nothing alike."""
    for letters, start, size in _blocks():
        if number < start + size:
            head, digits = divmod(((number - start) * _STEP + _SHIFT) % size, _DIGITS)
            return f"{_spell(head, letters)} {digits:04d}"
    raise AssertionError("blocks never end")


def read_slip_code(text: str) -> int | None:
    """The id of a code as someone typed it (Thai digits, no space, a hyphen), or nothing if it is none."""
    found = re.fullmatch(rf"([{LETTERS}]{{2,6}})[\s\-–]*(\d{{4}})", text.strip().translate(_THAI_DIGITS))
    if found is None:
        return None
    for letters, start, size in _blocks():
        if letters == len(found[1]):
            scrambled = _unspell(found[1]) * _DIGITS + int(found[2])
            return start + (scrambled - _SHIFT) * pow(_STEP, -1, size) % size
    raise AssertionError("blocks never end")


def _spell(value: int, letters: int) -> str:
    spelled = ""
    for _ in range(letters):
        value, letter = divmod(value, len(LETTERS))
        spelled = LETTERS[letter] + spelled
    return spelled


def _unspell(text: str) -> int:
    value = 0
    for letter in text:
        value = value * len(LETTERS) + LETTERS.index(letter)
    return value
