"""Lessons: which state follows which; which cities are alike."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from learningcity.city.lessons.rules.lessons import (
    ADOPTION_MOVES,
    LESSON_MOVES,
    SOON,
    WHOLE,
    adoption_after,
    lesson_after,
    missing,
    report_due,
)
from learningcity.city.lessons.rules.similar import Fact, Profile, Share, Size, alike, compare

DAY = date(2026, 11, 21)
NAMES = ("people", "older", "free", "topics", "places")
sizes = st.floats(min_value=0.1, max_value=1e8).map(Size)
shares = st.floats(min_value=0, max_value=1).map(lambda value: Share(value, 0.2))
kinds = st.sampled_from(["craft", "food", "work", "health"])
profiles = st.dictionaries(kinds, st.integers(1, 500), min_size=1).map(Profile)
known = st.fixed_dictionaries(
    {"people": sizes, "older": shares, "free": shares, "topics": profiles, "places": profiles}
)
Known = dict[str, Fact | None]


def test_every_state_of_a_lesson_and_of_its_adoption_can_be_reached() -> None:
    for moves, states in (
        (LESSON_MOVES, {"draft", "published", "withdrawn"}),
        (ADOPTION_MOVES, {"planned", "running", "reported", "given_up"}),
    ):
        assert {move.after for move in moves.values()} == states
        assert {before for move in moves.values() for before in move.before} - {""} <= states


@pytest.mark.parametrize(
    ("act", "state"), [("publish", "published"), ("withdraw", "draft"), ("reopen", "published")]
)
def test_a_lesson_takes_no_step_twice_and_none_out_of_turn(act: str, state: str) -> None:
    assert lesson_after(act, state) is None


@pytest.mark.parametrize(
    ("act", "state"),
    [("report", "reported"), ("give_up", "reported"), ("mend", "running"), ("start", "given_up")],
)
def test_what_was_reported_or_given_up_is_opened_before_it_is_changed(act: str, state: str) -> None:
    assert adoption_after(act, state) is None


@pytest.mark.parametrize("part", WHOLE)
def test_a_lesson_without_one_of_its_parts_is_not_whole(part: str) -> None:
    texts = dict.fromkeys(WHOLE, "เล่าไว้") | {part: "  "}
    assert missing(texts, evidence=1) == [part]


def test_a_lesson_without_evidence_is_not_whole() -> None:
    assert missing(dict.fromkeys(WHOLE, "เล่าไว้"), evidence=0) == ["evidence"]


@pytest.mark.parametrize(
    ("state", "days", "asked"),
    [("planned", 15, False), ("running", 14, True), ("running", -1, True), ("reported", -1, False)],
)
def test_a_report_is_asked_for_when_its_day_is_near(state: str, days: int, asked: bool) -> None:
    assert SOON.days == 14
    assert report_due(state, DAY + timedelta(days=days), DAY) is asked


@given(known, known)
def test_being_alike_is_the_same_from_both_sides(one: Known, other: Known) -> None:
    assert compare(one, other).near == pytest.approx(compare(other, one).near)
    assert 0 <= compare(one, other).near <= 1


@given(known)
def test_a_city_of_which_all_is_known_is_no_way_from_itself(one: Known) -> None:
    assert compare(one, one).distance == pytest.approx(0, abs=1e-9)


@given(known, known, st.sets(st.sampled_from(NAMES)))
def test_a_missing_fact_never_brings_two_cities_nearer(one: Known, other: Known, gone: set[str]) -> None:
    less: Known = {name: None if name in gone else fact for name, fact in other.items()}
    whole, part = compare(one, other), compare(one, less)
    assert part.near <= whole.near + 1e-9
    assert part.known == whole.known - len(gone)
    assert set(part.most_alike(9)) <= set(whole.most_alike(9))


@given(st.floats(min_value=1, max_value=1e6), st.floats(min_value=1, max_value=10), st.floats(1, 10))
def test_the_further_a_size_the_less_alike(size: float, step: float, further: float) -> None:
    near, far = alike(Size(size), Size(size * step)), alike(Size(size), Size(size * step * further))
    assert near is not None
    assert far is not None
    assert far <= near + 1e-9


@pytest.mark.parametrize(
    ("one", "other", "found"),
    [
        (Size(10_000), Size(100_000), 0),
        (Size(500), Size(500), 1),
        (Size(0), Size(500), None),
        (Share(0.30, 0.2), Share(0.25, 0.2), 0.75),
        (Share(0.9, 0.2), Share(0.1, 0.2), 0),
        (Profile({"craft": 2}), Profile({"craft": 40}), 1),
        (Profile({"craft": 2}), Profile({"food": 2}), 0),
        (Profile({}), Profile({"food": 2}), None),
        (Size(5), None, None),
    ],
)
def test_how_alike_two_values_are(one: Fact, other: Fact | None, found: float | None) -> None:
    assert alike(one, other) == (None if found is None else pytest.approx(found))


def test_in_what_two_cities_are_most_alike_is_named_first() -> None:
    one: Known = {"people": Size(10_000), "older": Share(0.30, 0.2), "free": Share(0.5, 0.5)}
    other: Known = {"people": Size(90_000), "older": Share(0.30, 0.2), "free": Share(0.6, 0.5)}
    assert compare(one, other).most_alike() == ["older", "free"]
    assert compare(one, other).of("older") == 1
    assert compare(one, other).of("wealth") is None
