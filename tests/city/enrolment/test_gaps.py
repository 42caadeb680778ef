"""Where too little is offered for whom."""

from datetime import date, time, timedelta
from typing import Any

import pytest
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from learningcity.city.catalogue.models import ActivityState
from learningcity.city.catalogue.rules.stages import Stage
from learningcity.city.enrolment.rules.gaps import Cell, Offer, gaps_among, middle_of, seats_for
from learningcity.city.enrolment.services import book_seat
from learningcity.city.enrolment.statistics.gaps import GROUPS, Gaps, Period
from learningcity.city.places.models import City, Neighbourhood
from learningcity.core.thai_time import at, today
from tests.factories import make_activity, make_neighbourhood, make_person, make_session, make_venue

OPEN = {"": 20}


@pytest.mark.parametrize(
    ("offer", "group", "seats"),
    [
        (Offer(None, None, (), OPEN), "early", 20),
        (Offer(15, None, (), OPEN), "school", 20),
        (Offer(18, None, (), OPEN), "school", 0),
        (Offer(None, 12, (), OPEN), "older", 0),
        (Offer(None, None, (), OPEN | {"older": 5}), "older", 25),
        (Offer(None, None, (), OPEN | {"older": 5}), "working", 20),
        (Offer(None, None, ("older",), OPEN), "working", 0),
        (Offer(None, None, ("older",), OPEN), "older", 20),
        (Offer(None, None, ("disabled",), OPEN), "working", 20),
        (Offer(None, None, (), OPEN | {"disabled": 3}), "disabled", 3),
        (Offer(None, None, ("disabled",), OPEN | {"disabled": 3}), "disabled", 23),
        (Offer(None, None, (), OPEN), "disabled", 0),
    ],
)
def test_whose_seats_count_for_whom(offer: Offer, group: str, seats: int) -> None:
    assert seats_for(offer, group) == seats


def test_a_gap_has_nothing_or_less_than_half_of_the_middle() -> None:
    cells = {
        1: Cell(1_000, 0, 0),
        2: Cell(1_000, 49, 0),
        3: Cell(1_000, 100, 0),
        4: Cell(1_000, 100, 0),
        5: Cell(1_000, 200, 0),
    }
    assert middle_of(cells.values()) == 100
    assert gaps_among(cells) == {1, 2}


def test_a_handful_of_residents_is_no_measure_and_what_is_not_counted_needs_a_seat() -> None:
    cells = {1: Cell(19, 0, 0), 2: Cell(None, 0, 0), 3: Cell(None, 1, 0)}
    assert gaps_among(cells) == {2}


@given(st.dictionaries(st.integers(0, 20), st.tuples(st.integers(20, 5_000), st.integers(0, 500))))
def test_more_seats_never_make_a_gap(said: dict[int, tuple[int, int]]) -> None:
    cells = {key: Cell(people, seats, 0) for key, (people, seats) in said.items()}
    marked = gaps_among(cells)
    rates = {key: cell.per_thousand or 0 for key, cell in cells.items()}
    assert all(rates[key] < rates[other] for key in marked for other in cells if other not in marked)


# -- counted -----------------------------------------------------------------------------------------------


def gaps(city: City, *, reach: int = 500, days: int = 90) -> Gaps:
    now = timezone.now()
    return Gaps(city, Period(now, now + timedelta(days=days)), reach)


@pytest.fixture
def yan(city: City) -> Neighbourhood:
    return make_neighbourhood(city, lat=13.7620, lon=100.4980)


def seats(found: Gaps, yan: Neighbourhood, group: str = "working") -> int:
    return found.cells[yan.pk, group].seats


@pytest.mark.django_db
def test_seats_count_at_its_own_places_and_at_those_within_reach(city: City, yan: Neighbourhood) -> None:
    near, far = make_venue(city, lat=13.7650, lon=100.4980), make_venue(city, lat=13.7400, lon=100.4980)
    own = make_venue(city, lat=None, lon=None)
    own.neighbourhoods.add(yan)
    for venue, number in ((near, 1), (far, 10), (own, 100)):
        make_session(make_activity(city), venue=venue, seats=number)
    assert seats(gaps(city), yan) == 101
    assert seats(gaps(city, reach=5_000), yan) == 111


