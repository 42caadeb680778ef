"""Needs with how many people have them, each person once however they said so."""

from collections.abc import Collection
from typing import NamedTuple

from django.db.models import Count, F, Q, Sum
from django.db.models.functions import Coalesce

from learningcity.city.people.models import Person
from learningcity.city.places.models import City
from learningcity.city.projects.models import Need, NeedQuerySet, NeedState, Support, ToldApart
from learningcity.city.projects.rules.likeness import alike, pairs

MOST_COMPARED = 300


class Wished(NamedTuple):
    """A need and how many people have it."""

    need: Need
    number: int


def numbers(city: City, needs: Collection[int] | None = None) -> dict[int, int]:
    """How many people support each need and those that are one with it, counted this moment.

    A known person counts once, a telephone number once, and unsigned slips as many as were laid down.
    """
    rows = Support.objects.filter(need__city=city)
    if needs is not None:
        rows = rows.filter(Q(need__in=needs) | Q(need__merged_into__in=needs))
    signed = Q(person=None) & ~Q(phone_key="")
    counted = (
        rows.annotate(
            root=Coalesce("need__merged_into_id", "need_id"),
            who=Coalesce("person__merged_into_id", "person_id"),
        )
        .values("root")
        .annotate(
            people=Count("who", distinct=True),
            phones=Count("phone_key", distinct=True, filter=signed),
            unsigned=Sum("number", filter=Q(person=None, phone_key=""), default=0),
        )
    )
    return {row["root"]: row["people"] + row["phones"] + row["unsigned"] for row in counted}


def wished(city: City, rows: NeedQuerySet) -> list[Wished]:
    """Needs of a city with their numbers, those that most people have first, then the newest."""
    found, count = list(rows.select_related("neighbourhood")), numbers(city)
    told = [Wished(need, count.get(need.pk, 0)) for need in found]
    return sorted(told, key=lambda each: (-each.number, -each.need.created_at.timestamp(), each.need.pk))


def wished_one(need: Need) -> Wished:
    """One need with its number."""
    return Wished(need, numbers(need.city, [need.pk]).get(need.pk, 0))


def supported_by(person: Person, needs: Collection[int]) -> set[int]:
    """Which of some needs a person supports, themself or through one that is the same."""
    rows = Support.objects.filter(Q(need__in=needs) | Q(need__merged_into__in=needs), person=person)
    return set(
        rows.annotate(root=Coalesce(F("need__merged_into_id"), F("need_id"))).values_list("root", flat=True)
    )


def similar(city: City, title: str, *, but: Collection[int] = (), most: int = 3) -> list[Wished]:
    """Open needs that may say the same as some words, the likest first."""
    rows = Need.objects.in_city(city).supportable().exclude(pk__in=but)
    titles = dict(rows.order_by("-pk").values_list("pk", "title")[:MOST_COMPARED])
    keys = [each.need for each in alike(title, titles, most=most)]
    found = {row.pk: row for row in rows.filter(pk__in=keys).select_related("neighbourhood")}
    count = numbers(city, keys) if keys else {}
    return [Wished(found[key], count.get(key, 0)) for key in keys]


def likely_pairs(city: City, *, most: int = 20) -> list[tuple[Wished, Wished]]:
    """Pairs of needs that may be one and that nobody has told apart; the more wished of the two first."""
    rows = Need.objects.in_city(city).filter(state__in=(NeedState.UNREAD, NeedState.OPEN, NeedState.TAKEN_UP))
    known = {row.pk: row for row in rows.select_related("neighbourhood").order_by("-pk")[:MOST_COMPARED]}
    apart = [frozenset(pair) for pair in ToldApart.objects.filter(one__city=city).values_list("one", "other")]
    found = pairs({key: row.title for key, row in known.items()}, apart)[:most]
    count = numbers(city, {key for pair in found for key in pair}) if found else {}
    return [_ordered(known[one], known[other], count) for one, other in found]


def _ordered(one: Need, other: Need, count: dict[int, int]) -> tuple[Wished, Wished]:
    both = [Wished(need, count.get(need.pk, 0)) for need in (one, other)]
    both.sort(key=lambda each: (each.need.state == NeedState.UNREAD, -each.number, each.need.pk))
    return both[0], both[1]
