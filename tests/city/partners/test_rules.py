"""Agreements, promises, meetings and the network as plain values."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from learningcity.city.partners.rules.agreements import (
    WARN_DAYS,
    Span,
    Standing,
    ends_on,
    standing,
    warning_due,
)
from learningcity.city.partners.rules.commitments import (
    BROKEN_AFTER,
    Gift,
    Promise,
    PromiseState,
    progress,
    reminder_due,
    worth,
)
from learningcity.city.partners.rules.meetings import TaskState, Votes, quorum_reached, task_state, vote_fault
from learningcity.city.partners.rules.network import matrix, most_tied, ring, ties

DAY = date(2026, 11, 21)
days = st.integers(-400, 400).map(lambda number: DAY + timedelta(days=number))
gifts = st.lists(st.builds(Gift, days, st.integers(1, 50)), max_size=8)


def in_days(number: int) -> date:
    return DAY + timedelta(days=number)


# -- agreements --------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("terms", "expected"),
    [
        ([], Standing.PLANNED),
        ([Span(None, None)], Standing.IN_FORCE),
        ([Span(in_days(1), in_days(9))], Standing.PLANNED),
        ([Span(in_days(-9), in_days(91))], Standing.IN_FORCE),
        ([Span(in_days(-9), in_days(90))], Standing.ENDING),
        ([Span(in_days(-9), DAY)], Standing.ENDING),
        ([Span(in_days(-9), in_days(-1))], Standing.ENDED),
    ],
)
def test_how_an_agreement_stands_follows_from_its_terms(terms: list[Span], expected: Standing) -> None:
    assert standing(terms, DAY) == expected


def test_a_renewal_that_follows_without_a_gap_moves_the_end() -> None:
    first, renewal = Span(in_days(-300), in_days(20)), Span(in_days(21), in_days(385))
    assert ends_on([first], DAY) == in_days(20)
    assert ends_on([renewal, first], DAY) == in_days(385)
    assert standing([first, renewal], DAY) == Standing.IN_FORCE
    late = Span(in_days(23), in_days(385))
    assert ends_on([first, late], DAY) == in_days(20)


def test_cut_short_comes_before_every_term() -> None:
    assert standing([Span(in_days(-9), None)], DAY, DAY) == Standing.CUT_SHORT
    assert standing([Span(in_days(-9), None)], DAY, in_days(1)) == Standing.ENDING


@given(st.integers(-30, 200))
def test_a_warning_is_the_nearest_mark_not_yet_passed(left: int) -> None:
    mark = warning_due(left)
    assert (mark is None) == (left < 0 or left > max(WARN_DAYS))
    if mark is not None:
        assert left <= mark
        assert not any(left <= each < mark for each in WARN_DAYS)


# -- promises ----------------------------------------------------------------------------------------------


@given(st.integers(1, 120), days, gifts, days)
def test_kept_is_said_exactly_when_all_was_given_by_the_day(
    amount: int, due: date, given_: list[Gift], today: date
) -> None:
    found = progress(Promise(amount, due), given_, today)
    in_time = sum(gift.amount for gift in given_ if gift.given_on <= min(due, today))
    assert (found.state == PromiseState.KEPT) == (in_time >= amount)
    assert found.given == sum(gift.amount for gift in given_ if gift.given_on <= today)


@given(st.integers(1, 120), days, gifts, days, st.integers(0, 200))
def test_a_kept_promise_never_becomes_unkept_by_waiting(
    amount: int, due: date, given_: list[Gift], today: date, wait: int
) -> None:
    state = progress(Promise(amount, due), given_, today).state
    if state in (PromiseState.KEPT, PromiseState.KEPT_LATE):
        assert progress(Promise(amount, due), given_, today + timedelta(days=wait)).state == state


@given(st.integers(1, 120), days, gifts, st.booleans(), st.none() | days)
def test_nothing_is_silently_overdue(
    amount: int, due: date, given_: list[Gift], gone: bool, released: date | None
) -> None:
    state = progress(Promise(amount, due, released, gone), given_, due + timedelta(days=1)).state
    assert state != PromiseState.OPEN


def test_late_becomes_broken_after_its_days() -> None:
    promise = Promise(10, DAY)
    assert progress(promise, [], DAY).state == PromiseState.OPEN
    assert progress(promise, [], DAY + BROKEN_AFTER).state == PromiseState.LATE
    assert progress(promise, [], DAY + BROKEN_AFTER + timedelta(days=1)).state == PromiseState.BROKEN
    assert progress(promise._replace(in_question=True), [], DAY).state == PromiseState.IN_QUESTION


def test_in_kind_without_a_rate_has_no_value_and_is_not_zero() -> None:
    assert worth(500, is_money=True, rate=None) == 500
    assert worth(3, is_money=False, rate=120_000) == 360_000
    assert worth(3, is_money=False, rate=None) is None


@given(st.integers(-200, 60))
def test_reminders_have_marks_that_do_not_come_back(left: int) -> None:
    before = [reminder_due(each) for each in range(60, left, -1)]
    mark = reminder_due(left)
    changed = bool(before) and before[-1] != mark
    assert not (changed and mark and mark in before)
    assert bool(mark) == (-BROKEN_AFTER.days <= left <= 14)


# -- meetings ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("outcome", "votes", "present", "fault"),
    [
        ("agreed", None, 3, ""),
        ("agreed", Votes(3, 1, 0), 4, ""),
        ("agreed", Votes(2, 2, 0), 4, "not-carried"),
        ("amended", Votes(0, 3, 0), None, "not-carried"),
        ("rejected", Votes(3, 1, 0), 4, "carried"),
        ("rejected", Votes(1, 1, 2), 4, ""),
        ("agreed", Votes(4, 1, 0), 4, "too-many"),
    ],
)
def test_votes_must_bear_the_outcome(
    outcome: str, votes: Votes | None, present: int | None, fault: str
) -> None:
    assert vote_fault(outcome, votes, present) == fault


def test_a_group_without_a_number_has_no_quorum_to_reach() -> None:
    assert quorum_reached(0, None) is None
    assert quorum_reached(2, 2) is True
    assert quorum_reached(1, 2) is False


def test_that_nobody_owns_a_task_comes_before_that_it_is_late() -> None:
    stands = {"due_on": in_days(-1), "done_on": None, "dropped": False, "today": DAY}
    assert task_state(**stands, owned=False) == TaskState.NEEDS_OWNER  # type: ignore[arg-type]
    assert task_state(**stands, owned=True) == TaskState.LATE  # type: ignore[arg-type]


# -- network -----------------------------------------------------------------------------------------------


@given(st.lists(st.sets(st.integers(1, 12), max_size=6), max_size=6))
def test_the_table_says_what_the_lines_say(circles: list[set[int]]) -> None:
    found = ties(circles)
    keys = most_tied(found, 100)
    rows = matrix(keys, found)
    for place, key in enumerate(keys):
        for other_place, other in enumerate(keys):
            together = sum({key, other} <= circle for circle in circles)
            assert rows[place][other_place] == (None if key == other else together)


@given(st.integers(1, 30))
def test_spots_of_the_ring_lie_apart_and_inside(number: int) -> None:
    spots = ring(number)
    assert len(set(spots)) == number
    assert all(20 <= spot.x <= 380 and 20 <= spot.y <= 380 for spot in spots)
