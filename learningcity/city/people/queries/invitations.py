"""What people are asked, and whom they asked."""

from django.db.models import Q

from learningcity.city.people.models import CareInvitation, CareLink, Person, User
from learningcity.core.fields import look_up


def is_guardian(account: User, person: Person) -> bool:
    """Whether an account is a person's guardian today."""
    return CareLink.objects.filter(
        carer=account, person=person, kind=CareLink.Kind.GUARDIAN, ended_at=None
    ).exists()


def asked_of(account: User, person: Person | None) -> list[CareInvitation]:
    """The open questions that reach an account: by its e-mail, its telephone, or as the person itself."""
    keys = {look_up(contact) for contact in _contacts(account, person)}
    to_me = Q(contact_key__in=keys) | Q(person=person, kind=CareLink.Kind.HELPER, person__isnull=False)
    rows = CareInvitation.objects.open().filter(to_me).exclude(asked_by=account)
    return list(rows.select_related("asked_by", "person", "city").order_by("asked_at"))


def _contacts(account: User, person: Person | None) -> set[str]:
    held = {(account.email or "").lower(), account.phone}
    if person:
        held |= {person.email.lower(), person.phone}
    return held - {""}


def asked_by(account: User) -> list[CareInvitation]:
    """The questions an account asked and that still wait, latest first."""
    rows = CareInvitation.objects.open().filter(asked_by=account)
    return list(rows.select_related("person").order_by("-asked_at"))


def asked_about(person: Person) -> list[CareInvitation]:
    """The open questions about a person, for the desk: by their telephone, their e-mail, or by name."""
    keys = [look_up(contact) for contact in (person.phone, person.email.lower()) if contact]
    rows = CareInvitation.objects.open().filter(Q(person=person) | Q(contact_key__in=keys))
    return list(rows.select_related("asked_by").order_by("asked_at"))


def acting_for(person: Person) -> list[CareLink]:
    """Who acts for a person today, longest first."""
    rows = CareLink.objects.filter(person=person, ended_at=None)
    return list(rows.select_related("carer").order_by("agreed_at", "pk"))
