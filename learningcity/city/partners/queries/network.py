"""Who works with whom: partners of agreements in force and of working groups that meet."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from learningcity.city.partners.models import Agreement, Organisation, Seat
from learningcity.city.partners.rules.agreements import Standing
from learningcity.city.partners.rules.network import Tie, most_tied, ties
from learningcity.city.places.models import City

IN_FORCE = (Standing.IN_FORCE, Standing.ENDING)
MOST = 24
"""As many partners as can be told apart on a ring; the others stand in the list."""


class Network(NamedTuple):
    """Partners in their order around the ring, the ties between them by key, and how many more there are."""

    partners: list[Organisation]
    ties: list[Tie]
    others: int


def network(city: City, today: date, *, most: int = MOST) -> Network:
    """The partners of a city that work together today, those of one kind beside each other."""
    found = ties(circles(city, today))
    every = most_tied(found, 10**6)
    shown = set(every[:most])
    rows = Organisation.objects.in_city(city).active().filter(pk__in=shown)
    partners = sorted(rows, key=lambda row: (row.kind, row.name_th))
    known = {row.pk for row in partners}
    between = [tie for tie in found if tie.one in known and tie.other in known]
    return Network(partners, between, len(every) - len(shown))


def circles(city: City, today: date) -> Iterable[set[int]]:
    """For each public agreement in force and each working group, the organisations in it."""
    for agreement in Agreement.objects.in_city(city).shown().whole():
        if agreement.standing(today) in IN_FORCE:
            yield {
                party.organisation_id
                for party in agreement.parties.all()
                if party.withdrawn_on is None and party.organisation.left_on is None
            }
    seated: dict[int, set[int]] = defaultdict(set)
    here = Seat.objects.current().filter(group__city=city, group__closed_on=None, organisation__left_on=None)
    for group, organisation in here.values_list("group", "organisation"):
        seated[group].add(organisation)
    yield from seated.values()
