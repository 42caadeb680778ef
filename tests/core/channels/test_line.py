"""LINE in foul weather: nothing is lost, and nothing is said twice."""

import threading
from datetime import datetime, timedelta
from typing import Any

import pytest
from django.core import mail
from pytest_django import Settings

from learningcity.core import outbox
from learningcity.core.channels import line as line_channel
from learningcity.core.channels.answers import retry_after
from learningcity.core.models import Message
from learningcity.core.thai_time import at
from tests.core.test_outbox import ABOUT
from tests.factories import make_account
from tests.line_server import Line

pytestmark = [pytest.mark.slow, pytest.mark.django_db]

NOON = at(datetime(2026, 11, 21).date(), datetime(2026, 11, 21, 12).time())  # noqa: DTZ001
STATE = Message.State


def queue(key: str = "one", *, email: str = "", user: str = "U1", **given: Any) -> None:
    ways = [("line", user)] + ([("email", email)] if email else [])
    outbox.queue(
        template="booked", to=make_account(), key=key, context=ABOUT, ways=ways, not_before=NOON, **given
    )


def run(hours: float, *, start: datetime = NOON, every: timedelta = timedelta(minutes=1)) -> datetime:
    """Let the worker look every minute for some hours."""
    now = start
    while now <= start + timedelta(hours=hours):
        outbox.send_due(now)
        now += every
    return now


def test_a_message_is_pushed_once_as_a_bubble_with_a_button(line: Line) -> None:
    queue()
    assert (outbox.send_due(NOON), outbox.send_due(NOON)) == (1, 0)
    [(to, message)] = line.delivered
    assert to == "U1"
    assert message["type"] == "flex"
    assert ABOUT["title_th"] in message["altText"]
    action = message["contents"]["footer"]["contents"][0]["action"]
    assert action["uri"].endswith("/phra-nakhon/mine/")
    assert len(action["label"]) <= 20
    assert Message.objects.get().state == STATE.SENT


@pytest.mark.slow
@pytest.mark.parametrize("status", [429, 500, 503])
@pytest.mark.parametrize("accepts_unsaid", [False, True])
def test_an_hour_of_faults_loses_nothing_and_says_nothing_twice(
    line: Line, status: int, accepts_unsaid: bool
) -> None:
    if status == 429 and accepts_unsaid:
        pytest.skip("LINE takes nothing that it answers with 429")
    for number in range(60):
        queue(f"m{number}", email=f"p{number}@demo.example", user=f"U{number}")
    line.status, line.accepts_unsaid = status, accepts_unsaid
    later = run(1)
    waiting = Message.objects.filter(state=STATE.WAITING)
    assert waiting.count() + len(line.keys) >= 60
    assert set(waiting.values_list("attempts", flat=True)) == {0}
    line.status = 200
    run(3, start=later)
    assert sorted(to for to, _message in line.delivered) == sorted(f"U{number}" for number in range(60))
    assert Message.objects.filter(state=STATE.SENT).count() == 60
    assert mail.outbox == []


def test_a_busy_line_is_not_hammered(line: Line) -> None:
    for number in range(60):
        queue(f"m{number}", user=f"U{number}")
    line.status = 429
    outbox.send_due(NOON)
    assert line.asked == 1


def test_line_is_not_asked_before_it_said(line: Line) -> None:
    queue()
    line.status, line.headers = 429, {"Retry-After": "1800"}
    outbox.send_due(NOON)
    assert Message.objects.get().not_before == NOON + timedelta(minutes=30)


def test_the_others_leave_while_line_is_down(line: Line) -> None:
    queue()
    outbox.queue(
        template="booked", to=make_account("a@demo.example"), key="two", context=ABOUT, not_before=NOON
    )
    line.status = 500
    assert outbox.send_due(NOON) == 1
    assert [letter.to for letter in mail.outbox] == [["a@demo.example"]]


