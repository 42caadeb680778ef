"""What the demonstration tells of lessons: labelled as invented, whole, and one of each fate."""

from collections.abc import Iterator
from datetime import datetime
from typing import Any

import pytest

from learningcity.city.lessons.models import Adoption, Evidence, Lesson
from learningcity.city.lessons.queries import is_open_to_everyone, published_lessons
from learningcity.city.lessons.rules.lessons import WHOLE, missing
from learningcity.core import thai_time
from learningcity.demo.build import build

pytestmark = [pytest.mark.slow, pytest.mark.django_db, pytest.mark.usefixtures("built")]
NOW = datetime(2026, 11, 21, 9, 0, tzinfo=thai_time.BANGKOK)


@pytest.fixture(scope="module")
def built(django_db_setup: Any, django_db_blocker: Any) -> Iterator[None]:
    from django.db import transaction

    with django_db_blocker.unblock(), transaction.atomic():
        build(now=NOW, portion=0.05)
        yield
        transaction.set_rollback(True)


def test_every_lesson_is_labelled_and_what_is_published_is_whole_in_both_languages() -> None:
    assert {row.is_invented for row in Lesson.everywhere.all()} == {True}
    for row in published_lessons():
        for language in ("th", "en"):
            texts = {name: getattr(row, f"{name}_{language}") for name in WHOLE}
            assert missing(texts, evidence=row.evidence.count()) == []


def test_what_shows_them_can_be_opened_by_everyone() -> None:
    assert Evidence.objects.count() > 5
    assert [each for each in Evidence.objects.all() if not is_open_to_everyone(each)] == []


def test_yala_took_a_lesson_up_from_phayao_and_reported_it() -> None:
    row = Adoption.everywhere.get(city__code="yala")
    assert (row.lesson.city.code, row.state) == ("phayao", "reported")
    assert row.figure_note_th
    assert row.evidence.exists()


def test_one_is_running_and_asked_for_and_one_was_given_up_with_its_reason() -> None:
    running = Adoption.everywhere.get(city__code="phra-nakhon")
    assert running.state == "running"
    assert 0 < (running.due_on - NOW.date()).days <= 14
    given_up = Adoption.everywhere.get(city__code="phayao")
    assert (given_up.state, bool(given_up.given_up_because_th)) == ("given_up", True)
