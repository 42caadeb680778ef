"""Supporting a need: one at a time, and a crowd on one need at once, beside the bare rows in one transaction.

    python -m benchmarks.supports            8 windows, 4,000 people
    python -m benchmarks.supports --small    8 windows, 400 people

On PostgreSQL where a server answers (LEARNINGCITY_TEST_POSTGRESQL), else on SQLite. The floor writes the same
two rows (the support and its trace) by the driver's own statements.
"""

import argparse
import os
import shutil
import sys
import tempfile
import threading
import time
from collections.abc import Callable
from contextlib import nullcontext
from typing import Any

from benchmarks.measure import Report, Samples, samples_of

WINDOWS, A_MINUTE = 8, 2_000
SLACK = 20.0
"""How many times the bare rows' processor time a support may take."""


def run(*, small: bool) -> int:
    """Measure in the database that the settings name."""
    import django

    django.setup()
    from django.db import connection

    from benchmarks.tables import make_tables
    from learningcity.city.people.models import Person, User
    from learningcity.city.projects import services
    from learningcity.city.projects.models import Need
    from learningcity.city.projects.queries import numbers
    from tests.factories import make_city

    make_tables()
    city, officer = make_city("bench"), User.objects.create_user(email="bench@demo.example")
    made = services.record_need(city=city, title="ขิม", origin="resident", by=None)
    services.show_need(need=made, by=officer)
    need = Need.everywhere.get(pk=made.pk)
    size = 400 if small else 4_000
    people = iter(Person.objects.bulk_create(Person(name=f"คน {n}") for n in range(size + 600)))
    report = Report("supports", small, ("django",))

    def one() -> None:
        services.support_need(need=need, person=next(people), by=officer)

    floor = samples_of(bare(need.pk, people), 200, warm=10)
    report.add(f"one support ({connection.vendor})", samples_of(one, 200, warm=10), floor=floor)
    before = numbers(city)[need.pk]
    crowd = [list(people) for people in _dealt(list(people), WINDOWS)]
    seconds, waits, faults = together(
        crowd, lambda person: services.support_need(need=need, person=person, by=officer)
    )
    count, a_minute = sum(map(len, crowd)), round(60 * sum(map(len, crowd)) / seconds)
    report.add(f"crowd on one need, {WINDOWS} windows", waits, people=count, a_minute=a_minute)
    report.add("counting it", samples_of(lambda: numbers(city), 20), supports=before + count)
    report.must("no fault and nobody lost", holds=not faults and numbers(city)[need.pk] == before + count)
    report.must(f"{A_MINUTE} a minute", holds=a_minute >= A_MINUTE)
    report.must("within its slack", holds=report.rows[0]["ratio"] <= SLACK)
    return report.finish()


def bare(need: int, people: Any) -> Callable[[], None]:
    """The two rows of a support, by statements of the driver."""
    from django.db import connection, transaction
    from django.utils import timezone

    support = (
        "INSERT INTO projects_support (need_id, person_id, phone_key, number, way, created_at) "
        "VALUES (%s, %s, '', 1, 'online', %s)"
    )
    trace = (
        "INSERT INTO core_auditentry (at, city, actor, act, about_kind, about, details, seal) "
        "VALUES (%s, 'bench', '', 'support_need', 'need', 'x', '{}', '')"
    )

    def write() -> None:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(support, [need, next(people).pk, timezone.now()])
            cursor.execute(trace, [timezone.now()])

    return write


def _dealt(people: list[Any], hands: int) -> list[list[Any]]:
    return [people[hand::hands] for hand in range(hands)]


def together(crowd: list[list[Any]], act: Callable[[Any], Any]) -> tuple[float, Samples, list[str]]:
    """Each window's people one after the other, all windows at once: seconds, each wait, faults."""
    from django.db import connections

    waits, faults, barrier = Samples(), list[str](), threading.Barrier(len(crowd) + 1)

    def window(people: list[Any]) -> None:
        barrier.wait()
        for person in people:
            start, cpu = time.perf_counter(), time.thread_time()
            try:
                act(person)
            except Exception as fault:  # noqa: BLE001  told in the report, which fails by it
                faults.append(repr(fault))
            waits.cpu.append((time.thread_time() - cpu) * 1_000)
            waits.append((time.perf_counter() - start) * 1_000)
        connections.close_all()

    threads = [threading.Thread(target=window, args=(people,)) for people in crowd]
    for thread in threads:
        thread.start()
    barrier.wait()
    began = time.perf_counter()
    for thread in threads:
        thread.join()
    return time.perf_counter() - began, waits, faults


def main() -> int:
    """Make a database of one's own, measure in it, and drop it."""
    from _pytest.outcomes import Skipped

    from tests.postgresql import own_database

    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--small", action="store_true")
    small = parser.parse_args().small
    data = tempfile.mkdtemp()
    os.environ["LEARNINGCITY_DATA"] = data
    os.environ["DJANGO_SETTINGS_MODULE"] = "learningcity.config.settings"
    place: Any = own_database()
    try:
        os.environ["LEARNINGCITY_DATABASE_URL"] = place.__enter__()
    except Skipped:
        place = nullcontext()
    try:
        return run(small=small)
    finally:
        place.__exit__(None, None, None)
        shutil.rmtree(data)


if __name__ == "__main__":
    sys.exit(main())
