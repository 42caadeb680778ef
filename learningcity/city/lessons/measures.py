"""The facts by which cities are compared: counted from what every city shows, with their source.

All of them are counts that anyone can make from the public pages; nothing of a person is read.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from django.db.models import Count
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from learningcity.city.catalogue.models import Activity, Topic
from learningcity.city.lessons.rules.similar import Fact, Facts, Profile, Share, Size
from learningcity.city.partners.models import Organisation
from learningcity.city.places.models import City, Venue
from learningcity.city.places.queries import People, registered_people_by_area

OLDER_FROM, GROWN_FROM = 60, 18
AGES_APART, FREE_APART = 0.2, 0.5
"""From this difference on, two shares are as different as can be."""

FEWEST_ACTIVITIES = 5
"""From fewer activities nothing is said of a city's offer."""


class Measure(NamedTuple):
    """What a fact is called, and in a sentence how it is counted and compared."""

    label: str | Promise
    sentence: str | Promise


MEASURES: dict[str, Measure] = {
    "people": Measure(
        _("people who live there"),
        _("Registered in the city's area. Ten times as many is as different as can be."),
    ),
    "older": Measure(
        _("older people among them"),
        _("People of 60 and over among all registered. 20 in 100 more or less is as different as can be."),
    ),
    "children": Measure(
        _("children and young people under 18 among them"),
        _("People under 18 among all registered. 20 in 100 more or less is as different as can be."),
    ),
    "venues": Measure(
        _("learning places for 10,000 people"),
        _("Places in use, for the people registered. Ten times as many is as different as can be."),
    ),
    "organisations": Measure(
        _("partners for 10,000 people"),
        _("Partners that take part, for the people registered. Ten times as many is as different as can be."),
    ),
    "free": Measure(
        _("activities free of charge"),
        _("Among the activities that are published. 50 in 100 more or less is as different as can be."),
    ),
    "topics": Measure(
        _("what can be learnt"),
        _("The mix of topics of published activities; the mix counts, not the number."),
    ),
    "places": Measure(
        _("kinds of learning places"),
        _("The mix of kinds of places in use; the mix counts, not the number."),
    ),
}
"""Every fact by which cities are compared, in the order in which they are shown."""


class Measured(NamedTuple):
    """A fact of one city: its value, of how many, and who says so unless it is its own records."""

    fact: Fact | None
    of: int | None = None
    source: str = ""


Measurements = Mapping[str, Measured]


def facts(measured: Measurements) -> Facts:
    """What is compared of the facts of one city."""
    return {name: each.fact for name, each in measured.items()}


def measure_cities(cities: Iterable[City]) -> dict[int, Measurements]:
    """The facts of cities by their key; however many there are, in as many statements."""
    rows = list(cities)
    counted = _count(rows)
    return {city.pk: _measured(city, counted) for city in rows}


@dataclass(frozen=True)
class _Counted:
    """What was counted of all cities at once: people by area, the rest by city."""

    people: Mapping[int, People]
    older: Mapping[int, People]
    grown: Mapping[int, People]
    places: Mapping[int, Counter[str]]
    partners: Mapping[int, int]
    topics: Mapping[int, Counter[str]]
    free: Mapping[int, int]


def _count(cities: list[City]) -> _Counted:
    areas = [city.area for city in cities if city.area]
    places: defaultdict[int, Counter[str]] = defaultdict(Counter)
    venues = Venue.everywhere.filter(city__in=cities).in_use().order_by()
    for city, kind, number in venues.values_list("city", "kind").annotate(n=Count("pk")):
        places[city][kind] = number
    organisations = Organisation.everywhere.filter(city__in=cities).active().order_by()
    return _Counted(
        registered_people_by_area(areas),
        registered_people_by_area(areas, from_age=OLDER_FROM),
        registered_people_by_area(areas, from_age=GROWN_FROM),
        places,
        dict(organisations.values_list("city").annotate(n=Count("pk"))),
        _topics(cities),
        _free(cities),
    )


def _topics(cities: list[City]) -> Mapping[int, Counter[str]]:
    """How many published activities each city has of each of the great topics."""
    roots = dict(Topic.objects.filter(depth=1).values_list("path", "code"))
    found: defaultdict[int, Counter[str]] = defaultdict(Counter)
    rows = Activity.everywhere.filter(city__in=cities).published().order_by()
    for city, path, number in rows.values_list("city", "topic__path").annotate(n=Count("pk")):
        found[city][roots.get(path[: Topic.steplen], "")] += number
    return found


def _free(cities: list[City]) -> Mapping[int, int]:
    rows = Activity.everywhere.filter(city__in=cities, price_satang=0).published().order_by()
    rows = rows.exclude(prices__satang__gt=0)
    return dict(rows.values_list("city").annotate(n=Count("pk")))


def _measured(city: City, counted: _Counted) -> dict[str, Measured]:
    area, kinds, topics = city.area_id or 0, counted.places.get(city.pk), counted.topics.get(city.pk)
    people, older, grown = (rows.get(area) for rows in (counted.people, counted.older, counted.grown))
    offered = sum((topics or {}).values())
    enough = offered >= FEWEST_ACTIVITIES
    return {
        "people": Measured(Size(people.number), None, people.counted_by) if people else Measured(None),
        "older": _part(older, people),
        "children": _rest(grown, people),
        "venues": _for_people(sum((kinds or {}).values()), people),
        "organisations": _for_people(counted.partners.get(city.pk, 0), people),
        "free": Measured(Share(counted.free.get(city.pk, 0) / offered, FREE_APART), offered)
        if enough
        else Measured(None),
        "topics": Measured(Profile(topics), offered) if topics and enough else Measured(None),
        "places": Measured(Profile(kinds), sum(kinds.values())) if kinds else Measured(None),
    }


def _part(part: People | None, people: People | None) -> Measured:
    if part is None or people is None or part.year_be != people.year_be:
        return Measured(None)
    return Measured(Share(part.number / people.number, AGES_APART), people.number, people.counted_by)


def _rest(grown: People | None, people: People | None) -> Measured:
    if grown is None or people is None or grown.year_be != people.year_be:
        return Measured(None)
    children = people.number - grown.number
    return Measured(Share(children / people.number, AGES_APART), people.number, people.counted_by)


def _for_people(number: int, people: People | None) -> Measured:
    if people is None or not number:
        return Measured(None)
    return Measured(Size(round(number / people.number * 10_000, 1)), number, people.counted_by)
