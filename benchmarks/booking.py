"""Booking seats: how long one takes, and how many go through at once, beside the bare SQL transaction.

The bare transaction is the same update and the same inserts, written by hand through the database's own
driver in the same run. On SQLite and, where a server answers (LEARNINGCITY_TEST_POSTGRESQL), on PostgreSQL.
Processor time is the client's thread and, on PostgreSQL, the server's process of its connection.
"""

import argparse
import json
import multiprocessing
import os
import shutil
import sqlite3
import subprocess
import sys
import tempfile
import threading
import time
import uuid
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any

from benchmarks.measure import Report, Samples

SERVER = os.environ.get("LEARNINGCITY_TEST_POSTGRESQL", "postgres://postgres@127.0.0.1:5432/postgres")
PROCESSES = 4
"""Clients are threads of at most so many processes, as behind gunicorn."""

FULL = [(1, 1), (8, 1), (8, 32), (32, 1), (32, 32)]
"""Clients and sessions of each scenario."""

MOST, SLACK = 6.0, 2.0
"""How many times the bare transaction's processor time a booking may take; twice that on a busy machine."""

MOST_WITH_VOUCHER = 1.5
"""How many times the processor time of a plain booking one with voucher, waivers and held seats may take."""

Act = Callable[[int, int], bool]
"""Try to book for a person in a session, both by position; answers whether they got the seat."""


@dataclass
class Outcome:
    """What clients did together."""

    booked: Samples = field(default_factory=Samples)
    refused: Samples = field(default_factory=Samples)
    server_ms: float = 0.0
    faults: list[str] = field(default_factory=list)
    seconds: float = 0.0

    def take(self, other: "Outcome") -> None:
        self.booked, self.refused = self.booked + other.booked, self.refused + other.refused
        self.server_ms += other.server_ms
        self.faults += other.faults

    @property
    def done(self) -> int:
        return len(self.booked) + len(self.refused)

    def cpu_ms(self) -> float:
        """Processor milliseconds of client and server for each thing done."""
        return (sum(self.booked.cpu) + sum(self.refused.cpu) + self.server_ms) / max(self.done, 1)


# -- clients -----------------------------------------------------------------------------------------------


def at_once(clients: int, tasks: Sequence[tuple[int, int]], opened: Callable[[], Any]) -> Outcome:
    """Share tasks among clients that start together, each with a connection of its own."""
    shares = [tasks[number::clients] for number in range(clients)]
    groups = [shares[number :: min(clients, PROCESSES)] for number in range(min(clients, PROCESSES))]
    fork = multiprocessing.get_context("fork")
    barrier, answers = fork.Barrier(len(groups) + 1), fork.SimpleQueue()
    processes = [
        fork.Process(target=_process, args=(group, opened, barrier, answers), daemon=True) for group in groups
    ]
    for process in processes:
        process.start()
    barrier.wait()
    start, whole = time.perf_counter(), Outcome()
    for _ in processes:
        whole.take(answers.get())
    whole.seconds = time.perf_counter() - start
    for process in processes:
        process.join()
    return whole


def _process(shares: list[Any], opened: Callable[[], Any], barrier: Any, answers: Any) -> None:
    go, whole, lock = threading.Event(), Outcome(), threading.Lock()
    ready = threading.Semaphore(0)

    def client(tasks: Sequence[tuple[int, int]]) -> None:
        with opened() as (act, server_ms):
            ready.release()
            go.wait()
            mine = _timed(act, tasks)
            mine.server_ms = server_ms()
        with lock:
            whole.take(mine)

    threads = [threading.Thread(target=client, args=(share,)) for share in shares]
    for thread in threads:
        thread.start()
    for _ in threads:
        ready.acquire()
    barrier.wait()
    go.set()
    for thread in threads:
        thread.join()
    answers.put(whole)


def _timed(act: Act, tasks: Iterable[tuple[int, int]]) -> Outcome:
    outcome = Outcome()
    for person, session in tasks:
        clock, cpu = time.perf_counter(), time.thread_time()
        try:
            kept = outcome.booked if act(person, session) else outcome.refused
        except Exception as fault:  # noqa: BLE001  counted, and the benchmark fails by it
            outcome.faults.append(f"{type(fault).__name__}: {fault}")
            continue
        kept.append((time.perf_counter() - clock) * 1_000)
        kept.cpu.append((time.thread_time() - cpu) * 1_000)
    return outcome


