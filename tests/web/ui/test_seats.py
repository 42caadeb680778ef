"""Seats as they are drawn and said."""

from datetime import UTC, datetime, timedelta

import pytest
from django.template.loader import render_to_string
from django.utils import translation

from learningcity.web.ui.seats import count_seats
from learningcity.web.ui.templatetags.ui import seats_drawn

NOW = datetime(2026, 11, 21, 6, tzinfo=UTC)
OPEN = {"seats": 16, "taken": 12, "group": ""}


def held(free: int = 2, *, releases_at: datetime | None) -> dict[str, object]:
    return {"seats": free + 2, "taken": 2, "group": "older", "releases_at": releases_at}


def test_taken_then_free_then_held_seats_are_drawn() -> None:
    seats = count_seats([OPEN, held(releases_at=NOW + timedelta(days=1))], now=NOW)
    assert "".join(seats.drawn) == "t" * 14 + "f" * 4 + "r" * 2
    assert (seats.total, seats.free, seats.held_count) == (20, 4, 2)


def test_held_seats_open_to_everyone_when_their_time_has_passed() -> None:
    seats = count_seats([OPEN, held(releases_at=NOW)], now=NOW)
    assert (seats.free, seats.held) == (6, ())


def test_seats_held_without_an_end_stay_held() -> None:
    assert count_seats([OPEN, held(releases_at=None)], now=NOW).held_count == 2


@pytest.mark.parametrize(("taken", "state"), [(16, "full"), (12, "few"), (3, "")])
def test_full_and_nearly_full_are_told_apart(taken: int, state: str) -> None:
    assert count_seats([{"seats": 16, "taken": taken, "group": ""}], now=NOW).state == state


def test_more_than_forty_seats_become_a_bar() -> None:
    seats = count_seats([{"seats": 300, "taken": 120, "group": ""}], now=NOW)
    assert seats.drawn == []
    assert seats.taken_share == 40


def test_the_words_say_for_whom_seats_are_held_and_until_when() -> None:
    with translation.override("en"):
        shown = render_to_string(
            "ui/parts/seats.html",
            seats_drawn([OPEN, held(releases_at=datetime(2100, 11, 24, 11, tzinfo=UTC))]),
        )
    assert "4 of 20 seats left" in shown
    assert "held for older people" in shown
    assert "24\u00a0Nov 2100" in shown
