"""Filters, counts, orders and pages are what going through all entries by hand would give."""

import tempfile
from collections import Counter
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from learningcity.city.catalogue.search.answer import Search
from learningcity.city.catalogue.search.entries import FACETS, NARROWING, Entry, pack_point, unpack_point
from learningcity.city.catalogue.search.query import PARAMETERS, FindQuery, Near, Sort
from learningcity.city.catalogue.search.slots import slot
from learningcity.core.geo import box_around, metres_between
from learningcity.core.thai_time import BANGKOK
from tests.city.catalogue.search.shelf import TODAY, ask, entry, numbers, shelve

CODES = {name: ("a", "b", "c") for name in FACETS if name not in {"when", "flags"}}
SMALL = settings(max_examples=15, deadline=None, suppress_health_check=list(HealthCheck))
CENTRE = Near(13.75, 100.5)

moments = st.integers(0, 40 * 24).map(
    lambda hours: datetime(2026, 11, 22, tzinfo=BANGKOK) + timedelta(hours=hours),
)


@st.composite
def entries(draw: Any) -> list[Entry]:
    return [_entry(draw, number) for number in range(1, draw(st.integers(1, 30)) + 1)]


def _entry(draw: Any, number: int) -> Entry:
    sessions = draw(st.lists(st.tuples(moments, st.booleans()), max_size=3))
    facets = {
        name: draw(st.lists(st.sampled_from(codes), max_size=2, unique=True)) for name, codes in CODES.items()
    }
    facets["flags"] = ["seats"] if any(free for _moment, free in sessions) else []
    facets["when"] = sorted({time for moment, _free in sessions for time in _times(moment)})
    near = st.tuples(st.integers(-30, 30), st.integers(-30, 30))
    place = draw(st.none() | near)
    return entry(
        number,
        draw(st.sampled_from(["ขนม", "ดนตรี", "ขนม ดนตรี", "วัด"])),
        city=draw(st.sampled_from(["phra-nakhon", "phra-nakhon", "yala"])),
        facets=facets,
        slots=tuple(sorted({slot(moment, free=free) for moment, free in sessions})),
        next_start=int(min(moment for moment, _free in sessions).timestamp()) if sessions else None,
        point=place and (13.75 + place[0] / 1000, 100.5 + place[1] / 1000),
    )


def _times(moment: datetime) -> set[str]:
    part = "morning" if moment.hour < 12 else "afternoon" if moment.hour < 17 else "evening"
    return {part} | ({"weekend"} if moment.weekday() >= 5 else set())


some = st.lists(st.sampled_from(("a", "b", "c")), max_size=2, unique=True).map(tuple)
days = st.none() | st.integers(-5, 45).map(lambda ahead: TODAY + timedelta(days=ahead))
queries = st.builds(
    FindQuery,
    text=st.sampled_from(["", "", "ขนม", "ดนตรี", "ขนม ดนตรี"]),
    topics=some,
    costs=some,
    access=some,
    when=st.lists(st.sampled_from(("weekend", "evening", "morning")), max_size=2, unique=True).map(tuple),
    date_from=days,
    date_to=days,
    free_seats=st.booleans(),
    near=st.just(CENTRE),
    within=st.none() | st.sampled_from([500, 2_000]),
    sort=st.sampled_from([Sort.SOONEST, Sort.NEAREST]),
)


def by_hand(rows: list[Entry], query: FindQuery, *, but: str = "") -> list[Entry]:
    """The entries of a query, gone through one by one, one filter aside."""
    return [row for row in rows if row.city == "phra-nakhon" and _fits(row, query, but)]


def _fits(row: Entry, query: FindQuery, but: str) -> bool:
    words = set(query.text.split())
    if not words <= set(row.titles[0].split()):
        return False
    for name in CODES:
        chosen, has = set(getattr(query, name)), set(row.facets[name])
        if name != but and chosen and not (chosen <= has if name in NARROWING else chosen & has):
            return False
    return (but == "time" or _fits_in_time(row, query)) and (
        query.within is None or _metres(row) <= query.within
    )


def _fits_in_time(row: Entry, query: FindQuery) -> bool:
    if not (query.when or query.free_seats or query.date_from or query.date_to):
        return True
    return any(_session_fits(number, query) for number in row.slots)


