"""Invents what residents need: read or not, supported by many, taken up, answered, refused, made one."""

import random
from datetime import datetime, timedelta

from learningcity.city.people.models import Person
from learningcity.city.places.models import City
from learningcity.city.projects.models import DECIDED, Need, NeedMerge, NeedState, Support
from learningcity.demo.texts.wishes import WISHES, Wish
from learningcity.demo.world import World


def build_wishes(world: World) -> None:
    """Give each city its needs and those who support them, online and on paper."""
    chance = random.Random(world.seed + 11)
    for city in world.cities.values():
        people = list(Person.objects.known_in(city).filter(is_invented=True).order_by("pk")[:400])
        built = {wish.key: _build(world, chance, city, wish, people) for wish in WISHES}
        for wish in WISHES:
            if wish.same_as:
                _merge(built[wish.key], built[wish.same_as])


def needs_of(city: City) -> dict[str, Need]:
    """The invented needs of a city by the key of their text."""
    titles = {wish.title: wish.key for wish in WISHES}
    rows = Need.everywhere.filter(city=city, is_invented=True)
    return {titles[row.title]: row for row in rows if row.title in titles}


def _build(world: World, chance: random.Random, city: City, wish: Wish, people: list[Person]) -> Need:
    unread = wish.state == NeedState.UNREAD
    at = world.now - timedelta(days=chance.randint(1, 9) if unread else chance.randint(60, 250))
    need = Need.everywhere.create(
        city=city,
        title=wish.title,
        details=wish.details,
        neighbourhood=chance.choice([*world.neighbourhoods[city.code], None]),
        group=wish.group,
        origin=wish.origin,
        state=wish.state,
        hidden_because=wish.hidden_because,
        answer=wish.answer,
        answered_at=at + timedelta(days=12) if wish.state in DECIDED else None,
        is_invented=True,
        created_at=at,
    )
    sharing = chance.sample(people, min(wish.shared + 1, len(people)))
    if sharing and wish.origin == Need.Origin.RESIDENT:
        need.wished_by = sharing[0]
        need.save(update_fields=["wished_by"])
    _support(need, wish, sharing, at)
    return need


def _support(need: Need, wish: Wish, sharing: list[Person], at: datetime) -> None:
    own = Support(need=need, person=need.wished_by, way=Support.Way.OWN, created_at=at)
    later = at + timedelta(days=1)
    rows = [Support(need=need, person=person, created_at=later) for person in sharing[1:]]
    if wish.slips:
        rows.append(Support(need=need, number=wish.slips, way=Support.Way.SLIP, created_at=later))
    Support.objects.bulk_create([own, *rows])


def _merge(merged: Need, kept: Need) -> None:
    NeedMerge.objects.create(
        merged=merged, kept=kept, state_before=NeedState.OPEN, at=merged.created_at + timedelta(days=20)
    )
    merged.state, merged.merged_into = NeedState.MERGED, kept
    merged.save(update_fields=["state", "merged_into"])
