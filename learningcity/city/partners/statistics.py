"""De-identified counts of what partners agreed, promised and were advised."""

from datetime import date
from typing import NamedTuple

from learningcity.city.partners.models import Advice, Agreement, Commitment
from learningcity.city.partners.rules.agreements import Standing
from learningcity.city.partners.rules.commitments import PromiseState
from learningcity.city.places.models import City

_HOLDS = (Standing.IN_FORCE, Standing.ENDING)
_KEPT = (PromiseState.KEPT, PromiseState.KEPT_LATE)


class Due(NamedTuple):
    """How many promises fell due in some days, and how many of them were kept, late or not."""

    due: int
    kept: int


class Advised(NamedTuple):
    """How many pieces of advice were given in some days, and how many of them the city answered."""

    given: int
    answered: int


def agreements_in_force(city: City, on: date) -> int:
    """Count the agreements of which a term holds on a day."""
    rows = Agreement.objects.in_city(city).prefetch_related("terms")
    return sum(row.standing(on) in _HOLDS for row in rows)


def due_and_kept(city: City, first: date, last: date) -> Due:
    """Count the promises whose day fell in some days, both included, as they stand on the last."""
    rows = Commitment.objects.in_city(city).filter(due_on__range=(first, last)).whole()
    states = [row.progress(last).state for row in rows]
    asked = [state for state in states if state != PromiseState.RELEASED]
    return Due(len(asked), sum(state in _KEPT for state in asked))


def advice_answered(city: City, first: date, last: date) -> Advised:
    """Count the advice given from one day to another and what the city answered of it by the last."""
    rows = Advice.objects.in_city(city).filter(given_on__range=(first, last))
    answers = list(rows.values_list("replied_on", flat=True))
    return Advised(len(answers), sum(day is not None and day <= last for day in answers))
