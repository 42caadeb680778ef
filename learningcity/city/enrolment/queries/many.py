"""What would become of each of a list of people in a session, before anything is written."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import NamedTuple

from learningcity.city.catalogue.models import SeatPool, Session
from learningcity.city.enrolment.models import Enrolment
from learningcity.city.enrolment.queries.enrolments import may_join, refusal
from learningcity.city.enrolment.rules import CLERK, Pool, usable, why_not_by
from learningcity.city.people.models import Person
from learningcity.core.errors import Refused
from learningcity.core.thai_time import day_of


class Fate(StrEnum):
    """What would become of someone."""

    SEAT = "seat"
    LINE = "line"
    REFUSED = "refused"
    ALREADY = "already"


class Foretold(NamedTuple):
    """What would become of someone, and why when it is no."""

    fate: Fate
    why: Refused | None = None


def foretell(session: Session, everyone: Sequence[tuple[Person, bool]], now: datetime) -> list[Foretold]:
    """The fate of each person (kept or not) and whether a guardian is by, in their order."""
    room = _Room(session, now, _pools(session), _live(session, (person.pk for person, _here in everyone)))
    return [room.foretell(person, guardian_present=here) for person, here in everyone]


def _pools(session: Session) -> list[Pool]:
    rows = SeatPool.objects.filter(session=session).order_by("id")
    return [Pool(*row) for row in rows.values_list("id", "group", "seats", "taken", "releases_at")]


def _live(session: Session, people: Iterable[int | None]) -> set[int]:
    known = [key for key in people if key]
    rows = Enrolment.everywhere.live().filter(session=session, person__in=known)
    return set(rows.values_list("person_id", flat=True))


@dataclass
class _Room:
    """A session whose seats are used up in thought, one after the other."""

    session: Session
    now: datetime
    pools: list[Pool]
    live: set[int]

    def foretell(self, person: Person, *, guardian_present: bool) -> Foretold:
        if person.pk in self.live:
            return Foretold(Fate.ALREADY)
        if why := may_join(self.session, person, self.now):
            return Foretold(Fate.REFUSED, why)
        if no := why_not_by(CLERK, person.age(day_of(self.now)), guardian_present=guardian_present):
            return Foretold(Fate.REFUSED, refusal(no=no))
        return Foretold(Fate.SEAT if self._seated(person) else Fate.LINE)

    def _seated(self, person: Person) -> bool:
        groups = person.groups_on(day_of(self.session.starts_at))
        seat = next((pool for pool in usable(self.pools, groups, self.now) if pool.free > 0), None)
        if seat is not None:
            seat.taken += 1
        return seat is not None
