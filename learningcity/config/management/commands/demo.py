"""`learningcity demo [--no-serve] [--port N] [--fresh]`: make the demonstration cities and serve them."""

import os
from itertools import groupby
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import connection
from django.db.utils import OperationalError, ProgrammingError
from django.utils import translation

from learningcity.city.catalogue import search
from learningcity.city.people.queries import city_of, demo_accounts, role_name
from learningcity.city.places.models import City
from learningcity.config import server
from learningcity.demo.build import build, is_built
from learningcity.demo.people import DEMO_PEOPLE, PASSWORD


class Command(BaseCommand):
    help = "Make three demonstration cities with invented people, and serve them."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--host", default="127.0.0.1")
        parser.add_argument("--port", type=int, default=8000)
        parser.add_argument("--workers", type=int, default=2, help="processes")
        parser.add_argument("--no-serve", action="store_true", help="only make the cities")
        parser.add_argument("--fresh", action="store_true", help="throw an earlier demonstration away first")

    def handle(self, *_args: Any, **options: Any) -> None:
        host, port = options["host"], options["port"]
        if not options["no_serve"] and not server.port_is_free(host, port):
            raise CommandError(f"Port {port} is in use. Choose another: make demo PORT={port + 1}")
        if options["fresh"]:
            self._throw_away()
        self._make()
        if options["no_serve"]:
            return
        address = f"http://{host}:{port}"
        os.environ["LEARNINGCITY_SITE_URL"] = settings.SITE_URL = address
        self._introduce(address)
        server.serve(host=host, port=port, workers=options["workers"], with_worker=True)

    def _throw_away(self) -> None:
        """Empty the database, unless a city lives in it that is not a demonstration."""
        if _real_cities():
            raise CommandError("There is a city here that is not a demonstration: nothing was thrown away.")
        if connection.vendor == "sqlite":
            connection.close()
            name = str(settings.DATABASES["default"]["NAME"])
            for file in (name, f"{name}-wal", f"{name}-shm"):
                Path(file).unlink(missing_ok=True)
        else:
            call_command("flush", interactive=False, verbosity=0)

    def _make(self) -> None:
        self._say("Preparing the database …")
        call_command("migrate", interactive=False, verbosity=0)
        if server.static_files_are_stale():
            self._say("Gathering the files of the pages …")
            server.collect_static_files()
        if is_built():
            self._say("The demonstration cities are here already (--fresh makes them anew).")
            return
        self._say("Making three cities and a year of invented life in them, about half a minute …")
        made = build()
        self._say(f"{made.activities:,} activities, {made.sessions:,} sessions, {made.people:,} people.")
        self._say("Building the search index …")
        search.rebuild()

    def _introduce(self, address: str) -> None:
        """Print where it is served and whom one can sign in as."""
        self._say(f"\nเมืองแห่งการเรียนรู้ · Learning City\n\n    {address}/\n")
        self._say("The cities:")
        for city in City.objects.order_by("pk"):
            self._say(f"    {address}/{city.code}/    {city.name_th} · {city.name_en}")
        self._say(f"\nSign in at {address}/accounts/login/ as (password: {PASSWORD}):")
        with translation.override("en"):
            for city_name, lines in groupby(_people(), key=lambda line: line[0]):
                self._say(f"  {city_name}")
                for _city, email, what in lines:
                    self._say(f"    {email:<26} {what}")
        self._say("\nPeople, activities and numbers are invented; places and areas are real. Ctrl+C stops.\n")

    def _say(self, text: str) -> None:
        self.stdout.write(text)
        self.stdout.flush()


def _real_cities() -> bool:
    try:
        return City.objects.filter(is_demo=False).exists()
    except (OperationalError, ProgrammingError):
        return False


def _people() -> list[tuple[str, str, str]]:
    """City, e-mail address and role of each invented account, by city."""
    lines, named = [], {person.email for person in DEMO_PEOPLE}
    for account, grants in demo_accounts():
        if account.email not in named:
            continue
        city = next((grant.city for grant in grants if grant.city), None) or city_of(account)
        roles = sorted({str(role_name(grant)) for grant in grants}) or ["learner"]
        what = "operator" if account.is_superuser else ", ".join(roles)
        lines.append(
            (city.pk if city else 0, city.name_en if city else "everywhere", str(account.email), what)
        )
    return [line[1:] for line in sorted(lines, key=lambda line: line[0])]
