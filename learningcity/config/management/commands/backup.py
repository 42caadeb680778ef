"""`learningcity backup FILE`: the database and the media in one file, the keys in another."""

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from learningcity.config.backups import back_up
from learningcity.core.errors import Refused


class Command(BaseCommand):
    help = "Write the database and the media to FILE and the keys to FILE.keys; may run while serving."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path)

    def handle(self, *_args: Any, **options: Any) -> None:
        file: Path = options["file"].expanduser().resolve()
        try:
            keys = back_up(file)
        except (Refused, OSError) as fault:
            raise CommandError(str(fault)) from fault
        size = file.stat().st_size / 1_000_000
        self.stdout.write(f"{file} ({size:,.1f} MB): the database and the media.")
        self.stdout.write(
            f"{keys}: the keys. Keep them elsewhere: together the two open everything, apart neither does."
        )
