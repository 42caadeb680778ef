"""Needs that may say the same: how alike two wishes are, in spelling alone."""

import re
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from rapidfuzz import fuzz

from learningcity.core.thai_text import arabic_digits, normalise

ALIKE = 72.0
"""From here on (of 100) two wishes are shown side by side; whether they are one, a person says."""

LONG_ENOUGH = 6
"""Letters from which on a part of a wish says something."""

INSIDE, SHARED = 0.9, 1.1
"""What it weighs that one stands inside the other, and that they share letters in another order."""

_SAID_BESIDE = re.compile(
    "อยากให้มี|อยากให้สอน|อยากให้เปิด|อยากเรียนรู้|อยากเรียน|อยากได้|อยากหัด|อยากให้|อยากจะ|อยาก|เบื้องต้น|เพิ่มเติม"
    "|ขั้นพื้นฐาน|พื้นฐาน|ขอให้|สอนเรื่อง|เรียนเรื่อง|คอร์ส|อบรม|เรียนรู้|เรียน|สอน|ครับ|ค่ะ|หน่อย|ฟรี|การ|วิธี"
)
"""Words that say it is a wish and not what is wished."""


class Likeness(NamedTuple):
    """Another wish that may say the same, and how alike the two are (0 to 100)."""

    need: int
    score: float


def essence(title: str) -> str:
    """What a wish is about: one spelling, no spaces, without the words that every wish has."""
    text = re.sub(r"[^\w\u0e00-\u0e7f]", "", normalise(arabic_digits(title)).lower())
    return _SAID_BESIDE.sub("", text) or text


def likeness(one: str, other: str) -> float:
    """How alike two essences are, in whatever order; one inside the other is alike, if it is long enough."""
    whole = fuzz.ratio(one, other)
    if min(len(one), len(other)) < LONG_ENOUGH:
        return whole
    return min(100.0, max(whole, INSIDE * fuzz.partial_ratio(one, other), SHARED * _shared(one, other)))


def _shared(one: str, other: str) -> float:
    """How many threes of letters two texts share, of all they have (Dice, in hundredths)."""
    mine, theirs = ({text[at : at + 3] for at in range(len(text) - 2)} for text in (one, other))
    return 200 * len(mine & theirs) / (len(mine) + len(theirs))


def alike(title: str, others: Mapping[int, str], *, most: int = 3) -> list[Likeness]:
    """Those of the other wishes (key to title) that may say the same, the likest first."""
    own = essence(title)
    found = [Likeness(key, likeness(own, essence(other))) for key, other in others.items()]
    close = [each for each in found if each.score >= ALIKE]
    return sorted(close, key=lambda each: (-each.score, each.need))[:most]


def pairs(titles: Mapping[int, str], told_apart: Iterable[frozenset[int]] = ()) -> list[tuple[int, int]]:
    """Pairs of wishes that may say the same and that nobody has told apart, the likest first."""
    apart, essences = set(told_apart), [(key, essence(title)) for key, title in titles.items()]
    found = [
        (likeness(mine, theirs), one, other)
        for place, (one, mine) in enumerate(essences)
        for other, theirs in essences[place + 1 :]
        if frozenset((one, other)) not in apart
    ]
    close = sorted((each for each in found if each[0] >= ALIKE), key=lambda each: (-each[0], each[1:]))
    return [(one, other) for _score, one, other in close]
