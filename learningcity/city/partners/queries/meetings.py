"""Meetings with what belongs to them, and the tasks that came out of them."""

from datetime import date
from typing import NamedTuple

from django.db.models import Prefetch

from learningcity.city.partners.models import (
    ActionItem,
    AgendaItem,
    Meeting,
    MeetingQuerySet,
    Presence,
    Resolution,
)
from learningcity.city.partners.rules.meetings import TaskState
from learningcity.city.places.models import City

ORDER = (TaskState.NEEDS_OWNER, TaskState.LATE, TaskState.OPEN, TaskState.DONE, TaskState.DROPPED)


class Given(NamedTuple):
    """A task with how it stands."""

    row: ActionItem
    state: TaskState


def whole_meetings(city: City) -> MeetingQuerySet:
    """Meetings with agenda, minutes, resolutions, tasks and who was there."""
    tasks = ActionItem.everywhere.whole().prefetch_related("commitments__contributions").order_by("pk")
    matters = AgendaItem.objects.prefetch_related(
        Prefetch("resolutions", Resolution.objects.all()), Prefetch("tasks", tasks)
    )
    there = Presence.objects.select_related("seat__organisation", "seat__contact", "organisation")
    rows: MeetingQuerySet = (
        Meeting.objects.in_city(city)
        .select_related("group")
        .prefetch_related(Prefetch("agenda", matters), Prefetch("presences", there))
    )
    return rows


def tasks(city: City, today: date) -> list[Given]:
    """The tasks of a city, those that need somebody first, then by day."""
    rows = ActionItem.objects.in_city(city).whole().prefetch_related("commitments")
    found = [Given(row, row.state(today)) for row in rows]
    return sorted(found, key=lambda each: (ORDER.index(each.state), each.row.due_on, each.row.pk))
