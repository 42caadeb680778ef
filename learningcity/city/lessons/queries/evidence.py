"""What shows a lesson: which city's it is, and whether everyone can open it."""

from datetime import date
from typing import Any

from django.db.models import QuerySet

from learningcity.city.catalogue.models import Activity, ActivityState
from learningcity.city.goals.models import KeyResult
from learningcity.city.goals.queries import pictured
from learningcity.city.lessons.models import Evidence
from learningcity.city.partners.models import Meeting, Resolution
from learningcity.city.places.models import City
from learningcity.city.projects.models import Project


def city_of(evidence: Evidence) -> int | None:
    """The key of the city whose record it is; nothing for files and addresses."""
    return _OF[evidence.kind](evidence) if evidence.kind in _OF else None


_OF: dict[str, Any] = {
    "project": lambda row: row.project.city_id,
    "activity": lambda row: row.activity.city_id,
    "result": lambda row: row.result.goal.programme.city_id,
    "resolution": lambda row: row.resolution.item.meeting.city_id,
}


def is_open_to_everyone(evidence: Evidence) -> bool:
    """Whether whoever reads the lesson can open what shows it; files and addresses always can be."""
    return bool(_OPEN[evidence.kind](evidence)) if evidence.kind in _OPEN else True


_OPEN: dict[str, Any] = {
    "project": lambda row: row.project.is_public,
    "activity": lambda row: row.activity.state == ActivityState.PUBLISHED,
    "result": lambda row: row.result.goal.programme.is_public,
    "resolution": lambda row: _is_shown(row.resolution.item.meeting),
}


def _is_shown(meeting: Meeting) -> bool:
    return meeting.is_public and bool(meeting.source or meeting.adopted_on)


def frozen_figure(result: KeyResult, day: date) -> dict[str, Any]:
    """How a key result stands on a day, in the shape of a review's snapshot with this one figure in it."""
    whole = pictured(result.goal.programme, day)
    goals = [
        goal | {"results": [each for each in goal["results"] if each["uuid"] == str(result.uuid)]}
        for goal in whole["goals"]
    ]
    return whole | {"goals": [goal for goal in goals if goal["results"]]}


def whole_evidence(rows: QuerySet[Evidence]) -> QuerySet[Evidence]:
    """With the records that links and checks need."""
    return rows.select_related("project", "activity", "result__goal__programme", "resolution__item__meeting")


def projects(city: City) -> QuerySet[Project]:
    """The projects of a city that can show something, the latest first."""
    return Project.objects.in_city(city).shown().order_by("-starts_on", "-pk")


def activities(city: City) -> QuerySet[Activity]:
    """The activities of a city that can show something, the latest first."""
    return Activity.objects.in_city(city).published().order_by("-pk")


def results(city: City) -> QuerySet[KeyResult]:
    """The key results of a city that can show something, those of the latest programme first."""
    rows = KeyResult.objects.filter(goal__programme__city=city, goal__programme__is_public=True)
    return rows.select_related("goal__programme__city").order_by(
        "-goal__programme__starts_on", "goal__number", "pk"
    )


def resolutions(city: City) -> QuerySet[Resolution]:
    """The resolutions of a city that can show something, the latest first."""
    meetings = Meeting.objects.in_city(city).shown()
    rows = Resolution.objects.filter(item__meeting__in=meetings).select_related("item__meeting")
    return rows.order_by("-item__meeting__held_on", "pk")
