"""Marks made apart come to the same, in whatever order and however often they arrive."""

from datetime import UTC, date, datetime, timedelta
from uuid import UUID

from hypothesis import given
from hypothesis import strategies as some

from learningcity.city.enrolment.rules.sync import (
    CONTRADICTION,
    NotCounted,
    Tick,
    corrected,
    day_meant,
    outcome,
    why_not_counted,
)

START = datetime(2026, 11, 21, 2, 0, tzinfo=UTC)
IDS = [UUID(int=number) for number in range(1, 9)]
NOON = START + timedelta(hours=3)


def tick(
    number: int, *, minutes: int = 0, present: bool = True, by: int = 1, saw: tuple[int, ...] = ()
) -> Tick:
    seen = frozenset(UUID(int=each) for each in saw)
    return Tick(UUID(int=number), START + timedelta(minutes=minutes), present, by, seen)


ticks = some.lists(
    some.builds(
        Tick,
        uuid=some.sampled_from(IDS),
        at=some.integers(0, 90).map(lambda minutes: START + timedelta(minutes=minutes)),
        present=some.booleans(),
        by=some.integers(1, 3),
        saw=some.frozensets(some.sampled_from(IDS), max_size=2),
    ),
    min_size=1,
    unique_by=lambda each: each.uuid,
)


@given(ticks, some.randoms())
def test_order_and_repetition_change_nothing(marks: list[Tick], chance: object) -> None:
    again = marks + marks[: len(marks) // 2]
    chance.shuffle(again)  # type: ignore[attr-defined]
    assert outcome(again) == outcome(marks)


@given(ticks, some.integers(0, 8))
def test_batches_merged_apart_and_together_agree(marks: list[Tick], cut: int) -> None:
    """The log is a set: joining it in parts, either way round, gives the same whole."""
    first, second = set(marks[:cut]), set(marks[cut:])
    assert outcome(first | second) == outcome(second | first) == outcome(marks)


@given(ticks)
def test_something_always_holds_and_it_is_the_latest_unanswered(marks: list[Tick]) -> None:
    found = outcome(marks)
    assert found is not None
    assert found.holds in marks
    assert all((each.at, each.uuid) <= (found.holds.at, found.holds.uuid) for each in found.heads)


def test_nothing_comes_of_no_marks() -> None:
    assert outcome([]) is None


def test_the_later_mark_holds() -> None:
    found = outcome([tick(1, minutes=5, present=False), tick(2, minutes=0)])
    assert found is not None
    assert (found.holds.present, found.rivals) == (False, ())


def test_at_the_same_moment_the_identifier_decides() -> None:
    found = outcome([tick(2, present=False), tick(1)])
    assert found is not None
    assert found.holds.uuid == UUID(int=2)


def test_two_people_who_contradict_each_other_within_half_an_hour_are_a_conflict() -> None:
    found = outcome([tick(1, by=1), tick(2, minutes=20, by=2, present=False)])
    assert found is not None
    assert [each.by for each in found.rivals] == [1]


def test_a_contradiction_longer_ago_is_a_correction() -> None:
    long = int(CONTRADICTION / timedelta(minutes=1)) + 1
    found = outcome([tick(1, by=1), tick(2, minutes=long, by=2, present=False)])
    assert found is not None
    assert found.rivals == ()


def test_who_saw_the_other_mark_corrects_it_whatever_the_clocks_say() -> None:
    found = outcome([tick(1, minutes=10, by=1), tick(2, minutes=5, by=2, present=False, saw=(1,))])
    assert found is not None
    assert (found.holds.present, found.rivals) == (False, ())


def test_a_clock_two_days_wrong_is_put_right() -> None:
    two_days = timedelta(days=2)
    assert corrected(START - two_days, two_days, NOON) == START
    assert corrected(START + two_days, -two_days, NOON) == START


def test_nothing_was_scanned_after_it_was_received() -> None:
    assert corrected(NOON + timedelta(days=3), timedelta(), NOON) == NOON


def test_the_day_is_the_rosters_unless_that_cannot_be() -> None:
    first, second, today = date(2026, 11, 20), date(2026, 11, 21), date(2026, 11, 20)
    assert day_meant(first, today, today, [first, second]) == first
    assert day_meant(second, today, today, [first, second]) == today
    assert day_meant(date(2026, 1, 1), today, today, [first, second]) == today


def test_why_a_mark_does_not_count() -> None:
    day = START.date()
    for state, why in {
        "booked": None,
        "completed": None,
        "cancelled": NotCounted.SEAT_GONE,
        "waiting": NotCounted.IN_LINE,
    }.items():
        assert why_not_counted(state, scheduled=True, on=day, days=[day]) == why
    assert why_not_counted("booked", scheduled=False, on=day, days=[day]) == NotCounted.CALLED_OFF
    assert why_not_counted("booked", scheduled=True, on=day, days=[]) == NotCounted.WRONG_DAY