@pytest.mark.django_db
def test_only_what_can_be_joined_in_the_days_counts(city: City, yan: Neighbourhood) -> None:
    venue = make_venue(city, lat=13.7620, lon=100.4980)
    now = timezone.now()
    make_session(make_activity(city), venue=venue, seats=1, state="cancelled")
    make_session(make_activity(city, state=ActivityState.DRAFT), venue=venue, seats=10)
    make_session(make_activity(city), venue=venue, seats=100, starts_at=now - timedelta(days=1))
    make_session(make_activity(city), venue=None, seats=1_000)
    make_session(make_activity(city), venue=venue, seats=10_000, starts_at=now + timedelta(days=89))
    assert seats(gaps(city), yan) == 10_000
    assert seats(gaps(city, days=30), yan) == 0


@pytest.mark.django_db
def test_what_was_held_counts_though_it_was_withdrawn_since(city: City, yan: Neighbourhood) -> None:
    venue, moment = make_venue(city, lat=13.7620, lon=100.4980), timezone.now()
    for state, published, seats_ in (("withdrawn", moment, 1), ("draft", None, 10)):
        activity = make_activity(city, state=state, published_at=published)
        make_session(activity, venue=venue, seats=seats_, starts_at=moment - timedelta(days=3))
        make_session(activity, venue=venue, seats=100, starts_at=moment + timedelta(days=3))
    span = Period(moment - timedelta(days=9), moment + timedelta(days=9))
    assert seats(Gaps(city, span, 500), yan) == 1


@pytest.mark.django_db
def test_an_age_is_told_by_the_year_of_the_bangkok_day(city: City, yan: Neighbourhood) -> None:
    early = at(date(today().year + 1, 1, 1), time(6, 30))
    venue = make_venue(city, lat=13.762, lon=100.498)
    session = make_session(make_activity(city), venue=venue, starts_at=early)
    book_seat(session=session, person=make_person(city=city, birth_year=early.year - 60), by=None)
    cells = Gaps(city, Period(early - timedelta(days=1), early + timedelta(days=1)), 500).cells
    assert (cells[yan.pk, "older"].enrolled, cells[yan.pk, "working"].enrolled) == (1, 0)


@pytest.mark.django_db
def test_learners_count_in_the_stage_of_their_age(city: City, yan: Neighbourhood) -> None:
    session = make_session(make_activity(city), venue=make_venue(city, lat=13.762, lon=100.498))
    for birth_year in (1950, 1950, 1990, None):
        person = make_person(city=city, birth_year=birth_year)
        book_seat(session=session, person=person, by=None)
    disabled = make_person(city=city, birth_year=1990, groups=["disabled"])
    session.pools.create(group="disabled", seats=2)
    book_seat(session=session, person=disabled, by=None)
    cells = gaps(city).cells
    assert [cells[yan.pk, group].enrolled for group in ("older", "working", "disabled")] == [2, 2, 1]


@pytest.mark.django_db
def test_a_cell_is_the_sum_of_the_activities_behind_it(city: City, yan: Neighbourhood) -> None:
    venue = make_venue(city, lat=13.762, lon=100.498)
    for number in range(3):
        activity = make_activity(city, min_age=60 if number else None)
        for days in (3, 10):
            make_session(
                activity, venue=venue, reserved={"older": 4}, starts_at=timezone.now() + timedelta(days=days)
            )
    found = gaps(city)
    for group in GROUPS:
        behind = found.seats_by_activity(yan, group).values()
        assert sum(held for _sessions, held in behind) == found.cells[yan.pk, group].seats
    assert found.cells[yan.pk, str(Stage.OLDER)].seats == 6 * 24


@pytest.mark.django_db
def test_the_number_of_statements_does_not_grow(city: City, django_assert_max_num_queries: Any) -> None:
    for number in range(8):
        place = make_neighbourhood(city, lat=13.762, lon=100.49 + number / 1_000)
        venue = make_venue(city, lat=13.762, lon=100.49 + number / 1_000)
        venue.neighbourhoods.add(place)
        make_session(make_activity(city), venue=venue)
    with django_assert_max_num_queries(8):
        assert gaps(city).marked
