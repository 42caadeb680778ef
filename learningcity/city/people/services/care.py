"""Who acts for whom: beginning and ending it."""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from learningcity.city.people.models import CareLink, Person, User
from learningcity.city.people.rules import Bond, may_act
from learningcity.city.places.models import City
from learningcity.core import audit, outbox
from learningcity.core.errors import Refused
from learningcity.core.thai_time import today


@transaction.atomic
def care_for(
    *, carer: User, person: Person, kind: str, by: User | None = None, city: City | None = None
) -> CareLink:
    """Let an account act for a person, as guardian of a child or as helper who was asked.

    `by` is who noted it at a city's desk, if not the carer.
    """
    if person.account_id == carer.pk:
        raise Refused("care-for-self", _("You need nobody's leave to act for yourself."))
    if not may_act(kind, person.age(today())):
        raise _wrong_bond(kind, person)
    link, new = CareLink.objects.get_or_create(
        carer=carer, person=person, ended_at=None, defaults={"kind": kind}
    )
    if new:
        audit.record("care_for", person, by=by or carer, city=city.code if city else "", kind=kind)
    return link


def _wrong_bond(kind: str, person: Person) -> Refused:
    if kind == Bond.GUARDIAN:
        sentence = _("%(name)s is 20 or over and decides alone: choose “an adult who asked me”.")
    else:
        sentence = _("%(name)s is under 20: only a parent or guardian may enrol them.")
    return Refused("wrong-bond", sentence % {"name": person.name}, field="kind")


@transaction.atomic
def end_care(*, link: CareLink, by: User | None) -> None:
    """End that an account acts for a person; what was arranged stays arranged."""
    if CareLink.objects.filter(pk=link.pk, ended_at=None).update(ended_at=timezone.now()):
        audit.record("end_care", link.person, by=by, kind=link.kind)
        if link.kind == CareLink.Kind.GUARDIAN:
            _tell_other_guardians(link)


def _tell_other_guardians(ended: CareLink) -> None:
    """A child's seats stand; whoever is still its guardian learns that they are now the one to come."""
    others = CareLink.objects.filter(person=ended.person, kind=ended.kind, ended_at=None)
    for link in others.select_related("carer"):
        outbox.queue(
            template="guardian_ended",
            to=link.carer,
            key=f"guardian_ended:{ended.pk}:{link.pk}",
            context={"name": ended.person.name, "who": ended.carer.name},
        )
