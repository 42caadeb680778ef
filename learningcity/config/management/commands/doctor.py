"""`learningcity doctor [--json]`: what is set up, what is missing, in sentences."""

import json
import sys
from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from learningcity.config.examination import Verdict, examine

MARKS = {Verdict.GOOD: "  ok     ", Verdict.ADVICE: "  advice ", Verdict.MISSING: "  MISSING"}


class Command(BaseCommand):
    help = "Say what is set up and what is missing; ends with 1 when something that is needed is missing."
    requires_system_checks = ()

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--json", action="store_true")

    def handle(self, *_args: Any, **options: Any) -> None:
        findings = examine()
        if options["json"]:
            self.stdout.write(json.dumps([found._asdict() for found in findings], ensure_ascii=False))
        else:
            for found in findings:
                self.stdout.write(f"{MARKS[found.verdict]} {found.name:<13} {found.sentence}")
        if any(found.verdict is Verdict.MISSING for found in findings):
            sys.exit(1)
