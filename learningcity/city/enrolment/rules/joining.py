"""Who may join a session."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from learningcity.city.people.rules import Bond, may_act


class No(StrEnum):
    """Why someone may not join a session."""

    CALLED_OFF = "called-off"
    NOT_PUBLISHED = "not-published"
    STARTED = "started"
    OVER = "over"
    AGE_UNKNOWN = "age-unknown"
    TOO_YOUNG = "too-young"
    TOO_OLD = "too-old"
    NOT_YOURS = "not-yours"
    GUARDIAN_ONLY = "guardian-only"
    GUARDIAN_MUST_BE_PRESENT = "guardian-must-be-present"


@dataclass(frozen=True)
class Joining:
    """What is looked at when someone wants to join."""

    scheduled: bool
    published: bool
    starts_at: datetime
    ends_at: datetime
    now: datetime
    age: int | None
    min_age: int | None = None
    max_age: int | None = None
    walks_in: bool = False


def why_not(joining: Joining) -> No | None:
    """The first reason why a person may not join a session, or nothing when they may."""
    return _closed(joining) or _wrong_age(joining.age, joining.min_age, joining.max_age)


def _closed(joining: Joining) -> No | None:
    if not joining.scheduled:
        return No.CALLED_OFF
    if not joining.published:
        return No.NOT_PUBLISHED
    if joining.ends_at <= joining.now:
        return No.OVER
    return No.STARTED if joining.starts_at <= joining.now and not joining.walks_in else None


def _wrong_age(age: int | None, low: int | None, high: int | None) -> No | None:
    if low is None and high is None:
        return None
    if age is None:
        return No.AGE_UNKNOWN
    if low is not None and age < low:
        return No.TOO_YOUNG
    return No.TOO_OLD if high is not None and age > high else None


CLERK = "clerk"


def why_not_by(bond: str | None, age: int | None, *, guardian_present: bool = False) -> No | None:
    """Why an account with this bond, or a clerk, may not act for a person of this age, if so."""
    if bond == CLERK:
        needs_guardian = not may_act(Bond.SELF, age)
        return No.GUARDIAN_MUST_BE_PRESENT if needs_guardian and not guardian_present else None
    if bond is not None and may_act(bond, age):
        return None
    return No.GUARDIAN_ONLY if bond is not None else No.NOT_YOURS
