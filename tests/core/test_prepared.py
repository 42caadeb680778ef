"""A row written with little ceremony is the row that `save` writes; a question answers as the ORM does."""

import uuid

import pytest
from django.db import IntegrityError, models, transaction
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from learningcity.city.catalogue.models import SeatPool, Session
from learningcity.city.people.models import KnownIn
from learningcity.city.places.models import City
from learningcity.core.models import AuditEntry, Message
from learningcity.core.prepared import Question, insert
from tests.factories import make_activity, make_person, make_session

pytestmark = pytest.mark.django_db


def columns(row: models.Model) -> dict[str, object]:
    kept = type(row)._default_manager.get(pk=row.pk)
    return {field.attname: getattr(kept, field.attname) for field in row._meta.concrete_fields}


def message(**given: object) -> Message:
    return Message(
        **{"dedupe_key": uuid.uuid4().hex, "template": "booked", "not_before": timezone.now()} | given
    )


def test_it_is_the_row_that_save_writes() -> None:
    entry = {"at": timezone.now(), "act": "act", "about_kind": "x", "about": "y", "details": {"ก": [1, None]}}
    written, saved = AuditEntry(**entry), AuditEntry(**entry)
    insert(written)
    saved.save()
    assert columns(written) | {"id": 0} == columns(saved) | {"id": 0}
    written.act = "other"
    written.save()
    assert AuditEntry.objects.count() == 2


def test_once_a_row_is_there_another_is_not_written() -> None:
    assert insert(message(dedupe_key="one"), once=True) is True
    assert insert(message(dedupe_key="one"), once=True) is False
    assert Message.objects.count() == 1


def test_without_once_a_constraint_is_told() -> None:
    insert(message(dedupe_key="one"))
    with pytest.raises(IntegrityError), transaction.atomic():
        insert(message(dedupe_key="one"))


def test_foreign_keys_are_written(city: City) -> None:
    person = make_person()
    row = KnownIn(person=person, city=city)
    insert(row)
    assert KnownIn.objects.get(pk=row.pk).person == person


POOLS = Question(lambda key: SeatPool.objects.filter(session=key).order_by("id").values_list("id", "seats"))
SCHEDULED = Question(
    lambda key: Session.everywhere.filter(pk=key, state="scheduled").values_list("pk", "starts_at")
)


def test_a_row_is_written_only_where_the_question_has_an_answer(city: City) -> None:
    session = make_session(make_activity(city))
    assert insert(message(), where=SCHEDULED.statement(session.pk)) is True
    Session.everywhere.update(state="cancelled")
    assert insert(message(), where=SCHEDULED.statement(session.pk)) is False
    assert Message.objects.count() == 1


def test_a_question_is_asked_of_each_number(
    city: City, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    first, second = (make_session(make_activity(city), seats=seats) for seats in (3, 4))
    with django_assert_num_queries(2):
        assert [row[1] for row in POOLS.ask(first.pk)] == [3]
        assert [row[1] for row in POOLS.ask(second.pk)] == [4]
    assert SCHEDULED.ask(first.pk) == [(first.pk, first.starts_at)]
    assert POOLS.ask(0) == []
