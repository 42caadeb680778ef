"""Reads about people, shaped for the pages."""

from learningcity.city.people.queries.accounts import DEMO_ADDRESSES, account_known, demo_accounts, role_name
from learningcity.city.people.queries.acting import Someone, care_links, city_of, in_force, people_of, someone
from learningcity.city.people.queries.agreed import consents, has_agreed, latest_answers, was_asked
from learningcity.city.people.queries.alike import (
    Likeness,
    Pair,
    Wanted,
    alike,
    alike_each,
    pairs,
    probable_twins,
)
from learningcity.city.people.queries.invitations import (
    acting_for,
    asked_about,
    asked_by,
    asked_of,
    is_guardian,
)
from learningcity.city.people.queries.reaching import can_be_written_to, line_of, ways_to
from learningcity.city.people.queries.rights import (
    Look,
    WhatGoes,
    erasure_plan,
    looks_at,
    open_erasure,
    requests_to_answer,
)
from learningcity.city.people.queries.second_factor import (
    factors_of,
    lacks_factor,
    must_have_factor,
    seeing_sensitive,
    without_factor,
)

__all__ = [
    "DEMO_ADDRESSES",
    "Likeness",
    "Look",
    "Pair",
    "Someone",
    "Wanted",
    "WhatGoes",
    "account_known",
    "acting_for",
    "alike",
    "alike_each",
    "asked_about",
    "asked_by",
    "asked_of",
    "can_be_written_to",
    "care_links",
    "city_of",
    "consents",
    "demo_accounts",
    "erasure_plan",
    "factors_of",
    "has_agreed",
    "in_force",
    "is_guardian",
    "lacks_factor",
    "latest_answers",
    "line_of",
    "looks_at",
    "must_have_factor",
    "open_erasure",
    "pairs",
    "people_of",
    "probable_twins",
    "requests_to_answer",
    "role_name",
    "seeing_sensitive",
    "someone",
    "was_asked",
    "ways_to",
    "without_factor",
]
