"""What the demonstration tells of partners: reported things as reported, invented ones labelled and sound."""

from collections.abc import Iterator
from datetime import datetime
from typing import Any

import pytest

from learningcity.city.partners.models import Agreement, Commitment, Meeting, Resolution
from learningcity.city.partners.queries import network, promises, tasks
from learningcity.city.partners.rules.commitments import PromiseState
from learningcity.city.partners.rules.meetings import TaskState, Votes, vote_fault
from learningcity.city.partners.services import remind_owners, seats_filled, warn_of_ends
from learningcity.city.places.models import City
from learningcity.core import thai_time
from learningcity.core.models import Message
from learningcity.core.outbox import State
from learningcity.demo.build import build
from learningcity.web.staff.people.outbox import KINDS, written

pytestmark = [pytest.mark.slow, pytest.mark.django_db, pytest.mark.usefixtures("built")]
NOW = datetime(2026, 11, 21, 9, 0, tzinfo=thai_time.BANGKOK)
DAY = NOW.date()
CITIES = pytest.mark.parametrize("code", ["phra-nakhon", "phayao", "yala"])


@pytest.fixture(scope="module")
def built(django_db_setup: Any, django_db_blocker: Any) -> Iterator[None]:
    from django.db import transaction

    with django_db_blocker.unblock(), transaction.atomic():
        build(now=NOW, portion=0.05)
        yield
        transaction.set_rollback(True)


@pytest.mark.parametrize("code", ["phayao", "yala"])
def test_the_declaration_has_its_parties_and_nothing_the_source_does_not_say(code: str) -> None:
    row = Agreement.everywhere.get(city__code=code, kind="declaration")
    assert not row.is_invented
    assert row.source
    assert {(each.organisation.code, each.role) for each in row.parties.all()} == {
        ("university-of-phayao", "lead"),
        ("eef", "partner"),
        ("pmu-a", "partner"),
        ("yala-municipality", "partner"),
        ("korean-advisers", "adviser"),
        ("okayama-advisers", "adviser"),
    }
    term = row.terms.get()
    assert (term.signed_on, term.starts_on, term.ends_on) == (None, None, None)
    assert not any(party.signatories.exists() for party in row.parties.all())


def test_the_reported_meeting_has_no_resolution_task_or_name_added() -> None:
    row = Meeting.everywhere.get(city__code="phra-nakhon", held_on="2024-06-12")
    assert row.source
    assert not row.is_invented
    assert row.agenda.count() == 3
    assert not Resolution.objects.filter(item__meeting=row).exists()
    assert not any(item.tasks.exists() for item in row.agenda.all())
    assert not row.presences.exclude(seat=None).exists()


def test_what_has_no_source_is_labelled_as_invented() -> None:
    for model in (Agreement, Meeting):
        assert not model._default_manager.filter(is_invented=False, source="").exists()
    assert not Commitment.everywhere.filter(is_invented=False).exists()


@CITIES
def test_nobody_real_is_made_to_break_a_promise(code: str) -> None:
    bad = {PromiseState.BROKEN, PromiseState.LATE, PromiseState.IN_QUESTION}
    found = promises(City.objects.get(code=code), DAY)
    assert all(each.row.organisation.is_invented for each in found if each.state in bad)


def test_every_state_of_a_promise_and_every_need_of_a_task_is_shown_somewhere() -> None:
    cities = City.objects.all()
    assert {each.state for city in cities for each in promises(city, DAY)} == set(PromiseState)
    assert {each.state for city in cities for each in tasks(city, DAY)} >= {
        TaskState.DONE, TaskState.LATE, TaskState.NEEDS_OWNER, TaskState.OPEN,
    }  # fmt: skip


@CITIES
def test_a_minute_leads_to_a_task_and_the_task_to_a_kept_promise(code: str) -> None:
    found = promises(City.objects.get(code=code), DAY)
    (led,) = [each for each in found if each.row.task]
    assert led.state == PromiseState.KEPT
    assert led.row.task is not None
    assert led.row.task.item.meeting.adopted_on


def test_votes_bear_their_outcome_and_fit_those_who_were_there() -> None:
    for row in Resolution.objects.select_related("item__meeting"):
        votes = (
            Votes(row.votes_for, row.votes_against or 0, row.votes_abstained or 0)
            if row.votes_for is not None
            else None
        )
        assert vote_fault(row.outcome, votes, seats_filled(meeting=row.item.meeting)) == ""


@CITIES
def test_each_city_has_a_network_of_which_not_all_are_tied_to_all(code: str) -> None:
    found = network(City.objects.get(code=code), DAY)
    number = len(found.partners)
    assert number >= 3
    assert found.others == 0
    if code == "phra-nakhon":
        assert len(found.ties) < number * (number - 1) / 2


def test_what_is_sent_can_be_read_in_both_languages() -> None:
    assert warn_of_ends(today=DAY) >= 2
    assert remind_owners(today=DAY) >= 3
    for message in Message.objects.filter(template__in=("agreement_ending", "promise_due", "task_due")):
        assert message.state == State.WAITING
        for message.language in ("th", "en"):
            subject, text = written(message)
            assert subject
            assert "{" not in subject + text
            assert message.context[f"title_{message.language}"] in text
        assert message.template in KINDS
