"""Whatever is done with vouchers, in whatever order, the books balance to the satang."""

import json
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import suppress
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.db import transaction
from django.utils import timezone
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from learningcity.city.enrolment import services
from learningcity.city.enrolment.models import Enrolment, Scheme, State, Voucher
from learningcity.city.enrolment.queries.vouchers import books
from learningcity.core.errors import Refused
from tests.factories import make_activity, make_city, make_person, make_scheme, make_session
from tests.postgresql import own_database

ROOT = Path(__file__).parents[3]
LIVE = (State.BOOKED, State.OFFERED, State.WAITING)


class Ledger(RuleBasedStateMachine):
    """A small scheme, five people and two sessions, one of them with a single seat."""

    def __init__(self) -> None:
        super().__init__()
        self._whole = transaction.atomic()
        self._whole.__enter__()
        city = make_city("ledger")
        self.scheme = make_scheme(city, budget_satang=150_000, most_each=2)
        activity = make_activity(city, price_satang=20_000)
        self.sessions = [make_session(activity, seats=seats) for seats in (1, 20)]
        self.people = [make_person(f"คน {number}") for number in range(5)]

    def teardown(self) -> None:
        transaction.set_rollback(True)
        self._whole.__exit__(None, None, None)

    who, where, pick = st.integers(0, 4), st.integers(0, 1), st.integers(0, 1_000)

    @rule(who=who)
    def issue(self, who: int) -> None:
        self._try(lambda: services.issue_voucher(scheme=self.scheme, person=self.people[who], by=None))

    @rule()
    def print_one(self) -> None:
        self._try(lambda: services.print_vouchers(scheme=self.scheme, number=1, by=None))

    @rule(who=who, where=where, pick=pick)
    @precondition(lambda self: Voucher.everywhere.exists())
    def book(self, who: int, where: int, pick: int) -> None:
        """With any voucher at all: one's own, another's, a printed one, one that has ended."""
        vouchers = list(Voucher.everywhere.select_related("scheme__city").order_by("pk"))
        voucher = vouchers[pick % len(vouchers)]
        person, session = self.people[who], self.sessions[where]
        self._try(lambda: services.book_seat(session=session, person=person, by=None, voucher=voucher))

    @rule(pick=pick)
    def leave(self, pick: int) -> None:
        for enrolment in self._one(Enrolment.everywhere.filter(state__in=LIVE), pick):
            services.give_up_seat(enrolment=enrolment, by=None)

    @rule(pick=pick)
    def accept(self, pick: int) -> None:
        for enrolment in self._one(Enrolment.everywhere.filter(state=State.OFFERED), pick):
            services.accept_offer(enrolment=enrolment, by=None)

    @rule(pick=pick)
    def lapse(self, pick: int) -> None:
        late = timezone.now() - timedelta(seconds=1)
        for enrolment in self._one(Enrolment.everywhere.filter(state=State.OFFERED), pick):
            Enrolment.everywhere.filter(pk=enrolment.pk).update(offer_expires_at=late)
        services.lapse_offers(now=timezone.now())

    @rule(pick=pick)
    def cancel(self, pick: int) -> None:
        for voucher in self._one(Voucher.everywhere.filter(ended=""), pick):
            services.cancel_voucher(voucher=voucher, reason="ทดสอบ", by=None)

    @rule(pick=pick)
    def expire(self, pick: int) -> None:
        for voucher in self._one(Voucher.everywhere.filter(ended=""), pick):
            Voucher.everywhere.filter(pk=voucher.pk).update(expires_at=timezone.now())
        services.expire_vouchers(now=timezone.now())

    @rule(who=who)
    def forget(self, who: int) -> None:
        services.end_vouchers_of(person=self.people[who], by=None)

    @rule(more=st.integers(-60_000, 60_000))
    def change_budget(self, more: int) -> None:
        budget = Scheme.everywhere.get(pk=self.scheme.pk).budget_satang + more
        self._try(lambda: services.edit_scheme(scheme=self.scheme, by=None, budget_satang=budget))

    @invariant()
    def the_books_balance(self) -> None:
        found = books(self.scheme)
        assert found.agrees
        assert sum(found.by_account.values()) == 0
        assert min(found.budget, found.issued, found.redeemed) >= 0

    @staticmethod
    def _one(rows: Any, pick: int) -> list[Any]:
        found = list(rows.order_by("pk"))
        return [found[pick % len(found)]] if found else []

    @staticmethod
    def _try(act: Any) -> None:
        """What is refused must leave the books as they were: the invariant looks after each step."""
        with suppress(Refused):
            act()


