"""What may stand in a field of a template, and the fault of what does not fit."""

import re
from collections.abc import Callable, Mapping
from typing import Any, NamedTuple

Row = dict[str, Any]

_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff]")
_CODE = re.compile(r"[a-z0-9][a-z0-9_-]{0,39}")
_NUMBER = re.compile(r"-?\d{1,12}(\.\d{1,2})?")
_TIME = re.compile(r"([01]\d|2[0-3]):[0-5]\d")
_URL = re.compile(r"https?://\S+")


class Misfit(ValueError):  # noqa: N818  a no that is told to a person, like `Refused`
    """A document that cannot be taken: a code, where in it, and what is said in the sentence."""

    def __init__(self, code: str, where: str = "", **said: object) -> None:
        super().__init__(code, where, said)
        self.code, self.where, self.said = code, where, said


class Field(NamedTuple):
    """One field of a row: its name, its kind, its limits; `rows` are rows of the fields in `of`."""

    name: str
    kind: str = "text"
    most: int = 0
    least: int = 0
    empty: bool = False
    of: tuple["Field", ...] = ()


def text(name: str, most: int, *, empty: bool = True) -> Field:
    """Text of at most so many letters."""
    return Field(name, "text", most, empty=empty)


def whole(name: str, least: int, most: int, *, empty: bool = False) -> Field:
    """A whole number between two others, both included."""
    return Field(name, "whole", most, least, empty)


def both(name: str, most: int) -> tuple[Field, Field]:
    """Text in Thai, which must be there, and in English."""
    return text(f"{name}_th", most, empty=False), text(f"{name}_en", most)


def rows(name: str, most: int, *of: Field) -> Field:
    """At most so many rows of these fields."""
    return Field(name, "rows", most, of=of)


def check_rows(field: Field, given: Any, where: str) -> list[Row]:
    """The rows as they are, if each has just the fields it must have and each field fits."""
    if not isinstance(given, list):
        raise Misfit("list", where)
    if len(given) > field.most:
        raise Misfit("too-many", where, most=field.most)
    return [_check_row(field.of, each, f"{where} {number}") for number, each in enumerate(given, 1)]


def _check_row(fields: tuple[Field, ...], given: Any, where: str) -> Row:
    if not isinstance(given, dict):
        raise Misfit("row", where)
    check_names(given, [field.name for field in fields], where)
    for field in fields:
        inside = f"{where} › {field.name}"
        if field.kind == "rows":
            check_rows(field, given[field.name], inside)
        elif fault := _fault(field, given[field.name]):
            raise Misfit(fault, inside, most=field.most, least=field.least)
    return given


def check_names(given: Mapping[str, Any], names: list[str], where: str) -> None:
    """Refuse a name that is missing, and one that is not known."""
    for name in names:
        if name not in given:
            raise Misfit("missing", f"{where} › {name}".removeprefix(" › "))
    for name in given:
        if _CONTROL.search(name):
            raise Misfit("not-json")
        if name not in names:
            raise Misfit("unknown", f"{where} › {name[:40]}".removeprefix(" › "))


def _fault(field: Field, value: Any) -> str:
    if value is None or value == "":
        return "" if field.empty and (value is None) is (field.kind in NUMBERS) else "empty"
    return KINDS[field.kind](field, value)


def _text(field: Field, value: Any) -> str:
    if not isinstance(value, str) or _CONTROL.search(value):
        return "text"
    return "too-long" if len(value) > field.most else ("" if value.strip() else "empty")


def _url(field: Field, value: Any) -> str:
    return _text(field, value) or ("" if _URL.fullmatch(value) else "url")


def _whole(field: Field, value: Any) -> str:
    if not isinstance(value, int) or isinstance(value, bool):
        return "whole"
    return "" if field.least <= value <= field.most else "range"


def _matches(shape: re.Pattern[str], fault: str) -> Callable[[Field, Any], str]:
    return lambda _field, value: "" if isinstance(value, str) and shape.fullmatch(value) else fault


def _flag(_field: Field, value: Any) -> str:
    return "" if isinstance(value, bool) else "flag"


def _codes(field: Field, value: Any) -> str:
    if not isinstance(value, list) or len(value) > field.most:
        return "codes"
    fits = all(isinstance(each, str) and re.fullmatch(r"[a-z0-9_:-]{1,60}", each) for each in value)
    return "" if fits and len(set(value)) == len(value) else "codes"


NUMBERS = ("whole", "number")
"""Kinds that say nothing by `null`; the others say it by an empty text."""

KINDS: dict[str, Callable[[Field, Any], str]] = {
    "text": _text,
    "url": _url,
    "whole": _whole,
    "number": _matches(_NUMBER, "number"),
    "time": _matches(_TIME, "time"),
    "code": _matches(_CODE, "code"),
    "flag": _flag,
    "codes": _codes,
}
