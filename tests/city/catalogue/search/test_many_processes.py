"""One index, many processes: each reads the same, one at a time writes, and nobody loses an entry."""

import subprocess
import sys
from pathlib import Path

import pytest

from learningcity.city.catalogue.search import index
from learningcity.city.catalogue.search.index import Mark, Store
from tests.city.catalogue.search.shelf import ask, entry, numbers, shelve

ROOT = Path(__file__).parents[4]
WRITE = """
import django; django.setup()
from pathlib import Path
from learningcity.city.catalogue.search.index import Mark, Store
from tests.city.catalogue.search.shelf import ask, entry, numbers
store = Store(Path({directory!r}))
for number in range({first}, {first} + 8):
    with store.locked(wait=True) as mine:
        assert mine
        store.write([], [entry(number, "ทำขนมไทย")], Mark(number))
    assert number in numbers(ask(store.snapshot(), "ขนม"))
"""
PROCESS = {"cwd": ROOT, "stdout": subprocess.PIPE, "stderr": subprocess.PIPE, "text": True}


def start(code: str) -> "subprocess.Popen[str]":
    return subprocess.Popen([sys.executable, "-c", code], **PROCESS)  # type: ignore[call-overload,no-any-return]


@pytest.mark.slow
def test_processes_that_write_at_once_lose_nothing(tmp_path: Path) -> None:
    store = Store(tmp_path)
    store.replace([], Mark())
    writers = [start(WRITE.format(directory=str(tmp_path), first=first)) for first in (100, 200)]
    for writer in writers:
        _out, fault = writer.communicate(timeout=60)
        assert writer.returncode == 0, fault
    snapshot = store.snapshot()
    assert snapshot is not None
    assert sorted(numbers(ask(snapshot, "ขนม"))) == [*range(100, 108), *range(200, 208)]


def test_a_reader_keeps_its_answer_while_the_files_are_replaced(tmp_path: Path) -> None:
    before = shelve(tmp_path, entry(1, "ทำขนมไทย"))
    after = shelve(tmp_path, entry(2, "ทำขนมไทย"))
    assert numbers(ask(before, "ขนม")) == [1]
    assert numbers(ask(after, "ขนม")) == [2]
    assert len(list(tmp_path.glob("index-*"))) == 1


def test_only_one_holds_the_lock(tmp_path: Path) -> None:
    with Store(tmp_path).locked(wait=True) as first, Store(tmp_path).locked(wait=False) as second:
        assert (first, second) == (True, False)


def test_two_indexes_written_in_another_order_answer_the_same(tmp_path: Path) -> None:
    rows = [
        entry(number, f"ทำขนมไทย {number % 3}", next_start=number % 5, title_en="Thai sweets")
        for number in range(1, 60)
    ]
    one = shelve(tmp_path / "one", *rows)
    store = Store(tmp_path / "two")
    store.replace(rows[30:], Mark())
    store.write([each.key for each in rows], reversed(rows), Mark())
    two = store.snapshot()
    assert two is not None
    for text in ("ขนม", "ทำขนมไทย 2", "sweet", "ขนมไทบ", ""):
        assert ask(one, text) == ask(two, text)


def test_a_snapshot_knows_what_was_written_since_an_earlier_one(tmp_path: Path) -> None:
    first = shelve(tmp_path, *(entry(number, "ทำขนมไทย") for number in (1, 2, 3)))
    writer, reader = Store(tmp_path), Store(tmp_path)
    assert reader.snapshot() is not None
    for number in (2, 4):
        with writer.locked(wait=True):
            writer.write([f"activity:{number}"], [entry(number, "ทำขนมใหม่")], Mark(number))
    later = reader.snapshot()
    assert later is not None
    assert later.rewritten_since(later) == []
    ranks = later.rewritten_since(first)
    assert ranks is not None
    assert [rank.id for rank in ranks] == [2, 4]
    assert first.rewritten_since(later) is None
    assert shelve(tmp_path, entry(1, "ทำขนมไทย")).rewritten_since(later) is None


def test_a_flood_of_writings_is_as_good_as_another_index(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = shelve(tmp_path)
    monkeypatch.setattr(index, "MOST_REWRITTEN", 3)
    store = Store(tmp_path)
    store.write([], [entry(number, "ทำขนม") for number in range(1, 5)], Mark(1))
    later = store.snapshot()
    assert later is not None
    assert later.rewritten_since(first) is None
