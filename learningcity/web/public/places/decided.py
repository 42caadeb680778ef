"""What the people of a neighbourhood wish, and the projects that answer: shown on its page."""

from typing import Any

from learningcity.city.catalogue.statistics import session_days
from learningcity.city.places.models import City, Neighbourhood
from learningcity.city.projects.models import Need, Project
from learningcity.city.projects.queries import standings, wished
from learningcity.core.thai_time import today

MOST_WISHES = 5


def decided(city: City, hood: Neighbourhood) -> dict[str, Any]:
    """The most wished of its open needs with how many there are, and how its projects stand today."""
    needs = wished(city, Need.objects.in_city(city).supportable().filter(neighbourhood=hood))
    projects = Project.objects.in_city(city).shown().whole().filter(neighbourhoods=hood)
    return {
        "wishes": needs[:MOST_WISHES],
        "all_wishes": len(needs),
        "projects": standings(projects, session_days(city), today()),
    }
