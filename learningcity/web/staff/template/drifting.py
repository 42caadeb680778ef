"""How true a city has stayed to the template it started from."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render

from learningcity.city.people.permissions import Permission
from learningcity.city.templates.queries import Fidelity, PartDrift, fidelity_of
from learningcity.city.templates.rules.drift import Drift, Fate, names_of, says
from learningcity.web.door import CityRequest, requires
from learningcity.web.staff.rooms import room_url
from learningcity.web.staff.template.words import FATES, KINDS, NEW, address_of, differences, name_of


@requires(Permission.CITY_EDIT)
def page(request: CityRequest) -> HttpResponse:
    """Each part of the template against the city, each line leading to its record."""
    found = fidelity_of(request.city)
    context: dict[str, Any] = {"found": found}
    if found:
        context |= {
            "parts": [_part(request.city.code, each) for each in found.parts],
            "counts": _counts([line for each in found.parts if each.part.counts for line in each.lines]),
            "naming": _naming(request.city.code, found),
        }
    return render(request, "staff/template/fidelity.html", context)


def _part(city: str, each: PartDrift) -> dict[str, Any]:
    return {
        "code": each.part.code,
        "label": each.part.label,
        "percent": each.percent,
        "is_counted": each.part.counts,
        "counts": _counts(each.lines),
        "apart": [_line(city, line) for line in each.lines if line.fate != Fate.SAME],
        "same": [_line(city, line) for line in each.lines if line.fate == Fate.SAME],
    }


def _counts(lines: list[Drift]) -> list[dict[str, Any]]:
    """How many lines have which fate, those that there are."""
    return [
        {"label": label, "kind": kind, "icon": icon, "count": count}
        for fate, (label, kind, icon) in FATES.items()
        if (count := sum(line.fate == fate for line in lines))
    ]


def _line(city: str, drift: Drift) -> dict[str, Any]:
    line, (label, kind, icon) = drift.line, FATES[drift.fate]
    name, language = name_of(line)
    changed = drift.before and drift.now and drift.fields
    return {
        "name": name,
        "lang": language,
        "kind": KINDS.get(line.kind, ""),
        "fate": {"label": label, "kind": kind, "icon": icon},
        "url": _use(city, drift) or address_of(city, line),
        "waits": drift.fate == Fate.WAITING,
        "differences": differences(drift.before, drift.now, drift.fields) if changed else [],  # type: ignore[arg-type]
    }


def _use(city: str, drift: Drift) -> str:
    """Where a pattern that waits is put to use, with what the template says filled in."""
    if drift.fate != Fate.WAITING:
        return ""
    url = room_url(NEW[drift.line.part], city)
    return f"{url}?pattern={drift.line.key}" if url else ""


def _naming(city: str, found: Fidelity) -> list[dict[str, Any]]:
    """Records whose texts still name the city the template was made from."""
    names = names_of(found.start.from_th, found.start.from_en)
    lines = [drift for each in found.parts if each.part.start for drift in each.lines if drift.now]
    return [_line(city, drift) for drift in lines if says(drift.line, names) and drift.line.uuid]
