"""`learningcity reference`: write the pages of docs/reference that are drawn from the code."""

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from learningcity.config.reference import PAGES


class Command(BaseCommand):
    """Write the generated reference pages into a folder."""

    help = "Write the reference pages that are drawn from the code (roles, permissions, states)."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("folder", nargs="?", type=Path, default=Path("docs/reference"))

    def handle(self, *args: Any, folder: Path, **options: Any) -> None:
        for name, draw in PAGES.items():
            (folder / name).write_text(draw())
            self.stdout.write(str(folder / name))
