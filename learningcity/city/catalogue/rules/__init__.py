"""Decisions about what there is to learn, on plain values."""

from learningcity.city.catalogue.rules.activities import (
    LONGEST_AHEAD,
    MOST_SEATS,
    MOVES,
    Concern,
    Offer,
    RuleError,
    SeriesDay,
    after,
    concerns,
    may,
    monthly_on_the_date,
    monthly_on_the_weekday,
    seats_fault,
    series_days,
    time_fault,
    weekly,
)

__all__ = [
    "LONGEST_AHEAD",
    "MOST_SEATS",
    "MOVES",
    "Concern",
    "Offer",
    "RuleError",
    "SeriesDay",
    "after",
    "concerns",
    "may",
    "monthly_on_the_date",
    "monthly_on_the_weekday",
    "seats_fault",
    "series_days",
    "time_fault",
    "weekly",
]
