"""`learningcity find QUERY [--city CODE] [--limit N] [--json]`: the same search as the site."""

import json
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.urls import reverse

from learningcity.city.catalogue.search import FoundRow, find
from learningcity.city.places.models import City


class Command(BaseCommand):
    requires_system_checks = ()
    help = "Find activities, places, organisations, learning paths, projects and lessons, best first."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("query", nargs="+")
        parser.add_argument("--city", default="", help="the city's code; without it, every city")
        parser.add_argument("--limit", type=_count, default=20)
        parser.add_argument("--json", action="store_true")

    def handle(self, *_args: Any, **options: Any) -> None:
        rows = find(" ".join(options["query"]), _city(options["city"]), limit=options["limit"])
        if options["json"]:
            self.stdout.write(json.dumps([_said(row) for row in rows], ensure_ascii=False))
            return
        for row in rows:
            self.stdout.write(f"{row.kind:<14} {row.title_th or row.title_en}  {_address(row)}")
        if not rows:
            self.stdout.write("Nothing found.")


def _said(row: FoundRow) -> dict[str, str]:
    titles = {"title_th": row.title_th, "title_en": row.title_en}
    return {"kind": row.kind, "code": row.code, **titles, "url": _address(row)}


def _address(row: FoundRow) -> str:
    return reverse(f"public:{row.kind}", args=[row.city, row.code])


def _city(code: str) -> City | None:
    if not code:
        return None
    found = City.objects.filter(code=code).first()
    if found is None:
        known = ", ".join(City.objects.order_by("code").values_list("code", flat=True)) or "none yet"
        raise CommandError(f"There is no city {code}; there are: {known}.")
    return found


def _count(text: str) -> int:
    return min(max(int(text), 1), 1_000)