def _server_clock(pid: int | None) -> Callable[[], float]:
    """How many processor milliseconds the server's process of a connection has used since now."""

    def used() -> float:
        if pid is None:
            return 0.0
        try:
            with open(f"/proc/{pid}/stat") as file:  # noqa: PTH123
                numbers = file.read().rpartition(")")[2].split()
        except OSError:
            return 0.0
        return (int(numbers[11]) + int(numbers[12])) * 1_000 / os.sysconf("SC_CLK_TCK")

    start = used()
    return lambda: used() - start


# -- what is compared --------------------------------------------------------------------------------------


class City:
    """One city's sessions and people, made once a scenario, by their ids."""

    def __init__(self, sessions: int, seats: int, people: int) -> None:
        from learningcity.city.catalogue.models import SeatPool, Session
        from learningcity.city.people.models import Person, User
        from tests.factories import make_activity, make_city, make_venue

        self.city = make_city(f"city-{uuid.uuid4().hex[:8]}")
        activity = make_activity(self.city, venue=make_venue(self.city), topic=_topic())
        starts = datetime.now(UTC) + timedelta(days=30)
        self.sessions = Session.everywhere.bulk_create(
            Session(
                city=self.city,
                activity=activity,
                venue=activity.venue,
                starts_at=starts,
                ends_at=starts + timedelta(hours=2),
            )
            for _ in range(sessions)
        )
        self.pools = SeatPool.objects.bulk_create(
            SeatPool(session=session, seats=seats) for session in self.sessions
        )
        mark = uuid.uuid4().hex[:8]
        accounts = User.objects.bulk_create(
            User(email=f"{mark}-{number}@demo.example", password="!") for number in range(people)
        )
        self.people = Person.objects.bulk_create(
            Person(name=f"person {number}", account=account, birth_year=1980)
            for number, account in enumerate(accounts)
        )

    def counts(self) -> Counter[int]:
        """How many are booked in each session, counted in the enrolments."""
        from learningcity.city.enrolment.models import Enrolment

        rows = Enrolment.everywhere.filter(session__in=self.sessions, state="booked")
        return Counter(rows.values_list("session_id", flat=True))


def _topic() -> Any:
    from tests.factories import make_topic

    return make_topic()


def ours(city: City) -> Callable[[], Any]:
    """Booking as the pages do it."""

    @contextmanager
    def opened() -> Any:
        from django.db import connection, connections

        from learningcity.city.enrolment.services import book_seat
        from learningcity.core.errors import Refused

        connection.ensure_connection()

        def act(person: int, session: int) -> bool:
            who = city.people[person]
            try:
                book_seat(session=city.sessions[session], person=who, by=who.account, wait_if_full=False)
            except Refused as refusal:
                if refusal.code != "full":
                    raise
                return False
            return True

        pid = connection.connection.info.backend_pid if connection.vendor == "postgresql" else None
        yield act, _server_clock(pid)
        connections.close_all()

    return opened


def with_voucher(city: City) -> Callable[[], Any]:
    """The same booking of a priced session with held seats and a waiver, paid by a voucher each."""
    from learningcity.city.catalogue.models import Price, SeatPool
    from learningcity.city.enrolment.models import Voucher, WaiverRule
    from learningcity.city.enrolment.services import book_seat
    from tests.factories import make_scheme

    activity = city.sessions[0].activity
    activity.price_satang = 10_000
    activity.save(update_fields=["price_satang"])
    Price.objects.create(activity=activity, group="older", satang=5_000)
    WaiverRule.everywhere.create(city=city.city, name_th="ฟรี", source="มติ", groups=["low_income"])
    SeatPool.objects.bulk_create(SeatPool(session=each, group="disabled", seats=5) for each in city.sessions)
    scheme, now = make_scheme(city.city, budget_satang=30_000 * len(city.people)), datetime.now(UTC)
    vouchers = Voucher.everywhere.bulk_create(
        Voucher(
            city=city.city,
            scheme=scheme,
            person=person,
            number=uuid.uuid4().int >> 80,
            satang=30_000,
            left_satang=30_000,
            issued_at=now,
            expires_at=now + timedelta(days=60),
        )
        for person in city.people
    )

    @contextmanager
    def opened() -> Any:
        from django.db import connection, connections

        connection.ensure_connection()

        def act(person: int, session: int) -> bool:
            who, voucher = city.people[person], vouchers[person]
            book_seat(
                session=city.sessions[session],
                person=who,
                by=who.account,
                wait_if_full=False,
                voucher=voucher,
            )
            return True

        pid = connection.connection.info.backend_pid if connection.vendor == "postgresql" else None
        yield act, _server_clock(pid)
        connections.close_all()

    return opened