@pytest.mark.slow
@pytest.mark.django_db
def test_whatever_is_done_the_books_balance_after_each_act() -> None:
    run_state_machine_as_test(
        Ledger,
        settings=settings(
            max_examples=25, stateful_step_count=30, deadline=None, suppress_health_check=list(HealthCheck)
        ),
    )


# -- at once -----------------------------------------------------------------------------------------------


def command(url: str, *words: str) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-m", "tests.city.enrolment.counters", *words],
        cwd=ROOT,
        env=os.environ | {"LEARNINGCITY_DATABASE_URL": url, "DJANGO_SETTINGS_MODULE": "tests.settings"},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def ended(process: subprocess.Popen[str]) -> dict[str, Any]:
    said, complained = process.communicate(timeout=120)
    assert process.returncode == 0, complained
    answer: dict[str, Any] = json.loads(said or "{}")
    return answer


@pytest.fixture(scope="module")
def postgresql() -> Iterator[str]:
    with own_database() as url:
        ended(command(url, "prepare"))
        yield url


@pytest.mark.postgresql
def test_one_voucher_at_many_counters_at_once_pays_exactly_once(postgresql: str) -> None:
    for _round in range(3):
        outcome = ended(command(postgresql, "race"))
        assert outcome["paid"] == 1
        assert outcome["refused"] == ["voucher-spent"] * 7
        assert outcome["balanced"]


@pytest.mark.postgresql
def test_one_voucher_at_many_desks_at_once_pays_exactly_once(postgresql: str) -> None:
    outcome = ended(command(postgresql, "desk"))
    assert (outcome["paid"], outcome["refused"]) == (1, ["voucher-spent"] * 7)
    assert outcome["balanced"]


@pytest.mark.postgresql
def test_one_printed_code_typed_by_many_at_once_is_one_persons(postgresql: str) -> None:
    outcome = ended(command(postgresql, "printed"))
    assert (outcome["paid"], outcome["seated"], outcome["owners"]) == (1, 1, 1)
    assert len(outcome["refused"]) == 7
    assert set(outcome["refused"]) <= {"not-theirs", "voucher-spent"}
    assert outcome["balanced"]


@pytest.mark.postgresql
def test_the_same_cash_is_noted_once(postgresql: str) -> None:
    outcome = ended(command(postgresql, "till"))
    assert (outcome["paid"], outcome["noted"], len(outcome["refused"])) == (30_000, 1, 7)
    assert set(outcome["refused"]) == {"no-longer"}


@pytest.mark.postgresql
def test_whatever_happens_to_a_seats_money_at_once_it_is_borne_once(postgresql: str) -> None:
    outcome = ended(command(postgresql, "medley"))
    assert (outcome["faults"], outcome["wrong"]) == ([], [])
    assert outcome["balanced"]


@pytest.mark.postgresql
def test_the_last_money_of_a_scheme_is_given_out_once(postgresql: str) -> None:
    outcome = ended(command(postgresql, "issue"))
    assert (outcome["given"], set(outcome["refused"])) == (3, {"budget-spent"})
    assert outcome["balanced"]


@pytest.mark.postgresql
def test_killed_at_any_moment_the_books_balance(postgresql: str) -> None:
    for number in range(3):
        process = command(postgresql, "rage")
        assert process.stdout is not None
        assert process.stdout.readline() == "begun\n"
        time.sleep(1 + 0.31 * number)
        process.kill()
        process.communicate()
    outcome = ended(command(postgresql, "check"))
    assert outcome["balanced"]
    assert outcome["entries"] > 20
