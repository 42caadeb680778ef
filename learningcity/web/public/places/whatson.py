"""What is on at a place, by an organisation or in a neighbourhood: the same search as the find page."""

from dataclasses import dataclass

from django.utils.safestring import SafeString

from learningcity.city.catalogue.search import FindQuery, search
from learningcity.city.places.models import City
from learningcity.web.public.catalogue.filters import address
from learningcity.web.public.catalogue.rows import written_rows
from learningcity.web.public.catalogue.shelf import rows_of

SHOWN = 8


@dataclass(frozen=True, slots=True)
class WhatsOn:
    """The soonest activities, how many there are, and where all of them are listed."""

    rows: list[SafeString]
    total: int
    url: str
    ics: str


def whats_on(city: City, query: FindQuery) -> WhatsOn:
    """The activities a query finds, soonest first."""
    found = search(query, city, size=SHOWN, with_facets=False)
    rows = written_rows(rows_of(city, found, plain=True))
    return WhatsOn(rows, found.total, address(city, query), address(city, query, to="open:find_ics"))
