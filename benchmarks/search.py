"""Search over a million activities: how long to build, to ask, to follow a change; and is it right?

    python -m benchmarks.search            1,000,000 activities in 20 cities (a few minutes)
    python -m benchmarks.search --small    10,000 of them, some seconds; the invariants are exact in both

The floor is a bare tantivy query of the first of the words in the same index: one term looked up, twenty hits
by rank and their stored row; no city, no tiers, no counts.
"""

import argparse
import os
import random
import shutil
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from datetime import date, timedelta
from functools import partial
from pathlib import Path
from typing import Any

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "learningcity.config.settings")
django.setup()

from tantivy import Order, Query  # noqa: E402

from benchmarks.measure import Report, Samples, peak_mb, samples_of  # noqa: E402
from learningcity.city.catalogue.search.answer import Found, Search  # noqa: E402
from learningcity.city.catalogue.search.entries import Entry  # noqa: E402
from learningcity.city.catalogue.search.index import Mark, Snapshot, Store  # noqa: E402
from learningcity.city.catalogue.search.query import FindQuery, Near, Sort  # noqa: E402
from learningcity.city.catalogue.search.text import everyday_words, words  # noqa: E402

TODAY = date(2026, 11, 21)
CITIES, FEW = 20, 50_000
CHOICES = {
    "topics": [f"topic-{number}" for number in range(10)],
    "ages": ["early", "school", "working", "older"],
    "groups": ["older", "disabled", "low_income", "carer"],
    "costs": ["free", "waiver", "paid"],
    "types": ["lifelong", "self_development", "qualification"],
    "modes": ["onsite", "online"],
    "languages": ["th", "en", "zh"],
    "access": ["step_free", "lift", "toilet", "sign_language"],
    "neighbourhoods": [f"yan-{number}" for number in range(12)],
    "flags": ["seats", "work"],
    "when": ["weekend", "morning", "afternoon", "evening"],
}
DOING = """
    ทำ สอน หัด เดินชม วาด ร้อง เล่น ซ่อม ปลูก เล่าเรื่อง ถ่ายภาพ อ่าน เขียน ย้อม ทอ ปั้น แกะสลัก ขาย ดูแล ฟัง
""".split()  # noqa: SIM905
THINGS = """
    ขนมไทย ข้าวเหนียว ข้าวขาว ผ้าขาว ข่าวชุมชน ดนตรีไทย มือถือ คอมพิวเตอร์ สมุนไพร ผักสวนครัว ภาษาอังกฤษ
    เมืองเก่า พิพิธภัณฑ์ จักรยาน ตุ๊กตา หุ่นกระบอก ดอกไม้ ผ้าคราม เครื่องปั้นดินเผา บัญชีครัวเรือน สุขภาพผู้สูงอายุ
""".split()  # noqa: SIM905
ENGLISH = "cooking music photography gardening history weaving digital health reading craft".split()  # noqa: SIM905
ASKED = {
    "one Thai word": ["ขนมไทย", "ดนตรี", "มือถือ", "สมุนไพร", "จักรยาน", "พิพิธภัณฑ์"],
    "two or three words": ["ทำ ขนมไทย", "สอนคอมพิวเตอร์", "ปลูกผักสวนครัว สุขภาพ", "เดินชมเมืองเก่า"],
    "English": ["cooking", "digital photography", "weaving history"],
    "begun only": ["คอมพิว", "photogr", "พิพิธ"],
    "number or code": ["1234", "A-00777", "๒๕๖๙"],
    "typo": ["ขนมไทบ", "คอมพิวเตอ", "photografy", "พิพิทธภัณฑ์"],
    "nothing there": ["ฟฟฟฟ", "zzzzzz"],
}


def entries(count: int, seed: int = 7) -> Iterator[Entry]:
    """Invented activities that are the same at every run: about 30 words each, 20,000 different ones."""
    chance = random.Random(seed)
    filler = sorted(word for word in everyday_words() if len(word) > 2)[::2]
    frequent = [1 / (rank + 3) for rank in range(len(filler))]
    chance.shuffle(filler)
    pool = chance.choices(filler, frequent, k=max(50_000, min(count * 4, 3_000_000)))
    for number in range(count):
        yield _entry(number, chance, pool)


