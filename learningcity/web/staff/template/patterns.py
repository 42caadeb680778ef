"""Patterns of the template a city started from, as the first answers of the forms that put them to use."""

from datetime import timedelta
from typing import Any
from uuid import UUID

from learningcity.city.templates.queries import pattern_of
from learningcity.city.templates.services import use_pattern
from learningcity.core.thai_time import today
from learningcity.web.door import CityRequest

DAYS = {"vouchers": ("starts_on", "ends_on", "runs_days"), "rounds": ("opens_on", "closes_on", "open_days")}
"""For each part, the first and the last day a form asks, and the days between them in the pattern."""


def first_answers(request: CityRequest, part: str) -> dict[str, Any]:
    """What the pattern named in the address says; its days begin today."""
    row = pattern_of(request.city, part, request.GET.get("pattern", ""))
    if row is None:
        return {}
    first, last, days = DAYS[part]
    return row | {first: today(), last: today() + timedelta(days=row[days] - 1)}


def note_use(request: CityRequest, part: str, record: UUID) -> None:
    """Remember that a record came of the pattern named in the address, if one is named."""
    if key := request.GET.get("pattern", ""):
        use_pattern(city=request.city, part=part, key=key, record=record)
