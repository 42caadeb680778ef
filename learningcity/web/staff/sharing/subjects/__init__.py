"""The subjects a city can share, each with who tells it."""

from collections.abc import Callable
from datetime import date

from django.core.exceptions import PermissionDenied

from learningcity.city.people.access import Powers
from learningcity.city.people.models import Subject
from learningcity.city.places.models import City
from learningcity.core.thai_time import today
from learningcity.web.staff.sharing.subjects import (
    activities,
    feedback,
    goals,
    meetings,
    needs,
    partnership,
    places,
    projects,
)
from learningcity.web.staff.sharing.subjects.sheet import Told

TELLERS: dict[Subject, Callable[[City, date], Told]] = {
    Subject.GOALS: goals.told,
    Subject.PROJECTS: projects.told,
    Subject.PARTNERSHIP: partnership.told,
    Subject.MEETINGS: meetings.told,
    Subject.NEEDS: needs.told,
    Subject.ACTIVITIES: activities.told,
    Subject.FEEDBACK: feedback.told,
    Subject.PLACES: places.told,
}


def told_to(powers: Powers, subject: str) -> Told:
    """A subject as it is told to somebody with whom the city shares it; to nobody else."""
    if subject not in powers.shared:
        raise PermissionDenied
    return TELLERS[Subject(subject)](powers.city, today())
