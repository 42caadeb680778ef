"""Decisions about seats, on plain values."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from learningcity.city.enrolment import rules
from learningcity.city.enrolment.models import State
from learningcity.city.enrolment.rules import InLine, Pool, next_in_line, read_slip_code, slip_code, usable
from learningcity.core.moves import NOTHING

NOW = datetime(2026, 11, 21, 12, tzinfo=UTC)
GROUPS = ["", "older", "disabled"]
IDS = st.integers(0, 10**12)


def test_the_documentation_shows_the_moves_as_they_are() -> None:
    page = Path(__file__).parents[3] / "docs/reference/enrolment-states.md"
    assert page.read_text() == rules.diagram()


def test_moves_lead_through_all_states_and_no_others() -> None:
    named = {move.after for move in rules.MOVES.values()} | {
        before for move in rules.MOVES.values() for before in move.before
    }
    assert named - {NOTHING} == set(State.values)


def test_what_has_ended_never_comes_back() -> None:
    ended = {State.CANCELLED, State.LAPSED, State.CALLED_OFF}
    assert [act for act, move in rules.MOVES.items() if ended & set(move.before)] == []


# -- the slip ----------------------------------------------------------------------------------------------


@given(IDS)
def test_a_slip_is_read_back(number: int) -> None:
    assert read_slip_code(slip_code(number)) == number


@given(IDS, IDS)
def test_no_two_enrolments_share_a_slip(one: int, other: int) -> None:
    assert (slip_code(one) == slip_code(other)) == (one == other)


@pytest.mark.parametrize("change", [str.strip, lambda c: c.replace(" ", ""), lambda c: c.replace(" ", " - ")])
def test_a_slip_is_read_as_people_type_it(change: object) -> None:
    code = slip_code(4172)
    assert read_slip_code(f"  {change(code)} ") == 4172  # type: ignore[operator]


def test_a_slip_is_read_in_thai_digits() -> None:
    thai = slip_code(4172).translate(str.maketrans("0123456789", "๐๑๒๓๔๕๖๗๘๙"))
    assert read_slip_code(thai) == 4172


@pytest.mark.parametrize("text", ["", "กข", "4172", "กข 417", "กข 41723", "AB 4172", "ฅฃ 4172", "ก 4172"])
def test_other_text_is_no_slip(text: str) -> None:
    assert read_slip_code(text) is None


def test_the_first_five_million_slips_have_two_letters() -> None:
    assert len(slip_code(5_000_000)) == 7


# -- the line ----------------------------------------------------------------------------------------------


@st.composite
def rooms(draw: st.DrawFn) -> list[Pool]:
    made = []
    for number, group in enumerate(GROUPS):
        seats = draw(st.integers(0, 4))
        releases = draw(st.sampled_from([None, NOW - timedelta(hours=1), NOW + timedelta(hours=1)]))
        made.append(Pool(number, group, seats, draw(st.integers(0, seats)), releases if group else None))
    return made


LINES = st.lists(st.lists(st.sampled_from(GROUPS[1:]), unique=True), max_size=12).map(
    lambda people: [InLine(number, groups) for number, groups in enumerate(people)]
)


@given(rooms(), LINES)
def test_no_seat_stays_free_that_someone_in_line_may_use(pools: list[Pool], line: list[InLine]) -> None:
    served = {number for number, _pool in next_in_line(line, pools, NOW)}
    left = [
        waiting
        for waiting in line
        if waiting.id not in served and any(pool.free > 0 for pool in usable(pools, waiting.groups, NOW))
    ]
    assert left == []


@given(rooms(), LINES)
def test_no_pool_is_oversold_and_none_used_by_strangers(pools: list[Pool], line: list[InLine]) -> None:
    groups = {waiting.id: waiting.groups for waiting in line}
    for number, pool in next_in_line(line, pools, NOW):
        assert not pool.is_held(NOW) or pool.group in groups[number]
    assert all(pool.taken <= pool.seats for pool in pools)


@given(rooms(), LINES)
def test_nobody_is_passed_by_someone_who_may_use_no_more(pools: list[Pool], line: list[InLine]) -> None:
    served = {number for number, _pool in next_in_line(line, pools, NOW)}
    for ahead in line:
        for behind in line[ahead.id + 1 :]:
            if set(behind.groups) <= set(ahead.groups) and behind.id in served:
                assert ahead.id in served


def test_the_line_is_read_no_further_than_seats_reach() -> None:
    def endless() -> object:
        yield InLine(1, [])
        raise AssertionError("read too far")

    pools = [Pool(1, "", 1, 0)]
    assert [number for number, _pool in next_in_line(endless(), pools, NOW)] == [1]  # type: ignore[arg-type]


# -- offers and fees ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(("hours_ahead", "ends"), [(100, 24), (24, 24), (10, 10), (2, 2), (1.9, None)])
def test_an_offer_ends_in_time(hours_ahead: float, ends: float | None) -> None:
    expected = None if ends is None else NOW + timedelta(hours=ends)
    assert rules.offer_ends(NOW, NOW + timedelta(hours=hours_ahead), 24) == expected


@given(
    st.integers(0, 10_000),
    st.dictionaries(st.sampled_from(GROUPS), st.integers(0, 10_000)),
    st.sets(st.sampled_from(GROUPS)),
)
def test_a_group_never_makes_it_dearer(ordinary: int, prices: dict[str, int], groups: set[str]) -> None:
    assert 0 <= rules.fee(ordinary, prices, groups) <= rules.fee(ordinary, prices, set()) == ordinary
