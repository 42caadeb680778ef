"""What a city learnt and shows to others, what shows it, and the cities that took it up."""

from learningcity.city.lessons.models.adoptions import Adoption, AdoptionQuerySet
from learningcity.city.lessons.models.evidence import KINDS, Evidence
from learningcity.city.lessons.models.lessons import Lesson, LessonQuerySet

__all__ = [
    "KINDS",
    "Adoption",
    "AdoptionQuerySet",
    "Evidence",
    "Lesson",
    "LessonQuerySet",
]
