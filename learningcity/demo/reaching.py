"""Invents how people are reached: LINE linked by some, letters on paper that wait, a LINE that was busy."""

from datetime import timedelta
from random import Random
from uuid import UUID

from learningcity.city.catalogue.models import SessionState
from learningcity.city.enrolment.models import Enrolment, State
from learningcity.city.enrolment.services import news
from learningcity.city.people.models import Person, Reach
from learningcity.core.fields import look_up
from learningcity.core.models import Message
from learningcity.demo.crowd import Crowd
from learningcity.demo.world import World

_ON_LINE = 0.45
"""The share of those with an account who linked LINE."""

_SHOWN = ("malee@demo.example", "buakham@demo.example", "aminoh@demo.example")
"""Learners one can sign in as: each has linked LINE."""

_LETTERS = 6
_BUSY = 2
"""Letters on paper and messages kept by a busy LINE, in each city."""


def link_line_accounts(world: World, crowd: Crowd) -> None:
    """Some of those who sign in have proven a LINE account; the numbers of others stand with the person."""
    chance = Random(world.seed)
    able = [each for people in crowd.people.values() for each in people if each.account_id]
    linked = [each for each in able if each.email in _SHOWN or chance.random() < _ON_LINE]
    Reach.objects.bulk_create([_linked(world, chance, each) for each in linked], batch_size=500)


def _linked(world: World, chance: Random, person: Person) -> Reach:
    line_user = f"U{UUID(int=chance.getrandbits(128)).hex}"
    return Reach(
        person=person,
        channel=Reach.Channel.LINE,
        address=line_user,
        address_key=look_up(line_user),
        verified_at=world.now - timedelta(days=chance.randint(2, 200)),
    )


def leave_messages_waiting(world: World) -> None:
    """In each city letters wait to be printed, and some messages for a LINE that said it was busy."""
    for code, city in world.cities.items():
        _write_letters(world, city.pk)
        _keep_from_line(world, code)


def _write_letters(world: World, city: int) -> None:
    """Those whom nothing else reaches are told on paper that their session has a new time or place."""
    ahead = Enrolment.everywhere.filter(
        city=city,
        state=State.BOOKED,
        session__starts_at__gt=world.now + timedelta(days=2),
        session__state=SessionState.SCHEDULED,
        person__email="",
        person__phone_key="",
        person__account=None,
        person__care_links=None,
    ).exclude(via=Enrolment.Via.HELPER)
    rows = ahead.select_related(
        "person__account", "enrolled_by", "session__activity", "session__city", "session__venue"
    )
    news.tell_all(enrolments=list(rows.order_by("session__starts_at", "pk")[:_LETTERS]), what="changed")


def _keep_from_line(world: World, city: str) -> None:
    kept = list(Message.objects.filter(context__city=city, channel="line").order_by("-pk")[:_BUSY])
    for message in kept:
        message.state, message.sent_at = Message.State.WAITING, None
        message.attempts, message.waits, message.last_error = 0, 5, "LINE 429"
        message.first_tried_at = world.now - timedelta(minutes=40)
        message.not_before = world.now + timedelta(minutes=35)
    fields = ["state", "sent_at", "attempts", "waits", "last_error", "first_tried_at", "not_before"]
    Message.objects.bulk_update(kept, fields)
