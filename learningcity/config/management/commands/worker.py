"""`learningcity worker`: send messages, pass on seats, follow the search index, run queued tasks."""

from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from learningcity.config.working import work


class Command(BaseCommand):
    help = "Send messages, pass on seats, keep the search index up and run queued tasks, until stopped."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--parent", type=int, help="stop when this process is gone")

    def handle(self, *_args: Any, **options: Any) -> None:
        work(parent=options["parent"])
