"""Rounds of priorities, and how they came out."""

from collections.abc import Mapping
from typing import NamedTuple

from django.db.models import Count, OuterRef, Subquery, Sum
from django.db.models.functions import Coalesce

from learningcity.city.places.models import City
from learningcity.city.projects.models import Ballot, Need, PriorityRound, Table
from learningcity.city.projects.queries.needs import numbers
from learningcity.city.projects.rules.priorities import Candidate, Place, outcome
from learningcity.city.projects.rules.priorities import Table as Laid
from learningcity.core.few import FEWEST


def rounds_of(city: City) -> list[tuple[PriorityRound, int]]:
    """The rounds of a city, the latest first, each with how many people gave points."""
    rows = PriorityRound.objects.in_city(city).order_by("-opens_on", "-pk")
    ballots = Ballot.objects.filter(round=OuterRef("pk")).order_by().values("round")
    tables = Table.objects.filter(round=OuterRef("pk")).order_by().values("round")
    alone = Coalesce(Subquery(ballots.annotate(n=Count("pk")).values("n")), 0)
    together = Coalesce(Subquery(tables.annotate(n=Sum("people")).values("n")), 0)
    return [(row, row.took_part) for row in rows.annotate(took_part=alone + together)]


class Row(NamedTuple):
    """A need with the place it came out at."""

    need: Need
    place: Place


class Outcome(NamedTuple):
    """How many took part, how many points they gave, and the places; none while too few took part.

    A table knows what it laid out: where a few gave points alone besides, they too could be made out.
    """

    participants: int
    points: int
    spent: int
    rows: list[Row]
    at_tables: int = 0

    @property
    def is_shown(self) -> bool:
        alone = self.participants - self.at_tables
        return self.participants >= FEWEST and not 0 < alone < FEWEST


def outcome_of(round_: PriorityRound) -> Outcome:
    """Count the points of a round; what so few gave that one could guess who stays uncounted."""
    ballots = [_by_key(said) for said in round_.ballots.values_list("points", flat=True)]
    tables = [Laid(row.people, _by_key(row.points)) for row in round_.tables.all()]
    at_tables = sum(table.people for table in tables)
    given = sum(sum(points.values()) for points in (*ballots, *(table.points for table in tables)))
    hidden = Outcome(len(ballots) + at_tables, given, 0, [], at_tables)
    if not hidden.is_shown:
        return hidden
    candidates = {each.pk: each for each in round_.candidates.select_related("need__neighbourhood")}
    count = numbers(round_.city, [each.need_id for each in candidates.values()])
    plain = [Candidate(key, each.cost_satang, count.get(each.need_id, 0)) for key, each in candidates.items()]
    places = outcome(plain, ballots, round_.budget_satang, tables)
    spent = sum(place.cost for place in places if place.funded)
    rows = [Row(candidates[place.key].need, place) for place in places]
    return hidden._replace(spent=spent, rows=rows)


def _by_key(said: Mapping[str, int]) -> dict[int, int]:
    """Points by candidate, whose keys JSON keeps as text."""
    return {int(key): value for key, value in said.items()}
