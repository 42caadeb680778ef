"""Who may be whom: the people that a name, a year and a telephone may mean, and records that may be one."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from django.db.models import Q
from rapidfuzz import process

from learningcity.city.people.models import Person, PersonQuerySet, TwoPeople
from learningcity.city.people.rules.likeness import (
    ASK_FROM,
    PREFIX,
    Card,
    bare,
    names_alike,
    probable_pairs,
    years_fit,
)
from learningcity.city.places.models import City
from learningcity.core.fields import look_up

MOST = 5
_COLUMNS = ("pk", "name_key", "birth_year", "phone_key")


class Likeness(NamedTuple):
    """Someone known, and whether the telephone says so or only the name."""

    person: Person
    by_phone: bool


class Wanted(NamedTuple):
    """Whom one looks for."""

    name: str
    birth_year: int | None = None
    phone: str = ""


def alike(people: PersonQuerySet, *, name: str, birth_year: int | None, phone: str) -> list[Likeness]:
    """The people who may be the one just named, those with the same telephone first."""
    wanted = Wanted(name, birth_year, phone)
    return alike_each(people.filter(_worth_comparing(wanted)), [wanted])[0]


def alike_each(people: PersonQuerySet, wanted: Sequence[Wanted]) -> list[list[Likeness]]:
    """For each of many wanted those who may be them; two statements, however many are wanted."""
    known = _Known.of(people)
    found = [known.like(each) for each in wanted]
    rows = people.model.objects.in_bulk({key for keys in found for key, _by_phone in keys})
    return [[Likeness(rows[key], by_phone) for key, by_phone in keys] for keys in found]


def _worth_comparing(wanted: Wanted) -> Q:
    """The same telephone, or a word of the name that begins as one of the wanted name's."""
    either = Q(phone_key=look_up(wanted.phone)) if wanted.phone else Q(pk=None)
    for word in bare(wanted.name).split():
        either |= Q(name_key__startswith=word[:PREFIX]) | Q(name_key__contains=f" {word[:PREFIX]}")
    return either


@dataclass
class _Known:
    """Records filed by telephone and by how the words of their names begin."""

    by_phone: dict[str, list[int]] = field(default_factory=lambda: defaultdict(list))
    by_word: dict[str, dict[int, Card]] = field(default_factory=lambda: defaultdict(dict))

    @classmethod
    def of(cls, people: PersonQuerySet) -> "_Known":
        known = cls()
        for row in people.values_list(*_COLUMNS):
            known.file(Card(*row))
        return known

    def file(self, card: Card) -> None:
        if card.phone_key:
            self.by_phone[card.phone_key].append(card.key)
        for word in card.name.split():
            self.by_word[word[:PREFIX]][card.key] = card

    def like(self, wanted: Wanted) -> list[tuple[int, bool]]:
        """Keys of those who may be meant, and whether the telephone says so."""
        same = self.by_phone.get(look_up(wanted.phone), [])[:MOST] if wanted.phone else []
        names = [key for key in self._like_names(wanted) if key not in same][: MOST - len(same)]
        return [(key, True) for key in same] + [(key, False) for key in names]

    def _like_names(self, wanted: Wanted) -> list[int]:
        """Keys of those with a like name, likest first; years of birth known to differ rule one out."""
        name = bare(wanted.name)
        cards = {
            key: card.name
            for word in name.split()
            for key, card in self.by_word.get(word[:PREFIX], {}).items()
            if years_fit(card.birth_year, wanted.birth_year)
        }
        found = process.extract(name, cards, scorer=_scorer, score_cutoff=ASK_FROM, limit=MOST)
        return [key for _name, _score, key in found]


def _scorer(one: str, other: str, *, score_cutoff: float | None = None) -> float:
    score = names_alike(one, other)
    return score if score_cutoff is None or score >= score_cutoff else 0


class Pair(NamedTuple):
    """Two records that may be one person, the older record first, and how likely it is, of 100."""

    one: Person
    other: Person
    likeness: int


def probable_twins(city: City) -> list[tuple[int, int, int]]:
    """Keys of records of a city that may be one person, likest first, without those said to be two people."""
    cards = [Card(*row) for row in Person.objects.known_in(city).values_list(*_COLUMNS)]
    two_people = set(TwoPeople.objects.filter(one__known__city=city).values_list("one_id", "other_id"))
    return [row for row in probable_pairs(cards) if row[:2] not in two_people]


def pairs(found: Iterable[tuple[int, int, int]]) -> list[Pair]:
    """Pairs of keys as pairs of people."""
    listed = list(found)
    rows = Person.objects.select_related("account", "home_neighbourhood").in_bulk(
        {key for one, other, _score in listed for key in (one, other)}
    )
    return [Pair(rows[one], rows[other], score) for one, other, score in listed]
