"""How partners work together: working groups without who sits in them, and what in-kind is worth."""

from collections.abc import Iterator
from typing import Any

from django.utils.translation import gettext_lazy as _

from learningcity.city.partners.models import InKindRate, WorkingGroup
from learningcity.city.partners.services import save_group, save_rate
from learningcity.city.places.models import City
from learningcity.city.templates.parts.part import Beginning, Part, taken
from learningcity.city.templates.rules.fields import Row


def read_groups(city: City) -> list[Row]:
    """The working groups that were not closed."""
    names = ("name_th", "name_en", "purpose_th", "purpose_en", "quorum", "is_invented")
    rows = WorkingGroup.objects.in_city(city).filter(closed_on=None).order_by("pk")
    return [taken(row, *names) for row in rows]


def start_groups(city: City, rows: list[Row], given: Beginning) -> Iterator[tuple[str, Any]]:
    """Set up each group with every seat empty."""
    for number, row in enumerate(rows, 1):
        yield f"groups.{number}", save_group(city=city, by=given.by, **row).uuid


def read_rates(city: City) -> list[Row]:
    """The rates in use."""
    names = ("kind", "name_th", "name_en", "satang", "source", "source_url", "year", "is_invented")
    rows = InKindRate.objects.in_city(city).filter(retired_on=None).order_by("pk")
    return [taken(row, *names) for row in rows]


def start_rates(city: City, rows: list[Row], given: Beginning) -> Iterator[tuple[str, Any]]:
    """Keep each rate with its source."""
    for number, row in enumerate(rows, 1):
        yield f"rates.{number}", save_rate(city=city, by=given.by, **row).uuid


GROUPS = Part(
    "groups",
    _("Working groups"),
    _("What each group is for and how many must be there; every seat is empty."),
    read_groups,
    start_groups,
)
RATES = Part(
    "rates",
    _("What gifts in kind are worth"),
    _("Rates for hours, rooms and places to learn, each with its source and year."),
    read_rates,
    start_rates,
)
