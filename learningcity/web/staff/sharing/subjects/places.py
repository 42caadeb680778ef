"""Who lives in the city and where one can learn, as it is shared."""

from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from learningcity.city.places import queries
from learningcity.city.places.models import AccessFeature, Area, City, Venue
from learningcity.core import thai_time
from learningcity.web.staff.sharing.subjects.sheet import (
    Cell,
    Column,
    Figure,
    Row,
    Sheet,
    Told,
    count,
    number,
)
from learningcity.web.ui.bilingual import reader_language, th_en_text


def told(city: City, today: date) -> Told:
    """Population by area with its source and year, and the places in use."""
    areas, venues = queries.areas_of(city), queries.venues(city, with_neighbourhoods=True)
    counted = queries.registered_people_by_area(areas)
    places = Sheet(
        "venues",
        _("Learning places"),
        (
            Column(_("Place")), Column(_("Kind")), Column(_("Neighbourhoods")),
            Column(_("Step-free entrance")), Column(_("Looked at on")),
        ),
        tuple(_venue(city, row) for row in venues),
    )  # fmt: skip
    population = Sheet(
        "population",
        _("Population"),
        (
            Column(_("Area")), Column(_("Level")), number(_("Residents")), number(_("Year")),
            Column(_("Source")),
        ),
        tuple(_area(row, counted[row.pk], is_whole=row == city.area) for row in areas if row.pk in counted),
    )  # fmt: skip
    whole = counted.get(city.area.pk) if city.area else None
    figures = (
        Figure(_("registered residents"), whole.number if whole else None, "whole"),
        count(lambda n: ngettext("learning place", "learning places", n), "venue", places),
        count(_("with a step-free entrance"), "step_free", places),
    )
    return Told((places, population), figures)


def _area(row: Area, people: queries.People, *, is_whole: bool) -> Row:
    thai = thai_time.is_thai(reader_language())
    year = people.year_be and (people.year_be if thai else people.year_be - 543)
    cells: tuple[Cell, ...] = (
        th_en_text(row, "name"), str(row.get_level_display()), people.number,
        str(year) if year else None, people.source,
    )  # fmt: skip
    return Row(cells, frozenset({"whole"} if is_whole else ()))


def _venue(city: City, row: Venue) -> Row:
    stated = {each.feature: each.present for each in row.access.all()}
    entrance = stated.get(AccessFeature.STEP_FREE)
    said = None if entrance is None else _("yes") if entrance else _("no")
    hoods = ", ".join(th_en_text(each, "name") for each in row.neighbourhoods.all())
    cells: tuple[Cell, ...] = (
        th_en_text(row, "name"), str(row.get_kind_display()), hoods, said, row.verified_on,
    )  # fmt: skip
    marks = {"venue"} | ({"step_free"} if entrance else set())
    return Row(
        cells, frozenset(marks), reverse("public:venue", args=[city.code, row.code]), row.details_invented
    )
