"""By which ways a person is reached, in order: their own, those of who looks after them, paper."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from django.db import DEFAULT_DB_ALIAS
from django.db.models import Q

from learningcity.city.people.models import CareLink, Person, Reach, User
from learningcity.city.people.queries.acting import in_force
from learningcity.city.people.queries.agreed import latest_answers
from learningcity.city.people.rules.reaching import in_order
from learningcity.core import channels
from learningcity.core.channels import Channel, Way
from learningcity.core.models import Message
from learningcity.core.prepared import Question

Reaches = Mapping[int, Sequence[Reach]]
Found = dict[int, tuple[Person | User, list[Way]]]
"""Whom to write to about each person, by the person's key, and by which ways."""

_OF_ONE = Question(lambda person: Reach.objects.filter(person=person))
"""Asked at each booking, so it is worded once."""
_COLUMNS = [field.attname for field in Reach._meta.concrete_fields]
PAPER = Way(Channel.PRINT, "")


def ways_to(
    people: Iterable[Person], *, through: Mapping[int, User] | None = None, on_paper: bool = False
) -> Found:
    """Whom to write to about each person, and by which ways; nothing where there is none.

    `through` names who enrolled someone, by the person's key: they are written to where the person has no
    way of their own. Paper comes last, and only for what is worth a letter.
    """
    everyone = list(people)
    reaches = _reaches_of(everyone)
    found: Found = {person.pk: (person, _own(person, reaches, on_paper=on_paper)) for person in everyone}
    left = [person for person in everyone if not found[person.pk][1] or _is_told_by_carer(person, reaches)]
    return found | (_through_helpers(left, through or {}, found, on_paper=on_paper) if left else {})


def _reaches_of(people: Sequence[Person]) -> Reaches:
    if len(people) != 1:
        return _reaches(Q(person__in=[person.pk for person in people]))
    key = people[0].pk
    return {key: [Reach.from_db(DEFAULT_DB_ALIAS, _COLUMNS, row) for row in _OF_ONE.ask(key)]}


def _own(person: Person, reaches: Reaches, *, on_paper: bool) -> list[Way]:
    """The ways to a person themself; paper only if they chose it."""
    rows = reaches.get(person.pk, ())
    if _chosen(rows) == Reach.Channel.PAPER and on_paper:
        return [PAPER]
    return _usable(person_addresses(person, rows), _chosen(rows))


def _is_told_by_carer(person: Person, reaches: Reaches) -> bool:
    return _chosen(reaches.get(person.pk, ())) == Reach.Channel.CARER


def _chosen(rows: Iterable[Reach]) -> str:
    return next((row.channel for row in rows if row.chosen), "")


def _through_helpers(
    people: Sequence[Person], through: Mapping[int, User], found: Found, *, on_paper: bool
) -> Found:
    """The ways to who enrolled these people or looks after them; else what was found before, or paper."""
    helpers = {person.pk: [through[person.pk]] if person.pk in through else [] for person in people}
    for link in _care_links(helpers):
        helpers[link.person_id].append(link.carer)
    reaches = _reaches(Q(person__account__in=[account for each in helpers.values() for account in each]))
    answer: Found = {}
    for person in people:
        last = (person, found[person.pk][1] or ([PAPER] if on_paper else []))
        reached = ((helper, _of_account(helper, reaches)) for helper in helpers[person.pk])
        answer[person.pk] = next((each for each in reached if each[1]), last)
    return answer


def _care_links(people: Iterable[int]) -> list[CareLink]:
    """The links in force of those who look after these people, oldest first."""
    links = CareLink.objects.filter(person__in=list(people), ended_at=None)
    return [link for link in links.select_related("carer", "person").order_by("agreed_at") if in_force(link)]


def _reaches(about: Q) -> Reaches:
    found: dict[int, list[Reach]] = defaultdict(list)
    for row in Reach.objects.filter(about).select_related("person"):
        found[row.person_id].append(row)
    return found


def _of_account(account: User, reaches: Reaches) -> list[Way]:
    """The ways to a helper: as they chose them for themselves."""
    rows = [row for found in reaches.values() for row in found if _is_of(row, account)]
    known: dict[str, str] = {
        Channel.LINE: _line(rows),
        Channel.EMAIL: account.email or "",
        Channel.SMS: account.phone if account.phone_verified else "",
    }
    return _usable(known, _chosen(rows))


def _is_of(row: Reach, account: User) -> bool:
    return row.person.account_id == account.pk


def _usable(known: Mapping[str, str], chosen: str) -> list[Way]:
    return [
        Way(channel, address) for channel, address in in_order(known, chosen) if channels.is_set_up(channel)
    ]


def person_addresses(person: Person, rows: Iterable[Reach]) -> dict[str, str]:
    """A person's address on each channel, "" where there is none.

    Whoever has an account must have proven its number before SMS go there: they could type anyone's. What a
    person without one told the desk is taken at its word.
    """
    account = person.account if person.account_id else None
    phone = person.phone or (account.phone if account else "")
    proven = account is None or (account.phone_verified and phone == account.phone)
    return {
        Channel.LINE: _line(rows),
        Channel.EMAIL: (account.email if account else "") or person.email,
        Channel.SMS: phone if proven else "",
    }


def _line(rows: Iterable[Reach]) -> str:
    return next((row.address for row in rows if row.channel == Channel.LINE and not row.blocked_at), "")


def can_be_written_to(person: Person) -> bool:
    """Whether a message can reach the person themself."""
    rows = Reach.objects.filter(person=person) if person.pk else ()
    return bool(_usable(person_addresses(person, rows), ""))


def line_of(person: Person) -> Reach | None:
    """The LINE account that proved to be a person's, also while they have blocked the city's."""
    return Reach.objects.filter(person=person, channel=Channel.LINE).exclude(address_key="").first()


def is_still_wanted(message: Message) -> bool:
    """Whether a message may leave: what it rests on was not withdrawn since."""
    if not message.rests_on or message.person_uuid is None:
        return True
    about = Person.objects.filter(uuid=message.person_uuid).values_list("pk", "merged_into").first()
    if about is None:
        return True
    stands_for = about[1] or about[0]
    return latest_answers([stands_for], message.rests_on).get(stands_for, True)
