"""How residents say what comes first: rounds as patterns, without needs, points given or money."""

from django.utils.translation import gettext_lazy as _

from learningcity.city.places.models import City
from learningcity.city.projects.models import PriorityRound
from learningcity.city.templates.parts.part import Part, Same, taken
from learningcity.city.templates.rules.fields import Row


def read_rounds(city: City) -> list[Row]:
    """The rounds of a city from the oldest."""
    names = ("title_th", "title_en", "about_th", "about_en", "points", "is_invented")
    return [
        taken(row, *names) | {"open_days": (row.closes_on - row.opens_on).days + 1}
        for row in PriorityRound.objects.in_city(city).order_by("opens_on", "pk")
    ]


ROUNDS = Part(
    "rounds",
    _("Patterns of rounds of priorities"),
    _("How many points each person has and for how many days; no needs and no budget."),
    read_rounds,
    same=Same.NAME,
    patterns=True,
)
