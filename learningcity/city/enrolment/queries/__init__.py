"""Reads about who comes."""

from learningcity.city.enrolment.queries.arranged import arranged_by, holder_of_slip
from learningcity.city.enrolment.queries.asking import enrolment_of, say_token
from learningcity.city.enrolment.queries.enrolments import (
    WHY_NOT,
    RosterLine,
    Seats,
    bond_to,
    history,
    may_join,
    place_in_line,
    refusal,
    roster,
    seats,
    upcoming,
)
from learningcity.city.enrolment.queries.feedback import (
    Rating,
    open_follow_ups,
    rating,
    rating_of_activity,
    rating_of_instructor,
    without_feedback,
    words_about,
)
from learningcity.city.enrolment.queries.guardians import small_children, without_guardian
from learningcity.city.enrolment.queries.many import Fate, Foretold, foretell

__all__ = [
    "WHY_NOT",
    "Fate",
    "Foretold",
    "Rating",
    "RosterLine",
    "Seats",
    "arranged_by",
    "bond_to",
    "enrolment_of",
    "foretell",
    "history",
    "holder_of_slip",
    "may_join",
    "open_follow_ups",
    "place_in_line",
    "rating",
    "rating_of_activity",
    "rating_of_instructor",
    "refusal",
    "roster",
    "say_token",
    "seats",
    "small_children",
    "upcoming",
    "without_feedback",
    "without_guardian",
    "words_about",
]
