"""What people agreed to: of all answers the latest stands, also where two records were merged."""

from collections.abc import Iterable

from django.db.models.functions import Coalesce

from learningcity.city.people.models import Consent, Person, Purpose


def latest_answers(people: Iterable[int], purpose: str) -> dict[int, bool]:
    """What each of some people (by key) last answered to a purpose; who never did is left out."""
    rows = Consent.objects.filter(person__in=list(people), purpose=purpose)
    said = rows.order_by(Coalesce("withdrawn_at", "given_at"), "pk")
    return {person: ended is None for person, ended in said.values_list("person_id", "withdrawn_at")}


def consents(person: Person) -> dict[Purpose, Consent | None]:
    """Each purpose with the consent that stands for it, if any."""
    rows = Consent.objects.filter(person=person).order_by(Coalesce("withdrawn_at", "given_at"), "pk")
    latest = {row.purpose: row for row in rows}
    return {
        purpose: row if (row := latest.get(purpose.value)) and row.withdrawn_at is None else None
        for purpose in Purpose
    }


def has_agreed(person: Person, purpose: str) -> bool:
    """Whether the person agrees to a purpose today."""
    return latest_answers([person.pk], purpose).get(person.pk, False)


def was_asked(person: Person, purpose: str) -> bool:
    """Whether the person has ever answered, yes or no, whether they agree to a purpose."""
    return person.pk is not None and Consent.objects.filter(person=person, purpose=purpose).exists()
