"""Agreements: how one stands on a day, when it ends, and when to warn that it will."""

from collections.abc import Collection, Iterable
from datetime import date, timedelta
from enum import StrEnum
from typing import NamedTuple

SOURCE = "learningcity/city/partners/rules/agreements.py"
WARN_DAYS = (90, 30, 7)
"""How many days before its end an agreement is spoken of, once each."""


class Span(NamedTuple):
    """From when until when a term holds, both days counted; nothing where the paper does not say."""

    starts_on: date | None
    ends_on: date | None


class Standing(StrEnum):
    PLANNED = "planned"
    IN_FORCE = "in_force"
    ENDING = "ending"
    ENDED = "ended"
    CUT_SHORT = "cut_short"


MEANINGS: dict[Standing, str] = {
    Standing.PLANNED: "no term has begun yet, or it has no term",
    Standing.IN_FORCE: "the day lies in a term; one without an end holds until it is cut short",
    Standing.ENDING: f"in force, and the last of its unbroken terms ends within {WARN_DAYS[0]} days",
    Standing.ENDED: "every term is over and none is to come",
    Standing.CUT_SHORT: "the partners ended it before its term was over",
}
"""What each standing means; nobody sets it, it follows from the terms and the day."""


def standing(terms: Collection[Span], today: date, cut_short_on: date | None = None) -> Standing:
    """How an agreement with these terms stands on a day."""
    if cut_short_on is not None and cut_short_on <= today:
        return Standing.CUT_SHORT
    if any(_holds(term, today) for term in terms):
        end = ends_on(terms, today, cut_short_on)
        close = end is not None and (end - today).days <= WARN_DAYS[0]
        return Standing.ENDING if close else Standing.IN_FORCE
    waits = not terms or any(term.starts_on and term.starts_on > today for term in terms)
    return Standing.PLANNED if waits else Standing.ENDED


def _holds(term: Span, today: date) -> bool:
    return (term.starts_on is None or term.starts_on <= today) and (
        term.ends_on is None or today <= term.ends_on
    )


def ends_on(terms: Iterable[Span], today: date, cut_short_on: date | None = None) -> date | None:
    """The last day of the term that holds and of those that follow it without a gap; nothing if open."""
    ordered = sorted(terms, key=lambda term: term.starts_on or date.min)
    end: date | None = None
    begun = False
    for term in ordered:
        follows = begun and end is not None and (term.starts_on or date.min) <= end + timedelta(days=1)
        if _holds(term, today) or follows:
            begun = True
            if term.ends_on is None:
                return cut_short_on
            end = max(end or term.ends_on, term.ends_on)
    return min(filter(None, (end, cut_short_on)), default=None)


def warning_due(days_left: int) -> int | None:
    """Which warning is due so many days before the end: 90, 30 or 7; a missed one is not made up for."""
    if days_left < 0:
        return None
    return min((mark for mark in WARN_DAYS if days_left <= mark), default=None)


def agreement_page() -> str:
    """The standings of an agreement as a page of the documentation."""
    rows = [f"| {state} | {meaning} |" for state, meaning in MEANINGS.items()]
    head = [
        "# Standings of an agreement",
        "",
        f"Drawn from `MEANINGS` in `{SOURCE}`; a test compares the two.",
        "",
        f"The keeper is told {', '.join(map(str, WARN_DAYS))} days before the end, once each. A renewal is",
        "a new term that names the one before; the old one stays.",
        "",
        "| standing | when |",
        "|---|---|",
    ]
    return "\n".join([*head, *rows, ""])
