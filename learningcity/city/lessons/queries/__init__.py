"""Reads of lessons: a city's own, what it took up, and, through one gate, what all cities show."""

from learningcity.city.lessons.queries.across import (
    adoptions_everywhere,
    published_lesson,
    published_lessons,
    where_it_worked,
)
from learningcity.city.lessons.queries.alike import Alike, Suggested, cities_like, suggested
from learningcity.city.lessons.queries.evidence import (
    activities,
    is_open_to_everyone,
    projects,
    resolutions,
    results,
    whole_evidence,
)
from learningcity.city.lessons.queries.lessons import adoption_with_evidence, adoptions_of, lessons_of

__all__ = [
    "Alike",
    "Suggested",
    "activities",
    "adoption_with_evidence",
    "adoptions_everywhere",
    "adoptions_of",
    "cities_like",
    "is_open_to_everyone",
    "lessons_of",
    "projects",
    "published_lesson",
    "published_lessons",
    "resolutions",
    "results",
    "suggested",
    "where_it_worked",
    "whole_evidence",
]
