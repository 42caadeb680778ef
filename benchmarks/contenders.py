"""Ways to book a seat, to be compared: as the pages do it, with all that money needs, and bare SQL."""

import json
import os
import sqlite3
import uuid
from collections import Counter
from collections.abc import Callable
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from typing import Any

from benchmarks.clients import Act, server_clock


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
        yield act, server_clock(pid)
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
        yield act, server_clock(pid)
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
            yield act, server_clock(database.info.backend_pid)

    return opened
