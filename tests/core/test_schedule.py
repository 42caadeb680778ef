"""Periodic tasks run once each time, whichever worker is first."""

from datetime import datetime, timedelta

import pytest
from django.utils import timezone

from learningcity.core import schedule
from learningcity.core.models import ScheduledTask
from learningcity.core.schedule import Periodic, install, run_due

pytestmark = pytest.mark.django_db

MINUTE = timedelta(minutes=1)


@pytest.fixture
def runs() -> list[str]:
    return []


@pytest.fixture
def table(runs: list[str]) -> list[Periodic]:
    table = [
        Periodic("often", MINUTE, lambda: runs.append("often")),
        Periodic("seldom", 60 * MINUTE, lambda: runs.append("seldom")),
    ]
    install(table)
    return table


@pytest.fixture
def start(table: list[Periodic]) -> datetime:
    return timezone.now()


def test_what_is_new_is_due_at_once(table: list[Periodic], start: datetime) -> None:
    assert run_due(table, start) == ["often", "seldom"]


def test_each_runs_as_often_as_it_says(table: list[Periodic], start: datetime, runs: list[str]) -> None:
    for minute in range(120):
        run_due(table, start + minute * MINUTE)
    assert (runs.count("often"), runs.count("seldom")) == (120, 2)


def test_of_two_workers_one_runs_it(table: list[Periodic], start: datetime, runs: list[str]) -> None:
    was_due_at = ScheduledTask.objects.get(name="often").due_at
    assert schedule._claim(table[0], was_due_at, start)
    assert not schedule._claim(table[0], was_due_at, start)


def test_installing_again_changes_nothing(table: list[Periodic], start: datetime) -> None:
    run_due(table, start)
    install(table)
    assert run_due(table, start) == []


def test_one_that_fails_stops_no_other(runs: list[str]) -> None:
    def fail() -> None:
        raise LookupError("secret")

    table = [Periodic("broken", MINUTE, fail), Periodic("sound", MINUTE, lambda: runs.append("sound"))]
    install(table)
    assert run_due(table) == ["broken", "sound"]
    assert ScheduledTask.objects.get(name="broken").last_error == "LookupError"
    assert runs == ["sound"]


def test_a_clock_set_back_does_not_silence_a_task(table: list[Periodic], start: datetime) -> None:
    run_due(table, start + timedelta(days=300))
    assert run_due(table, start) == ["often", "seldom"]


def test_a_task_put_right_forgets_its_error(start: datetime) -> None:
    table = [Periodic("mended", MINUTE, lambda: None)]
    ScheduledTask.objects.create(name="mended", due_at=start, last_error="LookupError")
    run_due(table)
    assert ScheduledTask.objects.get(name="mended").last_error == ""
