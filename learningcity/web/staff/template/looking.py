"""How a city is set up, as a template another could start from: looked at, and taken away as a file."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect, render

from learningcity.city.people.permissions import Permission
from learningcity.city.templates.parts import PARTS, Part
from learningcity.city.templates.queries import digest, document_of, misfit_of, start_of, written
from learningcity.city.templates.rules.document import VERSION
from learningcity.city.templates.rules.drift import lines_of
from learningcity.city.templates.rules.fields import Row
from learningcity.core.thai_time import today
from learningcity.web.door import CityRequest, requires
from learningcity.web.staff.template.words import KINDS, name_of, place_of


@requires(Permission.CITY_EDIT)
def page(request: CityRequest) -> HttpResponse:
    """What is in the template of this city, part by part, and what never is."""
    document = document_of(request.city)
    data = written(document)
    context = {
        "parts": [shown(part, document["parts"][part.code]) for part in PARTS],
        "kilobytes": max(1, round(len(data) / 1_000)),
        "hash": digest(document)[:12],
        "version": VERSION,
        "misfit": misfit_of(document, place_of),
        "start": start_of(request.city),
        "is_operator": request.powers.is_operator,
    }
    return render(request, "staff/template/template.html", context)


def shown(part: Part, rows: list[Row]) -> dict[str, Any]:
    """A part with the names of its lines, those within others a step further in."""
    lines = [
        {
            "name": name_of(line)[0],
            "lang": name_of(line)[1],
            "kind": KINDS.get(line.kind, ""),
            "depth": line.key.count(".") // 2,
        }
        for line in lines_of(part.code, part.shape, rows)
    ]
    return {"code": part.code, "label": part.label, "sentence": part.sentence, "lines": lines}


@requires(Permission.CITY_EDIT)
def file(request: CityRequest) -> HttpResponse:
    """The template as a file, if a city could begin with it."""
    document = document_of(request.city)
    if misfit_of(document):
        return redirect("staff:template", city=request.city.code)
    answer = HttpResponse(written(document), content_type="application/json")
    name = f"template-{request.city.code}-{today().isoformat()}.json"
    answer["Content-Disposition"] = f'attachment; filename="{name}"'
    return answer
