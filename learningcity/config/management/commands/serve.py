"""`learningcity serve [--host H] [--port N] [--workers N] [--with-worker]`."""

import os
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from learningcity.config import server


class Command(BaseCommand):
    help = "Serve the sites with gunicorn; checks migrations and collects static files first."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--host", default="127.0.0.1")
        parser.add_argument("--port", type=int, default=8000)
        parser.add_argument("--workers", type=int, default=max(2, os.cpu_count() or 1), help="processes")
        parser.add_argument("--with-worker", action="store_true", help="run the worker beside it")

    def handle(self, *_args: Any, **options: Any) -> None:
        if waiting := server.waiting_migrations():
            raise CommandError(
                f"The database lacks {len(waiting)} migrations. Run `learningcity migrate`, then serve again."
            )
        if not server.port_is_free(options["host"], options["port"]):
            raise CommandError(f"Port {options['port']} is in use. Choose another: --port 8001")
        if server.static_files_are_stale():
            server.collect_static_files()
        self.stdout.write(f"http://{options['host']}:{options['port']}/")
        server.serve(
            host=options["host"],
            port=options["port"],
            workers=options["workers"],
            with_worker=options["with_worker"],
        )
