"""Enrolling a whole list of people in one act, and taking that act back."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import NamedTuple
from uuid import UUID

from django.db import transaction
from django.db.models import ProtectedError
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from learningcity.city.catalogue.models import Session
from learningcity.city.enrolment.models import Enrolment, ListedEnrolment, NameList, State
from learningcity.city.enrolment.services.booking import book_seat
from learningcity.city.enrolment.services.leaving import give_up_seat
from learningcity.city.people.models import Person, User
from learningcity.city.people.services import register_person, unregister_person
from learningcity.city.places.models import Neighbourhood
from learningcity.core import audit
from learningcity.core.errors import Refused, RefusedTogether

HOURS_TO_TAKE_BACK = 24
UNENDED = (State.WAITING, State.BOOKED, State.OFFERED)


class Someone(NamedTuple):
    """One of a list: a person known already, or what to note down of someone new."""

    name: str
    birth_year: int | None = None
    phone: str = ""
    person: Person | None = None
    guardian_present: bool = False


@transaction.atomic
def enrol_list(
    *,
    session: Session,
    everyone: Sequence[Someone],
    by: User,
    uuid: UUID,
    neighbourhood: Neighbourhood | None = None,
) -> NameList:
    """Give each of a list a seat, or a place in line, in order; where one is refused nobody is enrolled.

    The same `uuid` sent twice is the same list, once. New people get the neighbourhood as their home.
    """
    made, new = NameList.everywhere.get_or_create(
        uuid=uuid, defaults={"city": session.city, "session": session, "made_by": by}
    )
    if new:
        _enrol_all(made, everyone, by, neighbourhood)
        audit.record("enrol_list", session, by=by, city=session.city.code, people=len(everyone))
    return made


def _enrol_all(
    made: NameList, everyone: Sequence[Someone], by: User, neighbourhood: Neighbourhood | None
) -> None:
    refusals, listed = [], []
    for one in everyone:
        try:
            with transaction.atomic():
                enrolment = _enrol(made.session, one, by, neighbourhood)
        except Refused as refused:
            refusals.append(Refused(refused.code, f"{one.name}: {refused}"))
        else:
            listed.append(ListedEnrolment(name_list=made, enrolment=enrolment, is_new=one.person is None))
    if refusals:
        raise RefusedTogether(refusals)
    ListedEnrolment.objects.bulk_create(listed)


def _enrol(session: Session, one: Someone, by: User, neighbourhood: Neighbourhood | None) -> Enrolment:
    person = one.person or register_person(
        by=by,
        name=one.name,
        birth_year=one.birth_year,
        phone=one.phone,
        city=session.city,
        home_neighbourhood=neighbourhood,
    )
    here = one.guardian_present
    return book_seat(session=session, person=person, by=by, via=Enrolment.Via.CLERK, guardian_present=here)


def until_when(*, made: NameList) -> datetime:
    """Until when a list may be taken back: a day, and never past the start of its session."""
    return min(made.made_at + timedelta(hours=HOURS_TO_TAKE_BACK), made.session.starts_at)


@transaction.atomic
def take_back_list(*, made: NameList, by: User) -> int:
    """Give back every seat of a list and forget whom nobody knew before; answers how many seats."""
    made = NameList.everywhere.select_for_update().select_related("session", "city").get(pk=made.pk)
    if made.taken_back_at:
        raise Refused("taken-back", _("This list has been taken back already."))
    if timezone.now() >= until_when(made=made):
        raise Refused("too-late", _("A list can be taken back for a day, and before its session starts."))
    # Those in line leave first: else a seat given back would be offered to one of the same list.
    listed = sorted(_listed(made), key=lambda each: each.enrolment.state != State.WAITING)
    ended = sum(_take_back(each, by) for each in listed)
    made.taken_back_at = timezone.now()
    made.save(update_fields=["taken_back_at"])
    audit.record("take_back_list", made.session, by=by, city=made.city.code, people=ended)
    return ended


def _listed(made: NameList) -> list[ListedEnrolment]:
    return list(made.listed.select_related("enrolment__person", "enrolment__city").order_by("pk"))


def _take_back(listed: ListedEnrolment, by: User) -> bool:
    enrolment = listed.enrolment
    enrolment.refresh_from_db(fields=["state"])
    is_live = enrolment.state in UNENDED
    if is_live:
        give_up_seat(enrolment=enrolment, by=by)
    if listed.is_new:
        _forget(enrolment, by)
    return is_live


def _forget(enrolment: Enrolment, by: User) -> None:
    """Remove who was noted down for this list only; whoever has a trace elsewhere stays."""
    try:
        with transaction.atomic():
            person = enrolment.person
            enrolment.delete()
            unregister_person(person=person, by=by, city=enrolment.city)
    except (ProtectedError, Refused):
        return
