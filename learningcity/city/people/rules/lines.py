"""A line of a list as people write it: a name, a year of birth or an age, a telephone, in any order."""

import re
from typing import NamedTuple

from learningcity.city.people.rules.care import possible_birth_year
from learningcity.city.people.rules.likeness import untitled
from learningcity.core.errors import Refused
from learningcity.core.thai_text import arabic_digits, normalise, read_phone

MOST_LINES = 200
BUDDHIST_ERA = 543
FIRST_BUDDHIST_YEAR = 2400
LANDLINE = 9

HEADINGS = frozenset(
    [
        "ลำดับ",
        "ที่",
        "ชื่อ",
        "ชื่อ-สกุล",
        "ชื่อ-นามสกุล",
        "นามสกุล",
        "สกุล",
        "ปีเกิด",
        "อายุ",
        "เกิด",
        "โทร",
        "โทรศัพท์",
        "เบอร์",
        "เบอร์โทร",
        "เบอร์โทรศัพท์",
        "no",
        "name",
        "surname",
        "first",
        "last",
        "birth",
        "born",
        "year",
        "age",
        "phone",
        "tel",
        "telephone",
        "of",
        "number",
        "mobile",
    ]
)
_BULLET = re.compile(r"^\s*(?:\(?\d{1,3}[.)]\s*|[-–•*]\s+)")
_NATIONAL_ID = re.compile(r"(?<![\d+])[1-8][ -]?\d{4}[ -]?\d{5}[ -]?\d{2}[ -]?\d(?!\d)")
_PHONES = (
    re.compile(r"\+\d(?:[ .\-]?\d){7,13}(?!\d)"),
    re.compile(r"(?<!\d)0[ .\-]?[689](?:[ .\-]?\d){8}(?!\d)"),
    re.compile(r"(?<!\d)0[ .\-]?[2-57](?:[ .\-]?\d){7}(?!\d)"),
    re.compile(r"(?<!\d)[689]\d{8}(?!\d)"),
    re.compile(r"(?<!\d)0[\d .\-]{4,}\d"),
)
"""The last two: a spreadsheet dropped the first 0; something meant as a number, which is then refused."""

_DATE = re.compile(r"(?<!\d)\d{1,2}[/.\-]\d{1,2}[/.\-](\d{4})(?!\d)")
_YEAR = re.compile(r"(?:เกิด)?\s*(?:ปี)?\s*(?:พ\.?ศ\.?|ค\.?ศ\.?|born)?\s*(?<!\d)(\d{4})(?!\d)", re.IGNORECASE)
_AGE = re.compile(
    r"(?:อายุ|aged?)?\s*(?<!\d)(\d{1,3})(?!\d)\s*(?:ปี|ขวบ|years? old|years?|yrs?|y\.?o\.?)?", re.IGNORECASE
)
_NOISE = re.compile(
    r"(?:^|(?<=\s))(?:เบอร์โทร|เบอร์|โทรศัพท์|โทร|ชื่อ|tel|phone)\s*[.:]?(?=\s|$)"
    r"|(?<=\s)(?:ครับ|คร้าบ|ค่ะ|คะ|จ้า)(?=\s|$)",
    re.IGNORECASE,
)
_SEPARATORS = re.compile(r"[\t,;|:/()\"]+")


class Line(NamedTuple):
    """What a line says, and what in it could not be read."""

    text: str
    name: str = ""
    birth_year: int | None = None
    phone: str = ""
    fault: Refused | None = None


def read_list(text: str, this_year: int) -> list[Line]:
    """The lines that say something, without headings and empty ones."""
    lines = normalise(text, keep_lines=True).replace("\r", "\n").split("\n")
    said = [line for line in lines if line.strip(" ,;\t|-") and not _is_heading(line)]
    return [read_line(line, this_year, place) for place, line in enumerate(said, 1)]


def _is_heading(line: str) -> bool:
    words = [word for word in re.split(r"[\s,;|.()/]+", line.casefold()) if word]
    return not any(word.isdigit() for word in words) and all(word in HEADINGS for word in words)


def read_line(text: str, this_year: int, place: int = 0) -> Line:
    """One line; the national ID, which nobody asks for, is left out unread, as is the line's own number."""
    rest = _NATIONAL_ID.sub(" ", _BULLET.sub("", arabic_digits(text), count=1))
    rest = re.sub(rf"^\s*{place}(?=[\s,;|])", "", rest)
    try:
        phone, rest = _phone(rest)
        birth_year, rest = _birth_year(rest, this_year)
    except Refused as refused:
        return Line(text, name=_name(rest), fault=refused)
    return Line(text, _name(rest), birth_year, phone, _fault(rest))


def _phone(text: str) -> tuple[str, str]:
    for pattern in _PHONES:
        if found := pattern.search(text):
            digits = found[0] if found[0][0] in "0+" else f"0{found[0]}"
            return read_phone(digits), f"{text[: found.start()]} , {text[found.end() :]}"
    return "", text


def _birth_year(text: str, this_year: int) -> tuple[int | None, str]:
    for pattern in (_DATE, _YEAR, _AGE):
        if found := pattern.search(text):
            number = int(found[1])
            year = this_year - number if pattern is _AGE else _christian(number)
            if not possible_birth_year(year, this_year):
                raise Refused("birth-year", f"{number}")
            return year, f"{text[: found.start()]} , {text[found.end() :]}"
    return None, text


def _christian(year: int) -> int:
    return year - BUDDHIST_ERA if year >= FIRST_BUDDHIST_YEAR else year


def _name(text: str) -> str:
    plain = _SEPARATORS.sub(" ", text)
    return untitled(normalise(_NOISE.sub(" ", f" {normalise(plain)} ")).strip(" .-"))


def _fault(rest: str) -> Refused | None:
    name = _name(rest)
    if not name:
        return Refused("no-name", "")
    return Refused("left-over", name) if re.search(r"\d", name) else None
