"""What people agreed to."""

from learningcity.city.people.models import Consent, Person, Purpose


def consents(person: Person) -> dict[Purpose, Consent | None]:
    """Each purpose with the consent that stands for it, if any."""
    given = {c.purpose: c for c in Consent.objects.filter(person=person, withdrawn_at=None)}
    return {purpose: given.get(purpose.value) for purpose in Purpose}


def has_agreed(person: Person, purpose: str) -> bool:
    """Whether the person agrees to a purpose today."""
    return Consent.objects.filter(person=person, purpose=purpose, withdrawn_at=None).exists()


def was_asked(person: Person, purpose: str) -> bool:
    """Whether the person has ever answered, yes or no, whether they agree to a purpose."""
    return person.pk is not None and Consent.objects.filter(person=person, purpose=purpose).exists()