def test_a_lost_answer_is_not_a_second_message(line: Line, monkeypatch: pytest.MonkeyPatch) -> None:
    queue(email="a@demo.example")
    line.hangs = threading.Event()
    monkeypatch.setattr(line_channel, "SECONDS", 0.2)
    outbox.send_due(NOON)
    message = Message.objects.get()
    assert (message.state, message.in_doubt) == (STATE.WAITING, True)
    line.hangs.set()
    line.hangs = None
    run(1)
    assert len(line.delivered) == 1
    assert Message.objects.get().state == STATE.SENT
    assert mail.outbox == []


def test_who_blocked_line_gets_an_email_at_once(line: Line) -> None:
    line.blocked = {"U1"}
    queue(email="a@demo.example")
    outbox.send_due(NOON)
    outbox.send_due(NOON)
    assert [letter.to for letter in mail.outbox] == [["a@demo.example"]]
    message = Message.objects.get()
    assert (message.channel, message.state, message.recipient) == ("email", STATE.SENT, "a@demo.example")
    assert line.delivered == []


def test_who_has_no_other_way_is_shown_as_failed(line: Line) -> None:
    line.blocked = {"U1"}
    queue()
    outbox.send_due(NOON)
    assert Message.objects.get().state == STATE.FAILED


def test_used_up_messages_of_the_month_go_by_email_at_once(line: Line) -> None:
    line.status, line.body = 429, {"message": "You have reached your monthly limit."}
    queue(email="a@demo.example")
    outbox.send_due(NOON)
    outbox.send_due(NOON)
    assert len(mail.outbox) == 1


def test_after_a_day_of_refusals_the_next_way_is_taken(line: Line) -> None:
    line.status = 429
    queue(email="a@demo.example")
    run(26, every=timedelta(minutes=10))
    assert len(mail.outbox) == 1
    assert line.delivered == []


def test_what_line_may_have_taken_goes_no_other_way(line: Line) -> None:
    line.status, line.accepts_unsaid = 500, True
    line.keys = set()
    queue(email="a@demo.example")
    outbox.send_due(NOON)
    line.status, line.accepts_unsaid = 429, False
    line.keys = set()
    run(48, every=timedelta(minutes=10))
    assert mail.outbox == []
    assert Message.objects.get().state == STATE.FAILED


def test_what_is_urgent_waits_ten_minutes_for_a_busy_line(line: Line) -> None:
    line.status = 429
    queue(email="a@demo.example", urgent=True)
    run(0.4)
    assert len(mail.outbox) == 1


def test_a_wrong_token_is_no_fault_of_the_persons(line: Line, settings: Settings) -> None:
    settings.LINE_CHANNEL_TOKEN = "wrong"
    queue()
    outbox.send_due(NOON)
    message = Message.objects.get()
    assert (message.state, message.attempts, message.last_error) == (STATE.WAITING, 0, "LINE 401")


def test_nobody_listening_is_a_channel_that_is_down(settings: Settings) -> None:
    settings.LINE_API_URL, settings.LINE_CHANNEL_TOKEN = "http://127.0.0.1:9", "t"
    queue(email="a@demo.example")
    outbox.send_due(NOON)
    message = Message.objects.get()
    assert (message.state, message.in_doubt) == (STATE.WAITING, False)


def test_killed_before_noting_it_line_still_says_it_once(line: Line, monkeypatch: pytest.MonkeyPatch) -> None:
    queue()
    with monkeypatch.context() as broken:
        broken.setattr(outbox, "_note", _die)
        with pytest.raises(KeyboardInterrupt):
            outbox.send_due(NOON)
    outbox.send_due(NOON + outbox.LEASE)
    assert len(line.delivered) == 1
    assert Message.objects.get().state == STATE.SENT


def _die(*_args: object, **_kwargs: object) -> None:
    raise KeyboardInterrupt


@pytest.mark.parametrize(
    ("said", "seconds"),
    [("120", 120), ("Sat, 21 Nov 2026 05:02:00 GMT", 120), ("soon", 0), ("", 0), ("-5", 0)],
)
def test_retry_after_is_read_in_both_forms(said: str, seconds: int) -> None:
    assert retry_after({"retry-after": said}, NOON) == timedelta(seconds=seconds)
