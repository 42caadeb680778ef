"""Many counters at once with the same vouchers, in a process of its own that a test may kill.

`python -m tests.city.enrolment.counters prepare|race|desk|printed|till|medley|issue|rage|check`
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
from django.utils import timezone

from learningcity.city.catalogue.models import Session
from learningcity.city.enrolment import services
from learningcity.city.enrolment.models import Enrolment, LedgerEntry, Payment, Scheme, State, Voucher
from learningcity.city.enrolment.queries.vouchers import books
from learningcity.city.people.models import Person
from learningcity.city.places.models import City
from learningcity.core.errors import Refused
from learningcity.core.models import AuditEntry
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
    """Do all at the same moment; answers the codes of those refused, and the names of faults."""
    barrier, refused = threading.Barrier(len(acts)), list[str]()

    def run(act: Callable[[], Any]) -> None:
        try:
            barrier.wait()
            act()
        except Refused as refusal:
            refused.append(refusal.code)
        except Exception as fault:  # noqa: BLE001  told to the test, which fails by it
            refused.append(f"{type(fault).__name__}: {fault}")
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
    sessions = _sessions()

    def book(session: Session) -> Callable[[], Any]:
        return lambda: services.book_seat(session=session, person=person, by=None, voucher=voucher)

    refused = at_once([book(session) for session in sessions])
    paid = Payment.everywhere.filter(voucher=voucher, voucher_satang=WORTH).count()
    return {"paid": paid, "refused": refused, "balanced": balanced()}


def desk() -> dict[str, Any]:
    """One voucher at eight desks, each for another seat of the same person that is still to be paid."""
    person = make_person("คนเดียวที่โต๊ะ")
    voucher = services.issue_voucher(scheme=make_scheme(City.objects.get()), person=person, by=None)
    due = [_due(session, person) for session in _sessions()]
    refused = at_once([lambda p=p: services.pay_by_voucher(payment=p, voucher=voucher, by=None) for p in due])
    paid = Payment.everywhere.filter(voucher=voucher, voucher_satang=WORTH).count()
    return {"paid": paid, "refused": refused, "balanced": balanced()}


def printed() -> dict[str, Any]:
    """The code of one printed voucher, typed by eight people at once."""
    scheme = make_scheme(City.objects.get())
    batch = services.print_vouchers(scheme=scheme, number=1, by=None)
    people = [make_person(f"พิมพ์ {number}") for number in range(COUNTERS)]
    session = _sessions()[0]

    def book(person: Person) -> Callable[[], Any]:
        voucher = Voucher.everywhere.select_related("scheme__city").get(batch=batch)
        return lambda: services.book_seat(session=session, person=person, by=None, voucher=voucher)

    refused = at_once([book(person) for person in people])
    seated = Enrolment.everywhere.filter(person__in=people, state=State.BOOKED)
    owners = Voucher.everywhere.filter(batch=batch, person__in=seated.values("person"))
    return {
        "paid": Payment.everywhere.filter(voucher__batch=batch, voucher_satang=WORTH).count(),
        "seated": seated.count(),
        "owners": owners.count(),
        "refused": refused,
        "balanced": balanced(),
    }


def till() -> dict[str, Any]:
    """Eight clerks who note the same cash at once."""
    payment = _due(_sessions()[0], make_person("จ่ายครั้งเดียว"))
    refused = at_once(
        [lambda: services.settle_payment(payment=payment, satang=WORTH, how="cash", by=None)] * COUNTERS
    )
    payment.refresh_from_db()
    noted = AuditEntry.objects.filter(act="settle_payment", about=str(payment.enrolment.uuid)).count()
    return {"paid": payment.paid_satang, "noted": noted, "refused": refused}


def medley() -> dict[str, Any]:
    """All that can happen to one seat's money, at the same moment, again and again."""
    scheme = make_scheme(City.objects.get(), budget_satang=1_000 * WORTH, most_each=500)
    faults, wrong = list[str](), list[str]()
    for number in range(6):
        person = make_person(f"ทุกอย่าง {number}")
        vouchers = [services.issue_voucher(scheme=scheme, person=person, by=None) for _each in range(2)]
        payment = _due(_sessions()[number], person)
        acts: list[Callable[[], Any]] = [
            lambda p=payment: services.settle_payment(payment=p, satang=WORTH, how="cash", by=None),
            lambda p=payment: services.waive_payment(payment=p, reason="ทดสอบ", by=None),
            lambda p=payment, v=vouchers[0]: services.pay_by_voucher(payment=p, voucher=v, by=None),
            lambda p=payment, v=vouchers[1]: services.pay_by_voucher(payment=p, voucher=v, by=None),
            lambda p=payment: services.give_up_seat(enrolment=p.enrolment, by=None),
            lambda v=vouchers[0]: services.cancel_voucher(voucher=v, reason="ทดสอบ", by=None),
            lambda who=person: services.end_vouchers_of(person=who, by=None),
            lambda: services.expire_vouchers(now=timezone.now()),
        ]
        faults += [said for said in at_once(acts) if " " in said]
        payment.refresh_from_db()
        borne = payment.waived_satang + payment.voucher_satang + payment.paid_satang
        if borne not in (0, WORTH) or payment.state not in _ends(payment):
            wrong.append(f"{payment.state} {borne}")
    return {"faults": faults, "wrong": wrong, "balanced": balanced()}


def _ends(payment: Payment) -> tuple[str, ...]:
    """The states in which the money of a seat that was given up, or was not, may be left."""
    kept = payment.enrolment.state == State.BOOKED
    return (Payment.State.SETTLED,) if kept else (Payment.State.VOID, Payment.State.TO_REFUND)


def _sessions() -> list[Session]:
    return list(Session.everywhere.select_related("activity", "city", "venue").order_by("pk"))


def _due(session: Session, person: Person) -> Payment:
    """What a person still has to pay for a seat."""
    enrolment = services.book_seat(session=session, person=person, by=None)
    return Payment.everywhere.select_related("enrolment").get(enrolment=enrolment)


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
    acts = (prepare, race, desk, printed, till, medley, issue, rage, check)
    done = {act.__name__: act for act in acts}[sys.argv[1]]()
    sys.stdout.write(json.dumps(done or {}))
