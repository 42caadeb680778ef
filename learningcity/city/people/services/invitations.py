"""Asking to act for someone, or for a second guardian; what they answer; what runs out."""

import secrets
from datetime import datetime

from django.db import transaction
from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from learningcity.city.people.models import CareInvitation, CareLink, Person, User
from learningcity.city.people.queries import asked_about, is_guardian
from learningcity.city.people.rules.invitations import MOST_TRIES, MOVES, may
from learningcity.city.people.services.care import care_for
from learningcity.city.people.services.persons import a_name
from learningcity.city.places.models import City
from learningcity.core import audit, outbox
from learningcity.core.errors import Refused
from learningcity.core.fields import look_up

MOST_OPEN = 10
"""So many questions of one account may wait at a time: enough for a street, too few to fish for numbers."""

_LETTERS = "23456789"
Kind, State = CareLink.Kind, CareInvitation.State


@transaction.atomic
def ask_to_help(
    *, by: User, city: City, called: str, contact: str = "", person: Person | None = None
) -> CareInvitation:
    """Ask someone whether one may enrol them: known by a telephone, an e-mail, or as the holder of a slip.

    The answer is the same whether or not anyone is known by it.
    """
    return _ask(by, city, CareInvitation(kind=Kind.HELPER, called=a_name(called), person=person), contact)


@transaction.atomic
def ask_second_guardian(*, by: User, city: City, child: Person, called: str, contact: str) -> CareInvitation:
    """Ask someone to be a child's guardian too; they must know the code, which the first one tells them."""
    if not is_guardian(by, child):
        raise Refused("not-guardian", _("Only a parent or guardian may ask a second one."))
    code = "".join(secrets.choice(_LETTERS) for _place in range(6))
    asked = CareInvitation(kind=Kind.GUARDIAN, called=a_name(called), person=child, code=code)
    return _ask(by, city, asked, contact)


def _ask(by: User, city: City, asked: CareInvitation, contact: str) -> CareInvitation:
    if CareInvitation.objects.open().filter(asked_by=by).count() >= MOST_OPEN:
        raise Refused("too-many-open", _("Ten of your questions still wait. Take one back first."))
    asked.asked_by, asked.city, asked.contact_key = by, city, look_up(contact) if contact else ""
    asked.save()
    audit.record("ask_care", asked, by=by, city=city.code, kind=asked.kind)
    _tell(asked, contact)
    return asked


def _tell(asked: CareInvitation, contact: str) -> None:
    """Let whoever has an account by that telephone or e-mail know that a question waits on their page."""
    account = _account_by(contact)
    if account is None and asked.kind == Kind.HELPER and asked.person:
        account = asked.person.account
    if account and account.pk != asked.asked_by_id:
        outbox.queue(
            template="care_asked",
            to=account,
            key=f"care_asked:{asked.uuid}",
            context={"city": asked.city.code, "who": asked.asked_by.name, "kind": asked.kind},
        )


def _account_by(contact: str) -> User | None:
    if "@" in contact:
        return User.objects.filter(email__iexact=contact).first()
    return User.objects.with_phone(contact) if contact else None


@transaction.atomic
def agree_to_care(*, invitation: CareInvitation, by: User, person: Person) -> CareLink:
    """Say yes: to be helped (`person` is oneself), or to be a child's guardian (`person` is the child)."""
    asked = _locked(invitation, "agree")
    carer = by if asked.kind == Kind.GUARDIAN else asked.asked_by
    link = care_for(carer=carer, person=person, kind=asked.kind, by=by, city=asked.city)
    _answer(asked, "agree")
    audit.record("agree_care", asked, by=by, city=asked.city.code)
    return link


def check_code(*, invitation: CareInvitation, code: str) -> None:
    """Refuse a wrong code; after a few tries the question cannot be answered any more."""
    CareInvitation.objects.filter(pk=invitation.pk).update(tries=F("tries") + 1)
    invitation.refresh_from_db(fields=["tries"])
    if invitation.tries > MOST_TRIES:
        raise Refused("too-many-tries", _("Too many wrong codes. Ask to be asked anew."), field="code")
    if not secrets.compare_digest(invitation.code, code):
        raise Refused("wrong-code", _("This is not the code. Ask them to read it out."), field="code")


@transaction.atomic
def refuse_care(*, invitation: CareInvitation, by: User) -> None:
    """Say no; who asked learns only that it was not agreed to."""
    asked = _answer(_locked(invitation, "refuse"), "refuse")
    audit.record("refuse_care", asked, by=by, city=asked.city.code)


@transaction.atomic
def take_back_invitation(*, invitation: CareInvitation, by: User) -> None:
    """Stop asking."""
    asked = _answer(_locked(invitation, "take_back"), "take_back")
    audit.record("take_back_care", asked, by=by, city=asked.city.code)


@transaction.atomic
def note_agreement_at_desk(
    *, carer: User, person: Person, kind: str, witness: str, by: User, city: City
) -> CareLink:
    """Note that someone said yes at the desk, in person, and who heard it; an open question ends with it."""
    witness = a_name(witness)
    link = care_for(carer=carer, person=person, kind=kind, by=by, city=city)
    link.noted_by, link.witness = by, witness
    link.save(update_fields=["noted_by", "witness"])
    for asked in asked_about(person):
        if asked.asked_by_id == carer.pk and asked.kind == kind:
            _answer(asked, "agree")
    return link


def run_out(*, now: datetime) -> int:
    """Close the questions that nobody answered in time; answers how many."""
    late = CareInvitation.objects.filter(state=MOVES["run_out"].before, runs_out_at__lte=now)
    return late.update(state=MOVES["run_out"].after)


def _locked(invitation: CareInvitation, act: str) -> CareInvitation:
    asked = CareInvitation.objects.select_for_update().get(pk=invitation.pk)
    if not may(act, asked.state) or not asked.is_open:
        raise Refused("no-longer-open", _("This question has been answered or has run out."))
    return asked


def _answer(asked: CareInvitation, act: str) -> CareInvitation:
    asked.state, asked.answered_at = MOVES[act].after, timezone.now()
    asked.save(update_fields=["state", "answered_at"])
    return asked
