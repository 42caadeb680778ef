"""`learningcity city export-template CITY [FILE]`: how a city is set up, and nobody in it."""

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils.translation import override

from learningcity.city.places.models import City
from learningcity.city.templates.queries import digest, document_of, misfit_of, written


class Command(BaseCommand):
    help = "Write how a city is set up, without its people, into a file another can start from."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("city", help="code of the city")
        parser.add_argument("file", nargs="?", help="where to write it; without one it is printed")

    def handle(self, *_args: Any, **options: Any) -> None:
        city = City.objects.filter(code=options["city"]).first()
        if city is None:
            codes = ", ".join(City.objects.order_by("code").values_list("code", flat=True)) or "none"
            raise CommandError(f"There is no city {options['city']}. There are: {codes}.")
        document = document_of(city)
        with override("en"):
            misfit = misfit_of(document)
        if misfit:
            raise CommandError(f"No city could begin with it as it stands: {misfit}")
        data = written(document)
        if not options["file"]:
            self.stdout.write(data.decode())
            return
        try:
            Path(options["file"]).write_bytes(data)
        except OSError as fault:
            raise CommandError(f"{options['file']} cannot be written: {fault.strerror}.") from fault
        rows = sum(map(len, document["parts"].values()))
        self.stdout.write(f"{options['file']}: {rows} rows of {city.name_en}, {digest(document)[:12]}.")
        self.stdout.write("Start another with: learningcity city new --template " + options["file"])