def _session_fits(number: int, query: FindQuery) -> bool:
    day, part, free = date.fromordinal(number // 8), number % 8 // 2, bool(number % 2)
    times = {("morning", "afternoon", "evening")[part]} | ({"weekend"} if day.weekday() >= 5 else set())
    in_days = (query.date_from or day) <= day <= (query.date_to or day)
    return in_days and (not query.when or bool(times & set(query.when))) and (free or not query.free_seats)


def _metres(row: Entry) -> float:
    if row.point is None:
        return float("inf")
    return metres_between(*CENTRE, *unpack_point(pack_point(*row.point)))


def _soonest_first(row: Entry) -> tuple[float, int]:
    return (float("inf") if row.next_start is None else row.next_start, row.id)


@pytest.mark.slow
@SMALL
@given(entries(), queries)
def test_hits_counts_and_order_are_those_of_going_through_all(rows: list[Entry], query: FindQuery) -> None:
    with tempfile.TemporaryDirectory() as directory:
        snapshot = shelve(Path(directory), *rows)
        if not ask(snapshot, query.text).total:  # then words are mended or left out, which has its own tests
            return
        found = ask(
            snapshot, **{name: getattr(query, name) for name in FindQuery.__slots__ if name != "kinds"}
        )
        fitting = by_hand(rows, query)
        assert found.total == len(fitting)
        if query.sort is Sort.SOONEST:
            assert numbers(found) == [row.id for row in sorted(fitting, key=_soonest_first)]
        else:
            assert [
                round(_metres(row), 0) if row.point else None for row in _in_order(found, rows)
            ] == sorted(
                [round(_metres(row), 0) if row.point else None for row in fitting],
                key=lambda metres: (metres is None, metres or 0),
            )
        for name in CODES:
            others = by_hand(rows, query, but="" if name in NARROWING else name)
            assert found.facets[name] == dict(Counter(code for row in others for code in row.facets[name])), (
                name
            )
        for time in ("weekend", "evening"):
            assert found.facets["when"].get(time, 0) == len(by_hand(rows, query.changed(when=(time,)))), time
        assert found.facets["seats"]["1"] == len(by_hand(rows, query.changed(free_seats=True)))


def _in_order(found: Any, rows: list[Entry]) -> list[Entry]:
    by_number = {row.id: row for row in rows}
    return [by_number[hit.id] for hit in found.hits]


@pytest.mark.slow
@SMALL
@given(entries(), st.sampled_from(["", "ขนม"]), st.sampled_from(list(Sort)), st.integers(1, 7))
def test_the_pages_together_are_everything_once(rows: list[Entry], text: str, sort: Sort, size: int) -> None:
    with tempfile.TemporaryDirectory() as directory:
        snapshot = shelve(Path(directory), *rows)
        whole = ask(snapshot, text, sort=sort, near=CENTRE)
        pages = range(1, -(-whole.total // size) + 2)
        parts = [ask(snapshot, text, sort=sort, near=CENTRE, size=size, page=page) for page in pages]
        assert [hit for part in parts for hit in part.hits] == whole.hits
        assert len(set(numbers(whole))) == whole.total


@SMALL
@given(queries)
def test_a_query_survives_its_address(query: FindQuery) -> None:
    params: dict[str, list[str]] = {}
    for key, value in query.params():
        params.setdefault(key, []).append(value)
    assert FindQuery.parse(params) == query


@settings(deadline=None)
@given(
    st.dictionaries(
        st.sampled_from(["q", "topic", "from", "to", "near", "within", "box", "sort", "page", "seats"]),
        st.lists(st.text()),
    )
)
def test_any_parameters_are_read_without_complaint(params: dict[str, list[str]]) -> None:
    assert FindQuery.parse(params).page >= 1


def test_days_of_the_buddhist_era_are_understood() -> None:
    assert FindQuery.parse({"from": ["21/11/2569"], "to": ["๒๔/๑๑/๒๕๖๙"]}).date_to == date(2026, 11, 24)


def test_every_parameter_is_documented() -> None:
    table = (Path(__file__).parents[4] / "docs/reference/search.md").read_text(encoding="utf-8")
    every = {key for query in _full_queries() for key, _value in query.params()}
    assert every >= set(PARAMETERS.values())
    assert {key for key in every if f"`{key}`" not in table} == set()


def _full_queries() -> list[FindQuery]:
    chosen: dict[str, Any] = dict.fromkeys(PARAMETERS, ("a",))
    box = box_around(*CENTRE, 500)
    place: dict[str, Any] = {"near": CENTRE, "within": 5, "box": box, "sort": Sort.NEAREST, "page": 2}
    return [FindQuery(text="ขนม", date_from=TODAY, date_to=TODAY, free_seats=True, **chosen, **place)]


def test_a_box_holds_what_is_inside_and_the_map_shows_where(tmp_path: Path) -> None:
    near, far = (13.75, 100.5), (13.80, 100.5)
    rows = [entry(1, "ขนม", point=near), entry(2, "ขนม", point=far), entry(3, "ขนม")]
    snapshot = shelve(tmp_path, *rows)
    assert numbers(ask(snapshot, "ขนม", box=box_around(*near, 300))) == [1]
    search = Search(snapshot, FindQuery(text="ขนม"), "phra-nakhon", TODAY)
    assert search.points(10) == [("activity", 1, *near), ("activity", 2, *far)]
    assert search.ids(2) == [1, 2]


def test_a_venue_and_an_organisation_narrow_a_search(tmp_path: Path) -> None:
    snapshot = shelve(
        tmp_path, entry(1, "ขนม", venues=("a",), organisations=("x",)), entry(2, "ขนม", venues=("b",))
    )
    assert numbers(ask(snapshot, venues=("a", "b"))) == [1, 2]
    assert numbers(ask(snapshot, venues=("a", "b"), organisations=("x",))) == [1]
