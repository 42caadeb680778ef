"""Seats that two records of one person both hold: before they are made one, the later one is given up."""

from collections.abc import Iterator
from typing import NamedTuple

from django.db import transaction
from django.utils import timezone

from learningcity.city.enrolment.models import LIVE, Enrolment, State
from learningcity.city.enrolment.services.leaving import give_up_seat
from learningcity.city.people.models import Person, User

WORTH = (State.BOOKED, State.OFFERED, State.WAITING)
"""Which of two is kept: a seat before an offer before a place in line; of the same kind the earlier."""


class DoubleSeat(NamedTuple):
    """Two enrolments of one person in one session, and whether the one can still be given up."""

    kept: Enrolment
    given_up: Enrolment
    can_be_given_up: bool


def double_seats(*, keep: Person, other: Person) -> list[DoubleSeat]:
    """The sessions in which both records have a seat or wait for one."""
    rows = Enrolment.everywhere.filter(person__in=(keep, other), state__in=LIVE).select_related(
        "session__activity", "person"
    )
    by_session: dict[int, list[Enrolment]] = {}
    for row in rows.order_by("pk"):
        by_session.setdefault(row.session_id, []).append(row)
    return list(_doubles(by_session))


def _doubles(by_session: dict[int, list[Enrolment]]) -> Iterator[DoubleSeat]:
    for together in by_session.values():
        if len(together) > 1:
            kept, given_up = sorted(together, key=_worth)
            ahead = given_up.session.starts_at > timezone.now()
            yield DoubleSeat(kept, given_up, ahead and given_up.state in WORTH)


def _worth(enrolment: Enrolment) -> tuple[int, int]:
    state = State(enrolment.state)
    return (WORTH.index(state) if state in WORTH else -1, enrolment.pk)


@transaction.atomic
def give_up_double_seats(*, keep: Person, other: Person, by: User | None) -> list[Enrolment]:
    """Give up the lesser seat of each session both hold, so that the next in line gets it; answers which.

    A session that has begun keeps both rows: the other record's stays with it.
    """
    doubles = [double for double in double_seats(keep=keep, other=other) if double.can_be_given_up]
    for double in doubles:
        give_up_seat(enrolment=double.given_up, by=by)
    return [double.given_up for double in doubles]
