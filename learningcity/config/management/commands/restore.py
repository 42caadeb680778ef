"""`learningcity restore FILE [--replace]`: put a backup in place."""

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from learningcity.config.backups import restore
from learningcity.core.errors import Refused


class Command(BaseCommand):
    help = "Put the backup FILE (and FILE.keys beside it) in place; refuses to overwrite cities unless told."
    requires_system_checks = ()

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path)
        parser.add_argument("--replace", action="store_true", help="overwrite the cities that are here")

    def handle(self, *_args: Any, **options: Any) -> None:
        try:
            notes = restore(options["file"].expanduser().resolve(), replace=options["replace"])
        except Refused as refusal:
            raise CommandError(str(refusal)) from refusal
        self.stdout.write("The backup is in place. The search index is made anew at the first search.")
        for note in notes:
            self.stdout.write(note)
