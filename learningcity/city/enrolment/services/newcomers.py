"""Someone who was let in at the door while there was no network: known by the phone's own identifier."""

from datetime import datetime
from typing import NamedTuple

from django.db import transaction

from learningcity.city.catalogue.models import Session
from learningcity.city.enrolment.models import Enrolment, State
from learningcity.city.enrolment.rules.batch import Newcomer
from learningcity.city.enrolment.rules.sync import NotCounted
from learningcity.city.enrolment.services.booking import admit_walk_in
from learningcity.city.people.models import Person, User
from learningcity.city.people.services import register_person
from learningcity.core.errors import Refused

_BY_REFUSAL = {"full": NotCounted.FULL, "called-off": NotCounted.CALLED_OFF}


class Admitted(NamedTuple):
    """What became of a newcomer: a seat, or the reason why there is none."""

    person: Person
    enrolment: Enrolment | None
    why: NotCounted | None = None


@transaction.atomic
def admit_newcomer(*, newcomer: Newcomer, session: Session, came_at: datetime, by: User | None) -> Admitted:
    """Note a newcomer down and give them a free seat; without one they are noted down all the same."""
    person = register_person(
        by=by,
        name=newcomer.name,
        city=session.city,
        birth_year=newcomer.birth_year,
        phone=newcomer.phone,
        uuid=newcomer.uuid,
    )
    held = seat_of(person=person, session=session)
    if held is not None:
        return Admitted(person, held)
    try:
        with transaction.atomic():
            here = newcomer.guardian_present
            seat = admit_walk_in(
                session=session, person=person, by=by, guardian_present=here, came_at=came_at
            )
    except Refused as refused:
        return Admitted(person, None, _BY_REFUSAL.get(refused.code, NotCounted.NOT_ADMITTED))
    return Admitted(person, seat)


def seat_of(*, person: Person, session: Session) -> Enrolment | None:
    """The seat a person has in a session, if any; one that is only offered is not theirs yet."""
    rows = Enrolment.everywhere.seated().filter(person=person, session=session).exclude(state=State.OFFERED)
    found: Enrolment | None = rows.first()
    return found


def known_newcomer(*, newcomer: Newcomer, session: Session) -> Admitted | None:
    """What became of a newcomer earlier; nothing when nobody was noted down."""
    person = Person.objects.filter(uuid=newcomer.uuid).first()
    if person is None:
        return None
    held = seat_of(person=person, session=session)
    return Admitted(person, held, None if held else NotCounted.NOT_ADMITTED)
