"""Messages leave at least once, in the reader's language, and never twice for one reason."""

from datetime import timedelta
from pathlib import Path
from typing import Any
from unittest.mock import patch

import pytest
from django.core import mail
from django.db import transaction
from django.utils import timezone
from pytest_django import Settings

from learningcity.core import letters, outbox
from learningcity.core.letters import paragraphs
from learningcity.core.models import Message
from tests.factories import make_account, make_learner, make_person

pytestmark = pytest.mark.django_db

POST = Path(letters.__file__).parents[1] / "web/ui/templates/post"
ABOUT = {
    "city": "phra-nakhon",
    "title_th": "ใช้มือถือให้ปลอดภัย <b>",
    "title_en": "Safe & sound",
    "starts_at": "2026-11-26T13:30:00+07:00",
    "ends_at": "2026-11-26T15:30:00+07:00",
    "until_at": "2026-11-22T09:00:00+07:00",
    "venue_th": "หอสมุดเมือง",
    "venue_en": "",
    "reason": "ฝนตก",
    "code": "กข 4172",
    "name": "ยายสมศรี",
}
NAMES = ["booked", "called_off", "changed", "lapsed", "offer", "reminder", "waiting"]
"""Letters about seats."""


def queue(key: str = "one", **given: Any) -> bool:
    to = given.pop("to", None) or make_account()
    return outbox.queue(**({"template": "booked", "to": to, "key": key, "context": ABOUT} | given))


class Down(Exception):  # noqa: N818
    """The mail server is away."""


def broken_post() -> Any:
    return patch("django.core.mail.EmailMultiAlternatives.send", side_effect=Down("to@demo.example"))


def test_a_message_leaves_once() -> None:
    queue()
    assert (outbox.send_due(), outbox.send_due()) == (1, 0)
    assert len(mail.outbox) == 1
    assert Message.objects.get().state == Message.State.SENT


def test_the_same_reason_is_one_message() -> None:
    account = make_account()
    queue(to=account)
    queue(to=account)
    assert Message.objects.count() == 1


def test_a_message_of_an_act_that_failed_never_was() -> None:
    account = make_account()

    def act_that_fails() -> None:
        with transaction.atomic():
            queue(to=account)
            raise ValueError

    with pytest.raises(ValueError):  # noqa: PT011
        act_that_fails()
    assert not Message.objects.exists()


def test_a_message_waits_for_its_time() -> None:
    now = timezone.now()
    queue(not_before=now + timedelta(hours=1))
    assert outbox.send_due(now) == 0
    assert outbox.send_due(now + timedelta(hours=1)) == 1


def test_who_has_no_address_gets_no_message() -> None:
    assert queue(to=make_person()) is False
    assert not Message.objects.exists()


def test_a_person_is_written_to_through_the_account() -> None:
    learner = make_learner("malee@demo.example")
    learner.account.language = "en"
    queue(to=learner)
    message = Message.objects.get()
    assert (message.recipient, message.language, message.person_uuid) == (
        "malee@demo.example",
        "en",
        learner.uuid,
    )


def test_a_failure_is_tried_again_ever_later_and_names_no_address() -> None:
    queue()
    waits, now = [], timezone.now()
    with broken_post():
        for _ in range(4):
            outbox.send_due(now)
            message = Message.objects.get()
            waits.append(round((message.not_before - now) / timedelta(minutes=1)))
            now = message.not_before
    assert waits == [1, 2, 4, 8]
    assert (message.state, message.last_error) == (Message.State.WAITING, "Down")
    assert outbox.send_due(now) == 1


def test_what_cannot_be_sent_is_given_up_and_shown() -> None:
    queue()
    with broken_post():
        for day in range(outbox.MOST_ATTEMPTS):
            outbox.send_due(timezone.now() + timedelta(days=day + 1))
    assert Message.objects.get().state == Message.State.FAILED


def test_one_bad_message_does_not_hold_up_the_next() -> None:
    queue("bad", template="no_such_template")
    queue("good")
    assert outbox.send_due() == 1


def test_killed_between_sending_and_noting_it_leaves_again() -> None:
    queue()
    now = timezone.now()
    with patch.object(outbox, "_note", side_effect=KeyboardInterrupt), pytest.raises(KeyboardInterrupt):
        outbox.send_due(now)
    assert outbox.send_due(now) == 0
    assert outbox.send_due(now + outbox.LEASE) == 1
    assert len(mail.outbox) == 2


def test_what_a_worker_claimed_no_other_sends() -> None:
    queue()
    now = timezone.now()
    assert len(outbox._claim(now)) == 1
    assert outbox._claim(now) == []


# -- letters -----------------------------------------------------------------------------------------------


def written(template: str, language: str) -> Any:
    return letters.write(
        Message(template=template, language=language, recipient="a@demo.example", context=ABOUT)
    )


def test_every_letter_is_written_in_both_languages() -> None:
    files = {file.name for file in POST.glob("*.txt")}
    names = {name.split(".")[0] for name in files}
    assert files == {
        f"{name}.{language}{form}.txt"
        for name in names
        for language in ("th", "en")
        for form in ("", ".line", ".sms")
    }
    assert names >= set(NAMES)


@pytest.mark.parametrize("language", ["th", "en"])
@pytest.mark.parametrize("name", NAMES)
def test_a_letter_says_what_when_and_what_to_do(name: str, language: str, settings: Settings) -> None:
    settings.SITE_URL = "https://learn.example"
    letter = written(name, language)
    html = letter.alternatives[0][0]
    title = ABOUT[f"title_{language}"]
    assert title in letter.subject
    assert title in letter.body
    assert "https://learn.example/phra-nakhon/" in letter.body
    assert '<a href="https://learn.example/phra-nakhon/' in html
    assert "<b>" not in html
    assert "{" not in letter.body
    assert "\n\n\n" not in letter.body


def test_dates_are_said_as_the_reader_says_them() -> None:
    assert "26\u00a0พฤศจิกายน 2569" in written("booked", "th").body
    assert "26\u00a0November 2026" in written("booked", "en").body


def test_what_has_no_english_is_said_in_thai() -> None:
    assert "หอสมุดเมือง" in written("booked", "en").body


def test_a_paragraph_with_an_address_is_a_button() -> None:
    found = paragraphs("One\ntwo\n\nSee it\nhttps://learn.example/\n")
    assert [(p.lines, p.link) for p in found] == [
        (["One", "two"], ""),
        (["See it"], "https://learn.example/"),
    ]
