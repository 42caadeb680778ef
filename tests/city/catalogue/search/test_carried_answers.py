"""Answers carried from snapshot to snapshot are those found anew, whatever was written between."""

import gc
import tempfile
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from learningcity.city.catalogue.search import carried
from learningcity.city.catalogue.search import index as index_of
from learningcity.city.catalogue.search.entries import Entry
from learningcity.city.catalogue.search.index import Mark, Snapshot, Store
from learningcity.city.catalogue.search.query import FindQuery, Near, Sort
from tests.city.catalogue.search.shelf import ask, entry, numbers
from tests.city.catalogue.search.test_filters_and_counts import SMALL, entries, queries

Writing = tuple[list[Entry], set[int]]
"""Entries written anew or for the first time, and the numbers of those taken out."""


@st.composite
def writings(draw: Any) -> list[Writing]:
    """A few writings of entries with numbers from 1 to 30, so that most are of entries that were there."""
    return [
        (draw(entries())[: draw(st.integers(0, 5))], set(draw(st.lists(st.integers(1, 30), max_size=3))))
        for _ in range(draw(st.integers(1, 3)))
    ]


orders = st.sampled_from([(None, 1), (Sort.RELEVANCE, 1), (Sort.RELEVANCE, 2), (Sort.SOONEST, 2)])


@pytest.mark.slow
@SMALL
@given(entries(), writings(), st.lists(st.tuples(queries, orders), min_size=1, max_size=4))
def test_after_any_edits_answers_are_as_in_an_index_read_for_the_first_time(
    rows: list[Entry], edits: list[Writing], asked: list[tuple[FindQuery, tuple[Sort | None, int]]]
) -> None:
    searches = [query for query, _order in asked]
    searches += [replace(query, sort=sort, page=page) for query, (sort, page) in asked]
    with tempfile.TemporaryDirectory() as directory:
        store = Store(Path(directory))
        store.replace(rows, Mark())
        _answers(store.snapshot(), searches)
        for number, (written, gone) in enumerate(edits, 1):
            keys = {each.key for each in written} | {f"activity:{each}" for each in gone}
            store.write(keys, written, Mark(number))
            if number % 2 == len(edits) % 2:  # else a snapshot that nobody reads lies between
                fresh = Store(Path(directory)).snapshot()
                assert _answers(store.snapshot(), searches) == _answers(fresh, searches)


def _answers(snapshot: Snapshot | None, searches: list[FindQuery]) -> list[Any]:
    assert snapshot is not None
    return [ask(snapshot, size=7, **_given(query)) for query in searches]


def _given(query: FindQuery) -> dict[str, Any]:
    return {name: getattr(query, name) for name in FindQuery.__slots__}


def _shelf(tmp_path: Path, count: int = 3) -> Store:
    store = Store(tmp_path)
    store.replace([_free(number) for number in range(1, count + 1)], Mark())
    return store


def _free(number: int, cost: str = "free", **given: Any) -> Entry:
    return entry(number, "ทำขนมไทย", facets={"costs": [cost]}, next_start=number, **given)


def _asked(store: Store, **given: Any) -> tuple[list[int], dict[str, int]]:
    snapshot = store.snapshot()
    assert snapshot is not None
    found = ask(snapshot, **given)
    return numbers(found), found.facets["costs"]


@pytest.fixture
def looked_at(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """Among how many entries each count was taken."""
    sizes: list[int] = []
    count = Snapshot.counts
    monkeypatch.setattr(
        Snapshot,
        "counts",
        lambda self, query, column: (sizes.append(self.count(query)), count(self, query, column))[1],
    )
    return sizes


def test_a_count_moves_with_what_was_written_and_asks_no_more_than_that(
    tmp_path: Path, looked_at: list[int]
) -> None:
    store = _shelf(tmp_path)
    assert _asked(store) == ([1, 2, 3], {"free": 3})
    store.write(["activity:2", "activity:4"], [_free(2, "paid"), _free(4)], Mark(1))
    looked_at.clear()
    assert _asked(store) == ([1, 2, 3, 4], {"free": 3, "paid": 1})
    assert sorted(looked_at) == [1, 2]  # one of the two was there before, both are now


def test_what_is_taken_out_is_counted_no_more(tmp_path: Path) -> None:
    store = _shelf(tmp_path)
    assert _asked(store) == ([1, 2, 3], {"free": 3})
    store.write(["activity:2"], [], Mark(1))
    assert _asked(store) == ([1, 3], {"free": 2})
    store.write(["activity:2"], [_free(2)], Mark(2))
    assert _asked(store) == ([1, 2, 3], {"free": 3})


def test_a_page_is_found_anew_only_where_something_found_has_moved(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = _shelf(tmp_path)
    assert _asked(store)[0] == [1, 2, 3]
    store.write(["activity:2"], [_free(2, "paid")], Mark(1))
    with monkeypatch.context() as patch:
        patch.setattr("learningcity.city.catalogue.search.answer.Search._walk", None)
        assert _asked(store) == ([1, 2, 3], {"free": 2, "paid": 1})
    store.write(["activity:1"], [replace(_free(1), next_start=9)], Mark(2))
    assert _asked(store)[0] == [2, 3, 1]


def test_the_nearest_are_found_anew_where_a_place_moved(tmp_path: Path) -> None:
    store = Store(tmp_path)
    store.replace([_free(1, point=(13.75, 100.5)), _free(2, point=(13.76, 100.5))], Mark())
    near = {"near": Near(13.75, 100.5), "sort": Sort.NEAREST}
    assert _asked(store, **near)[0] == [1, 2]
    store.write(["activity:1"], [_free(1, point=(13.78, 100.5))], Mark(1))
    assert _asked(store, **near)[0] == [2, 1]


@pytest.mark.parametrize("bound", ["MOST_APART", "WRITINGS_KEPT", "MOST_GIVEN"])
def test_beyond_its_bounds_an_answer_is_found_anew(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, looked_at: list[int], bound: str
) -> None:
    monkeypatch.setattr(carried if bound == "MOST_APART" else index_of, bound, 1)
    store = _shelf(tmp_path)
    assert _asked(store) == ([1, 2, 3], {"free": 3})
    for number in (1, 2, 3):
        store.write(["activity:1", "activity:2"], [_free(1, "paid"), _free(2, "paid")], Mark(number))
        assert store.snapshot() is not None
    looked_at.clear()
    assert _asked(store) == ([1, 2, 3], {"paid": 2, "free": 1})
    assert 3 in looked_at


@pytest.mark.slow
def test_a_snapshot_is_let_go_when_its_answers_are_too_old_to_carry(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(index_of, "WRITINGS_KEPT", 3)
    store, before = _shelf(tmp_path), _alive()
    for number in range(1, 21):
        store.write(["activity:1"], [_free(1)], Mark(number))
        _asked(store, text="ขนม" if number % 2 else "ทำ")
    assert _alive() - before <= 5


def _alive() -> int:
    gc.collect()
    return sum(isinstance(each, Snapshot) for each in gc.get_objects())


def test_another_index_begins_with_nothing_given(tmp_path: Path) -> None:
    store = _shelf(tmp_path)
    _asked(store)
    store.replace([_free(7)], Mark())
    snapshot = store.snapshot()
    assert snapshot is not None
    assert snapshot.given == {}
    assert _asked(store) == ([7], {"free": 1})
