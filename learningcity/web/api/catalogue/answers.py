"""What residents need, how many, and the projects that answer it."""

from typing import Any

from django.http import Http404, HttpRequest
from ninja import Router

from learningcity.city.catalogue.models import Activity
from learningcity.city.catalogue.statistics import session_days
from learningcity.city.places.models import City
from learningcity.city.projects.models import Need, Project
from learningcity.city.projects.queries import Standing, Wished, project_of, standings, wished
from learningcity.city.projects.rules.needs import SEEN
from learningcity.core.thai_time import local, today
from learningcity.web.api.catalogue import schemas, shapes
from learningcity.web.api.catalogue.places import WRONG
from learningcity.web.door import city_named

router = Router(tags=["needs and projects"])


@router.get("/cities/{city_code}/needs", response={200: list[schemas.NeedOut]} | WRONG)
def list_needs(request: HttpRequest, city_code: str, state: str = "") -> Any:
    """The needs that everyone may see, in one state or all, those that most people have first."""
    city = city_named(city_code)
    rows = Need.objects.in_city(city).shown().prefetch_related("projects")
    return [_need(request, city, each) for each in wished(city, rows) if state in ("", each.need.state)]


def _need(request: HttpRequest, city: City, each: Wished) -> schemas.NeedOut:
    row = each.need
    return schemas.NeedOut(
        uuid=str(row.uuid),
        title=row.title,
        details=row.details,
        neighbourhood=row.neighbourhood.code if row.neighbourhood else None,
        group=row.group or None,
        people=each.number,
        state=row.state,
        answer=row.answer,
        answered_at=local(row.answered_at) if row.answered_at else None,
        projects=[project.code for project in row.projects.all() if project.is_public],
        is_invented=row.is_invented,
        page=shapes.page(request, "wish_page", city.code, str(row.uuid)),
    )


@router.get("/cities/{city_code}/projects", response={200: list[schemas.ProjectOut]} | WRONG)
def list_projects(request: HttpRequest, city_code: str) -> Any:
    """The projects that a city shows, with how each stands today."""
    city = city_named(city_code)
    rows = Project.objects.in_city(city).shown().whole()
    return [_project(request, city, each) for each in standings(rows, session_days(city), today())]


@router.get("/cities/{city_code}/projects/{code}", response={200: schemas.ProjectOut} | WRONG)
def read_project(request: HttpRequest, city_code: str, code: str) -> Any:
    """One project."""
    city = city_named(city_code)
    found = project_of(city, code)
    if found is None:
        raise Http404(code)
    return _project(request, city, standings([found], session_days(city, found), today())[0])


def _project(request: HttpRequest, city: City, each: Standing) -> schemas.ProjectOut:
    row = each.project
    activities = Activity.objects.in_city(city).published().filter(project=row).order_by("pk")
    return schemas.ProjectOut(
        uuid=str(row.uuid),
        code=row.code,
        title=shapes.text(row, "title"),
        objective=shapes.text(row, "objective"),
        lead=row.lead.code,
        starts_on=row.starts_on,
        ends_on=row.ends_on,
        standing=each.state,
        milestones=each.steps,
        milestones_reached=each.done,
        targets={target.group: target.number for target in row.targets.all()},
        needs=[str(need.uuid) for need in row.needs.filter(state__in=SEEN).order_by("pk")],
        activities=list(activities.values_list("code", flat=True)),
        is_invented=row.is_invented,
        page=shapes.page(request, "project", city.code, row.code),
    )
