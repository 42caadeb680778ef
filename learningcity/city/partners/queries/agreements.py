"""Agreements with how they stand on a day."""

from datetime import date
from typing import NamedTuple

from learningcity.city.partners.models import Agreement, Organisation
from learningcity.city.partners.rules.agreements import WARN_DAYS, Standing
from learningcity.city.places.models import City

ORDER = (Standing.ENDING, Standing.IN_FORCE, Standing.PLANNED, Standing.ENDED, Standing.CUT_SHORT)


class Held(NamedTuple):
    """An agreement, how it stands, and the day it ends unless renewed."""

    row: Agreement
    standing: Standing
    ends_on: date | None


def agreements(
    city: City, today: date, *, public: bool = True, organisation: Organisation | None = None
) -> list[Held]:
    """The agreements of a city or of one partner, those that end soon first."""
    rows = Agreement.objects.in_city(city).whole()
    rows = rows.shown() if public else rows
    rows = rows.filter(parties__organisation=organisation).distinct() if organisation else rows
    found = [Held(row, row.standing(today), row.ends_on(today)) for row in rows]
    far = date.max
    return sorted(found, key=lambda each: (ORDER.index(each.standing), each.ends_on or far, each.row.pk))


def ending_soon(city: City, today: date) -> list[Held]:
    """Those that end within the warning time, the first to end first."""
    found = agreements(city, today, public=False)
    near = [
        each
        for each in found
        if each.standing == Standing.ENDING and each.ends_on and (each.ends_on - today).days <= WARN_DAYS[0]
    ]
    return sorted(near, key=lambda each: each.ends_on or date.max)
