"""Invents who came: attendance on each day that is past, and how each enrolment ended."""

from datetime import date, datetime, timedelta

from learningcity.city.enrolment.models import Attendance, Enrolment, State
from learningcity.core import thai_time
from learningcity.demo.joining import Taking
from learningcity.demo.world import World

_CAME_SHARE = 0.86
_HOW = (Attendance.How.LIST, Attendance.How.CODE, Attendance.How.PAPER)
_UNMARKED = timedelta(hours=30)
"""Sessions that ended this recently still wait for their attendance to be taken."""


def build_attendance(world: World, takings: list[Taking]) -> None:
    """Mark every seated person on every past day, and complete those whose session is over."""
    marks: list[Attendance] = []
    for taking in takings:
        days = [day for day in taking.round.days if _moment(taking, day) < world.now - _UNMARKED]
        if days:
            marks += [mark for each in _seated(taking) for mark in _mark(world, taking, each, days)]
    Attendance.objects.bulk_create(marks, batch_size=1000)


def conclude(world: World, takings: list[Taking]) -> None:
    """Decide, before enrolments are written, how those of sessions long over have ended."""
    for taking in takings:
        if taking.round.ended(world.now - _UNMARKED):
            for each in _seated(taking):
                each.state = State.COMPLETED if world.happens(_CAME_SHARE) else State.ABSENT
                each.changed_at = _moment(taking, taking.round.days[-1])


def _seated(taking: Taking) -> list[Enrolment]:
    return [each for each in taking.enrolments if each.pool and each.state != State.OFFERED]


def _moment(taking: Taking, day: date) -> datetime:
    return thai_time.at(day, thai_time.local(taking.round.session.ends_at).time())


def _mark(world: World, taking: Taking, enrolment: Enrolment, days: list[date]) -> list[Attendance]:
    came = enrolment.state != State.ABSENT
    walked_in = enrolment.via == Enrolment.Via.WALK_IN
    how = Attendance.How.WALK_IN if walked_in else world.chance.choices(_HOW, weights=(7, 2, 1))[0]
    clerk = world.accounts["pim@demo.example"]
    return [
        Attendance(
            enrolment=enrolment,
            on=day,
            present=came and (number == 0 or world.happens(0.9)),
            marked_at=_moment(taking, day) + timedelta(minutes=15),
            marked_by=clerk,
            how=how,
        )
        for number, day in enumerate(days)
    ]
