"""The rosters of one day as a phone holds them: few words a person, nothing sensitive."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple
from uuid import UUID

from learningcity.city.catalogue.models import Session
from learningcity.city.enrolment.models import Attendance, Enrolment, Mark, State, Visit
from learningcity.city.enrolment.rules import slip_code
from learningcity.city.enrolment.rules.hours import days_to_finish, meeting_days

_SEATED = (State.BOOKED, State.COMPLETED, State.ABSENT)
_BEFORE_CONSONANT = "เแโใไ"


class Expected(NamedTuple):
    """Someone with a seat, and what is known of the day; `heads` are the marks a new one would answer."""

    uuid: UUID
    name: str
    code: str
    present: bool | None
    contested: bool
    heads: list[str]


@dataclass
class DayRoster:
    """A session on one of its days: who is expected, whose marks contradict, who came without a seat."""

    session: Session
    on: date
    people: list[Expected] = field(default_factory=list)
    contested: dict[str, list[str]] = field(default_factory=dict)
    sides: dict[str, list[Mark]] = field(default_factory=dict)
    visits: list[Visit] = field(default_factory=list)


def day_of_roll(session: Session, today: date) -> date:
    """The day attendance is taken for: the latest of the session's days that has begun, else its first."""
    days = meeting_days(session.starts_at, session.ends_at)
    return max((day for day in days if day <= today), default=days[0])


def who_came_enough(session: Session) -> set[int]:
    """The enrolments that came on as many of the session's days as finishing asks for."""
    days = meeting_days(session.starts_at, session.ends_at)
    came = Attendance.objects.filter(enrolment__session=session, on__in=days, present=True)
    numbers = Counter(came.values_list("enrolment", flat=True))
    return {enrolment for enrolment, number in numbers.items() if number >= days_to_finish(len(days))}


def day_rosters(sessions: Iterable[Session], today: date) -> list[DayRoster]:
    """The rosters of some sessions on a day, in five statements however many they are."""
    rosters = {row.pk: DayRoster(row, day_of_roll(row, today)) for row in sessions}
    days = {roster.on for roster in rosters.values()}
    marked = {
        (mark.enrolment_id, mark.on): mark
        for mark in Attendance.objects.filter(enrolment__session__in=rosters, on__in=days)
    }
    seated = Enrolment.everywhere.filter(session__in=rosters, state__in=_SEATED).order_by(
        "person__name", "id"
    )
    for key, uuid, session, name in seated.values_list("id", "uuid", "session", "person__name"):
        roster = rosters[session]
        mark = marked.get((key, roster.on))
        roster.people.append(_expected(uuid, name, key, mark))
        if mark and mark.contested:
            roster.contested[str(uuid)] = mark.heads
    _name_sides(rosters.values())
    for visit in open_visits(rosters):
        rosters[visit.session_id].visits.append(visit)
    for roster in rosters.values():
        roster.people = _shortened(roster.people)
    return list(rosters.values())


def open_visits(sessions: Iterable[int]) -> list[Visit]:
    """Who came to these sessions without counting, and nobody has decided."""
    rows = Visit.objects.filter(session__in=list(sessions), outcome=Visit.Outcome.OPEN)
    return list(rows.select_related("person", "marked_by").order_by("at", "id"))


def sides_of(attendance: Attendance) -> list[Mark]:
    """The marks between which someone has to decide, in the order in which they were made."""
    rows = Mark.objects.filter(uuid__in=attendance.heads).select_related("by")
    return list(rows.order_by("corrected_at", "uuid"))


def _expected(uuid: UUID, name: str, key: int, mark: Attendance | None) -> Expected:
    if mark is None:
        return Expected(uuid, name, slip_code(key), None, contested=False, heads=[])
    return Expected(uuid, name, slip_code(key), mark.present, contested=mark.contested, heads=mark.heads)


def _name_sides(rosters: Iterable[DayRoster]) -> None:
    """Bring the marks that contradict each other, with who made them."""
    wanted = {uuid for roster in rosters for heads in roster.contested.values() for uuid in heads}
    rows = Mark.objects.filter(uuid__in=wanted).select_related("by").order_by("corrected_at", "uuid")
    marks = {str(mark.uuid): mark for mark in rows} if wanted else {}
    for roster in rosters:
        for person, heads in roster.contested.items():
            roster.sides[person] = [mark for uuid, mark in marks.items() if uuid in heads]


def _shortened(people: list[Expected]) -> list[Expected]:
    """Names as one calls them at the door; in full only where two would be the same."""
    short = [short_name(each.name) for each in people]
    often = Counter(short)
    return [
        each if often[name] > 1 else each._replace(name=name)
        for each, name in zip(people, short, strict=True)
    ]


def short_name(name: str) -> str:
    """A first name and the initial of the last: สมศรี จ."""
    first, *rest = name.split()
    if not rest:
        return first
    initial = rest[-1].lstrip(_BEFORE_CONSONANT)[:1] or rest[-1][:1]
    return " ".join([first, *rest[:-1], f"{initial}."])