def _entry(number: int, chance: random.Random, pool: list[str]) -> Entry:
    at = chance.randrange(len(pool) - 24)
    text = pool[at : at + 24]
    starts = TODAY + timedelta(days=chance.randrange(1, 120))
    city = min(int(chance.random() ** 2 * CITIES), CITIES - 1)
    slot = starts.toordinal() * 8 + chance.randrange(6)
    return Entry(
        kind="activity",
        id=number + 1,
        city=f"city-{city}",
        code=f"A-{number:05}",
        titles=(
            f"{chance.choice(DOING)}{_thing(chance, text)}{''.join(text[:2])}",
            f"{chance.choice(ENGLISH)} {chance.choice(ENGLISH)}" if chance.random() < 0.2 else "",
        ),
        names=(f"ศูนย์เรียนรู้{pool[number % 2_000]}", f"ย่าน{pool[number % 12]}"),
        body=" ".join("".join(text[start : start + 5]) for start in range(2, 24, 5)),
        facets={name: chance.sample(codes, chance.choice((1, 1, 2))) for name, codes in CHOICES.items()},
        slots=(slot, slot + 56),
        next_start=1_795_000_000 + chance.randrange(10_000_000),
        point=(13.5 + number % 71 * 0.003, 100.3 + number % 83 * 0.003),
    )


def _thing(chance: random.Random, text: list[str]) -> str:
    """One of the things that are asked for, in a fifth of the titles; any word in the others."""
    return chance.choice(THINGS) if chance.random() < 0.2 else text[2]


def build(report: Report, store: Store, count: int) -> None:
    """Write the index from activities that are invented on the way and never all held, as from a database."""
    start, cpu = time.perf_counter(), time.process_time()
    for _entry in entries(count):
        pass
    inventing, inventing_cpu = time.perf_counter() - start, time.process_time() - cpu
    start, cpu = time.perf_counter(), time.process_time()
    store.replace(entries(count), Mark())
    seconds = time.perf_counter() - start - inventing
    size = sum(path.stat().st_size for path in store.directory.rglob("*") if path.is_file())
    report.say(
        "build",
        activities=count,
        seconds=round(seconds, 2),
        cpu_s=round(time.process_time() - cpu - inventing_cpu, 2),
        per_second=round(count / seconds),
        disk_mb=round(size / 1e6, 1),
        peak_mb=round(peak_mb()),
    )


def ask(report: Report, snapshot: Snapshot, times: int) -> None:
    """Whole searches, with counts beside eleven filters, in the largest city and everywhere."""
    for what, texts in ASKED.items():
        floor = _timed(lambda text: _bare(snapshot, text), texts, times)
        for city in ("city-0", None):
            samples = _timed(
                lambda text, city=city: _whole(snapshot, FindQuery(text=text), city), texts, times
            )
            report.add(f"{what}, {city or 'all cities'}", samples, floor=floor)
    for what, query in _filtered().items():
        samples = _timed(lambda query: _whole(snapshot, query, "city-0"), [query], times)
        floor = _timed(lambda _query: _bare(snapshot, "ขนม"), [query], times)
        report.add(f"{what}, city-0", samples, floor=floor)


def _filtered() -> dict[str, FindQuery]:
    week = TODAY + timedelta(days=7)
    near = Near(13.61, 100.42)
    return {
        "no words, no filter": FindQuery(),
        "topic, free": FindQuery(topics=("topic-3",), costs=("free",)),
        "this week, seats": FindQuery(date_from=TODAY, date_to=week, free_seats=True),
        "weekend, two topics": FindQuery(when=("weekend",), topics=("topic-1", "topic-2")),
        "within 2 km, nearest": FindQuery(near=near, within=2_000, sort=Sort.NEAREST),
        "words, filters, page 3": FindQuery(text="ขนม", ages=("older",), access=("step_free",), page=3),
    }


def _timed(act: Callable[[Any], Any], questions: Sequence[Any], times: int) -> Samples:
    samples = Samples()
    for question in questions:
        samples = samples + samples_of(partial(act, question), times)
    return samples


def _whole(snapshot: Snapshot, query: FindQuery, city: str | None) -> Any:
    """A search that is given nothing by the one before, vocabulary and places aside."""
    snapshot.given.clear()
    return Search(snapshot, query, city, TODAY).found()


