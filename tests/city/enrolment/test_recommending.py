"""What is suggested: a sum of few parts, and counts in which nobody can be made out."""

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from hypothesis import given
from hypothesis import strategies as st

from learningcity.city.catalogue import services
from learningcity.city.catalogue.models import LearntNext, SeatPool
from learningcity.city.enrolment.queries.recommending import counts_of_learnt_next, soon, suggestions
from learningcity.city.enrolment.rules.recommending import (
    FARTHEST,
    WEIGHTS,
    Candidate,
    Finish,
    Others,
    Part,
    Person,
    fits,
    learnt_next,
    suggest,
    told,
)
from learningcity.city.enrolment.tasks import count_learnt_next
from learningcity.city.people.models import Person as PersonRow
from learningcity.city.people.models import Purpose
from learningcity.city.people.services import give_consent, withdraw_consent
from learningcity.city.places.models import City
from learningcity.core.few import FEWEST
from learningcity.core.thai_time import now
from tests.city.enrolment.conftest import join
from tests.factories import (
    make_activity,
    make_city,
    make_finished,
    make_learner,
    make_neighbourhood,
    make_path,
    make_person,
    make_session,
    make_topic,
    make_venue,
)

START = datetime(2026, 11, 21, tzinfo=UTC)
numbers = st.integers(0, 5)
candidates = st.lists(
    st.builds(
        Candidate,
        numbers,
        numbers,
        st.integers(0, 9).map(lambda days: START + timedelta(days=days)),
        st.none() | st.integers(0, 70),
        st.none() | st.integers(0, 70),
    ),
    unique_by=lambda each: each.activity,
)
people = st.builds(
    Person,
    st.frozensets(numbers),
    st.frozensets(numbers),
    st.frozensets(numbers),
    st.none() | st.integers(0, 90),
)
others = st.dictionaries(numbers, st.lists(st.builds(Others, st.integers(0, 80), numbers), max_size=3))
metres = st.dictionaries(numbers, st.floats(0, 5_000))


@given(people, candidates, others, metres, st.integers(1, 6))
def test_a_suggestion_fits_and_its_points_are_what_the_parts_allow(
    person: Person,
    among: list[Candidate],
    counts: dict[int, list[Others]],
    far: dict[int, float],
    most: int,
) -> None:
    found = suggest(person, among, others=counts, metres=far, most=most)
    assert len(found) <= most
    for each in found:
        assert fits(person, each.candidate)
        assert each.candidate.activity not in person.out
        assert each.score == sum(each.points.values()) > 0
        assert all(0 < given <= WEIGHTS[part].most for part, given in each.points.items())
    order = [(-each.score, each.candidate.starts_at, each.candidate.activity) for each in found]
    assert order == sorted(order)


@given(people, candidates, others, metres)
def test_nothing_better_is_left_out(
    person: Person, among: list[Candidate], counts: dict[int, list[Others]], far: dict[int, float]
) -> None:
    whole = suggest(person, among, others=counts, metres=far, most=99)
    assert suggest(person, among, others=counts, metres=far, most=2) == whole[:2]


@given(st.integers(0, 10_000))
def test_a_number_of_people_is_told_in_fives_and_never_below_five(people: int) -> None:
    assert told(people) % FEWEST == 0
    assert people - FEWEST < told(people) <= people
    assert told(people) == 0 or told(people) >= FEWEST


lives = st.lists(
    st.lists(
        st.builds(Finish, st.integers(0, 4).map(lambda day: START + timedelta(days=day)), numbers, numbers),
        max_size=6,
    ),
    max_size=14,
)


@given(lives)
def test_counts_are_of_different_people_and_small_ones_do_not_exist(lives: list[Sequence[Finish]]) -> None:
    counts = learnt_next(lives)
    for topic, activity in {(one.topic, two.activity) for life in lives for one in life for two in life}:
        went_on = sum(
            any(
                one.topic == topic
                and two.activity == activity
                and one.activity != two.activity
                and one.at < two.at
                for one in life
                for two in life
            )
            for life in lives
        )
        assert counts.get((topic, activity), 0) == told(went_on)


def test_whoever_told_no_age_is_suggested_only_what_is_for_everyone() -> None:
    anyone = Candidate(1, 1, START)
    assert fits(Person(), anyone)
    assert not fits(Person(), anyone._replace(min_age=18))
    assert not fits(Person(), anyone._replace(ages_meant=((60, 200),)))
    assert not fits(Person(age=30), anyone._replace(ages_meant=((60, 200), (0, 12))))
    assert fits(Person(age=70), anyone._replace(ages_meant=((60, 200), (0, 12))))


def test_near_gives_all_at_home_and_nothing_beyond_a_walk() -> None:
    def points(metres: float) -> int:
        found = suggest(Person(), [Candidate(1, 1, START)], others={}, metres={1: metres}, most=1)
        return found[0].points[Part.NEAR] if found else 0

    assert (points(0), points(FARTHEST / 2), points(FARTHEST)) == (20, 10, 0)


