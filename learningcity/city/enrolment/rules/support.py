"""Help to take part: what is worth asking, until when asking is sure, and what follows a request."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import NamedTuple

from learningcity.core.moves import NOTHING, Move, page


class Kind(StrEnum):
    """What somebody may need in order to take part."""

    SIGN_LANGUAGE = "sign_language"
    WHEELCHAIR = "wheelchair"
    LARGE_PRINT = "large_print"
    TRANSPORT = "transport"
    CHILDCARE = "childcare"
    COMPANION = "companion"
    LANGUAGE = "language"
    CANNOT_PAY = "cannot_pay"
    OTHER = "other"


LONGEST_WORDS = 500

# -- which state follows which -----------------------------------------------------------------------------

SUPPORT_MOVES: dict[str, Move] = {
    "request": Move((NOTHING,), "requested", "they say what they need to take part"),
    "accept": Move(("requested", "declined"), "accepted", "somebody will see to it"),
    "decline": Move(("requested", "accepted"), "declined", "it cannot be done, and the reason is told"),
    "fulfil": Move(("accepted", "unfulfilled"), "fulfilled", "it was there on the day"),
    "fail": Move(("requested", "accepted", "fulfilled"), "unfulfilled", "it was not there on the day"),
    "withdraw": Move(("requested", "accepted"), "withdrawn", "they need it no longer"),
    "end": Move(("requested", "accepted"), "ended", "the seat or the session is gone, and with it the need"),
}
"""For each act on an accommodation, where it starts and where it leads."""

OPEN_STATES = ("requested", "accepted")
"""States in which somebody still has something to do."""


def support_diagram() -> str:
    """The table of moves as a page of the documentation, with its drawing (Mermaid)."""
    file = "learningcity/city/enrolment/rules/support.py"
    return page("States of an accommodation", SUPPORT_MOVES, name="SUPPORT_MOVES", file=file)


# -- until when asking is sure -----------------------------------------------------------------------------

NOTICE_DAYS: dict[Kind, int] = {
    Kind.SIGN_LANGUAGE: 7,
    Kind.WHEELCHAIR: 3,
    Kind.LARGE_PRINT: 3,
    Kind.TRANSPORT: 3,
    Kind.CHILDCARE: 5,
    Kind.COMPANION: 2,
    Kind.LANGUAGE: 7,
    Kind.CANNOT_PAY: 2,
    Kind.OTHER: 3,
}
"""Days before a session up to which help can surely be arranged, where a city has not said otherwise."""

MOST_NOTICE_DAYS = 60
ANSWER_WITHIN = timedelta(days=1)


def sure_until(starts_at: datetime, days: int) -> datetime:
    """The latest moment at which asking is still sure."""
    return starts_at - timedelta(days=days)


def answer_due(starts_at: datetime, days: int, asked_at: datetime) -> datetime:
    """By when a request must be answered: while asking is sure, else within a day, before the start."""
    return max(sure_until(starts_at, days), min(asked_at + ANSWER_WITHIN, starts_at))


class Timing(NamedTuple):
    """The moments that decide whether a request is late."""

    state: str
    due_at: datetime
    ends_at: datetime


def is_late(timing: Timing, now: datetime) -> bool:
    """Whether it was not answered in time, or nobody has said what became of it since the session's end."""
    unanswered = timing.state == "requested" and timing.due_at < now
    return unanswered or (timing.state in OPEN_STATES and timing.ends_at < now)


# -- what is worth asking ----------------------------------------------------------------------------------

OFFERED_TO_ALL: Mapping[Kind, str] = {
    Kind.SIGN_LANGUAGE: "sign_language",
    Kind.LARGE_PRINT: "large_print",
    Kind.TRANSPORT: "transport",
    Kind.CHILDCARE: "childcare",
    Kind.COMPANION: "companion",
}
"""The service of a session that makes a request of this kind needless."""

ONLY_ON_SITE = frozenset({Kind.WHEELCHAIR, Kind.TRANSPORT, Kind.CHILDCARE, Kind.COMPANION})
IN_SIGN_LANGUAGE = "tsq"


@dataclass(frozen=True)
class Offer:
    """What a session offers to everyone, as far as it decides what is asked."""

    services: Collection[str] = ()
    languages: Collection[str] = ()
    price_satang: int = 0
    on_site: bool = True


def worth_asking(offer: Offer) -> list[Kind]:
    """The kinds of help about which asking is of use: not what all get anyway, nor what cannot matter."""
    return [kind for kind in Kind if not _needless(kind, offer)]


def there_for_all(offer: Offer) -> list[Kind]:
    """The kinds of help that everyone gets here without asking."""
    given = [kind for kind, service in OFFERED_TO_ALL.items() if service in offer.services]
    signed = IN_SIGN_LANGUAGE in offer.languages and Kind.SIGN_LANGUAGE not in given
    return [Kind.SIGN_LANGUAGE, *given] if signed else given


def _needless(kind: Kind, offer: Offer) -> bool:
    if kind is Kind.CANNOT_PAY:
        return offer.price_satang == 0
    return kind in there_for_all(offer) or (kind in ONLY_ON_SITE and not offer.on_site)


# -- what is remembered ------------------------------------------------------------------------------------


class Needs(NamedTuple):
    """What somebody needs: the kinds, and the rest in their own words."""

    kinds: tuple[str, ...] = ()
    words: str = ""


def tidy(kinds: Iterable[str], words: str = "") -> Needs:
    """Needs in the order of the table; words without any kind are a need of another kind."""
    chosen, said = set(kinds), words.strip()
    if said and not chosen:
        chosen = {Kind.OTHER}
    return Needs(tuple(kind.value for kind in Kind if kind in chosen), said)


def added_to(held: Needs, new: Needs) -> Needs:
    """Needs held already with what somebody adds who may not see them: nothing held is lost."""
    words = [held.words] if held.words else []
    if new.words and new.words not in held.words:
        words.append(new.words)
    return tidy({*held.kinds, *new.kinds}, "\n".join(words))
