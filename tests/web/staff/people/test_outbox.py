from datetime import time
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from pytest_django import Settings

from learningcity.city.enrolment.services import book_seat, call_off_session
from learningcity.city.people.models import User
from learningcity.city.people.roles import Role
from learningcity.city.people.services import link_line
from learningcity.city.places.models import City
from learningcity.core import outbox
from learningcity.core.models import AuditEntry, Message
from learningcity.core.quiet import USUAL, hours_of
from learningcity.web.staff.people.outbox import KINDS
from tests.factories import (
    make_account,
    make_activity,
    make_city,
    make_learner,
    make_neighbourhood,
    make_officer,
    make_person,
    make_session,
)
from tests.test_house import PACKAGE
from tests.web.staff.people.conftest import ROOM


def told(city: City, title: str, people: int = 1) -> None:
    """Someone of a city gets a seat, and so a message."""
    session = make_session(make_activity(city, title_th=title), seats=people)
    for number in range(people):
        person = make_person(f"คนที่ {number}", email=f"person{number}@example.org")
        book_seat(session=session, person=person, by=None)


def test_messages_of_this_city_are_shown_with_their_text(administrator: Client, city: City) -> None:
    told(city, "ที่พระนคร")
    told(make_city("yala", name_th="ยะลา"), "ที่ยะลา")
    page = administrator.get(f"{ROOM}/outbox", {"state": "waiting"}).content.decode()
    assert "มีที่นั่งใน “ที่พระนคร” แล้ว" in page
    assert "ที่ยะลา" not in page
    assert "person0@example.org" not in page
    assert "pe…@example.org" in page


def test_a_failed_message_is_tried_again(administrator: Client, city: City) -> None:
    told(city, "ที่พระนคร")
    Message.objects.update(state=Message.State.FAILED, attempts=8, last_error="SMTPException")
    message = Message.objects.get()
    assert administrator.post(f"{ROOM}/outbox/{message.uuid}/again").status_code == 302
    message.refresh_from_db()
    assert (message.state, message.attempts, message.last_error) == ("waiting", 0, "")
    assert AuditEntry.objects.filter(act="send_again", city=city.code).exists()


def test_a_message_that_was_sent_is_not_sent_twice(administrator: Client, city: City) -> None:
    told(city, "ที่พระนคร")
    Message.objects.update(state=Message.State.SENT)
    administrator.post(f"{ROOM}/outbox/{Message.objects.get().uuid}/again")
    assert Message.objects.get().state == Message.State.SENT


def test_another_citys_message_is_not_found(administrator: Client) -> None:
    told(make_city("yala", name_th="ยะลา"), "ที่ยะลา")
    Message.objects.update(state=Message.State.FAILED)
    assert administrator.post(f"{ROOM}/outbox/{Message.objects.get().uuid}/again").status_code == 404


def test_the_outbox_asks_as_many_questions_for_twenty_messages_as_for_one(
    administrator: Client, city: City
) -> None:
    def questions(people: int) -> int:
        told(city, "ที่พระนคร", people)
        with CaptureQueriesContext(connection) as asked:
            administrator.get(f"{ROOM}/outbox", {"state": "waiting"})
        return len(asked)

    questions(1)
    assert questions(1) == questions(18)


def test_every_letter_has_a_name_in_the_list() -> None:
    post = PACKAGE / "web" / "ui" / "templates" / "post"
    assert {file.name.split(".")[0] for file in post.glob("*.txt")} == set(KINDS)


def test_a_message_says_by_which_way_it_leaves(administrator: Client, city: City, settings: Settings) -> None:
    settings.DEMO = True
    learner = make_learner("malee@demo.example")
    link_line(account=learner.account, line_user="U123456789", by=None)
    book_seat(session=make_session(make_activity(city)), person=learner, by=None)
    page = administrator.get(f"{ROOM}/outbox", {"state": "waiting"}).content.decode()
    assert "LINE" in page
    assert "U123456789" not in page
    assert "U12…6789" in page


