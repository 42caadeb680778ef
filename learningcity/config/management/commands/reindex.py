"""`learningcity reindex`: write the search index of this machine anew."""

import time
from typing import Any

from django.core.management.base import BaseCommand

from learningcity.city.catalogue.search import rebuild


class Command(BaseCommand):
    requires_system_checks = ()
    help = "Write this machine's search index anew; pages answer from the old one meanwhile."

    def handle(self, *_args: Any, **_options: Any) -> None:
        start = time.perf_counter()
        count = rebuild()
        self.stdout.write(f"{count:,} things can be found; it took {time.perf_counter() - start:.1f} s.")
