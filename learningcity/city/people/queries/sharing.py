"""What cities share today, and the figures of it as they were last counted."""

from collections.abc import Iterable

from learningcity.city.people.models import Share, SharedFigures
from learningcity.city.places.models import City
from learningcity.core.thai_time import today


def shared_today() -> set[tuple[City, str]]:
    """Each subject that a city shares with anyone, for the worker that counts them."""
    shares = Share.everywhere.on(today()).select_related("city")
    return {(share.city, share.subject) for share in shares}


def figures_of(cities: Iterable[City]) -> list[SharedFigures]:
    """What was last counted of each subject of some cities; who sees it is up to the policy."""
    return list(SharedFigures.everywhere.filter(city__in=[city.pk for city in cities]))
