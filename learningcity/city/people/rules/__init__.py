"""Decisions about people on plain values: who may act for whom, by age."""

from learningcity.city.people.rules.care import (
    CARE,
    OLDEST,
    Ages,
    Bond,
    may_act,
    possible_birth_year,
    who_may_act,
)

__all__ = ["CARE", "OLDEST", "Ages", "Bond", "may_act", "possible_birth_year", "who_may_act"]