def test_it_says_why_a_message_waits(administrator: Client, city: City, settings: Settings) -> None:
    settings.DEMO = True
    learner = make_learner()
    link_line(account=learner.account, line_user="U1", by=None)
    book_seat(session=make_session(make_activity(city)), person=learner, by=None)
    Message.objects.update(waits=3, last_error="LINE 429")
    page = administrator.get(f"{ROOM}/outbox", {"state": "waiting"}).content.decode()
    assert "LINE 429" in page
    assert "LINE ยังไม่ว่าง" in page


# -- quiet hours -------------------------------------------------------------------------------------------


def test_the_coordinator_sets_quiet_hours(coordinator: Client, city: City) -> None:
    coordinator.post(f"{ROOM}/outbox/quiet", {"starts": "๒๒.๐๐", "ends": "6.30"})
    assert hours_of(city.code) == (time(22), time(6, 30))


@pytest.mark.parametrize("given", [{"starts": "x", "ends": "7.00"}, {"starts": "7.00", "ends": "7.00"}, {}])
def test_hours_that_are_none_are_refused(coordinator: Client, city: City, given: dict[str, str]) -> None:
    page = coordinator.post(f"{ROOM}/outbox/quiet", given, follow=True)
    assert hours_of(city.code) == USUAL
    assert page.status_code == 200


def test_who_only_reads_messages_sets_no_hours(administrator: Client, city: City) -> None:
    assert administrator.post(f"{ROOM}/outbox/quiet", {"starts": "22.00", "ends": "6.00"}).status_code == 403


# -- letters on paper --------------------------------------------------------------------------------------


def letter(city: City, name: str = "สมศรี ใจดี", **where: Any) -> Message:
    """Someone whom nothing reaches has a seat in a session that is called off."""
    person = make_person(name, city=city, **where)
    session = make_session(make_activity(city, title_th="งานกระดาษ"))
    book_seat(session=session, person=person, by=None)
    call_off_session(session=session, reason="ฝนตก", by=make_account())
    return Message.objects.get(template="called_off", person_uuid=person.uuid)


def test_whom_nothing_reaches_gets_a_letter_by_neighbourhood(administrator: Client, city: City) -> None:
    home = make_neighbourhood(city, name_th="บ้านพานถม")
    leader = make_officer(Role.NEIGHBOURHOOD_LEADER, city, neighbourhood=home)
    User.objects.filter(pk=leader.pk).update(name="ประสิทธิ์")
    assert letter(city, home_neighbourhood=home).channel == "print"
    page = administrator.get(f"{ROOM}/outbox/letters").content.decode()
    assert "บ้านพานถม" in page
    assert "ประสิทธิ์" in page
    assert "งดจัด" in page
    assert "สมศรี ใจดี" in page


def test_a_letter_is_marked_once_it_was_printed(administrator: Client, city: City) -> None:
    waiting = letter(city)
    administrator.post(f"{ROOM}/outbox/letters/printed", {"letter": [str(waiting.uuid), "nonsense"]})
    waiting.refresh_from_db()
    assert waiting.state == Message.State.SENT
    assert AuditEntry.objects.filter(act="print_letters", city=city.code).exists()
    assert "งานกระดาษ" not in administrator.get(f"{ROOM}/outbox/letters").content.decode()


def test_no_worker_sends_a_letter_on_paper(city: City) -> None:
    letter(city)
    outbox.send_due()
    assert Message.objects.get(template="called_off").state == Message.State.WAITING


def test_another_citys_letter_is_neither_shown_nor_marked(administrator: Client) -> None:
    waiting = letter(make_city("yala", name_th="ยะลา"))
    assert "งานกระดาษ" not in administrator.get(f"{ROOM}/outbox/letters").content.decode()
    administrator.post(f"{ROOM}/outbox/letters/printed", {"letter": [str(waiting.uuid)]})
    waiting.refresh_from_db()
    assert waiting.state == Message.State.WAITING


def test_letters_ask_as_many_questions_for_ten_as_for_two(administrator: Client, city: City) -> None:
    def questions(people: int) -> int:
        for number in range(people):
            letter(city, f"คนที่ {number}", home_neighbourhood=make_neighbourhood(city))
        with CaptureQueriesContext(connection) as asked:
            administrator.get(f"{ROOM}/outbox/letters")
        return len(asked)

    questions(1)
    assert questions(2) == questions(8)
