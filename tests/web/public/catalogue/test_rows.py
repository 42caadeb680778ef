"""How rows say things."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.utils import translation

from learningcity.city.catalogue.models import SeatPool
from learningcity.city.catalogue.queries import Pool, pools_of, seat_counts
from learningcity.city.places.models import City
from learningcity.core.thai_time import BANGKOK
from learningcity.web.public.catalogue.month import read_month
from learningcity.web.public.catalogue.rows import Left, day_of, distance_said
from learningcity.web.ui.seats import count_seats
from tests.factories import make_activity, make_session

NOW = datetime(2026, 11, 21, 9, tzinfo=BANGKOK)


def test_a_day_is_said_in_the_buddhist_era() -> None:
    with translation.override("th"):
        day = day_of(date(2026, 11, 26))
    assert (day.weekday, day.number, day.month) == ("พฤ.", 26, "พ.ย.")
    assert "2569" in day.whole


@pytest.mark.parametrize(
    ("metres", "said"), [(10, "1 min walk"), (2_000, "35 min walk"), (3_240, "3.2 km away")]
)
def test_short_ways_are_minutes_long_ones_kilometres(metres: float, said: str) -> None:
    with translation.override("en"):
        assert distance_said(metres) == said


def test_seats_whose_time_to_be_held_is_over_are_free() -> None:
    pools = [
        Pool("", 10, 10, None),
        Pool("older", 4, 1, NOW - timedelta(hours=1)),
        Pool("disabled", 2, 0, None),
    ]
    left = count_seats(pools, now=NOW)
    assert (left.free, left.held_count, left.total) == (3, 2, 16)
    assert left.state == "few"


def test_a_list_and_an_activity_count_the_same_seats(city: City) -> None:
    session = make_session(make_activity(city), seats=10)
    for group, ends in (
        ("older", NOW - timedelta(hours=1)),
        ("disabled", NOW + timedelta(hours=1)),
        ("low", None),
    ):
        SeatPool.objects.create(session=session, group=group, seats=4, taken=1, releases_at=ends)
    count = seat_counts([session.pk], now=NOW)[session.pk]
    seats = count_seats(pools_of([session.pk])[session.pk], now=NOW)
    assert Left(*count) == Left(seats.free, seats.total, seats.held_count) == Left(13, 22, 6)
    assert seat_counts([], now=NOW) == {}


@pytest.mark.parametrize(
    ("asked", "first"),
    [
        ("2026-12", date(2026, 12, 1)),
        ("2569-12", date(2026, 12, 1)),
        ("2020-01", date(2026, 11, 1)),
        ("2030-01", date(2027, 12, 1)),
        ("2026-13", date(2026, 11, 1)),
        ("", date(2026, 11, 1)),
    ],
)
def test_months_stay_between_now_and_a_year_ahead(asked: str, first: date) -> None:
    assert read_month(asked, date(2026, 11, 21)) == first


def test_the_clock_is_bangkoks() -> None:
    assert day_of(datetime(2026, 11, 21, 23, 30, tzinfo=UTC)).number == 22