def bare(city: City) -> Callable[[], Any]:
    """The same rows by hand: no question asked but whether a seat is free."""
    from django.db import connection

    return _bare_sqlite(city) if connection.vendor == "sqlite" else _bare_postgresql(city)


TAKE = "UPDATE catalogue_seatpool SET taken = taken + 1 WHERE id = ? AND taken < seats"
KNOWN = "INSERT INTO people_knownin (person_id, city_id, since) VALUES (?, ?, ?) ON CONFLICT DO NOTHING"
ENROL = (
    "INSERT INTO enrolment_enrolment (uuid, city_id, session_id, person_id, pool_id, groups, state, via,"
    " enrolled_by_id, price_satang, offer_expires_at, created_at, changed_at)"
    " VALUES (?, ?, ?, ?, ?, '[]', 'booked', 'self', ?, 0, NULL, ?, ?)"
)
AUDIT = (
    "INSERT INTO core_auditentry (at, city, actor, act, about_kind, about, details, sequence, seal)"
    " VALUES (?, ?, ?, 'book_seat', 'enrolment', ?, '{\"via\": \"self\"}', NULL, '')"
)
MESSAGE = (
    "INSERT INTO core_message (uuid, dedupe_key, channel, template, language, recipient, person_uuid,"
    " context, ways, state, not_before, attempts, last_error, created_at, sent_at, urgent, rests_on, waits,"
    " in_doubt) VALUES (?, ?, 'email', 'booked', 'th', ?, ?, ?, ?, 'waiting', ?, 0, '', ?, NULL, ?, '', 0, ?)"
    " ON CONFLICT DO NOTHING"
)


SEALED = json.dumps("x" * 164)
"""As long as an encrypted address; the floor encrypts nothing."""


def _bare_act(
    city: City, execute: Callable[[str, tuple[Any, ...]], Any], begin: str, moment: Callable[[], Any]
) -> Act:
    context = json.dumps({"city": city.city.code, "title_th": "ใช้มือถือให้ปลอดภัย", "venue_th": "หอสมุดเมือง"})
    ends = {True: "COMMIT", False: "ROLLBACK"}
    as_id = (lambda value: value.hex) if begin != "BEGIN" else (lambda value: value)

    def act(person: int, session: int) -> bool:
        who, pool = city.people[person], city.pools[session]
        row, now = uuid.uuid4(), moment()
        execute(begin, ())
        taken = execute(TAKE, (pool.pk,)).rowcount == 1
        if taken:
            execute(KNOWN, (who.pk, city.city.pk, now))
            execute(
                ENROL,
                (as_id(row), city.city.pk, pool.session_id, who.pk, pool.pk, who.account_id, now, now),
            )
            execute(AUDIT, (now, city.city.code, str(who.uuid), str(row)))
            execute(
                MESSAGE,
                (
                    as_id(uuid.uuid4()),
                    f"booked:{row}",
                    who.account.email,
                    as_id(who.uuid),
                    context,
                    SEALED,
                    now,
                    now,
                    False,
                    False,
                ),
            )
        execute(ends[taken], ())
        return taken

    return act


def _bare_sqlite(city: City) -> Callable[[], Any]:
    from django.conf import settings

    @contextmanager
    def opened() -> Any:
        database = sqlite3.connect(
            settings.DATABASES["default"]["NAME"], timeout=20, isolation_level=None, check_same_thread=False
        )
        database.executescript("PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL;")
        act = _bare_act(city, database.execute, "BEGIN IMMEDIATE", lambda: str(datetime.now(UTC)))
        yield act, lambda: 0.0
        database.close()

    return opened


