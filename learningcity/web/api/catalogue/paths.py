"""Learning paths with their steps."""

from typing import Any

from django.http import Http404, HttpRequest
from ninja import Router

from learningcity.city.catalogue import queries
from learningcity.city.catalogue.models import Path, Step
from learningcity.city.places.models import City
from learningcity.web.api.catalogue import schemas, shapes
from learningcity.web.door import city_named

router = Router(tags=["paths"])
WRONG: Any = {404: schemas.Problem, 422: schemas.Unreadable}


@router.get("/cities/{city_code}/paths", response={200: list[schemas.PathOut]} | WRONG)
def list_paths(request: HttpRequest, city_code: str, stage: str = "") -> Any:
    """The published learning paths, or those for one stage of life, with their steps in order."""
    city = city_named(city_code)
    return [_path(request, city, each) for each in queries.paths_of(city, stage=stage)]


@router.get("/cities/{city_code}/paths/{code}", response={200: schemas.PathOut} | WRONG)
def read_path(request: HttpRequest, city_code: str, code: str) -> Any:
    """One learning path."""
    city = city_named(city_code)
    found = queries.path_of(city, code)
    if found is None:
        raise Http404(code)
    return _path(request, city, found)


def _path(request: HttpRequest, city: City, row: Path) -> schemas.PathOut:
    return schemas.PathOut(
        uuid=str(row.uuid),
        code=row.code,
        title=shapes.text(row, "title"),
        summary=shapes.text(row, "summary"),
        leads_to=row.leads_to,
        leads=shapes.text(row, "leads"),
        stages=row.stages,
        audience=row.audience,
        organisation=shapes.named(row.organisation),
        is_invented=row.is_invented,
        steps=[_step(each) for each in row.steps.all()],
        page=shapes.page(request, "path", city.code, row.code),
    )


def _step(row: Step) -> schemas.StepOut:
    activity = schemas.Named(code=row.activity.code, name=shapes.text(row.activity, "title"))
    return schemas.StepOut(
        position=row.position, activity=activity, is_optional=row.is_optional, why=shapes.text(row, "why")
    )
