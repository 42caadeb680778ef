"""The stops of walks, from a second file beside the list of walks."""

from typing import NamedTuple

from learningcity.city.catalogue.imports.words import STOP_ALIASES
from learningcity.core.errors import Refused
from learningcity.core.imports.cells import Cells
from learningcity.core.tables import read_table
from learningcity.core.thai_text import read_decimal, read_int

_HEADINGS = {"th": "จุดแวะ", "en": "Stops"}


class Stop(NamedTuple):
    """One stop in the order of the walk."""

    number: int
    name_th: str
    name_en: str
    point: tuple[float, float]
    venue: str


class Route(NamedTuple):
    """The stops of one walk, at least one."""

    stops: tuple[Stop, ...]

    @property
    def start(self) -> tuple[float, float]:
        return self.stops[0].point

    @property
    def venue(self) -> str:
        """The code of the place where the walk starts, if it has one."""
        return self.stops[0].venue

    @property
    def names(self) -> list[str]:
        return [stop.name_th or stop.name_en for stop in self.stops]

    def told(self, lang: str) -> str:
        """The stops as a numbered list."""
        names = [stop.name_en or stop.name_th for stop in self.stops] if lang == "en" else self.names
        numbered = (f"{number}. {name}" for number, name in enumerate(names, 1))
        return "\n".join([_HEADINGS[lang], *numbered])


def read_routes(data: bytes) -> dict[str, Route]:
    """Routes by the code of their activity; a broken stop refuses the file, naming its row."""
    table = read_table(data, STOP_ALIASES)
    table.require(["activity", "lat", "lon"], STOP_ALIASES)
    stops: dict[str, list[Stop]] = {}
    for row in table.rows:
        cells = Cells(row)
        number = cells.read("stop", read_int, low=0) or 0
        lat, lon = cells.read("lat", read_decimal), cells.read("lon", read_decimal)
        if cells.refusals or lat is None or lon is None:
            raise Refused(
                "bad-stop", " ".join(map(str, cells.refusals)) or f"{row.number}: lat, lon", field="stops"
            )
        stop = Stop(
            number,
            cells.line("name_th"),
            cells.line("name_en"),
            (float(lat), float(lon)),
            cells.line("venue"),
        )
        stops.setdefault(cells.line("activity"), []).append(stop)
    return {code: Route(tuple(sorted(found))) for code, found in stops.items()}
