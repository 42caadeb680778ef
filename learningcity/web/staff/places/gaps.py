"""Where too little is offered for whom: every neighbourhood against every group, as tables, map and file."""

from collections.abc import Iterator, Sequence
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.formats import number_format
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from learningcity.city.catalogue.rules.stages import Stage
from learningcity.city.enrolment.rules.gaps import REACHES, Cell
from learningcity.city.enrolment.statistics.gaps import GROUPS, Gaps
from learningcity.city.people.permissions import Permission
from learningcity.city.places.models import Neighbourhood
from learningcity.core.exports import Value, write_csv
from learningcity.core.few import FEWEST
from learningcity.web.door import CityRequest, requires
from learningcity.web.staff.places.counting import (
    LABELS,
    PERIODS,
    Asked,
    asked_of,
    gaps_of,
    source_of,
)
from learningcity.web.ui import drawing
from learningcity.web.ui.bilingual import th_en_text
from learningcity.web.ui.drawing import Drawing, draw_map

SHADES = ("q1", "q2", "q3", "q4")


@requires(Permission.NEED_PROPOSE)
def listing(request: CityRequest) -> HttpResponse:
    """Every neighbourhood against every group, gaps marked, one group on the map."""
    asked = asked_of(request)
    gaps = gaps_of(request, asked)
    stages, others = GROUPS[: len(Stage)], GROUPS[len(Stage) :]
    context = {
        "asked": asked,
        "tables": [
            _table(request, gaps, asked, stages, _("By stage of life")),
            _table(request, gaps, asked, others, _("Other groups")),
        ],
        "count": len(gaps.marked),
        "map": _map(request, gaps, asked),
        "groups": [(code, LABELS[code], code == asked.whom) for code in GROUPS],
        "periods": [(code, label, code == asked.period) for code, (_a, _b, label) in PERIODS.items()],
        "reaches": [(metres, metres == asked.reach) for metres in REACHES],
        "whom": LABELS[asked.whom],
        "rated": any(cell.per_thousand is not None for cell in gaps.cells_for(asked.whom)),
        "sources": sorted({source_of(share) for found in gaps.residents.values() for share in found.shares}),
        "uncounted": len(gaps.neighbourhoods) - len(gaps.residents),
    }
    return render(request, "staff/places/gaps.html", context)


def _table(
    request: CityRequest, gaps: Gaps, asked: Asked, groups: Sequence[str], title: str | Promise
) -> dict[str, Any]:
    rows = [
        {"yan": yan, "cells": [_cell(request, gaps, asked, yan, group) for group in groups]}
        for yan in gaps.neighbourhoods
    ]
    return {"title": title, "heads": [LABELS[group] for group in groups], "rows": rows}


def _cell(request: CityRequest, gaps: Gaps, asked: Asked, yan: Neighbourhood, group: str) -> dict[str, Any]:
    cell = gaps.cells[yan.pk, group]
    url = reverse("staff:gap", args=[request.city.code, yan.code, group])
    return {
        "cell": cell,
        "label": LABELS[group],
        "gap": (yan.pk, group) in gaps.marked,
        "url": f"{url}?{asked.query}",
    }


def _map(request: CityRequest, gaps: Gaps, asked: Asked) -> Drawing | None:
    """The neighbourhoods that have an outline, shaded by what they have for one group."""
    drawn = [yan for yan in gaps.neighbourhoods if yan.outline]
    if not drawn:
        return None
    said = {yan.pk: gaps.cells[yan.pk, asked.whom] for yan in drawn}
    known = sorted(cell.per_thousand for cell in said.values() if cell.per_thousand is not None)
    shapes = [
        drawing.Area(
            yan.outline,
            label=_label(yan, said[yan.pk]),
            css="gap" if (yan.pk, asked.whom) in gaps.marked else _shade(said[yan.pk], known),
            url=_cell(request, gaps, asked, yan, asked.whom)["url"],
            value=_figure(said[yan.pk]),
        )
        for yan in drawn
    ]
    return draw_map(areas=shapes)


def _label(yan: Neighbourhood, cell: Cell) -> str:
    """What is read out before the figure; where there is none, the seats themselves."""
    name = th_en_text(yan, "name")
    if cell.per_thousand is not None:
        return f"{name}:"
    seats = ngettext("%(seats)s seat", "%(seats)s seats", cell.seats)
    return f"{name}: {seats % {'seats': number_format(cell.seats, force_grouping=True)}}"


def _figure(cell: Cell) -> str:
    """Seats for a thousand residents; where nobody counted them there is no such figure."""
    return "" if cell.per_thousand is None else number_format(round(cell.per_thousand), force_grouping=True)


def _shade(cell: Cell, known: Sequence[float]) -> str:
    if cell.per_thousand is None:
        return "x"
    return SHADES[min(3, known.index(cell.per_thousand) * len(SHADES) // len(known))]


@requires(Permission.NEED_PROPOSE)
def as_csv(request: CityRequest) -> HttpResponse:
    """Every neighbourhood and group as a table, with how it was counted in each row."""
    asked = asked_of(request)
    headings = [
        _("Neighbourhood code"),
        _("Neighbourhood"),
        _("Group"),
        _("Residents"),
        _("Seats"),
        _("Enrolled"),
        _("Seats for 1,000 residents"),
        _("Gap"),
        _("Period"),
        _("Metres"),
        _("Source of the residents"),
    ]
    data = write_csv(headings, _lines(gaps_of(request, asked), asked))
    name = f"gaps-{request.city.code}-{asked.period}-{asked.reach}.csv"
    head = {"Content-Disposition": f'attachment; filename="{name}"'}
    return HttpResponse(data, content_type="text/csv; charset=utf-8", headers=head)


def _lines(gaps: Gaps, asked: Asked) -> Iterator[list[Value]]:
    for yan in gaps.neighbourhoods:
        shares = gaps.residents[yan.pk].shares if yan.pk in gaps.residents else []
        source = "; ".join(source_of(share) for share in shares)
        for group in GROUPS:
            cell = gaps.cells[yan.pk, group]
            yield [
                yan.code,
                th_en_text(yan, "name"),
                group,
                None if cell.residents is None else round(cell.residents),
                cell.seats,
                f"<{FEWEST}" if 0 < cell.enrolled < FEWEST else cell.enrolled,
                None if cell.per_thousand is None else round(cell.per_thousand, 1),
                int((yan.pk, group) in gaps.marked),
                asked.period,
                asked.reach,
                source if cell.residents is not None else "",
            ]
