"""Counts by activity that a city may share: no name, and no average of a few."""

from datetime import date
from typing import NamedTuple

from django.db.models import Avg, Count

from learningcity.city.enrolment.models import SEATED, Enrolment, Feedback
from learningcity.city.places.models import City
from learningcity.core.few import FEWEST


class Said(NamedTuple):
    """How many learners answered about an activity, and their averages where they are enough."""

    answers: int
    worth: float | None
    clear: float | None
    learned: float | None


def joined_between(city: City, first: date, last: date) -> dict[int, int]:
    """How many seats were taken in each activity's sessions from one day to another, by its key."""
    rows = Enrolment.objects.in_city(city).filter(
        state__in=SEATED, session__starts_at__date__range=(first, last)
    )
    return dict(rows.values_list("session__activity").annotate(Count("pk")).order_by())


def said_by_activity(city: City) -> dict[int, Said]:
    """What learners said of each activity, by its key."""
    rows = Feedback.objects.in_city(city).values_list("enrolment__session__activity").order_by()
    counted = rows.annotate(Count("pk"), Avg("worth"), Avg("clear"), Avg("learned"))
    return {key: _said(answers, *averages) for key, answers, *averages in counted}


def _said(answers: int, *averages: float) -> Said:
    if answers < FEWEST:
        return Said(answers, None, None, None)
    return Said(answers, *(round(each, 1) for each in averages))
