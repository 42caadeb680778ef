"""What is noted about people: registering, correcting, in which cities they are known."""

from collections.abc import Iterable
from typing import Any
from uuid import UUID, uuid4

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from learningcity.city.people.models import CareLink, KnownIn, Person, User
from learningcity.city.people.rules import may_act, possible_birth_year
from learningcity.city.people.services.care import end_care
from learningcity.city.places.models import Area, City, Neighbourhood
from learningcity.core import audit
from learningcity.core.errors import Refused
from learningcity.core.groups import Group
from learningcity.core.prepared import insert
from learningcity.core.thai_text import normalise, read_phone
from learningcity.core.thai_time import today

LONGEST_NAME = 120
CORRECTABLE = frozenset(
    {"name", "birth_year", "phone", "email", "sex", "groups", "home_area", "home_neighbourhood"}
)


@transaction.atomic
def register_person(
    *,
    by: User | None,
    name: str,
    city: City,
    birth_year: int | None = None,
    phone: str = "",
    email: str = "",
    sex: str = "",
    groups: Iterable[str] = (),
    home_area: Area | None = None,
    home_neighbourhood: Neighbourhood | None = None,
    uuid: UUID | None = None,
) -> Person:
    """Note down someone who has no account; the same `uuid` sent twice is the same person, once."""
    fields = _checked(
        name=name,
        birth_year=birth_year,
        phone=phone,
        email=email,
        sex=sex,
        groups=groups,
        home_area=home_area,
        home_neighbourhood=home_neighbourhood,
    )
    person, new = Person.objects.get_or_create(uuid=uuid or uuid4(), defaults=fields)
    if new:
        audit.record("register_person", person, by=by, city=city.code)
        make_known(person=person, city=city)
    return person


@transaction.atomic
def unregister_person(*, person: Person, by: User | None, city: City) -> None:
    """Remove someone noted down by mistake; refused where anything else is held about them."""
    if person.account_id or person.consents.exists() or person.care_links.exists() or person.merged.exists():
        raise Refused("more-is-held", _("More is held about this person, so the record stays."))
    audit.record("unregister_person", person, by=by, city=city.code)
    person.delete()


def make_known(*, person: Person, city: City) -> None:
    """Note that a person lives, enrols or is helped in a city."""
    insert(KnownIn(person=person, city=city), once=True)


@transaction.atomic
def person_of(*, account: User) -> Person:
    """The learner whom an account belongs to, made on first need from what the account knows."""
    person, new = Person.objects.get_or_create(
        account=account,
        defaults={"name": account.name, "phone": account.phone, "email": account.email or ""},
    )
    if new:
        audit.record("register_person", person, by=account)
    return person


@transaction.atomic
def correct_person(*, person: Person, by: User | None, city: City | None = None, **changes: Any) -> Person:
    """Put right what is held about a person, at a city's desk or by themselves.

    The audit names the fields, not what stood in them.
    """
    if unknown := set(changes) - CORRECTABLE:
        raise TypeError(f"not correctable: {sorted(unknown)}")
    fields = _checked(**changes)
    changed = sorted(name for name, value in fields.items() if getattr(person, name) != value)
    for name in changed:
        setattr(person, name, fields[name])
    if changed:
        person.save()
        _follow_age(person)
        audit.record("correct_person", person, by=by, city=city.code if city else "", fields=changed)
    if "name" in changed and person.account:
        person.account.name = person.name
        person.account.save(update_fields=["name"])
    return person


def _follow_age(person: Person) -> None:
    """A corrected birth year ends the bonds that it makes impossible."""
    age = person.age(today())
    for link in CareLink.objects.filter(person=person, ended_at=None):
        if not may_act(link.kind, age):
            end_care(link=link, by=None)


def _checked(**fields: Any) -> dict[str, Any]:
    """The fields with each value as it is kept, or a refusal that names the field."""
    if "name" in fields:
        fields["name"] = a_name(fields["name"])
    if fields.get("birth_year") is not None and not possible_birth_year(fields["birth_year"], today().year):
        raise Refused("birth-year", _("Nobody alive was born in that year."), field="birth_year")
    if fields.get("phone"):
        fields["phone"] = read_phone(fields["phone"])
    if "groups" in fields:
        fields["groups"] = sorted(set(fields["groups"]) & set(Group.values))
    return fields


def a_name(text: str) -> str:
    """A name as it is kept, or a refusal."""
    name = normalise(text)
    if not name:
        raise Refused("name-missing", _("Say what to call this person; a nickname is enough."), field="name")
    if len(name) > LONGEST_NAME:
        raise Refused("name-too-long", _("Write the name in at most 120 letters."), field="name")
    return name
