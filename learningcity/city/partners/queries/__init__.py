"""Reads of the partner network for pages, feeds and the API."""

from learningcity.city.partners.queries.advice import Advised, advice, advice_token, adviser_of
from learningcity.city.partners.queries.agreements import Held, agreements, ending_soon
from learningcity.city.partners.queries.meetings import Given, tasks, whole_meetings
from learningcity.city.partners.queries.network import Network, network
from learningcity.city.partners.queries.organisations import (
    organisation_of,
    organisations,
    organisations_at,
)
from learningcity.city.partners.queries.promises import Promised, Tally, promises, tally

__all__ = [
    "Advised",
    "Given",
    "Held",
    "Network",
    "Promised",
    "Tally",
    "advice",
    "advice_token",
    "adviser_of",
    "agreements",
    "ending_soon",
    "network",
    "organisation_of",
    "organisations",
    "organisations_at",
    "promises",
    "tally",
    "tasks",
    "whole_meetings",
]
