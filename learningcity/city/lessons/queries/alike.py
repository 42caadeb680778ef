"""Cities side by side, and the lessons of those most alike first."""

from typing import NamedTuple

from learningcity.city.lessons.measures import Measurements, facts, measure_cities
from learningcity.city.lessons.models import Lesson
from learningcity.city.lessons.queries.across import where_it_worked
from learningcity.city.lessons.rules.similar import Likeness, compare
from learningcity.city.places.models import City
from learningcity.city.places.queries import cities


class Alike(NamedTuple):
    """Another city beside one's own: what is known of both, and how alike they are."""

    city: City
    ours: Measurements
    theirs: Measurements
    likeness: Likeness


class Suggested(NamedTuple):
    """A lesson, and the city most like one's own of those that know how it went."""

    lesson: Lesson
    by: Alike | None


def cities_like(city: City) -> list[Alike]:
    """Every other city, the most alike first; those of which nothing is known last."""
    every = cities()
    measured = measure_cities(every)
    ours = measured.get(city.pk, {})
    found = [
        Alike(other, ours, measured[other.pk], compare(facts(ours), facts(measured[other.pk])))
        for other in every
        if other.pk != city.pk
    ]
    return sorted(found, key=lambda each: (-each.likeness.near, each.city.pk))


def suggested(city: City, lessons: list[Lesson]) -> list[Suggested]:
    """Lessons in the order of how alike the city is in which they are known to have worked, or failed."""
    others = {each.city.pk: each for each in cities_like(city)}
    worked = where_it_worked(lessons)
    found = []
    for lesson in lessons:
        known = [others[key] for key in worked[lesson.pk] if key in others]
        nearest = max(known, key=lambda each: (each.likeness.near, -each.city.pk), default=None)
        found.append(Suggested(lesson, nearest))
    return sorted(found, key=lambda each: -each.by.likeness.near if each.by else 0.0)
