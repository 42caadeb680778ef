"""A small index in a directory of its own, and searches in it, without a database."""

from datetime import date
from pathlib import Path
from typing import Any

from learningcity.city.catalogue.search.answer import Found, Search
from learningcity.city.catalogue.search.entries import Entry
from learningcity.city.catalogue.search.index import Mark, Snapshot, Store
from learningcity.city.catalogue.search.query import FindQuery

TODAY = date(2026, 11, 21)


def entry(number: int, title: str = "", **given: Any) -> Entry:
    kept = {"kind": "activity", "city": "phra-nakhon", "code": f"PN-{number:04}"}
    return Entry(id=number, titles=(title, given.pop("title_en", "")), **(kept | given))


def shelve(directory: Path, *entries: Entry) -> Snapshot:
    store = Store(directory)
    store.replace(entries, Mark())
    snapshot = store.snapshot()
    assert snapshot is not None
    return snapshot


def ask(
    snapshot: Snapshot, text: str = "", *, city: str | None = "phra-nakhon", size: int = 100, **given: Any
) -> Found:
    return Search(snapshot, FindQuery(text=text, **given), city, TODAY).found(size=size)


def numbers(found: Found) -> list[int]:
    return [hit.id for hit in found.hits]
