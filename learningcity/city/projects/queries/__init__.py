"""Reads of needs, priorities and projects, shaped for the faces."""

from learningcity.city.projects.queries.needs import (
    Wished,
    likely_pairs,
    numbers,
    similar,
    supported_by,
    wished,
    wished_one,
)
from learningcity.city.projects.queries.priorities import Outcome, outcome_of, rounds_of
from learningcity.city.projects.queries.projects import Standing, project_of, standings

__all__ = [
    "Outcome",
    "Standing",
    "Wished",
    "likely_pairs",
    "numbers",
    "outcome_of",
    "project_of",
    "rounds_of",
    "similar",
    "standings",
    "supported_by",
    "wished",
    "wished_one",
]
