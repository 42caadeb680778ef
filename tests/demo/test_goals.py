"""What the demonstration tells of goals and advice: reported or labelled as invented, and sound."""

from collections.abc import Iterator
from datetime import datetime
from typing import Any

import pytest

from learningcity.city.goals.models import Programme
from learningcity.city.goals.queries import pictured, standing
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


def test_the_four_goals_stand_with_their_source_and_what_is_invented_is_labelled() -> None:
    programme = Programme.everywhere.get()
    assert (programme.city.code, programme.is_invented, programme.source_year) == ("phra-nakhon", True, 2024)
    assert "กรุงเทพมหานคร" in programme.source
    assert [goal.number for goal in programme.goals.all()] == [1, 2, 3, 4]


def test_key_results_stand_in_every_way_and_some_are_not_measured() -> None:
    found = {result.status for goal in standing(Programme.everywhere.get(), DAY) for result in goal.results}
    assert {Status.BEHIND, Status.REACHED, Status.NOT_MEASURED} <= found


def test_the_review_of_month_6_is_what_the_records_said_that_day() -> None:
    programme = Programme.everywhere.get()
    review = programme.reviews.get()
    assert (review.month, review.is_invented) == (6, True)
    assert programme.review_on(6) <= review.held_on <= DAY
    assert review.snapshot == pictured(programme, review.held_on)
    assert review.snapshot != pictured(programme, DAY)


def test_advice_stands_in_all_states_and_its_advisers_are_invented() -> None:
    city = Programme.everywhere.get().city
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
