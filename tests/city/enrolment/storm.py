"""Many people at once on a few sessions: what they do at random, and what must hold at every moment.

`python -m tests.city.enrolment.storm PREPARE|RUN|CHECK` does it to the database of the surroundings, so that
a test can let it rage in processes of its own, and kill them.
"""

import argparse
import json
import os
import random
import sys
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterable
from datetime import timedelta

if __name__ == "__main__":
    import django

    django.setup()

from django.core.management import call_command
from django.db import connection, connections, transaction
from django.utils import timezone

from learningcity.city.catalogue.models import SeatPool, Session
from learningcity.city.enrolment import services
from learningcity.city.enrolment.models import SEATED, Enrolment, State
from learningcity.city.enrolment.rules import InLine, Pool, usable
from learningcity.city.enrolment.services.line import LockedSeats
from learningcity.city.people.models import Person
from learningcity.core.errors import Refused
from learningcity.core.models import AuditEntry
from tests.factories import make_activity, make_city, make_person, make_session

SESSIONS, PEOPLE = 2, 24
GROUPS: tuple[list[str], ...] = ([], [], ["disabled"], ["low_income"], ["disabled", "low_income"])
LEAVING = ("offer_seat", "promote", "give_up", "admit_walk_in")
"""Acts by which someone leaves the line; `call_off` ends it for all."""

Act = Callable[[random.Random], None]


def build() -> None:
    """A city with sessions that have few seats, and people of several groups."""
    activity = make_activity(make_city())
    for _ in range(SESSIONS):
        make_session(
            activity,
            seats=2,
            reserved={"disabled": 1, "low_income": 2},
            starts_at=timezone.now() + timedelta(days=60),
        )
    for number in range(PEOPLE):
        make_person(f"person {number}", groups=GROUPS[number % len(GROUPS)], email=f"{number}@demo.example")


# -- what people do ----------------------------------------------------------------------------------------


def _session(rng: random.Random) -> Session:
    return rng.choice(list(Session.everywhere.select_related("activity", "city", "venue").order_by("pk")))


def _book(rng: random.Random) -> None:
    person = Person.objects.order_by("pk")[rng.randrange(PEOPLE)]
    services.book_seat(session=_session(rng), person=person, by=None, wait_if_full=rng.random() < 0.9)


def _walk_in(rng: random.Random) -> None:
    person = Person.objects.order_by("pk")[rng.randrange(PEOPLE)]
    services.admit_walk_in(session=_session(rng), person=person, by=None)


def _one(rng: random.Random, *states: State) -> Enrolment:
    found = list(Enrolment.everywhere.filter(state__in=states).order_by("pk"))
    if not found:
        raise Refused("nobody", "nobody")
    return rng.choice(found)


def _give_up(rng: random.Random) -> None:
    services.give_up_seat(enrolment=_one(rng, State.BOOKED, State.WAITING, State.OFFERED), by=None)


def _accept(rng: random.Random) -> None:
    services.accept_offer(enrolment=_one(rng, State.OFFERED), by=None)


def _decline(rng: random.Random) -> None:
    services.decline_offer(enrolment=_one(rng, State.OFFERED), by=None)


def _lapse(rng: random.Random) -> None:
    Enrolment.everywhere.filter(pk=_one(rng, State.OFFERED).pk, state=State.OFFERED).update(
        offer_expires_at=timezone.now()
    )
    services.lapse_offers(now=timezone.now())


def _change_seats(rng: random.Random) -> None:
    group = rng.choice(["", "disabled", "low_income"])
    services.change_seats(session=_session(rng), pools={group: rng.randrange(5)}, by=None)


@transaction.atomic
def _release(rng: random.Random) -> None:
    """In one transaction and under the lock, for otherwise the moment is a moment before the schedule's."""
    session = _session(rng)
    now = LockedSeats(session.pk).now
    SeatPool.objects.filter(session=session, group="low_income").update(releases_at=now)
    services.release_reserved_seats(now=now)


ACTS: dict[str, tuple[Act, int]] = {
    "book": (_book, 40),
    "walk_in": (_walk_in, 4),
    "give_up": (_give_up, 22),
    "accept": (_accept, 12),
    "decline": (_decline, 6),
    "lapse": (_lapse, 6),
    "change_seats": (_change_seats, 3),
    "release": (_release, 1),
}


def act(rng: random.Random) -> str:
    """Do one thing at random; answers how it went."""
    name = rng.choices(list(ACTS), [weight for _act, weight in ACTS.values()])[0]
    try:
        ACTS[name][0](rng)
    except Refused as refusal:
        return f"refused {refusal.code}"
    return name


