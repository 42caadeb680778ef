"""The worker: queued tasks in the main thread, the schedule in another, both in one process."""

import logging
import os
import signal
import threading
from collections.abc import Callable
from contextlib import suppress

from django.db import close_old_connections, connections
from django.utils.crypto import get_random_string
from django_tasks_db.management.commands.db_worker import Worker

from learningcity.config.periodic import ON_EACH_MACHINE, TABLE
from learningcity.core import schedule

log = logging.getLogger(__name__)

TICK = 1.0
"""Seconds between two looks at the schedule."""


def work(*, parent: int | None = None) -> None:
    """Work until told to stop (SIGTERM, SIGINT), or until the process `parent` is gone."""
    logging.getLogger("django_tasks_db").setLevel(logging.ERROR)
    logging.getLogger("django_tasks").setLevel(logging.WARNING)
    stop = threading.Event()
    ticking = threading.Thread(target=_tick, args=(stop, parent), name="schedule")
    worker = _queue_worker()
    worker.configure_signals()
    ticking.start()
    try:
        with suppress(SystemExit):
            worker.run()
    finally:
        stop.set()
        ticking.join()


def _queue_worker() -> Worker:
    return Worker(
        queue_names=["default"],
        interval=TICK,
        batch=False,
        backend_name="default",
        startup_delay=False,
        max_tasks=None,
        worker_id=get_random_string(32),
        excluded_queue_names=[],
    )


def _tick(stop: threading.Event, parent: int | None) -> None:
    _bear(lambda: schedule.install(TABLE))
    while not stop.is_set():
        if parent is not None and os.getppid() != parent:
            os.kill(os.getpid(), signal.SIGTERM)
            return
        close_old_connections()
        _bear(lambda: schedule.run_due(TABLE))
        for task in ON_EACH_MACHINE:
            _bear(task)
        stop.wait(TICK)
    connections.close_all()


def _bear(task: Callable[[], object]) -> None:
    """Do something, and outlive its failure: the database may be away for a moment."""
    try:
        task()
    except Exception:
        log.exception("worker")
