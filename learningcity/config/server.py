"""Serving: gunicorn in this process, static files collected and migrations checked before."""

import os
import socket
import subprocess
import sys
from pathlib import Path
from typing import Any

from django.conf import settings
from django.contrib.staticfiles.finders import get_finders
from django.core.management import call_command
from django.db import connection, connections
from django.db.migrations.executor import MigrationExecutor
from gunicorn.app.base import BaseApplication  # type: ignore[import-untyped]

THREADS = 4


def waiting_migrations() -> list[str]:
    """The migrations that the database has not seen yet."""
    executor = MigrationExecutor(connection)
    plan = executor.migration_plan(executor.loader.graph.leaf_nodes())
    return [f"{migration.app_label}.{migration.name}" for migration, _backwards in plan]


def static_files_are_stale() -> bool:
    """Whether any file of the pages is newer than what was collected last, or nothing was."""
    if settings.DEBUG:
        return False
    collected = Path(settings.STATIC_ROOT) / "staticfiles.json"
    if not collected.exists():
        return True
    at = collected.stat().st_mtime
    return any(
        Path(storage.path(name)).stat().st_mtime > at
        for finder in get_finders()
        for name, storage in finder.list([])
    )


def collect_static_files() -> None:
    """Gather, name by content and compress the files of the pages."""
    call_command("collectstatic", interactive=False, verbosity=0)


def port_is_free(host: str, port: int) -> bool:
    """Whether a server may be started there."""
    with socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET) as trial:
        trial.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            trial.bind((host, port))
        except OSError:
            return False
    return True


def start_worker() -> subprocess.Popen[bytes]:
    """Start a worker that lives no longer than this process."""
    command = [sys.executable, "-m", "django", "worker", "--parent", str(os.getpid())]
    return subprocess.Popen(command)  # noqa: S603  our own command


class Server(BaseApplication):  # type: ignore[misc]
    """Gunicorn with threads, told everything here and nothing by files or arguments."""

    def __init__(self, host: str, port: int, workers: int, child: subprocess.Popen[bytes] | None) -> None:
        self.child = child
        self.chosen: dict[str, Any] = {
            "bind": f"[{host}]:{port}" if ":" in host else f"{host}:{port}",
            "worker_class": "gthread",
            "workers": workers,
            "threads": THREADS,
            "preload_app": True,
            "post_fork": lambda _arbiter, _worker: connections.close_all(),
            "on_exit": lambda _arbiter: self._end_child(),
            "worker_tmp_dir": "/dev/shm" if Path("/dev/shm").is_dir() else None,  # noqa: S108  gunicorn's beat
            "limit_request_line": 8190,  # a Thai letter takes nine bytes of an address
            "keepalive": 5,
            "graceful_timeout": 20,
            "max_requests": 50_000,
            "max_requests_jitter": 5_000,
            "loglevel": "warning",
        }
        super().__init__()

    def load_config(self) -> None:
        for name, value in self.chosen.items():
            self.cfg.set(name, value)

    def load(self) -> Any:
        from learningcity.config.wsgi import application

        connections.close_all()
        return application

    def _end_child(self) -> None:
        if self.child is not None:
            self.child.terminate()


def serve(*, host: str, port: int, workers: int, with_worker: bool = False) -> None:
    """Serve until stopped; with a worker beside it where one is asked for."""
    child = start_worker() if with_worker else None
    Server(host, port, workers, child).run()
