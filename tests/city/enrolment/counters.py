"""Many counters at once with the same vouchers, in a process of its own that a test may kill.

`python -m tests.city.enrolment.counters prepare|race|issue|rage|check`
"""

import json
import os
import random
import sys
import threading
from collections.abc import Callable
from typing import Any

if __name__ == "__main__":
    import django

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "learningcity.config.settings")
    django.setup()

from django.core.management import call_command
from django.db import connections

from learningcity.city.catalogue.models import Session
from learningcity.city.enrolment import services
from learningcity.city.enrolment.models import Enrolment, LedgerEntry, Payment, Scheme, State, Voucher
from learningcity.city.enrolment.queries.vouchers import books
from learningcity.city.people.models import Person
from learningcity.city.places.models import City
from learningcity.core.errors import Refused
from tests.factories import make_activity, make_city, make_person, make_scheme, make_session

COUNTERS = 8
WORTH = 30_000


def prepare() -> None:
    """A city with sessions that each cost a whole voucher, and people."""
    call_command("migrate", verbosity=0)
    city = make_city()
    activity = make_activity(city, price_satang=WORTH)
    for _each in range(COUNTERS):
        make_session(activity, seats=500)
    for number in range(20):
        make_person(f"คน {number}")


def at_once(acts: list[Callable[[], Any]]) -> list[str]:
    """Do all at the same moment; answers the codes of those refused."""
    barrier, refused = threading.Barrier(len(acts)), list[str]()

    def run(act: Callable[[], Any]) -> None:
        try:
            barrier.wait()
            act()
        except Refused as refusal:
            refused.append(refusal.code)
        finally:
            connections.close_all()

    threads = [threading.Thread(target=run, args=(act,)) for act in acts]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return refused


def race() -> dict[str, Any]:
    """One voucher at eight counters, each for another session of the same person."""
    city, person = City.objects.get(), make_person("คนเดียว")
    scheme = make_scheme(city)
    voucher = services.issue_voucher(scheme=scheme, person=person, by=None)
    sessions = list(Session.everywhere.select_related("activity", "city", "venue"))

    def book(session: Session) -> Callable[[], Any]:
        return lambda: services.book_seat(session=session, person=person, by=None, voucher=voucher)

    refused = at_once([book(session) for session in sessions])
    paid = Payment.everywhere.filter(voucher=voucher, voucher_satang=WORTH).count()
    return {"paid": paid, "refused": refused, "balanced": balanced()}


def issue() -> dict[str, Any]:
    """Money for three vouchers and eight who ask at once."""
    scheme = make_scheme(City.objects.get(), budget_satang=3 * WORTH)
    people = [make_person(f"ขอ {number}") for number in range(COUNTERS)]

    def ask(person: Person) -> Callable[[], Any]:
        return lambda: services.issue_voucher(scheme=scheme, person=person, by=None)

    refused = at_once([ask(person) for person in people])
    return {"given": scheme.vouchers.count(), "refused": refused, "balanced": balanced()}


def rage() -> None:
    """Issue, book and give up at random, until killed."""
    scheme = make_scheme(City.objects.get(), budget_satang=1_000 * WORTH, most_each=500)
    sys.stdout.write("begun\n")
    sys.stdout.flush()
    at_once([lambda seed=seed: _rage(scheme, random.Random(seed)) for seed in range(COUNTERS)])


def _rage(scheme: Scheme, rng: random.Random) -> None:
    people = list(Person.objects.order_by("pk")[:20])
    sessions = list(Session.everywhere.select_related("activity", "city", "venue"))
    while True:
        person = rng.choice(people)
        try:
            voucher = services.issue_voucher(scheme=scheme, person=person, by=None)
            services.book_seat(session=rng.choice(sessions), person=person, by=None, voucher=voucher)
            mine = Enrolment.everywhere.filter(person=person, state=State.BOOKED).first()
            if mine and rng.random() < 0.7:
                services.give_up_seat(enrolment=mine, by=None)
            if rng.random() < 0.2:
                services.cancel_voucher(voucher=voucher, reason="ทดสอบ", by=None)
        except Refused:
            continue


def balanced() -> bool:
    over = Voucher.everywhere.filter(left_satang__lt=0).exists()
    return not over and all(books(scheme).agrees for scheme in Scheme.everywhere.all())


def check() -> dict[str, Any]:
    return {"balanced": balanced(), "entries": LedgerEntry.objects.count()}


if __name__ == "__main__":
    done = {"prepare": prepare, "race": race, "issue": issue, "rage": rage, "check": check}[sys.argv[1]]()
    sys.stdout.write(json.dumps(done or {}))
