"""Phones that send at once, and records merged or erased while their people book: in a process of its own.

`python -m tests.city.enrolment.phones prepare|sync|merge|erase`
"""

import json
import os
import random
import sys
from collections.abc import Callable
from datetime import timedelta
from typing import Any
from uuid import UUID

if __name__ == "__main__":
    import django

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "learningcity.config.settings")
    django.setup()

from django.core.management import call_command
from django.db import transaction
from django.utils import timezone

from learningcity.city.catalogue.models import Activity, SeatPool, Session
from learningcity.city.enrolment import services
from learningcity.city.enrolment.models import Attendance, Enrolment, How, Mark, State, Visit
from learningcity.city.enrolment.rules.batch import Batch, Newcomer, Sent
from learningcity.city.people.models import Person
from learningcity.city.people.services import merge_people
from learningcity.city.places.models import City
from learningcity.core.models import Message
from learningcity.core.thai_time import today
from tests.city.enrolment.counters import at_once
from tests.city.enrolment.storm import broken
from tests.factories import make_account, make_activity, make_city, make_person, make_session

PHONES, SEATS, ENROLLED, NEWCOMERS = 5, 6, 3, 5
WRONG = timedelta(days=2)
"""By how much the phones' clocks are behind."""


def prepare() -> None:
    call_command("migrate", verbosity=0)
    make_activity(make_city())


# -- the same scans five times -----------------------------------------------------------------------------


def sync() -> dict[str, Any]:
    """The same scans from five phones at once, out of order, while the session is cancelled, or before."""
    return {when: _sync(when) for when in ("held", "meanwhile", "before")}


def _sync(cancelled: str) -> dict[str, Any]:
    session = make_session(
        Activity.everywhere.get(), seats=SEATS, starts_at=timezone.now() - timedelta(minutes=30)
    )
    marks, by = _marks(session), make_account()
    if cancelled == "before":
        services.call_off_session(session=session, reason="ฝน", by=None)

    def send(seed: int) -> None:
        now = timezone.now()
        shuffled = random.Random(seed).sample(marks, len(marks))
        batch = Batch(f"phone {seed}", now - WRONG, now, shuffled)
        services.take_in_marks(batch=batch, sessions={session.uuid: session}, by=by)

    acts: list[Callable[[], Any]] = [lambda seed=seed: send(seed) for seed in range(PHONES)]
    if cancelled == "meanwhile":
        acts.append(lambda: services.call_off_session(session=session, reason="ฝน", by=None))
    faults = at_once(acts)
    once = _outcome(session)
    send(99)
    return {
        "faults": faults,
        "again": _outcome(session) != once,
        "broken": broken(),
        **_counts(session, marks),
    }


def _marks(session: Session) -> list[Sent]:
    """Everyone enrolled came, one of them only seemed to; more walk in than there are seats."""
    people = [make_person(f"มี {number}", city=session.city) for number in range(ENROLLED)]
    seats = [services.admit_walk_in(session=session, person=person, by=None) for person in people]
    newcomers = [Newcomer(_id(session, 100 + number), f"ใหม่ {number}") for number in range(NEWCOMERS)]
    start = timezone.now() - timedelta(minutes=20) - WRONG
    about: list[dict[str, Any]] = [{"enrolment": seat.uuid} for seat in seats]
    about += [{"person": newcomer, "how": How.WALK_IN} for newcomer in newcomers]
    made = [(each, True) for each in about] + [(about[0], False)]
    return [
        Sent(
            uuid=_id(session, number),
            session=session.uuid,
            on=(today() - WRONG),
            present=present,
            scanned_at=start + timedelta(minutes=number),
            **({"how": How.LIST} | given),
        )
        for number, (given, present) in enumerate(made)
    ]


def _id(session: Session, number: int) -> UUID:
    return UUID(int=session.pk * 1_000 + number)


def _outcome(session: Session) -> list[Any]:
    """All that the marks have come to."""
    of_session = {"enrolment__session": session}
    return [
        sorted(Mark.objects.filter(session=session).values_list("uuid", "on", "present")),
        sorted(
            Attendance.objects.filter(**of_session).values_list("enrolment", "on", "present", "contested")
        ),
        sorted(Visit.objects.filter(session=session).values_list("who", "on", "why", "outcome")),
        sorted(Enrolment.everywhere.filter(session=session).values_list("person", "state")),
        sorted(SeatPool.objects.filter(session=session).values_list("taken")),
    ]


def _counts(session: Session, marks: list[Sent]) -> dict[str, Any]:
    newcomers = {mark.person.uuid for mark in marks if mark.person}
    return {
        "marks": Mark.objects.filter(session=session).count(),
        "days": [
            str(on) for on in Mark.objects.filter(session=session).values_list("on", flat=True).distinct()
        ],
        "newcomers": Person.objects.filter(uuid__in=newcomers).count(),
        "seated": Enrolment.everywhere.filter(session=session, state=State.BOOKED).count(),
        "present": Attendance.objects.filter(enrolment__session=session, present=True).count(),
        "visits": Visit.objects.filter(session=session).count(),
        "told": Message.objects.filter(template="called_off").values("dedupe_key").distinct().count()
        == Message.objects.filter(template="called_off").count(),
    }


# -- merged or erased while they book ----------------------------------------------------------------------


def merge() -> dict[str, Any]:
    """Two records with a seat each are made one while both go on booking and giving up."""
    return _meanwhile(_merge)


def erase() -> dict[str, Any]:
    """Someone is erased while they go on booking and giving up."""
    return _meanwhile(_erase)


@transaction.atomic
def _merge(keep: Person, other: Person) -> None:
    services.give_up_double_seats(keep=keep, other=other, by=None)
    merge_people(keep=keep, other=other, by=None, city=City.objects.get())


def _erase(keep: Person, other: Person) -> None:
    services.erase_with_seats(person=other, by=None, now=timezone.now())


def _meanwhile(what: Callable[[Person, Person], None]) -> dict[str, Any]:
    faults: list[str] = []
    activity = Activity.everywhere.select_related("city").get()
    for number in range(6):
        keep, other, third = (make_person(f"คน {number} {who}", city=activity.city) for who in "กขค")
        sessions = [make_session(activity, seats=2) for _each in range(2)]
        for session in sessions:
            for person in (keep, other, third):
                services.book_seat(session=session, person=person, by=None)
        more = [make_session(activity, seats=2) for _each in range(2)]
        acts: list[Callable[[], Any]] = [lambda k=keep, o=other: what(k, o)]
        acts += [lambda s=s, o=other: services.book_seat(session=s, person=o, by=None) for s in more]
        acts += [lambda s=s, k=keep: services.book_seat(session=s, person=k, by=None) for s in more]
        acts += [
            lambda e=e: services.give_up_seat(enrolment=e, by=None)
            for e in Enrolment.everywhere.filter(session__in=sessions, person__in=(keep, other))
        ]
        faults += [said for said in at_once(acts) if " " in said]
    return {"faults": faults, "broken": broken()}


if __name__ == "__main__":
    done = {act.__name__: act for act in (prepare, sync, merge, erase)}[sys.argv[1]]()
    sys.stdout.write(json.dumps(done or {}))
