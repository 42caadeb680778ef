"""What people agree to, each purpose apart."""

from django.db import transaction
from django.utils import timezone

from learningcity.city.people.models import Consent, Person, User
from learningcity.city.people.queries import has_agreed
from learningcity.core import audit, outbox


@transaction.atomic
def give_consent(*, person: Person, purpose: str, by: User | None) -> Consent:
    """Note that a person (or who may act for them) agreed to one purpose."""
    standing = Consent.objects.filter(person=person, purpose=purpose, withdrawn_at=None)
    if not has_agreed(person, purpose):  # what stands is older than a no of a record merged with this one
        standing.update(withdrawn_at=timezone.now())
    consent, new = Consent.objects.get_or_create(
        person=person, purpose=purpose, withdrawn_at=None, defaults={"given_by": by}
    )
    if new:
        audit.record("give_consent", person, by=by, purpose=purpose)
    return consent


@transaction.atomic
def decline_consent(*, person: Person, purpose: str, by: User | None) -> None:
    """Note that a person was asked to agree to a purpose and said no, so that nobody asks or presumes."""
    withdraw_consent(person=person, purpose=purpose, by=by)
    asked_at = timezone.now()
    Consent.objects.create(
        person=person, purpose=purpose, given_by=by, given_at=asked_at, withdrawn_at=asked_at
    )
    audit.record("decline_consent", person, by=by, purpose=purpose)


@transaction.atomic
def withdraw_consent(*, person: Person, purpose: str, by: User | None) -> None:
    """End the consent to one purpose, and what waits to be sent on it; the record that it was given stays."""
    standing = Consent.objects.filter(person=person, purpose=purpose, withdrawn_at=None)
    if standing.update(withdrawn_at=timezone.now()):
        audit.record("withdraw_consent", person, by=by, purpose=purpose)
    outbox.drop(about=person.uuid, rests_on=purpose)
