"""`learningcity import KIND FILE --city CODE [--dry-run] [--json]`."""

import json
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db import transaction

from learningcity.city.places.imports.areas import load_official_areas
from learningcity.city.places.models import City
from learningcity.core.errors import Refused
from learningcity.core.imports.applying import apply_import
from learningcity.core.imports.drafts import Importer, ImportPlan, Problem, Source
from learningcity.core.imports.planning import plan_import
from learningcity.core.spreadsheets import Limits, too_large
from learningcity.web.staff.imports.kinds import KINDS, importer_for

_SHOWN = 20


class Command(BaseCommand):
    """Brings a file in, or says what it would do."""

    requires_system_checks = ()
    help = "Bring in a file; 'import areas' loads the official areas of the country and needs no file."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("kind", choices=["areas", *KINDS])
        parser.add_argument("file", nargs="?", default="")
        parser.add_argument("--city", default="", help="the city's code")
        parser.add_argument("--with", dest="companion", default="", help="a second file: the stops of walks")
        parser.add_argument("--dry-run", action="store_true", help="write nothing")
        parser.add_argument("--json", action="store_true", help="print figures and problems as JSON")

    def handle(self, *_args: Any, **options: Any) -> None:
        try:
            said = _areas(options) if options["kind"] == "areas" else _bring_in(options)
        except Refused as refusal:
            if options["json"]:
                self.stdout.write(json.dumps(_nothing_read(refusal), ensure_ascii=False))
            raise CommandError(str(refusal)) from refusal
        self.stdout.write(json.dumps(said, ensure_ascii=False) if options["json"] else _in_words(said))


def _areas(options: dict[str, Any]) -> dict[str, object]:
    with transaction.atomic():
        made, renamed, same = load_official_areas()
        transaction.set_rollback(options["dry_run"])
    return _figures(new=made, changed=renamed, same=same)


def _bring_in(options: dict[str, Any]) -> dict[str, object]:
    importer = importer_for(options["kind"], _city(options["city"]))
    source = _source(options["file"], options["companion"])
    return _run(importer, source, write=not options["dry_run"]).as_json()


def _nothing_read(refusal: Refused) -> dict[str, object]:
    """What a script reads of a file that could not be read: the same figures, and the one problem."""
    return _figures(problems=[Problem(0, refusal.field, str(refusal)).as_json()])


def _figures(*, new: int = 0, changed: int = 0, same: int = 0, problems: Any = ()) -> dict[str, object]:
    counts = {"rows": new + changed + same, "new": new, "changed": changed, "same": same, "refused": 0}
    return {**counts, "problems": list(problems)}


def _run(importer: Importer, source: Source, *, write: bool) -> ImportPlan:
    if not write:
        return plan_import(importer, source)
    return apply_import(importer, source, by="command line")[0]


def _city(code: str) -> City | None:
    if not code:
        return None
    try:
        return City.objects.select_related("area").get(code=code)
    except City.DoesNotExist as missing:
        known = ", ".join(City.objects.values_list("code", flat=True))
        sentence = f"No city has the code {code}. Known: {known or 'none yet'}"
        raise Refused("unknown-city", sentence, field="city") from missing


def _source(name: str, companion: str) -> Source:
    if not name:
        raise Refused("no-file", "Say which file to bring in.", field="file")
    path = Path(name)
    beside = Path(companion) if companion else path.with_name(f"{path.stem.removesuffix('s')}_stops.csv")
    second = _bytes(beside) if companion or beside.exists() else b""
    return Source(path.name, _bytes(path), second)


def _bytes(path: Path) -> bytes:
    limits = Limits.standing()
    try:
        if path.stat().st_size > limits.megabytes * 1024 * 1024:
            raise too_large(limits)
        return path.read_bytes()
    except OSError as fault:
        raise Refused("unreadable", f"{path} cannot be read: {fault.strerror}", field="file") from fault


def _in_words(said: dict[str, Any]) -> str:
    figures = [f"{name} {said[name]:,}" for name in ("rows", "new", "changed", "same", "refused")]
    problems = said["problems"]
    lines = [f"  row {each['row']} {each['field']}: {each['message']}" for each in problems[:_SHOWN]]
    more = [f"  … and {len(problems) - _SHOWN:,} more; --json prints all"] if len(problems) > _SHOWN else []
    return "\n".join([", ".join(figures), *lines, *more])
