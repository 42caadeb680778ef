"""Projects as everyone may see them: the needs they answer, the plan, the activities one can join."""

from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from learningcity.city.catalogue.models import Activity, Session
from learningcity.city.catalogue.statistics import session_days
from learningcity.city.projects.models import Project
from learningcity.city.projects.queries import numbers, project_of, standings
from learningcity.city.projects.queries.projects import stand
from learningcity.city.projects.rules.needs import SEEN
from learningcity.core.thai_time import today
from learningcity.web.door import CityRequest, public
from learningcity.web.ui.plans import drawn


@public
def projects(request: CityRequest) -> HttpResponse:
    """All projects that the city shows, with how each stands today."""
    rows = Project.objects.in_city(request.city).shown().whole()
    found = standings(rows, session_days(request.city), today())
    return render(request, "public/projects/projects.html", {"projects": found})


@public
def project(request: CityRequest, code: str) -> HttpResponse:
    """One project: why it is, who does it, how it stands, and what one can join."""
    row = project_of(request.city, code)
    if row is None:
        raise Http404(code)
    days = session_days(request.city, row).get(row.pk, ())
    needs = list(row.needs.filter(state__in=SEEN).order_by("pk"))
    count = numbers(request.city, [need.pk for need in needs])
    context: dict[str, Any] = {
        "project": row,
        "standing": stand(row, days, today()),
        "plan": drawn(row, days, today()),
        "needs": [(need, count.get(need.pk, 0)) for need in needs],
        "activities": _activities(request, row),
        "partners": row.partners.select_related("organisation"),
        "planned": sum(line.planned_satang for line in row.budget.all()),
        "used": sum(line.used_satang for line in row.budget.all()),
    }
    return render(request, "public/projects/project.html", context)


def _activities(request: CityRequest, row: Project) -> list[tuple[Activity, Session | None]]:
    """Its published activities, each with the next session one can join."""
    rows = Activity.objects.in_city(request.city).published().filter(project=row).order_by("pk")
    ahead: dict[int, Session] = {}
    sessions = Session.objects.in_city(request.city).open(timezone.now()).filter(activity__project=row)
    for session in sessions.order_by("-starts_at"):
        ahead[session.activity_id] = session
    return [(each, ahead.get(each.pk)) for each in rows]
