"""The kinds of file that can be brought in, from the page and from the command line."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, NamedTuple

from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from learningcity.city.catalogue.imports import words
from learningcity.city.catalogue.imports.activities import ActivityImporter
from learningcity.city.catalogue.imports.sheet import activity_rows
from learningcity.city.enrolment.imports import attendance, payments
from learningcity.city.partners.imports import organisations
from learningcity.city.places.imports import assets, communities, population, venues
from learningcity.city.places.imports.outlines import OutlineImporter
from learningcity.city.places.models import City
from learningcity.core.errors import Refused
from learningcity.core.exports import Value
from learningcity.core.imports.drafts import Importer


class Kind(NamedTuple):
    """One kind of file: its name, what it is for, its headings, and who reads it."""

    label: object
    sentence: object
    importer: Callable[[Any], Importer]
    aliases: Mapping[str, Sequence[str]]
    whole_country: bool = False
    rows: Callable[[City], Iterable[Sequence[Value]]] | None = None

    @property
    def headings(self) -> list[str]:
        """The headings of an empty sheet, as we would write them."""
        return [names[-1] for names in self.aliases.values()]


KINDS: dict[str, Kind] = {
    "venues": Kind(
        _("Places of learning"),
        _("Libraries, temples, parks, markets: name, kind, address, area code, coordinates, hours."),
        venues.VenueImporter,
        venues.ALIASES,
        rows=venues.venue_rows,
    ),
    "assets": Kind(
        _("What neighbourhoods have"),
        _("Local sages, crafts, shops, gardens: neighbourhood, kind, what one can learn, when verified."),
        assets.AssetImporter,
        assets.ALIASES,
        rows=assets.asset_rows,
    ),
    "organisations": Kind(
        _("Organisations"),
        _("Partners of the city: name, kind, address, telephone."),
        organisations.OrganisationImporter,
        organisations.ALIASES,
        rows=organisations.organisation_rows,
    ),
    "activities": Kind(
        _("Activities and sessions"),
        _("One row a session: title, organiser, topic, place, day, time, seats."),
        ActivityImporter,
        words.SHEET,
        rows=activity_rows,
    ),
    "payments": Kind(
        _("Money received at the bank"),
        _("The bank's list: date, amount, code people wrote. Each line settles what one person owes."),
        payments.PaymentImporter,
        payments.ALIASES,
    ),
    "attendance": Kind(
        _("Attendance keyed from paper"),
        _("One row a person and day: slip code, or session and name; and whether they came."),
        attendance.AttendanceImporter,
        attendance.ALIASES,
    ),
    "communities": Kind(
        _("Registered communities"),
        _("Communities below a subdistrict with the people counted in them."),
        communities.CommunityImporter,
        communities.ALIASES,
        whole_country=True,
    ),
    "population": Kind(
        _("Registered population"),
        _("People by area, sex and age: a row for each age, or a column for each age band."),
        population.PopulationImporter,
        population.ALIASES,
        whole_country=True,
    ),
    "boundaries": Kind(
        _("Outlines of areas"),
        _("A GeoJSON file whose features carry official area codes."),
        OutlineImporter,
        {},
        whole_country=True,
    ),
}


def importer_for(kind: str, city: City | None) -> Importer:
    """Who reads files of this kind into a city; without a city only what belongs to the whole country."""
    found = KINDS.get(kind)
    if found is None:
        names = ", ".join(KINDS)
        raise Refused("unknown-kind", _now("Choose one of %(names)s.") % {"names": names}, field="kind")
    if city is None and not found.whole_country:
        raise Refused("no-city", _now("Say for which city, with --city CODE."), field="city")
    return found.importer(city)
