"""Decisions about seats, on plain values: who may join, who is next, what it costs, what follows what."""

from learningcity.city.enrolment.rules.codes import LETTERS, read_slip_code, slip_code
from learningcity.city.enrolment.rules.fees import fee, waived
from learningcity.city.enrolment.rules.joining import CLERK, Joining, No, why_not, why_not_by
from learningcity.city.enrolment.rules.seats import (
    OPEN,
    SHORTEST_OFFER,
    InLine,
    Pool,
    next_in_line,
    offer_ends,
    usable,
)
from learningcity.city.enrolment.rules.states import MOVES, diagram, may

__all__ = [
    "CLERK",
    "LETTERS",
    "MOVES",
    "OPEN",
    "SHORTEST_OFFER",
    "InLine",
    "Joining",
    "No",
    "Pool",
    "diagram",
    "fee",
    "may",
    "next_in_line",
    "offer_ends",
    "read_slip_code",
    "slip_code",
    "usable",
    "waived",
    "why_not",
    "why_not_by",
]
