"""A city on SQLite whose disk fills up and is emptied again; run in a process of its own, answers in JSON.

The disk is full by a limit on how long a file may become: the write-ahead log cannot take a page more.
"""

import json
import resource
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

if __name__ == "__main__":
    import django

    django.setup()

from django.core.management import call_command
from django.db import connection
from django.test import Client

from learningcity.city.catalogue.models import SeatPool, Session
from learningcity.city.catalogue.search import follow
from learningcity.city.enrolment.models import Enrolment
from learningcity.core import changes
from learningcity.core.models import AuditEntry, Change, Message
from tests.factories import make_account, make_activity, make_city, make_session

BACKEND = "allauth.account.auth_backends.AuthenticationBackend"


@contextmanager
def full_disk() -> Iterator[None]:
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    resource.setrlimit(resource.RLIMIT_FSIZE, (64, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


def written() -> list[int]:
    """How much there is of what a booking writes."""
    taken = sum(SeatPool.objects.values_list("taken", flat=True))
    rows = (Enrolment.everywhere, AuditEntry.objects, Message.objects, Change.objects)
    return [taken, *(each.count() for each in rows)]


def last_step(client: Client, session: Session) -> tuple[str, dict[str, str]]:
    """A learner's way up to the last button: its address and what it sends."""
    first = f"/phra-nakhon/join/{session.uuid}?lang=en"
    client.post(first, {"who": "me"})
    last = f"/phra-nakhon/join/{session.uuid}/confirm?lang=en"
    page = client.get(last)
    return last, {"draft": page.context["draft"].id, "reminders": "yes", "expects": "seat"}


def book_on_a_full_disk() -> dict[str, Any]:
    call_command("migrate", verbosity=0)
    session = make_session(make_activity(make_city()), seats=2)
    client = Client(raise_request_exception=False, headers={"host": "localhost"})
    client.force_login(make_account("malee@demo.example", name="มาลี"), backend=BACKEND)
    address, given = last_step(client, session)
    page = f"/phra-nakhon/activities/{session.activity.code}?lang=en"
    client.get(page)
    changes.record("activity", session.activity_id)
    before = written()
    time.sleep(2 * follow.CHECK_EVERY)
    with full_disk():
        refused, read = client.post(address, given), client.get(page)
        after = written()
    again = client.post(address, given)
    return {
        "before": before, "refused": refused.status_code, "said": refused.content.decode(),
        "read": read.status_code, "after": after, "again": again.status_code, "at_last": written(),
    }  # fmt: skip


if __name__ == "__main__":
    from django.test.utils import setup_test_environment

    setup_test_environment()
    sys.stdout.write(json.dumps(book_on_a_full_disk(), ensure_ascii=False))