def _bare_postgresql(city: City) -> Callable[[], Any]:
    import psycopg

    @contextmanager
    def opened() -> Any:
        url = os.environ["LEARNINGCITY_DATABASE_URL"]
        with psycopg.connect(url, autocommit=True) as database:
            cursor = database.cursor()
            act = _bare_act(
                city,
                lambda statement, values: cursor.execute(statement.replace("?", "%s"), values or None),
                "BEGIN",
                lambda: datetime.now(UTC),
            )
            yield act, _server_clock(database.info.backend_pid)

    return opened


# -- scenarios ---------------------------------------------------------------------------------------------


def compare(report: Report, clients: int, sessions: int, bookings: int) -> None:
    """So many clients book for everyone, in one session or spread over many; every seat is taken once."""
    where = "one hot session" if sessions == 1 else f"{sessions} sessions"
    label = f"{clients:2d} clients, {where}" if clients > 1 else f" 1 client,  {where}"
    outcomes = {}
    for name, contender in (("bare", bare), ("ours", ours)):
        city = City(sessions, -(-bookings // sessions), bookings)
        tasks = [(number, number % sessions) for number in range(bookings)]
        outcomes[name] = outcome = at_once(clients, tasks, _closed(contender(city)))
        _must_be_sound(report, f"{label}, {name}", city, outcome)
    floor, mine = outcomes["bare"], outcomes["ours"]
    ratio = round(mine.cpu_ms() / floor.cpu_ms(), 1)
    report.add(
        label,
        mine.booked,
        floor=floor.booked,
        cpu_ms_with_server=round(mine.cpu_ms(), 2),
        ratio_with_server=ratio,
        a_second=round(mine.done / mine.seconds),
        bare_a_second=round(floor.done / floor.seconds),
    )
    if clients == 1:
        report.must(f"a booking takes {ratio} times the bare transaction", holds=ratio <= MOST * SLACK)


def vouchers(report: Report, bookings: int) -> None:
    """Plain bookings and those paid by voucher in turn, by one client; each voucher pays once."""
    from learningcity.city.enrolment.models import Voucher

    outcomes: dict[str, Outcome] = {"plain": Outcome(), "voucher": Outcome()}
    for _turn in range(3):
        for name, contender in (("plain", ours), ("voucher", with_voucher)):
            city = City(1, bookings, bookings)
            outcome = at_once(1, [(number, 0) for number in range(bookings)], _closed(contender(city)))
            _must_be_sound(report, f"booking, {name}", city, outcome)
            outcomes[name].take(outcome)
            if name == "voucher":
                wrong = Voucher.everywhere.filter(city=city.city).exclude(left_satang=20_000).count()
                report.must(f"{wrong} vouchers paid not exactly once", holds=wrong == 0)
    plain, mine = (outcomes[name].cpu_ms() for name in ("plain", "voucher"))
    ratio = round(mine / plain, 2)
    report.add(
        " 1 client,  with voucher",
        outcomes["voucher"].booked,
        floor=outcomes["plain"].booked,
        cpu_ms_with_server=round(mine, 2),
        ratio_to_plain=ratio,
    )
    report.must(f"a voucher makes a booking {ratio} times as long", holds=ratio <= MOST_WITH_VOUCHER * SLACK)


def race(report: Report, clients: int, bookings: int) -> None:
    """Twice as many want in as there are seats: exactly the seats are taken; then a full session refuses."""
    city = City(1, bookings // 2, bookings)
    tasks = [(number, 0) for number in range(bookings)]
    outcome = at_once(clients, tasks, _closed(ours(city)))
    _must_be_sound(report, f"{clients} clients race", city, outcome)
    report.must(
        f"{bookings // 2} seats for {bookings}: {len(outcome.booked)} booked",
        holds=len(outcome.booked) == bookings // 2 and outcome.done == bookings,
    )
    late = [task for task in tasks if task[0] not in _seated(city)]
    refusals = at_once(1, late, _closed(ours(city)))
    report.must("a full session refuses everyone", holds=len(refusals.refused) == len(late))
    report.add("a refusal, session full", refusals.refused, cpu_ms_with_server=round(refusals.cpu_ms(), 2))


def _seated(city: City) -> set[int]:
    from learningcity.city.enrolment.models import Enrolment

    seated = set(Enrolment.everywhere.filter(session=city.sessions[0]).values_list("person_id", flat=True))
    return {number for number, person in enumerate(city.people) if person.pk in seated}


def _closed(opened: Callable[[], Any]) -> Callable[[], Any]:
    """Leave no connection open for the clients' processes to inherit."""
    from django.db import connections

    connections.close_all()
    return opened


def _must_be_sound(report: Report, label: str, city: City, outcome: Outcome) -> None:
    from learningcity.city.catalogue.models import SeatPool

    report.must(f"{label}: {outcome.faults[:1]}", holds=not outcome.faults)
    pools = list(SeatPool.objects.filter(session__in=city.sessions))
    oversold = sum(max(0, pool.taken - pool.seats) for pool in pools)
    counts = city.counts()
    report.must(f"{label}: {oversold} seats oversold", holds=oversold == 0)
    report.must(
        f"{label}: seats and enrolments differ",
        holds=sum(pool.taken for pool in pools) == sum(counts.values()),
    )


def measure(kind: str, *, small: bool) -> int:
    """Run all scenarios on the database of the surroundings."""
    import django

    django.setup()
    from django.apps import apps
    from django.conf import settings
    from django.core.management import call_command

    settings.MIGRATION_MODULES = {app.label: None for app in apps.get_app_configs()}
    call_command("migrate", run_syncdb=True, verbosity=0)
    report = Report(f"booking on {kind}", small, ("django", "psycopg"))
    bookings = 64 if small else 960
    _warm()
    for clients, sessions in [(1, 1), (8, 1), (32, 1), (32, 32)] if small else FULL:
        compare(report, clients, sessions, bookings)
    race(report, 32, bookings)
    vouchers(report, bookings)
    return report.finish()


def _warm() -> None:
    """Book once here, so that clients inherit what is put together only once."""
    for contender in (bare, ours):
        with contender(City(1, 1, 1))() as (act, _server_ms):
            act(0, 0)


# -- databases of our own ----------------------------------------------------------------------------------


def main(arguments: list[str] | None = None) -> int:
    """Measure on each database; the exit status is 1 if an invariant is broken on any."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--small", action="store_true")
    parser.add_argument("--on", choices=["sqlite", "postgresql"], help=argparse.SUPPRESS)
    chosen = parser.parse_args(arguments)
    if chosen.on:
        return measure(chosen.on, small=chosen.small)
    folder = tempfile.mkdtemp(prefix="learningcity-booking-")
    words = ["--small"] if chosen.small else []
    try:
        code = _on("sqlite", f"sqlite:///{folder}/booking.sqlite3", folder, words)
        return code | _on_postgresql(folder, words)
    finally:
        shutil.rmtree(folder)


def _on(kind: str, url: str, folder: str, words: list[str]) -> int:
    surroundings = os.environ | {
        "LEARNINGCITY_DATABASE_URL": url,
        "LEARNINGCITY_DATA": folder,
        "DJANGO_SETTINGS_MODULE": "learningcity.config.settings",
    }
    command = [sys.executable, "-m", "benchmarks.booking", "--on", kind, *words]
    return subprocess.run(command, env=surroundings, check=False).returncode


def _on_postgresql(folder: str, words: list[str]) -> int:
    import psycopg

    name = f"learningcity_bench_{uuid.uuid4().hex[:8]}"
    try:
        admin = psycopg.connect(SERVER, autocommit=True, connect_timeout=3)
    except psycopg.OperationalError as fault:
        print(f"skipped: no PostgreSQL server ({str(fault).splitlines()[0]})")
        return 0
    with admin:
        admin.execute(f'CREATE DATABASE "{name}"')  # type: ignore[call-overload]
        try:
            return _on("postgresql", f"{SERVER.partition('?')[0].rpartition('/')[0]}/{name}", folder, words)
        finally:
            admin.execute(f'DROP DATABASE "{name}" WITH (FORCE)')  # type: ignore[call-overload]


if __name__ == "__main__":
    sys.exit(main())
