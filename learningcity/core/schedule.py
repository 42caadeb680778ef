"""Periodic tasks: a name, how often, and what to call; two workers run each only once."""

import logging
from collections.abc import Callable, Iterable
from datetime import datetime, timedelta
from typing import Any, NamedTuple

from django.utils import timezone

from learningcity.core.models import ScheduledTask

log = logging.getLogger(__name__)


class Periodic(NamedTuple):
    """Something done again and again; each run must bear being cut short and done again."""

    name: str
    every: timedelta
    run: Callable[[], object]


def install(table: Iterable[Periodic]) -> None:
    """Write the rows of tasks that are new, due at once."""
    rows = [ScheduledTask(name=task.name, due_at=timezone.now()) for task in table]
    ScheduledTask.objects.bulk_create(rows, ignore_conflicts=True)


def run_due(table: Iterable[Periodic], now: datetime | None = None) -> list[str]:
    """Run what is due and not claimed by another worker; answers the names of what ran."""
    moment = now or timezone.now()
    due_at = dict(ScheduledTask.objects.values_list("name", "due_at"))
    due = [task for task in table if _is_due(due_at.get(task.name), task, moment)]
    return [task.name for task in due if _claim(task, due_at[task.name], moment) and _run(task)]


def _is_due(due_at: datetime | None, task: Periodic, now: datetime) -> bool:
    """Due at its time, or when its time lies further off than it can: then the clock was set back."""
    return due_at is not None and (due_at <= now or due_at > now + task.every)


def _claim(task: Periodic, was_due_at: datetime, now: datetime) -> bool:
    """One statement moves the time on; of two workers that saw the same time only one changes the row."""
    row = ScheduledTask.objects.filter(name=task.name, due_at=was_due_at)
    return bool(row.update(due_at=now + task.every, last_started_at=now))


def _run(task: Periodic) -> bool:
    outcome: dict[str, Any] = {"last_error": ""}
    try:
        task.run()
    except Exception as fault:  # one task's bug must not stop the others
        log.exception("task failed: %s", task.name)
        outcome = {"last_error": f"{type(fault).__name__}"}
    ScheduledTask.objects.filter(name=task.name).update(last_finished_at=timezone.now(), **outcome)
    return True
