"""What those who said a need are told of it."""

from django.db.models import Q

from learningcity.city.people.models import Person
from learningcity.city.people.queries import ways_to
from learningcity.city.people.rules.reaching import called
from learningcity.city.projects.models import Need
from learningcity.core import outbox


def tell_wishers(*, need: Need, template: str) -> None:
    """Tell whoever said a need, or one that is one with it, what became of it, by the way they chose."""
    said = Need.everywhere.filter(Q(pk=need.pk) | Q(merged_into=need)).exclude(wished_by=None)
    people = {person.pk: person for person in Person.objects.filter(needs__in=said)}
    found = ways_to(people.values()) if people else {}
    for key, person in people.items():
        to, ways = found[key]
        outbox.queue(
            template=template,
            to=to,
            key=f"{template}:{need.uuid}:{key}:{hash_of(need)}",
            context={
                "city": need.city.code,
                "need": str(need.uuid),
                "title": need.title,
                "answer": need.answer,
                "name": called(person.name),
            },
            ways=ways,
            about=person.uuid,
        )


def hash_of(need: Need) -> str:
    """A mark of the words that are told: who is told the same twice reads it once."""
    return f"{need.answered_at:%y%m%d%H%M%S}" if need.answered_at else "0"
