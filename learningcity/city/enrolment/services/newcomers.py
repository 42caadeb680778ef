"""Someone who was let in at the door while there was no network: known by the phone's own identifier."""

from datetime import datetime
from typing import NamedTuple
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from learningcity.city.catalogue.models import Session
from learningcity.city.enrolment.models import Enrolment, State
from learningcity.city.enrolment.rules.batch import Newcomer
from learningcity.city.enrolment.rules.sync import NotCounted
from learningcity.city.enrolment.services.booking import admit_walk_in
from learningcity.city.people.models import Person, User
from learningcity.city.people.services import register_person
from learningcity.city.places.models import City
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
    person = _noted_down(newcomer.uuid, session.city) or register_person(
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


def _noted_down(uuid: UUID, city: City) -> Person | None:
    """Whom a phone's identifier named before, or the record they were merged into; never someone else's."""
    row = Person.objects.filter(uuid=uuid).select_related("merged_into").first()
    if row is None:
        return None
    person = row.merged_into or row
    if not Person.objects.known_in(city).filter(pk=person.pk).exists():
        raise Refused("not-known", _("Nobody is known here under this name any more. Note them down anew."))
    return person


def known_newcomer(*, newcomer: Newcomer, session: Session) -> Admitted | None:
    """What became of a newcomer earlier; nothing when nobody was noted down."""
    person = _noted_down(newcomer.uuid, session.city)
    if person is None:
        return None
    held = seat_of(person=person, session=session)
    return Admitted(person, held, None if held else NotCounted.NOT_ADMITTED)
