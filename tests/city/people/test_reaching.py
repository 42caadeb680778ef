"""By which way someone is reached, and that consent withdrawn reaches what is queued already."""

from datetime import timedelta
from typing import Any

import pytest
from django.core import mail
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as some
from pytest_django import Settings

from learningcity.city.enrolment import services as enrolment_services
from learningcity.city.enrolment.services import book_seat
from learningcity.city.people.models import Person, Purpose, Reach
from learningcity.city.people.queries.reaching import can_be_written_to, is_still_wanted, ways_to
from learningcity.city.people.rules.reaching import ORDER, called, cannot_wait, in_order
from learningcity.city.people.services import (
    choose_channel,
    decline_consent,
    give_consent,
    link_line,
    note_blocked,
    withdraw_consent,
)
from learningcity.city.people.tasks import send_messages
from learningcity.city.places.models import City
from learningcity.core import outbox
from learningcity.core.models import Message
from tests.factories import (
    make_account,
    make_activity,
    make_care_link,
    make_learner,
    make_person,
    make_session,
)

pytestmark = pytest.mark.django_db
State = Message.State


@pytest.fixture
def every_channel(settings: Settings) -> None:
    """LINE and SMS are there, as in a demonstration."""
    settings.DEMO = True


def ways(person: Person, **given: Any) -> list[tuple[str, str]]:
    return [tuple(way) for way in ways_to([person], **given)[person.pk][1]]


def test_without_line_and_sms_email_is_the_way() -> None:
    assert ways(make_learner("a@demo.example")) == [("email", "a@demo.example")]


@pytest.mark.usefixtures("every_channel")
def test_line_comes_first_then_email_then_sms() -> None:
    learner = make_learner("a@demo.example")
    link_line(account=learner.account, line_user="U1", by=None)
    account = learner.account
    account.phone, account.phone_verified = "+66812345678", True
    account.save()
    assert [channel for channel, _address in ways(learner)] == list(ORDER)


@pytest.mark.usefixtures("every_channel")
def test_what_someone_chose_comes_first() -> None:
    learner = make_learner("a@demo.example")
    link_line(account=learner.account, line_user="U1", by=None)
    choose_channel(person=learner, channel="email", by=learner.account)
    assert ways(learner) == [("email", "a@demo.example"), ("line", "U1")]
    choose_channel(person=learner, channel="line", by=learner.account)
    assert ways(learner)[0] == ("line", "U1")
    assert Reach.objects.filter(person=learner, chosen=True).count() == 1


@pytest.mark.usefixtures("every_channel")
def test_a_number_typed_by_its_account_gets_no_sms_until_proven() -> None:
    account = make_account(phone="+66812345678")
    person = make_person(account=account, phone="+66812345678")
    assert ways(person) == []
    account.phone_verified = True
    account.save()
    person.refresh_from_db()
    assert ways(person) == [("sms", "+66812345678")]


@pytest.mark.usefixtures("every_channel")
def test_a_number_told_at_the_desk_is_taken_at_its_word() -> None:
    assert ways(make_person(phone="+66812345678")) == [("sms", "+66812345678")]


@pytest.mark.usefixtures("every_channel")
def test_who_blocked_line_is_reached_otherwise() -> None:
    learner = make_learner("a@demo.example")
    link_line(account=learner.account, line_user="U1", by=None)
    note_blocked(line_user="U1", at=timezone.now())
    assert ways(learner) == [("email", "a@demo.example")]
    note_blocked(line_user="U1", at=None)
    assert ways(learner)[0] == ("line", "U1")


def test_who_has_no_address_is_reached_through_who_looks_after_them() -> None:
    carer, person = make_account("carer@demo.example"), make_person()
    make_care_link(carer, person)
    to, found = ways_to([person])[person.pk]
    assert (to, found) == (carer, [("email", "carer@demo.example")])


def test_one_may_choose_to_be_told_through_the_carer() -> None:
    carer, person = make_account("carer@demo.example"), make_person(email="own@demo.example")
    make_care_link(carer, person)
    assert ways(person) == [("email", "own@demo.example")]
    choose_channel(person=person, channel="carer", by=carer)
    assert ways(person) == [("email", "carer@demo.example")]


@pytest.mark.usefixtures("every_channel")
def test_a_carer_is_told_as_they_chose_for_themselves() -> None:
    carer, person = make_learner("carer@demo.example"), make_person()
    link_line(account=carer.account, line_user="U9", by=None)
    make_care_link(carer.account, person)
    assert ways(person) == [("line", "U9"), ("email", "carer@demo.example")]


def test_paper_is_for_whom_nothing_else_reaches() -> None:
    person = make_person()
    assert ways(person) == []
    assert ways(person, on_paper=True) == [("print", "")]
    assert ways(make_person(email="a@demo.example"), on_paper=True) == [("email", "a@demo.example")]
    assert not can_be_written_to(person)


