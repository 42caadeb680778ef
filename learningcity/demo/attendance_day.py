"""Invents a day at the door: sessions of today half marked, and what a phone brought back to decide."""

from datetime import timedelta

from learningcity.city.enrolment.models import Enrolment, How, Mark, State, Visit
from learningcity.city.enrolment.rules.sync import NotCounted
from learningcity.city.enrolment.services.marks import merge_marks, write_marks
from learningcity.city.enrolment.services.visits import merge_visits, unseated
from learningcity.city.people.models import User
from learningcity.core import thai_time
from learningcity.demo.joining import Taking
from learningcity.demo.world import World

_A_CITY = 2
_CAME_SHARE = 0.6
_SCANNED = (How.LIST, How.LIST, How.CODE)
_WITHIN = timedelta(minutes=18)
"""So long it takes until those who come have been marked."""


def build_attendance_day(world: World, takings: list[Taking]) -> None:
    """Mark who came so far to the fullest sessions of today; two clerks disagree, someone has no seat."""
    for city in world.cities:
        for taking in _today(world, takings, city)[:_A_CITY]:
            marks = [_mark(world, each) for each in _seated(taking) if world.happens(_CAME_SHARE)]
            rival = _disagree(world, marks)
            write_marks(marks=[*marks, *rival])
            merge_marks(pairs={(mark.enrolment_id, mark.on) for mark in marks if mark.enrolment_id})
            _come_without_seat(world, taking)


def _today(world: World, takings: list[Taking], city: str) -> list[Taking]:
    day = thai_time.day_of(world.now)
    here = [
        each
        for each in takings
        if each.round.session.city.code == city
        and thai_time.day_of(each.round.session.starts_at) == day
        and each.round.session.state == "scheduled"
        and _seated(each)
    ]
    return sorted(here, key=lambda each: (-len(each.enrolments), each.round.session.pk))


def _seated(taking: Taking) -> list[Enrolment]:
    return [each for each in taking.enrolments if each.state == State.BOOKED]


def _mark(world: World, enrolment: Enrolment, *, present: bool = True, by: User | None = None) -> Mark:
    at = world.now - _WITHIN * world.chance.random()
    return Mark(
        uuid=world.uuid(),
        session_id=enrolment.session_id,
        enrolment=enrolment,
        person_id=enrolment.person_id,
        on=thai_time.day_of(world.now),
        present=present,
        how=world.chance.choice(_SCANNED),
        by=by or world.accounts["pim@demo.example"],
        device="demonstration",
        scanned_at=at,
        corrected_at=at,
        received_at=world.now,
    )


def _disagree(world: World, marks: list[Mark]) -> list[Mark]:
    """Another clerk, at the other door, marked one of them as absent."""
    if not marks or marks[0].enrolment is None:
        return []
    other = world.accounts["thana@demo.example"]
    return [_mark(world, marks[0].enrolment, present=False, by=other)]


def _come_without_seat(world: World, taking: Taking) -> None:
    """Someone on the waiting list, or who gave the seat up, came all the same."""
    reasons = {State.WAITING: NotCounted.IN_LINE, State.CANCELLED: NotCounted.SEAT_GONE}
    found = next((each for each in taking.enrolments if each.state in reasons), None)
    if found is not None:
        mark = _mark(world, found)
        write_marks(marks=[mark])
        merge_visits(why={unseated(mark=mark): reasons[State(found.state)]})
        Visit.objects.filter(enrolment=found).update(uuid=world.uuid())
