"""Who works with whom in a city: as a ring with lines, as a table, and in words."""

from typing import Any, NamedTuple

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse

from learningcity.city.partners import queries
from learningcity.city.partners.models import Meeting, Organisation
from learningcity.city.partners.rules.network import Spot, Tie, matrix, ring
from learningcity.core.thai_time import today
from learningcity.web.door import CityRequest, public
from learningcity.web.public.catalogue.freshness import fresh
from learningcity.web.ui.bilingual import th_en_text

WIDEST = 5


class Knot(NamedTuple):
    """A partner on the ring, numbered as in the list and the table."""

    number: int
    row: Organisation
    spot: Spot
    url: str
    name: str
    with_whom: list[str]
    cells: list[dict[str, Any]]


class Line(NamedTuple):
    """A tie between two spots, as wide as what is shared."""

    start: Spot
    end: Spot
    width: int


@public
@fresh
def partners(request: CityRequest) -> HttpResponse:
    """Show the partner network, its agreements and how its promises stand."""
    city, day = request.city, today()
    found = queries.network(city, day)
    promised = queries.promises(city, day)
    context = {
        "knots": _knots(city.code, found),
        "lines": _lines(found),
        "others": found.others,
        "agreements": queries.agreements(city, day),
        "tally": queries.tally(promised),
        "advised": queries.advice(city, day)[:3],
        "meetings": Meeting.objects.in_city(city).shown().order_by("-held_on")[:5],
    }
    return render(request, "public/partners/partners.html", context)


def _lines(found: queries.Network) -> list[Line]:
    spots = dict(zip((row.pk for row in found.partners), ring(len(found.partners)), strict=True))
    return [Line(spots[tie.one], spots[tie.other], min(WIDEST, tie.shared)) for tie in found.ties]


def _knots(code: str, found: queries.Network) -> list[Knot]:
    keys = [row.pk for row in found.partners]
    names = {row.pk: th_en_text(row, "name") for row in found.partners}
    numbers = {key: number for number, key in enumerate(keys, 1)}
    rows = matrix(keys, found.ties)
    return [
        Knot(
            numbers[row.pk],
            row,
            spot,
            reverse("public:organisation", args=[code, row.code]),
            names[row.pk],
            [names[key] for key in _tied(row.pk, found.ties)],
            [{"shared": shared, "name": names[key]} for key, shared in zip(keys, cells, strict=True)],
        )
        for row, spot, cells in zip(found.partners, ring(len(keys)), rows, strict=True)
    ]


def _tied(key: int, found: list[Tie]) -> list[int]:
    """With whom a partner works, most first."""
    return [
        tie.other if tie.one == key else tie.one for tie in reversed(found) if key in (tie.one, tie.other)
    ]
