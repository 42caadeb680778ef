"""Promises with how they stand on a day, and their sums."""

from collections import Counter
from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from learningcity.city.partners.models import Commitment, Organisation
from learningcity.city.partners.rules.commitments import Progress, PromiseState
from learningcity.city.places.models import City

ORDER = (
    PromiseState.BROKEN,
    PromiseState.LATE,
    PromiseState.IN_QUESTION,
    PromiseState.OPEN,
    PromiseState.KEPT_LATE,
    PromiseState.KEPT,
    PromiseState.RELEASED,
)
"""What needs somebody stands first."""


class Promised(NamedTuple):
    """A promise with how it stands."""

    row: Commitment
    progress: Progress

    @property
    def state(self) -> PromiseState:
        return self.progress.state

    @property
    def left(self) -> int:
        return max(0, self.row.amount - self.progress.given)

    @property
    def worth(self) -> int | None:
        """What was given is worth so many satang, where a rule says so."""
        return self.row.worth(self.progress.given)


class Tally(NamedTuple):
    """How many promises stand in which state, what was given in satang, and how many gifts have no value."""

    states: dict[PromiseState, int]
    satang: int
    in_kind_satang: int
    unvalued: int

    @property
    def total(self) -> int:
        return sum(self.states.values())


def promises(
    city: City, today: date, *, public: bool = True, organisation: Organisation | None = None
) -> list[Promised]:
    """The promises of a city or of one partner, those that need somebody first, then by day."""
    rows = Commitment.objects.in_city(city).whole()
    rows = rows.shown() if public else rows
    rows = rows.filter(organisation=organisation) if organisation else rows
    found = [Promised(row, row.progress(today)) for row in rows]
    return sorted(found, key=lambda each: (ORDER.index(each.state), each.row.due_on, each.row.pk))


def tally(found: Iterable[Promised]) -> Tally:
    """Count promises by state and add up what was given; what has no rate is counted, never valued at 0."""
    rows = list(found)
    counted = Counter(each.state for each in rows)
    given = [each for each in rows if each.progress.given]
    money = sum(each.progress.given for each in given if each.row.kind == "baht")
    in_kind = [each.worth for each in given if each.row.kind != "baht"]
    return Tally(
        {state: counted[state] for state in ORDER if counted[state]},
        money,
        sum(value for value in in_kind if value is not None),
        in_kind.count(None),
    )