# -- the same over the database ------------------------------------------------------------------------------


def agreed(*rows: PersonRow) -> None:
    for each in rows:
        give_consent(person=each, purpose=Purpose.STATISTICS, by=None)


def best(person: PersonRow, city: City, most: int = 5) -> list[tuple[int, set[Part]]]:
    at = now()
    whys = suggestions(person, city, at, soon(city, at), most=most)
    return [(why.activity, set(why.points)) for why in whys]


def test_the_next_step_the_same_subject_and_what_is_near_are_suggested_in_this_order(city: City) -> None:
    home = make_neighbourhood(city)
    craft, food = make_topic("craft"), make_topic("food")
    near_by = make_venue(city, lat=home.lat, lon=home.lon)
    done, step = make_activity(city, topic=craft), make_activity(city, topic=food)
    alike, near, far = (
        make_activity(city, topic=craft),
        make_activity(city, topic=food, venue=near_by),
        make_activity(city, topic=food),
    )
    path = make_path(city, done, step)
    for each in (step, alike, near, far):
        make_session(each)
    person = make_learner(home_neighbourhood=home)
    make_finished(person, done)
    assert best(person, city) == [(step.pk, {Part.STEP}), (near.pk, {Part.NEAR}), (alike.pk, {Part.TOPIC})]
    why = suggestions(person, city, now(), soon(city, now()), most=1)[0]
    assert (why.path, why.free) == (path, 20)


def test_what_one_finished_is_in_or_set_aside_is_not_suggested(city: City) -> None:
    done, booked, unwanted, left = (make_activity(city) for _each in range(4))
    for each in (done, unwanted, left):
        make_session(each)
    person = make_learner()
    make_finished(person, done)
    join(make_session(booked), person)
    services.set_aside(person=person, activity=unwanted, by=None)
    assert [activity for activity, _parts in best(person, city)] == [left.pk]
    services.suggest_again(person=person, city=city, by=None)
    assert {activity for activity, _parts in best(person, city)} == {unwanted.pk, left.pk}


def test_what_was_set_aside_in_one_city_is_not_forgotten_by_another(city: City) -> None:
    person, activity = make_learner(), make_activity(city)
    services.set_aside(person=person, activity=activity, by=None)
    services.suggest_again(person=person, city=make_city("yala"), by=None)
    assert person.not_this.count() == 1


def test_a_session_that_filled_since_it_was_looked_up_is_left_out(city: City) -> None:
    person = make_learner()
    make_finished(person, make_activity(city))
    session = make_session(make_activity(city), seats=3)
    at = now()
    among = soon(city, at)
    assert len(suggestions(person, city, at, among, most=3)) == 1
    SeatPool.objects.filter(session=session).update(taken=3)
    assert suggestions(person, city, at, among, most=3) == []


def test_others_count_only_who_agrees_today_and_only_from_five_on(city: City) -> None:
    first, then = make_activity(city), make_activity(city, topic=make_topic("craft"))
    who = [make_person(f"คน {number}") for number in range(7)]
    for each in who:
        make_finished(each, first, days_ago=30)
        make_finished(each, then, days_ago=10)
    agreed(*who[:4])
    assert counts_of_learnt_next(city) == {}
    agreed(*who[4:])
    pair = (first.topic_id, then.pk)
    assert counts_of_learnt_next(city) == {pair: 5}
    count_learnt_next()
    assert LearntNext.objects.in_city(city).get().people == 5
    for each in who[:3]:
        withdraw_consent(person=each, purpose=Purpose.STATISTICS, by=None)
    count_learnt_next()
    assert not LearntNext.objects.in_city(city).exists()


def test_what_others_went_on_to_is_suggested_with_the_subject_it_came_after(city: City) -> None:
    first, then = make_activity(city), make_activity(city, topic=make_topic("craft"))
    for number in range(10):
        person = make_person(f"คน {number}")
        agreed(person)
        make_finished(person, first, days_ago=30)
        make_finished(person, then, days_ago=10)
    count_learnt_next()
    make_session(then)
    seeker = make_learner()
    make_finished(seeker, first)
    (why,) = suggestions(seeker, city, now(), soon(city, now()), most=3)
    assert why.points == {Part.OTHERS: 10}
    assert why.topic == first.topic


def test_it_costs_no_more_statements_as_life_goes_on(city: City) -> None:
    person = make_learner()

    def asked() -> int:
        at = now()
        among = soon(city, at)
        with CaptureQueriesContext(connection) as asked:
            suggestions(person, city, at, among, most=3)
        return len(asked)

    def live() -> None:
        done, step = make_activity(city), make_activity(city)
        make_path(city, done, step)
        make_session(step)
        make_finished(person, done)

    live()
    before = asked()
    for _each in range(4):
        live()
    assert asked() == before


@pytest.mark.parametrize("held", [{}, {"older": 5}])
def test_seats_held_for_a_group_are_no_free_seats(city: City, held: dict[str, int]) -> None:
    make_session(make_activity(city), seats=0, reserved=held)
    assert soon(city, now()) == []
