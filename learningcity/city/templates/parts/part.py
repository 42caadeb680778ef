"""What every part says about itself."""

from collections.abc import Callable, Iterable, Iterator
from datetime import date
from enum import StrEnum
from typing import Any, NamedTuple

from django.utils.functional import Promise
from django.utils.translation import override

from learningcity.city.places.models import City
from learningcity.city.templates.rules.document import SHAPES
from learningcity.city.templates.rules.fields import Field, Row

Text = str | Promise


class Same(StrEnum):
    """By what a line of the template and one of the city are known to be the same thing."""

    RECORD = "record"
    CODE = "code"
    NAME = "name"


class Beginning(NamedTuple):
    """Who begins a city with a template, and the day on which its programme begins."""

    by: Any
    on: date


class Part(NamedTuple):
    """A part: its name and sentence, how a city is read, and how a new one begins with its rows.

    `start` yields for each row it wrote its place in the document and the record's uuid; without one nothing
    is written: the rows are the program's own, or patterns that a city uses when it decides to. A part that
    does not count comes with the program and says nothing of how true one city is. `compared` reads a city
    for the comparison where the file holds less.
    """

    code: str
    label: Text
    sentence: Text
    read: Callable[[City], list[Row]]
    start: Callable[[City, list[Row], Beginning], Iterator[tuple[str, Any]]] | None = None
    same: Same = Same.RECORD
    patterns: bool = False
    counts: bool = True
    compared: Callable[[City], list[Row]] | None = None

    @property
    def shape(self) -> Field:
        return SHAPES[self.code]


def bare(given: Iterable[Row]) -> list[Row]:
    """The rows without the uuids of the records they were read from."""
    return [
        {
            name: bare(value) if isinstance(value, list) and value and isinstance(value[0], dict) else value
            for name, value in row.items()
            if name != "uuid"
        }
        for row in given
    ]


def taken(row: Any, *names: str) -> Row:
    """Columns of a record by name, with its uuid."""
    return {"uuid": str(row.uuid)} | {name: getattr(row, name) for name in names}


def but(row: Row, *names: str) -> Row:
    """A row without some of its fields."""
    return {name: value for name, value in row.items() if name not in names}


def in_both(label: Text) -> Row:
    """A label of the program in Thai and in English, as the two names of a row."""
    said = {}
    for language in ("th", "en"):
        with override(language):
            said[f"name_{language}"] = str(label)
    return said
