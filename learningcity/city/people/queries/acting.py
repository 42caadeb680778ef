"""Whom an account may act for and what it may see of them; every page about a person asks here first."""

from dataclasses import dataclass
from uuid import UUID

from learningcity.city.people.models import CareLink, KnownIn, Person, User
from learningcity.city.people.rules import Bond, may_act
from learningcity.city.places.models import City
from learningcity.core.thai_time import today


@dataclass(frozen=True)
class Someone:
    """A person as an account meets them: oneself, a child one is guardian of, someone who asked for help."""

    person: Person
    bond: Bond
    link: CareLink | None = None

    @property
    def age(self) -> int | None:
        return self.person.age(today())

    @property
    def sees_all(self) -> bool:
        """A helper sees only what was arranged through them; oneself and a guardian see everything held."""
        return self.bond is not Bond.HELPER


def care_links(account: User) -> list[CareLink]:
    """The account's current care links, oldest first, also those that age has put out of force.

    A link that stayed with a record merged into another is none: the other record stands for both.
    """
    links = CareLink.objects.filter(carer=account, ended_at=None, person__merged_into=None)
    return list(links.select_related("person").order_by("agreed_at", "pk"))


def people_of(account: User) -> list[Someone]:
    """The account's own person, if it has one yet, and those it may act for today."""
    own = Person.objects.filter(account=account).first()
    first = [Someone(own, Bond.SELF)] if own else []
    return first + [
        Someone(link.person, Bond(link.kind), link) for link in care_links(account) if in_force(link)
    ]


def in_force(link: CareLink) -> bool:
    """Whether a current care link still holds at the person's age today."""
    return may_act(link.kind, link.person.age(today()))


def someone(account: User, uuid: UUID | str) -> Someone | None:
    """The person of that identifier as this account meets them, or nothing when it may not act for them."""
    return next((each for each in people_of(account) if str(each.person.uuid) == str(uuid)), None)


def city_of(account: User) -> City | None:
    """The city in which an account's person, or else someone it looks after, was first known."""
    for person in [*Person.objects.filter(account=account), *(link.person for link in care_links(account))]:
        first = KnownIn.objects.filter(person=person).select_related("city").order_by("since").first()
        if first:
            return first.city
    return None
