"""De-identified counts of what residents wished and what became of it."""

from datetime import date
from typing import NamedTuple

from learningcity.city.places.models import City
from learningcity.city.projects.models import Need
from learningcity.city.projects.rules.needs import SEEN
from learningcity.core.thai_time import day_of


class Wished(NamedTuple):
    """How many wishes of some days everyone may see, and to how many of them the city has answered."""

    all: int
    answered: int


def needs_between(city: City, first: date, last: date) -> Wished:
    """Count the wishes made from one day to another and answered, or declined with a reason, by the last."""
    rows = Need.objects.in_city(city).filter(state__in=SEEN, created_at__date__range=(first, last))
    answers = list(rows.values_list("answered_at", flat=True))
    return Wished(len(answers), sum(at is not None and day_of(at) <= last for at in answers))
