"""Booking seats: how long one takes, and how many go through at once, beside the bare SQL transaction.

The bare transaction is the same update and the same inserts, written by hand through the database's own
driver in the same run. On SQLite and, where a server answers (LEARNINGCITY_TEST_POSTGRESQL), on PostgreSQL.
Processor time is the client's thread and, on PostgreSQL, the server's process of its connection.
"""

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
import uuid
from collections.abc import Callable
from typing import Any

from benchmarks.clients import Outcome, at_once
from benchmarks.contenders import City, bare, ours, with_voucher
from benchmarks.measure import Report

SERVER = os.environ.get("LEARNINGCITY_TEST_POSTGRESQL", "postgres://postgres@127.0.0.1:5432/postgres")
FULL = [(1, 1), (8, 1), (8, 32), (32, 1), (32, 32)]
"""Clients and sessions of each scenario."""

MOST, SLACK = 6.0, 2.0
"""How many times the bare transaction's processor time a booking may take; twice that on a busy machine."""

MOST_WITH_VOUCHER = 1.5
"""How many times the processor time of a plain booking one with voucher, waivers and held seats may take."""


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

    from benchmarks.tables import make_tables

    make_tables()
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
    for contender in (bare, ours, with_voucher):
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