def test_a_line_account_is_one_persons() -> None:
    first, second = make_learner(), make_learner()
    link_line(account=first.account, line_user="U1", by=None)
    link_line(account=second.account, line_user="U1", by=None)
    assert [row.person for row in Reach.objects.filter(channel="line")] == [second]


def test_an_address_at_line_is_not_readable_in_the_database() -> None:
    from django.db import connection

    learner = make_learner()
    link_line(account=learner.account, line_user="U1234567890", by=None)
    outbox.queue(template="booked", to=learner, key="k", context={}, ways=[("line", "U1234567890")])
    with connection.cursor() as cursor:
        for table in ("people_reach", "core_message"):
            cursor.execute(f"SELECT * FROM {table}")
            assert "U1234567890" not in str(cursor.fetchall())


# -- consent -----------------------------------------------------------------------------------------------


def reminded(city: City) -> Person:
    """Someone with a seat tomorrow, whose reminder is queued."""
    learner = make_learner("a@demo.example")
    give_consent(person=learner, purpose=Purpose.REMINDERS, by=learner.account)
    session = make_session(make_activity(city), starts_at=timezone.now() + timedelta(hours=3))
    book_seat(session=session, person=learner, by=learner.account)
    send_messages()
    mail.outbox.clear()
    enrolment_services.remind(now=timezone.now())
    return learner


@pytest.mark.slow
def test_a_reminder_leaves_while_consent_stands(city: City) -> None:
    reminded(city)
    assert send_messages() == 1


@pytest.mark.parametrize("take_back", [withdraw_consent, decline_consent])
def test_consent_withdrawn_drops_what_is_queued(city: City, take_back: Any) -> None:
    learner = reminded(city)
    take_back(person=learner, purpose=Purpose.REMINDERS, by=learner.account)
    assert Message.objects.get(template="reminder").state == State.DROPPED
    assert send_messages() == 0
    assert mail.outbox == []


def test_other_messages_leave_all_the_same(city: City) -> None:
    learner = reminded(city)
    outbox.queue(template="booked", to=learner, key="other", context=Message.objects.first().context)  # type: ignore[union-attr]
    withdraw_consent(person=learner, purpose=Purpose.FOLLOW_UP, by=learner.account)
    withdraw_consent(person=learner, purpose=Purpose.REMINDERS, by=learner.account)
    assert send_messages() == 1


def test_what_was_queued_while_consent_went_is_found_when_it_would_leave(city: City) -> None:
    """As if two acts crossed: the message was written before, and came to the table after."""
    learner = reminded(city)
    withdraw_consent(person=learner, purpose=Purpose.REMINDERS, by=learner.account)
    Message.objects.filter(template="reminder").update(state=State.WAITING)
    assert send_messages() == 0
    assert Message.objects.get(template="reminder").state == State.DROPPED


def test_consent_withdrawn_in_the_middle_of_a_run_is_heeded(city: City) -> None:
    learner = reminded(city)
    message = outbox._claim(timezone.now())[0]
    withdraw_consent(person=learner, purpose=Purpose.REMINDERS, by=learner.account)
    assert outbox._send(message, timezone.now(), is_still_wanted, {}) is False
    assert mail.outbox == []
    assert Message.objects.get(template="reminder").state == State.DROPPED


def test_a_reminder_does_not_leave_once_the_session_began(city: City) -> None:
    reminded(city)
    assert outbox.send_due(timezone.now() + timedelta(hours=4)) == 0
    assert Message.objects.get(template="reminder").state == State.DROPPED


# -- rules -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("สมศรี ใจดี", "สมศรี"),
        ("นาง สมศรี ใจดี", "นาง สมศรี"),
        ("ยายสมศรี", "ยายสมศรี"),
        ("มาลี ณ อยุธยา", "มาลี"),
        ("", ""),
    ],
)
def test_a_message_calls_people_without_the_familys_name(name: str, said: str) -> None:
    assert called(name) == said


@given(some.dictionaries(some.sampled_from(ORDER), some.text()), some.sampled_from([*ORDER, "", "print"]))
def test_the_chosen_way_is_first_and_none_is_lost(known: dict[str, str], chosen: str) -> None:
    found = in_order(known, chosen)
    assert dict(found) == {channel: address for channel, address in known.items() if address}
    if known.get(chosen):
        assert found[0][0] == chosen


def test_only_what_is_soon_of_no_use_cannot_wait() -> None:
    now = timezone.now()
    assert cannot_wait(now + timedelta(hours=11), now)
    assert not cannot_wait(now + timedelta(hours=13), now)
    assert not cannot_wait(None, now)