def _bare(snapshot: Snapshot, text: str) -> Any:
    cut = words(text)
    query = Query.term_query(snapshot.schema, "title", cut[0].pieces[0] if cut else text)
    found = snapshot.searcher.search(query, limit=20, order_by_field="rank", order=Order.Asc)
    return [snapshot.searcher.doc(address) for _rank, address in found.hits]


def follow(report: Report, store: Store, times: int) -> None:
    """One activity changes: written, committed, reopened and found."""
    some = list(entries(times + 1))

    def change() -> None:
        entry = some.pop()
        store.write([entry.key], [entry], Mark())
        snapshot = store.snapshot()
        assert snapshot is not None
        assert snapshot.count(Query.term_query(snapshot.schema, "key", entry.key)) == 1

    report.add("one change followed", samples_of(change, times))


def check(report: Report, store: Store, count: int) -> None:
    """What must be exactly so: counts, tones, and the same answer from another process."""
    snapshot = store.snapshot()
    assert snapshot is not None
    query = FindQuery(topics=("topic-3",), costs=("free",))
    _check_counts(report, Search(snapshot, query, "city-0", TODAY).found(), count)
    if count <= FEW:
        _check_tones(report, snapshot, count)
    here = _answers(store)
    there = subprocess.run(
        [sys.executable, "-m", "benchmarks.search", "--answer", str(store.directory)],
        capture_output=True,
        text=True,
        check=True,
    )
    report.must("another process answers otherwise", holds=there.stdout.strip() == here)


def _check_tones(report: Report, snapshot: Snapshot, count: int) -> None:
    every = [_pieces(entry) for entry in entries(count)]
    for word in ("ขาว", "ข่าว", "ข้าว"):
        total = Search(snapshot, FindQuery(text=word), None, TODAY).found(with_facets=False).total
        meant = sum(any(piece.startswith(word) for piece in pieces) for pieces in every)
        report.must(f"{word} finds {total}, not {meant}", holds=total == meant)


def _check_counts(report: Report, found: Found, count: int) -> None:
    """Go through all activities by hand, with one filter aside where it has choices."""
    meant: dict[str, Counter[str]] = {name: Counter() for name in CHOICES}
    total = 0
    for entry in (each for each in entries(count) if each.city == "city-0"):
        topic, free = "topic-3" in entry.facets["topics"], "free" in entry.facets["costs"]
        total += topic and free
        for name, codes in entry.facets.items():
            if (topic or name == "topics") and (free or name == "costs"):
                meant[name].update(codes)
    report.must("the total is not the brute-force one", holds=found.total == total)
    for name, counts in meant.items():
        report.must(
            f"the counts of {name} are not the brute-force ones", holds=found.facets[name] == dict(counts)
        )


def _pieces(entry: Entry) -> set[str]:
    return {
        piece
        for text in (*entry.titles, *entry.names, entry.body)
        for word in words(text)
        for piece in word.pieces
    }


def _answers(store: Store) -> str:
    snapshot = store.snapshot()
    assert snapshot is not None
    queries = [FindQuery(text=text) for texts in ASKED.values() for text in texts] + list(
        _filtered().values()
    )
    return repr([Search(snapshot, query, "city-0", TODAY).found(with_facets=False) for query in queries])


def main(arguments: list[str] | None = None) -> int:
    """Run the benchmark; its directory is thrown away."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--small", action="store_true")
    parser.add_argument("--count", type=int, default=0)
    parser.add_argument("--answer", help=argparse.SUPPRESS)
    chosen = parser.parse_args(arguments)
    if chosen.answer:
        print(_answers(Store(Path(chosen.answer))))
        return 0
    count, times = chosen.count or (10_000 if chosen.small else 1_000_000), 20 if chosen.small else 50
    directory = Path(tempfile.mkdtemp(prefix="learningcity-search-"))
    try:
        return run(
            Report("search", chosen.small, ("tantivy", "nlpo3", "rapidfuzz")), Store(directory), count, times
        )
    finally:
        shutil.rmtree(directory)


def run(report: Report, store: Store, count: int, times: int) -> int:
    build(report, store, count)
    snapshot = store.snapshot()
    assert snapshot is not None
    ask(report, snapshot, times)
    check(report, store, count)
    follow(report, store, times)
    return report.finish()


if __name__ == "__main__":
    sys.exit(main())
