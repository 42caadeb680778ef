"""Writes down what the invented people did last: the audit trail and the messages each city would hold."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Any

from learningcity.city.catalogue.models import Activity, ActivityState, SessionState
from learningcity.city.enrolment.models import Attendance, Enrolment, State
from learningcity.city.enrolment.services import news
from learningcity.city.people.models import RoleGrant, User
from learningcity.city.people.roles import Role
from learningcity.city.places.models import Venue
from learningcity.core import audit, thai_time
from learningcity.core.channels import Channel
from learningcity.core.models import AuditEntry, Message
from learningcity.demo.joining import Taking
from learningcity.demo.world import World

_LATELY = timedelta(days=4)
_MARKED, _VERIFIED, _APPROVED = 12, 5, 4
_TAKEN_TO_SEND = timedelta(seconds=20)
_LETTER = {State.BOOKED: "booked", State.WAITING: "waiting", State.OFFERED: "offer"}
_NOT_TAKEN = {Channel.LINE: "LINE 400", Channel.SMS: "SMS 400", Channel.EMAIL: "SMTPRecipientsRefused"}
_ACT = {State.BOOKED: "book_seat", State.WAITING: "wait_for_seat", State.OFFERED: "offer_seat"}


def write_down(world: World, takings: list[Taking]) -> None:
    """The trail and the outbox of each city, as they follow from what the last days held."""
    for city in world.cities:
        here = [each for each in takings if each.round.session.city.code == city]
        recent = [each for taking in here for each in taking.enrolments if _is_recent(world, each)]
        acts = [*_seat_acts(recent), *_door_acts(world, city), *_city_acts(world, city, here)]
        AuditEntry.objects.bulk_create(sorted(acts, key=lambda entry: (entry.at, entry.act, entry.about)))
        _send_letters(world, recent, _called_off(here))
    audit.seal()


def _is_recent(world: World, enrolment: Enrolment) -> bool:
    return enrolment.state in _LETTER and enrolment.changed_at > world.now - _LATELY


def _entry(act: str, about: Any, city: str, at: datetime, by: User | None, **details: Any) -> AuditEntry:
    return AuditEntry(
        at=at,
        city=city,
        actor=str(by.uuid) if by else "",
        act=act,
        about_kind=about._meta.model_name,
        about=str(about.uuid),
        details=details,
    )


def _officer(city: str, role: Role) -> User:
    grants = RoleGrant.objects.filter(city__code=city, role=role).select_related("account")
    return grants.order_by("pk")[0].account


# -- the trail ---------------------------------------------------------------------------------------------


def _seat_acts(recent: list[Enrolment]) -> Iterator[AuditEntry]:
    for each in recent:
        offered = each.state == State.OFFERED
        by, details = (None, {}) if offered else (each.enrolled_by, {"via": each.via})
        yield _entry(_ACT[State(each.state)], each, each.city.code, each.changed_at, by, **details)


def _door_acts(world: World, city: str) -> Iterator[AuditEntry]:
    """The last marks made at a door."""
    marks = Attendance.objects.filter(enrolment__city__code=city).select_related("enrolment", "marked_by")
    for mark in marks.order_by("-marked_at", "-pk")[:_MARKED]:
        details = {"on": mark.on.isoformat(), "present": mark.present}
        yield _entry("mark_attendance", mark.enrolment, city, mark.marked_at, mark.marked_by, **details)


def _city_acts(world: World, city: str, takings: list[Taking]) -> Iterator[AuditEntry]:
    coordinator, administrator = (
        _officer(city, Role.CITY_COORDINATOR),
        _officer(city, Role.LEARNING_ADMINISTRATOR),
    )
    for grant in RoleGrant.objects.filter(city__code=city).select_related("account").order_by("pk"):
        operator = world.accounts["operator@demo.example"]
        yield _entry("grant_role", grant.account, city, grant.granted_at, operator, role=grant.role)
    for venue in Venue.everywhere.filter(city__code=city).order_by("-verified_on", "pk")[:_VERIFIED]:
        if venue.verified_on:
            at = thai_time.at(venue.verified_on, datetime.min.time()) + timedelta(hours=10)
            yield _entry("venue.verified", venue, city, at, coordinator, on=venue.verified_on.isoformat())
    yield from _activity_acts(city, coordinator, administrator)
    for taking in _called_off(takings):
        session = taking.round.session
        at = max(each.changed_at for each in taking.enrolments)
        yield _entry("call_off_session", session, city, at, coordinator, reason=session.cancel_reason)


def _activity_acts(city: str, coordinator: User, administrator: User) -> Iterator[AuditEntry]:
    sent = Activity.everywhere.filter(city__code=city, submitted_at__isnull=False).select_related(
        "created_by"
    )
    waiting = sent.filter(state__in=(ActivityState.SUBMITTED, ActivityState.RETURNED))
    published = sent.filter(state=ActivityState.PUBLISHED).order_by("-published_at")[:_APPROVED]
    for each in [*waiting.order_by("pk"), *published]:
        author, sent_at = each.created_by or coordinator, each.submitted_at
        if sent_at is None:
            continue
        yield _entry("submit_activity", each, city, sent_at, author)
        if each.published_at:
            yield _entry("approve_activity", each, city, each.published_at, administrator)
        elif each.return_reason:
            at, reason = sent_at + timedelta(hours=4), each.return_reason
            yield _entry("return_activity", each, city, at, administrator, reason=reason)


def _called_off(takings: list[Taking]) -> list[Taking]:
    """The sessions called off last that someone had joined."""
    found = [
        each for each in takings if each.round.session.state == SessionState.CANCELLED and each.enrolments
    ]
    return sorted(found, key=lambda each: each.round.session.starts_at)[-2:]


# -- the outbox --------------------------------------------------------------------------------------------


def _send_letters(world: World, recent: list[Enrolment], called_off: list[Taking]) -> None:
    """Everyone concerned was written to; letters about offers wait, and one address was not taken."""
    for state, template in _LETTER.items():
        news.tell_all(enrolments=[each for each in recent if each.state == state], what=template)
    told = [each for taking in called_off for each in taking.enrolments]
    news.tell_all(enrolments=told, what="called_off")
    moments = {str(each.uuid): each.changed_at for each in [*recent, *told]}
    letters = [each for each in Message.objects.order_by("pk") if _about(each) in moments]
    for letter in letters:
        _date(letter, moments[_about(letter)])
    booked = [each for each in letters if each.template == "booked"]
    for letter in booked[-1:]:
        letter.state, letter.sent_at = Message.State.FAILED, None
        letter.attempts, letter.last_error = 1, _NOT_TAKEN[Channel(letter.channel)]
    fields = ["state", "sent_at", "created_at", "not_before", "attempts", "last_error"]
    Message.objects.bulk_update(letters, fields, batch_size=200)


def _about(letter: Message) -> str:
    return letter.dedupe_key.partition(":")[2]


def _date(letter: Message, at: datetime) -> None:
    letter.created_at = letter.not_before = at
    if letter.template != "offer":
        letter.state, letter.sent_at, letter.attempts = Message.State.SENT, at + _TAKEN_TO_SEND, 1
