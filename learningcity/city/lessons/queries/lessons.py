"""A city's own lessons and what it took up."""

from django.db.models import Prefetch

from learningcity.city.lessons.models import Adoption, AdoptionQuerySet, Evidence, Lesson, LessonQuerySet
from learningcity.city.lessons.queries.evidence import whole_evidence
from learningcity.city.places.models import City


def lessons_of(city: City) -> LessonQuerySet:
    """All lessons of a city, the latest first."""
    return Lesson.objects.in_city(city).whole().order_by("-changed_at", "-pk")


def adoptions_of(city: City) -> AdoptionQuerySet:
    """What a city took up from others, what is still to be reported first."""
    return Adoption.objects.in_city(city).whole().order_by("reported_on", "given_up_on", "due_on", "pk")


def adoption_with_evidence(city: City) -> AdoptionQuerySet:
    """What a city took up, each with what shows its report."""
    return adoptions_of(city).prefetch_related(Prefetch("evidence", whole_evidence(Evidence.objects.all())))
