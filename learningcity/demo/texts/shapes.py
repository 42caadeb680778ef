"""The shape of an invented activity before it is given a place and days, and how it is written down."""

from collections.abc import Iterator
from typing import NamedTuple


class Both(NamedTuple):
    """One text in Thai and in English."""

    th: str
    en: str


NOTHING = Both("", "")


class ActivityText(NamedTuple):
    """An invented activity: `days` are weekdays (`mon`), `price` is in baht, `home` a venue's code."""

    code: str
    topic: str
    learning: str
    title: Both
    summary: Both
    about: Both
    bring: Both
    outcome: Both
    days: tuple[str, ...]
    time: str
    minutes: int
    venues: tuple[str, ...]
    min_age: int | None
    max_age: int | None
    groups: tuple[str, ...]
    price: int
    meetings: int
    seats: int
    held: dict[str, int]
    languages: tuple[str, ...]
    mode: str
    services: tuple[str, ...]
    leads_to_work: bool
    cities: tuple[str, ...]
    home: str


def read_texts(topic: str, text: str) -> tuple[ActivityText, ...]:
    """Read activities written as blocks: a code, then `key: value` lines; `//` parts Thai from English."""
    return tuple(_read(topic, *_lines(block)) for block in text.strip().split("\n\n"))


def _lines(block: str) -> tuple[str, dict[str, str]]:
    code, *rest = block.replace("\n    ", " ").splitlines()
    return code.strip(), dict(_key_values(rest))


def _key_values(lines: list[str]) -> Iterator[tuple[str, str]]:
    for line in lines:
        key, _, value = line.partition(":")
        yield key, value.strip()


def _both(value: str) -> Both:
    thai, _, english = value.partition(" // ")
    return Both(thai, english)


def _read(topic: str, code: str, said: dict[str, str]) -> ActivityText:
    (*days, time), minutes, venues = (part.split() for part in said["at"].split("|"))
    ages, *groups = said["who"].split()
    low, _, high = ages.partition("-")
    held = said.get("held", "").split()
    return ActivityText(
        code=code,
        topic=topic,
        learning=said["type"],
        title=_both(said["title"]),
        summary=_both(said["summary"]),
        about=_both(said["about"]),
        bring=_both(said.get("bring", "")),
        outcome=_both(said.get("outcome", "")),
        days=tuple(days),
        time=time,
        minutes=int(minutes[0]),
        venues=tuple(venues),
        min_age=int(low) if low else None,
        max_age=int(high) if high else None,
        groups=tuple(groups),
        price=int(said.get("price", "0")),
        meetings=int(said.get("meetings", "1")),
        seats=int(said.get("seats", "20")),
        held={group: int(seats) for group, seats in zip(held[::2], held[1::2], strict=True)},
        languages=tuple(said.get("languages", "th").split()),
        mode=said.get("mode", "onsite"),
        services=tuple(said.get("services", "").split()),
        leads_to_work="work" in said,
        cities=tuple(said.get("cities", "phra-nakhon phayao yala").split()),
        home=said.get("home", ""),
    )
