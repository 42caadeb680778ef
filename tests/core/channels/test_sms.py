"""The SMS gateway: the names of its fields are settings, and nobody gets the same SMS twice."""

from collections.abc import Iterator
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as some
from pytest_django import Settings

from learningcity.core import outbox
from learningcity.core.channels import sms
from learningcity.core.models import Message
from tests.core.channels.test_line import NOON, run
from tests.core.test_outbox import ABOUT
from tests.factories import make_account
from tests.sms_gateway import Gateway, sms_gateway

pytestmark = pytest.mark.django_db
STATE = Message.State


@pytest.fixture
def gateway(settings: Settings) -> Iterator[Gateway]:
    with sms_gateway() as server:
        settings.SMS_URL, settings.SMS_ID_FIELD = server.url, "ref"
        settings.SMS_TOKEN, settings.SMS_EXTRA = "Bearer secret", {"sender": "CITY"}
        yield server


def queue(key: str = "one") -> None:
    ways = [("sms", "+66812345678")]
    outbox.queue(template="booked", to=make_account(), key=key, context=ABOUT, ways=ways, not_before=NOON)


def test_a_short_text_goes_to_the_number(gateway: Gateway) -> None:
    queue()
    outbox.send_due(NOON)
    [sent] = gateway.sent
    assert sent["to"] == "+66812345678"
    assert sent["sender"] == "CITY"
    assert ABOUT["title_th"][:15] in sent["text"]
    assert sms.parts(sent["text"]) <= 2
    assert gateway.headers["Authorization"] == "Bearer secret"


def test_the_fields_are_called_as_the_gateway_calls_them(gateway: Gateway, settings: Settings) -> None:
    settings.SMS_TO_FIELD, settings.SMS_TEXT_FIELD, settings.SMS_AS_JSON = "msisdn", "message", False
    queue()
    outbox.send_due(NOON)
    assert set(gateway.sent[0]) == {"msisdn", "message", "sender", "ref"}


@pytest.mark.slow
@pytest.mark.parametrize("status", [429, 500])
def test_an_hour_of_faults_loses_nothing_and_says_nothing_twice(gateway: Gateway, status: int) -> None:
    for number in range(20):
        queue(str(number))
    gateway.status = status
    later = run(1)
    assert gateway.sent == []
    gateway.status = 200
    run(3, start=later)
    assert len(gateway.sent) == 20
    assert Message.objects.filter(state=STATE.SENT).count() == 20


def test_a_lost_answer_is_asked_again_where_the_gateway_knows_repetitions(gateway: Gateway) -> None:
    queue()
    gateway.hangs = True
    outbox.send_due(NOON)
    assert Message.objects.get().in_doubt
    gateway.hangs = False
    run(0.2)
    assert (len(gateway.sent), gateway.asked) == (1, 2)
    assert Message.objects.get().state == STATE.SENT


def test_a_lost_answer_is_shown_to_staff_where_it_does_not(gateway: Gateway, settings: Settings) -> None:
    settings.SMS_ID_FIELD = ""
    queue()
    gateway.hangs = True
    outbox.send_due(NOON)
    message = Message.objects.get()
    assert (message.state, gateway.asked) == (STATE.FAILED, 1)
    assert message.last_error.startswith(sms.UNSURE)


def test_a_number_that_is_refused_fails_at_once(gateway: Gateway) -> None:
    gateway.status = 400
    queue()
    outbox.send_due(NOON)
    assert Message.objects.get().state == STATE.FAILED


def test_a_gateway_that_is_away_is_tried_again(settings: Settings) -> None:
    settings.SMS_URL, settings.SMS_ID_FIELD = "http://127.0.0.1:9/", ""
    queue()
    outbox.send_due(NOON)
    message = Message.objects.get()
    assert (message.state, message.in_doubt) == (STATE.WAITING, False)
    assert message.not_before - NOON < timedelta(minutes=2)


@given(some.text(some.characters(exclude_categories=["Cs"]), max_size=400))
def test_parts_hold_what_they_hold(text: str) -> None:
    units = sum(2 if ord(letter) > 0xFFFF else 1 for letter in text)
    parts = sms.parts(text)
    assert (parts == 1) == (units <= 70)
    assert parts == 1 or (parts - 1) * 67 < units <= parts * 67
