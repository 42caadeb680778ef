"""How a round of priorities came out."""

from typing import NamedTuple

from learningcity.city.projects.models import Need, PriorityRound
from learningcity.city.projects.queries.needs import numbers
from learningcity.city.projects.rules.priorities import FEWEST_SHOWN, Candidate, Place, outcome


class Row(NamedTuple):
    """A need with the place it came out at."""

    need: Need
    place: Place


class Outcome(NamedTuple):
    """How many took part, how many points they gave, and the places; none while too few took part."""

    participants: int
    points: int
    spent: int
    rows: list[Row]

    @property
    def is_shown(self) -> bool:
        return self.participants >= FEWEST_SHOWN


def outcome_of(round_: PriorityRound) -> Outcome:
    """Count the points of a round; what so few gave that one could guess who stays uncounted."""
    ballots = [
        {int(key): value for key, value in said.items()}
        for said in round_.ballots.values_list("points", flat=True)
    ]
    given = sum(sum(ballot.values()) for ballot in ballots)
    if len(ballots) < FEWEST_SHOWN:
        return Outcome(len(ballots), given, 0, [])
    candidates = {each.pk: each for each in round_.candidates.select_related("need__neighbourhood")}
    count = numbers(round_.city, [each.need_id for each in candidates.values()])
    plain = [Candidate(key, each.cost_satang, count.get(each.need_id, 0)) for key, each in candidates.items()]
    places = outcome(plain, ballots, round_.budget_satang)
    spent = sum(place.cost for place in places if place.funded)
    return Outcome(len(ballots), given, spent, [Row(candidates[place.key].need, place) for place in places])
