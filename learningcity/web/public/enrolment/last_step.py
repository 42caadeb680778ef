"""What happens at the last yes, all of it or nothing: the person, the bond, the consents and the seat."""

from typing import Any
from uuid import UUID

from django.db import transaction

from learningcity.city.catalogue.models import Session
from learningcity.city.enrolment.models import Enrolment, Voucher
from learningcity.city.enrolment.services import book_seat
from learningcity.city.people.models import Person, Purpose, User
from learningcity.city.people.rules import Bond
from learningcity.city.people.services import (
    care_for,
    correct_person,
    decline_consent,
    give_consent,
    person_of,
    register_person,
)
from learningcity.web.public.enrolment.drafts import Draft
from learningcity.web.public.enrolment.forms import ME, WhoForm
from learningcity.web.ui.support import SupportForm, keep_support


@transaction.atomic
def join_session(
    *,
    session: Session,
    who: WhoForm,
    agreed: dict[str, Any],
    support: SupportForm,
    by: User,
    draft: Draft,
    wait: bool,
    voucher: Voucher | None = None,
) -> Enrolment:
    """Join a session with a valid answer to “who comes”; refused whole when the seat is refused."""
    person = _who_comes(session, who, by, draft)
    _note_consents(person, agreed, by)
    if agreed.get("email") and not person.email:
        correct_person(person=person, by=by, email=agreed["email"])
    enrolment = book_seat(session=session, person=person, by=by, wait_if_full=wait, voucher=voucher)
    keep_support(support, enrolment, by, sees_all=who.bond != Bond.HELPER)
    return enrolment


def _who_comes(session: Session, who: WhoForm, by: User, draft: Draft) -> Person:
    if who.cleaned_data["who"] == ME:
        person = person_of(account=by)
    elif who.chosen:
        person = who.chosen.person
    else:
        return _new_person(session, who, by, draft)
    return correct_person(person=person, by=by, **who.told()) if who.told() else person


def _new_person(session: Session, who: WhoForm, by: User, draft: Draft) -> Person:
    """The draft's identifier becomes the person's, so that the same form sent twice makes one person."""
    given = who.cleaned_data
    person = register_person(
        by=by,
        name=given["name"],
        phone=given["phone"] or "",
        city=session.city,
        uuid=UUID(draft.id),
        **who.told(),
    )
    care_for(carer=by, person=person, kind=given["kind"])
    return person


def _note_consents(person: Person, agreed: dict[str, Any], by: User) -> None:
    if agreed.get("reminders") == "yes":
        give_consent(person=person, purpose=Purpose.REMINDERS, by=by)
    elif agreed.get("reminders") == "no":
        decline_consent(person=person, purpose=Purpose.REMINDERS, by=by)
    if agreed.get("follow_up"):
        give_consent(person=person, purpose=Purpose.FOLLOW_UP, by=by)
