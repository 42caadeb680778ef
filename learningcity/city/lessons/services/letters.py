"""What is written to the city whose lesson another takes up, and to those that took up what holds no more."""

from collections.abc import Iterable, Iterator
from datetime import time

from learningcity.city.lessons.models import Adoption, Lesson
from learningcity.city.lessons.queries.across import adopters_to_tell
from learningcity.city.people.permissions import Permission
from learningcity.city.people.queries.accounts import accounts_with
from learningcity.city.places.models import City
from learningcity.core import outbox, thai_time
from learningcity.core.models import Message


def tell_city(adoption: Adoption, template: str) -> None:
    """Write to everyone who keeps the lessons of the city it came from, once for each day it happens."""
    _send(_letters(adoption, template, adoption.lesson.city, _told(adoption)))


def tell_adopters(lesson: Lesson) -> None:
    """Write to the cities that took up a lesson, and did not give it up, that it was withdrawn and why."""
    _send(
        letter
        for each in adopters_to_tell(lesson)
        for letter in _letters(each, "lesson_withdrawn", each.city, _gone(each))
    )


def _letters(
    adoption: Adoption, template: str, to: City, context: dict[str, str]
) -> Iterator[Message | None]:
    for keeper in accounts_with(to, Permission.LESSON_EDIT):
        yield outbox.compose(
            template=template,
            to=keeper,
            key=f"{template}-{adoption.uuid}-{thai_time.today():%y%m%d}-{keeper.pk}",
            context=context | {"name": keeper.name},
        )


def _send(letters: Iterable[Message | None]) -> None:
    found = [letter for letter in letters if letter]
    if found:
        outbox.queue_all(found)


def _gone(adoption: Adoption) -> dict[str, str]:
    lesson = adoption.lesson
    return {
        "city": adoption.city.code,
        "adoption": str(adoption.uuid),
        "title_th": lesson.title_th,
        "title_en": lesson.title_en,
        "by_th": lesson.city.name_th,
        "by_en": lesson.city.name_en,
        "because": lesson.withdrawn_because,
    }


def _told(adoption: Adoption) -> dict[str, str]:
    lesson = adoption.lesson
    return {
        "city": lesson.city.code,
        "lesson": str(lesson.uuid),
        "title_th": lesson.title_th,
        "title_en": lesson.title_en,
        "by_th": adoption.city.name_th,
        "by_en": adoption.city.name_en,
        "adapted_th": adoption.adapted_th,
        "adapted_en": adoption.adapted_en,
        "result_th": adoption.result_th,
        "result_en": adoption.result_en,
        "due_at": thai_time.at(adoption.due_on, time(12)).isoformat(),
    }
