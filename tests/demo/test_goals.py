"""What the demonstration tells of goals and advice: reported or labelled as invented, and sound."""

from collections.abc import Iterator
from datetime import datetime
from typing import Any

import pytest

from learningcity.city.goals.models import Programme
from learningcity.city.goals.queries import current_programme, pictured, reviews_to_hold, standing
from learningcity.city.goals.rules import Status
from learningcity.city.partners.models import Advice, Contact
from learningcity.city.partners.queries import advice
from learningcity.city.partners.rules.advice import AdviceState
from learningcity.core import thai_time
from learningcity.demo.build import build

pytestmark = [pytest.mark.slow, pytest.mark.django_db, pytest.mark.usefixtures("built")]
NOW = datetime(2026, 11, 21, 9, 0, tzinfo=thai_time.BANGKOK)
DAY = NOW.date()


@pytest.fixture(scope="module")
def built(django_db_setup: Any, django_db_blocker: Any) -> Iterator[None]:
    from django.db import transaction

    with django_db_blocker.unblock(), transaction.atomic():
        build(now=NOW, portion=0.05)
        yield
        transaction.set_rollback(True)


def years() -> tuple[Programme, Programme]:
    first, second = Programme.everywhere.order_by("starts_on")
    return first, second


def test_the_four_goals_stand_with_their_source_and_what_is_invented_is_labelled() -> None:
    for programme in years():
        assert (programme.city.code, programme.is_invented, programme.source_year) == (
            "phra-nakhon",
            True,
            2024,
        )
        assert "กรุงเทพมหานคร" in programme.source
        assert [goal.number for goal in programme.goals.all()] == [1, 2, 3, 4]


def test_one_year_is_over_and_the_next_is_the_programme_of_now() -> None:
    first, second = years()
    assert first.ends_on < second.starts_on <= DAY
    assert current_programme(first.city, DAY) == second
    assert reviews_to_hold(first.city, DAY) == []


@pytest.mark.parametrize("year", [0, 1])
def test_key_results_stand_in_several_ways_and_some_are_not_measured(year: int) -> None:
    found = {result.status for goal in standing(years()[year], DAY) for result in goal.results}
    assert len(found) >= 2
    assert Status.NOT_MEASURED in found


def test_the_reviews_are_what_the_records_said_those_days() -> None:
    programme, _next = years()
    reviews = list(programme.reviews.order_by("month"))
    assert [(each.month, each.is_invented) for each in reviews] == [(6, True), (12, True)]
    for review in reviews:
        assert programme.review_on(review.month) <= review.held_on <= DAY
        assert review.snapshot == pictured(programme, review.held_on)
    assert reviews[0].snapshot["goals"] != reviews[1].snapshot["goals"]


def test_advice_stands_in_all_states_and_its_advisers_are_invented() -> None:
    city = years()[0].city
    states = [each.state for each in advice(city, DAY, public=False)]
    assert len(states) == 6
    assert set(states) == {
        AdviceState.ASKED, AdviceState.GIVEN, AdviceState.UNANSWERED, AdviceState.ADOPTED,
        AdviceState.ADAPTED, AdviceState.DECLINED,
    }  # fmt: skip
    assert {row.language for row in Advice.everywhere.exclude(text="")} == {"ko", "ja", "en"}
    for adviser in Contact.everywhere.filter(advises=True):
        assert adviser.is_invented
        assert adviser.organisation.is_invented
    assert all(row.is_invented for row in Advice.everywhere.all())
