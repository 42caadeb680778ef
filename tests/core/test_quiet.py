"""At night no telephone rings for what can wait."""

from datetime import date, datetime, time, timedelta
from typing import Any

import pytest
from django.core import mail
from hypothesis import given
from hypothesis import strategies as some
from pytest_django import Settings

from learningcity.city.places.models import City
from learningcity.core import outbox
from learningcity.core.errors import Refused
from learningcity.core.models import AuditEntry, Message
from learningcity.core.quiet import USUAL, Quiet, hours_of, set_quiet_hours
from learningcity.core.thai_time import at, local
from tests.core.test_outbox import ABOUT
from tests.factories import make_account

pytestmark = pytest.mark.django_db
DAY = date(2026, 11, 21)
LATE = at(DAY, time(22, 30))
MORNING = at(DAY + timedelta(days=1), time(7))


@pytest.fixture(autouse=True)
def demonstration(settings: Settings) -> None:
    """A demonstration's LINE takes everything, without a network."""
    settings.DEMO = True


def queue(channel: str = "line", **given: Any) -> None:
    outbox.queue(
        template="booked",
        to=make_account(),
        key="one",
        context=ABOUT,
        ways=[(channel, "a@demo.example")],
        not_before=LATE,
        **given,
    )


@pytest.mark.parametrize("channel", ["line", "sms"])
def test_what_rings_waits_for_the_morning(channel: str) -> None:
    queue(channel)
    assert outbox.send_due(LATE) == 0
    message = Message.objects.get()
    assert (message.not_before, message.attempts) == (MORNING, 0)
    assert outbox.send_due(MORNING - timedelta(minutes=1)) == 0
    assert outbox.send_due(MORNING) == 1


def test_what_is_urgent_leaves_at_night() -> None:
    queue(urgent=True)
    assert outbox.send_due(LATE) == 1


def test_an_email_wakes_nobody() -> None:
    queue("email")
    assert outbox.send_due(LATE) == 1
    assert len(mail.outbox) == 1


def test_a_city_sets_its_own_hours(city: City) -> None:
    account = make_account()
    set_quiet_hours(city=city, starts=time(23), ends=time(6), by=account)
    assert hours_of("phra-nakhon") == (time(23), time(6))
    assert hours_of("yala") == USUAL
    queue()
    assert outbox.send_due(LATE) == 1
    assert AuditEntry.objects.filter(act="set_quiet_hours", city="phra-nakhon").exists()


def test_hours_without_end_are_refused(city: City) -> None:
    with pytest.raises(Refused):
        set_quiet_hours(city=city, starts=time(7), ends=time(7), by=make_account())


@given(
    some.times(),
    some.times(),
    some.datetimes(datetime(2026, 1, 1), datetime(2027, 1, 1)),  # noqa: DTZ001
)
def test_the_morning_is_never_quiet_and_never_more_than_a_day_off(
    starts: time, ends: time, naive: datetime
) -> None:
    if starts == ends:
        return
    now, hours = at(naive.date(), naive.time()), Quiet(starts, ends)
    morning = hours.morning(now)
    if morning is not None:
        assert now < morning <= now + timedelta(days=1)
        assert local(morning).time() == ends
        assert hours.morning(morning) is None