# -- what must hold ----------------------------------------------------------------------------------------


def broken() -> list[str]:
    """What does not hold, read in one snapshot of the database."""
    found: list[str] = []
    alone = not connection.in_atomic_block
    with transaction.atomic():
        if alone and connection.vendor == "postgresql":
            connection.cursor().execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
        rows = list(Enrolment.everywhere.order_by("id"))
        pools = [Pool(p.pk, p.group, p.seats, p.taken, p.releases_at) for p in SeatPool.objects.all()]
        sessions = dict(SeatPool.objects.values_list("pk", "session"))
        now = timezone.now()
    seated = Counter(row.pool_id for row in rows if row.state in SEATED)
    found += [f"{pool} has {seated[pool.id]} seated" for pool in pools if seated[pool.id] != pool.taken]
    found += [f"{pool} is oversold" for pool in pools if pool.taken > pool.seats]
    for row in rows:
        mine = [pool for pool in pools if sessions[pool.id] == row.session_id]
        if row.state == State.WAITING and any(p.free > 0 for p in usable(mine, row.groups, now)):
            found.append(f"{row.pk} waits for a seat that is free")
    live = Counter((row.session_id, row.person_id) for row in rows if row.state in (*SEATED, State.WAITING))
    return found + [f"{who} is enrolled twice" for who, times in live.items() if times > 1]


def passed_by() -> list[str]:
    """Whoever got a seat from the line while someone ahead, who could use every seat they could, stood on."""
    left = dict(
        AuditEntry.objects.filter(act__in=LEAVING).order_by("-id").values_list("about", "id")
    )  # the first time counts, so it is written last
    given = dict(AuditEntry.objects.filter(act__in=("offer_seat", "promote")).values_list("about", "id"))
    waited = set(AuditEntry.objects.filter(act="wait_for_seat").values_list("about", flat=True))
    lines: dict[int, list[tuple[InLine, str]]] = {}
    for row in Enrolment.everywhere.order_by("id"):
        if str(row.uuid) in waited:
            lines.setdefault(row.session_id, []).append((InLine(row.pk, row.groups), str(row.uuid)))
    return [
        f"{behind.id} was served before {ahead.id}"
        for line in lines.values()
        for place, (behind, uuid) in enumerate(line)
        if uuid in given
        for ahead, other in line[:place]
        if set(behind.groups) <= set(ahead.groups) and not left.get(other, sys.maxsize) < given[uuid]
    ]


# -- the storm ---------------------------------------------------------------------------------------------


def rage(seed: int, until: float, outcomes: Counter[str]) -> None:
    """Act until a moment, as one client."""
    rng = random.Random(seed)
    try:
        while time.monotonic() < until:
            outcomes[act(rng)] += 1
    except Exception as fault:  # noqa: BLE001  told to the test, which fails by it
        outcomes[f"error {type(fault).__name__}: {fault}"] += 1
    finally:
        connections.close_all()


def watch(until: float, found: list[str]) -> None:
    """Look at the database again and again while the others act."""
    try:
        while time.monotonic() < until and not found:
            found.extend(broken())
            time.sleep(0.02)
    finally:
        connections.close_all()


def run(clients: int, seconds: float, seed: int) -> dict[str, object]:
    """Let many clients act at once, with one who watches; answers how it went."""
    sys.stdout.write("\n")  # says that it begins
    sys.stdout.flush()
    outcomes, found, until = Counter[str](), list[str](), time.monotonic() + seconds
    threads = [
        threading.Thread(target=rage, args=(seed * 1000 + number, until, outcomes))
        for number in range(clients)
    ]
    threads.append(threading.Thread(target=watch, args=(until, found)))
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return {"outcomes": dict(outcomes), "broken": found + broken() + passed_by()}


def main(words: Iterable[str]) -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("what", choices=["prepare", "run", "check"])
    parser.add_argument("--clients", type=int, default=8)
    parser.add_argument("--seconds", type=float, default=3)
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args(list(words))
    if given.what == "prepare":
        call_command("migrate", verbosity=0)
        build()
        return
    said = (
        run(given.clients, given.seconds, given.seed)
        if given.what == "run"
        else {"broken": broken() + passed_by(), "enrolments": Enrolment.everywhere.count()}
    )
    sys.stdout.write(json.dumps(said, ensure_ascii=False))


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "learningcity.config.settings")
    main(sys.argv[1:])
