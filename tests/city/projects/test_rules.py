"""Rules of needs, merging, priorities and projects, on plain values."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from learningcity.city.projects.rules.likeness import ALIKE, alike, essence, likeness, pairs
from learningcity.city.projects.rules.merging import Joining, join, part, people
from learningcity.city.projects.rules.needs import NEED_MOVES, NOTHING, SEEN, SUPPORTABLE, need_after
from learningcity.city.projects.rules.priorities import Candidate, Stage, fault_of, outcome, stage
from learningcity.city.projects.rules.projects import LATE_FOR, QUIET_FOR, Plan, Standing, Step, standing

TODAY = date(2026, 11, 21)
DAY = timedelta(days=1)


def day(number: int) -> date:
    return TODAY + number * DAY


# -- needs -------------------------------------------------------------------------------------------------


def test_every_state_is_reached_and_only_a_merger_ends_in_none() -> None:
    reached = {move.after for move in NEED_MOVES.values()}
    left = {state for move in NEED_MOVES.values() for state in move.before} - {NOTHING}
    assert left - reached == set()
    assert reached - left == {"merged"}


def test_what_can_be_supported_is_seen() -> None:
    assert set(SUPPORTABLE) < set(SEEN)
    assert need_after("show", "unread") == "open"
    assert need_after("answer", "unread") is None


# -- merging -----------------------------------------------------------------------------------------------

ACTS = st.lists(st.tuples(st.integers(0, 6), st.integers(0, 6)), max_size=25)
SUPPORTS = st.lists(st.tuples(st.integers(0, 6), st.integers(0, 9)), max_size=40)


@given(ACTS, SUPPORTS)
def test_merging_loses_nobody_and_counts_nobody_twice(
    acts: list[tuple[int, int]], supports: list[tuple[int, int]]
) -> None:
    roots: dict[int, int] = {}
    for merged, kept in acts:
        done = join(roots, merged, kept)
        roots = done[0] if done else roots
        assert all(root not in roots for root in roots.values()), "one step, never a chain"
    standing_alone = [need for need in range(7) if need not in roots]
    counted = set().union(*(people(supports, roots, need) for need in standing_alone))
    assert counted == {who for _need, who in supports}
    for need in standing_alone:
        own = {of for of in range(7) if roots.get(of, of) == need}
        assert people(supports, roots, need) == {who for of, who in supports if of in own}


@given(ACTS)
def test_mergers_taken_back_in_turn_leave_everything_as_it_was(acts: list[tuple[int, int]]) -> None:
    roots: dict[int, int] = {}
    past: list[tuple[dict[int, int], Joining]] = []
    for merged, kept in acts:
        done = join(roots, merged, kept)
        if done:
            past.append((roots, done[1]))
            roots = done[0]
    for before, joining in reversed(past):
        back = part(roots, joining)
        assert back == before
        roots = back


def test_a_merger_cannot_be_taken_back_while_what_it_led_to_is_merged() -> None:
    first = join({}, 1, 2)
    assert first
    second = join(first[0], 2, 3)
    assert second
    assert part(second[0], first[1]) is None
    assert join(second[0], 1, 3) is None
    assert join({}, 4, 4) is None


# -- likeness ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("ซ่อมมือถือเบื้องต้น", "อยากเรียนซ่อมมือถือ"),
        ("ซ่อมมือถือ เปลี่ยนจอ", "ซ่อมมือถือเปลี่ยนจอ"),
        ("เตรียมตัวสัมภาษณ์งาน กรอกใบสมัคร", "กรอกใบสมัครงานและเตรียมสัมภาษณ์"),
    ],
)
def test_wishes_that_say_the_same_are_put_side_by_side(one: str, other: str) -> None:
    assert [found.need for found in alike(one, {7: other, 8: "เต้นลีลาศวันศุกร์"})] == [7]


def test_other_wishes_are_not_put_side_by_side() -> None:
    others = {1: "ขับรถโฟล์คลิฟต์", 2: "ภาษามือพื้นฐาน", 3: "ดูแลผู้ป่วยติดเตียง"}
    assert alike("ซ่อมมือถือ", others) == []
    assert likeness(essence("ข้าว"), essence("ขาว")) < 100


def test_a_wish_of_nothing_but_wishing_keeps_its_words() -> None:
    assert essence("อยากเรียน") == "อยากเรียน"


@given(st.text(max_size=60), st.text(max_size=60))
def test_likeness_is_mutual_and_whole_with_itself(one: str, other: str) -> None:
    assert likeness(one, other) == pytest.approx(likeness(other, one))
    assert likeness(one, one) == 100


def test_pairs_told_apart_do_not_come_again() -> None:
    titles = {1: "ซ่อมมือถือ", 2: "อยากเรียนซ่อมมือถือ", 3: "ขิม"}
    assert pairs(titles) == [(1, 2)]
    assert pairs(titles, [frozenset((2, 1))]) == []
    assert ALIKE > 50


# -- priorities --------------------------------------------------------------------------------------------

BALLOTS = st.lists(st.dictionaries(st.integers(1, 5), st.integers(0, 10), max_size=5), max_size=12)
CANDIDATES = st.lists(
    st.builds(Candidate, st.integers(1, 5), st.integers(1, 100), st.integers(0, 9)),
    max_size=5,
    unique_by=lambda each: each.key,
)


@given(CANDIDATES, BALLOTS, st.integers(0, 300))
def test_the_budget_is_never_overspent_and_no_point_is_lost(
    candidates: list[Candidate], ballots: list[dict[int, int]], budget: int
) -> None:
    places = outcome(candidates, ballots, budget)
    keys = {each.key for each in candidates}
    assert sum(place.cost for place in places if place.funded) <= budget
    assert sum(place.points for place in places) == sum(
        points for ballot in ballots for key, points in ballot.items() if key in keys
    )
    assert [place.points for place in places] == sorted((place.points for place in places), reverse=True)
    assert all(place.points for place in places if place.funded)
    left = places[-1].left if places else budget
    assert not [place for place in places if not place.funded and place.points and place.cost <= left]


def test_what_does_not_fit_is_passed_over() -> None:
    rows = [Candidate(1, 80), Candidate(2, 50), Candidate(3, 20)]
    places = outcome(rows, [{1: 6, 2: 3, 3: 1}, {2: 10}], 100)
    assert [(place.key, place.points, place.givers, place.funded) for place in places] == [
        (2, 13, 2, True),
        (1, 6, 1, False),
        (3, 1, 1, True),
    ]


def test_equal_points_are_decided_by_givers_then_supporters() -> None:
    rows = [Candidate(1, 1), Candidate(2, 1), Candidate(3, 1, supporters=9)]
    places = outcome(rows, [{1: 4, 2: 2, 3: 4}, {2: 2}], 9)
    assert [place.key for place in places] == [2, 3, 1]


@pytest.mark.parametrize(
    ("given_points", "fault"),
    [
        ({1: 10}, ""),
        ({1: 6, 2: 5}, "too-many"),
        ({1: -1, 2: 3}, "negative"),
        ({9: 1}, "unknown"),
        ({}, "none"),
    ],
)
def test_points_that_cannot_be_counted_are_named(given_points: dict[int, int], fault: str) -> None:
    assert fault_of(given_points, points=10, candidates=[1, 2]) == fault


def test_both_days_of_a_round_belong_to_it() -> None:
    assert [stage(day(0), day(2), day(number)) for number in (-1, 0, 2, 3)] == [
        Stage.COMING,
        Stage.OPEN,
        Stage.OPEN,
        Stage.OVER,
    ]


# -- how a project stands ----------------------------------------------------------------------------------

DAYS = st.integers(-400, 400).map(day)
STEPS = st.builds(Step, DAYS, st.none() | DAYS)
PLANS = st.builds(
    lambda days, steps, sessions, stopped: Plan(min(days), max(days), tuple(steps), tuple(sessions), stopped),
    st.tuples(DAYS, DAYS),
    st.lists(STEPS, max_size=5),
    st.lists(DAYS, max_size=5),
    st.none() | DAYS,
)


@given(PLANS, DAYS)
def test_what_is_recorded_later_does_not_change_how_it_stood(plan: Plan, today: date) -> None:
    later = plan._replace(
        steps=(*plan.steps, Step(today + 500 * DAY)),
        stopped_on=plan.stopped_on or today + DAY,
    )
    before, after = standing(plan, today), standing(later, today)
    assert after == before or (before, after) == (Standing.FINISHED, Standing.UNFINISHED)


@given(PLANS, DAYS)
def test_reaching_every_milestone_is_never_worse(plan: Plan, today: date) -> None:
    done = plan._replace(steps=tuple(Step(step.due_on, min(step.due_on, today)) for step in plan.steps))
    assert standing(done, today) not in {Standing.LATE, Standing.STUCK}


@pytest.mark.parametrize(
    ("plan", "stands"),
    [
        (Plan(day(5), day(50)), Standing.PLANNED),
        (Plan(day(-5), day(50)), Standing.RUNNING),
        (Plan(day(-50), day(50), (Step(day(-1)),)), Standing.LATE),
        (Plan(day(-50), day(50), (Step(day(0)),)), Standing.RUNNING),
        (Plan(day(-50), day(50), (Step(TODAY - LATE_FOR - DAY),)), Standing.STUCK),
        (Plan(TODAY - QUIET_FOR - DAY, day(50)), Standing.QUIET),
        (Plan(TODAY - QUIET_FOR - DAY, day(50), (), (day(3),)), Standing.RUNNING),
        (Plan(day(-50), day(-1), (Step(day(-9), day(-8)),)), Standing.FINISHED),
        (Plan(day(-50), day(-1), (Step(day(-9)),)), Standing.UNFINISHED),
        (Plan(day(-50), day(-1)), Standing.UNFINISHED),
        (Plan(day(-50), day(-1), (), (day(-10),)), Standing.FINISHED),
        (Plan(day(-50), day(50), (Step(day(-40)),), (), day(-2)), Standing.STOPPED),
        (Plan(day(-50), day(50), (), (), day(1)), Standing.RUNNING),
    ],
)
def test_a_project_stands_as_its_records_say(plan: Plan, stands: Standing) -> None:
    assert standing(plan, TODAY) == stands
