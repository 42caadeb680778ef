"""Projects: how all stand, one with its chain both ways, and its form."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from learningcity.city.catalogue.models import Activity
from learningcity.city.catalogue.statistics import Held, session_days, sessions_of
from learningcity.city.enrolment.statistics.projects import Learnt, learnt_in
from learningcity.city.people.permissions import Permission
from learningcity.city.projects import services
from learningcity.city.projects.models import Brief, Project
from learningcity.city.projects.queries import numbers, standings
from learningcity.city.projects.queries.projects import stand
from learningcity.core.thai_time import today
from learningcity.web.door import CityRequest, requires
from learningcity.web.staff import reach
from learningcity.web.staff.projects.forms import ProjectForm, StopForm
from learningcity.web.staff.projects.writing import written
from learningcity.web.ui.acts import done
from learningcity.web.ui.plans import drawn
from learningcity.web.ui.uuids import uuid_of


@requires(Permission.PROJECT_READ)
def listing(request: CityRequest) -> HttpResponse:
    """All projects with how they stand, those that need somebody first, and the briefs before them."""
    rows = Project.objects.in_city(request.city).whole()
    briefs = Brief.objects.in_city(request.city).prefetch_related("projects", "needs").order_by("-pk")
    context = {
        "projects": standings(rows, session_days(request.city), today()),
        "briefs": briefs,
        "may_edit": request.powers.may(Permission.PROJECT_EDIT),
    }
    return render(request, "staff/projects/projects.html", context)


@requires(Permission.PROJECT_READ)
def page(request: CityRequest, project: UUID) -> HttpResponse:
    """One project: from the needs it answers to who learnt, its plan, partners, money and risks."""
    return _page(request, project_here(request, project), StopForm(initial={"on": today()}))


def _page(request: CityRequest, row: Project, form: StopForm) -> HttpResponse:
    days = session_days(request.city, row).get(row.pk, ())
    needs = list(row.needs.order_by("pk"))
    count, learnt = numbers(request.city, [need.pk for need in needs]), learnt_in(row)
    lines = list(row.budget.all())
    context = {
        "project": row,
        "standing": stand(row, days, today()),
        "plan": drawn(row, days, today()),
        "needs": [(need, count.get(need.pk, 0)) for need in needs],
        "activities": _activities(request, row, learnt.activities),
        "learnt": learnt.all,
        "targets": [(each, learnt.groups.get(each.group, 0)) for each in row.targets.all()],
        "partners": row.partners.select_related("organisation"),
        "budget": lines,
        "planned": sum(line.planned_satang for line in lines),
        "used": sum(line.used_satang for line in lines),
        "risks": sorted(row.risks.all(), key=lambda risk: (bool(risk.over_on), -risk.weight, risk.pk)),
        "form": form,
        "may_edit": request.powers.may(Permission.PROJECT_EDIT),
        "may_triage": request.powers.may(Permission.NEED_TRIAGE),
    }
    return render(request, "staff/projects/project.html", context)


def _activities(
    request: CityRequest, row: Project, learnt: dict[int, Learnt]
) -> list[tuple[Activity, Held, Learnt, bool]]:
    """Its activities with their sessions and learners, and whether the reader may open each."""
    held, within = sessions_of(row, today()), reach.activities(request.powers, Permission.ACTIVITY_READ)
    may = set(within.filter(project=row).values_list("pk", flat=True))
    rows = Activity.objects.in_city(request.city).filter(project=row).order_by("pk")
    return [
        (each, held.get(each.pk, Held(0, 0)), learnt.get(each.pk, Learnt(0, 0, 0)), each.pk in may)
        for each in rows
    ]


@requires(Permission.PROJECT_EDIT)
def new(request: CityRequest) -> HttpResponse:
    """Begin a project; `?brief=` begins with what a brief says."""
    form = ProjectForm(request.POST or None, city=request.city, initial=_begin(request))
    return written(
        request,
        form,
        lambda: services.save_project(city=request.city, by=request.account, **form.given()),
        title=_("Begin a project"),
        back=(reverse("staff:projects", args=[request.city.code]), _("Projects")),
        done=_("The project is kept. Now add its milestones, partners and money."),
        to=lambda row: _address(request, row),
    )


def _begin(request: CityRequest) -> dict[str, Any]:
    asked = uuid_of(request.GET.get("brief", ""))
    if asked is None:
        return {"is_public": True}
    brief = get_object_or_404(Brief.objects.in_city(request.city), uuid=asked)
    texts = ("title_th", "title_en", "objective_th", "objective_en")
    return {name: getattr(brief, name) for name in texts} | {
        "brief": brief.pk,
        "needs": list(brief.needs.values_list("pk", flat=True)),
        "neighbourhoods": list(brief.neighbourhoods.values_list("pk", flat=True)),
        "is_public": True,
    }


@requires(Permission.PROJECT_EDIT)
def edit(request: CityRequest, project: UUID) -> HttpResponse:
    """Change what a project is."""
    row = project_here(request, project)
    columns = {name: getattr(row, name) for name in ProjectForm.base_fields}
    sets = {"needs": row.needs.all(), "neighbourhoods": row.neighbourhoods.all()}
    form = ProjectForm(request.POST or None, city=request.city, row=row, initial=columns | sets)
    return written(
        request,
        form,
        lambda: services.save_project(
            city=request.city,
            by=request.account,
            project=row,
            version=form.cleaned_data["version"] or 0,
            **form.given(),
        ),
        title=_("Change the project"),
        back=(_address(request, row), str(row)),
        done=_("Saved."),
        to=lambda _row: _address(request, row),
    )


@require_POST
@requires(Permission.PROJECT_EDIT)
def stop(request: CityRequest, project: UUID) -> HttpResponse:
    """End a project before its time."""
    row, form = project_here(request, project), StopForm(request.POST)
    if done(
        request,
        form,
        lambda **given: services.stop_project(project=row, by=request.account, **given),
        _("The project has ended; the reason stands on its page."),
    ):
        return redirect(_address(request, row))
    return _page(request, row, form)


@require_POST
@requires(Permission.PROJECT_EDIT)
def go_on(request: CityRequest, project: UUID) -> HttpResponse:
    """Take a project up again that was ended early."""
    row = project_here(request, project)
    services.go_on(project=row, by=request.account)
    messages.success(request, _("The project goes on."))
    return redirect(_address(request, row))


def project_here(request: CityRequest, uuid: UUID) -> Project:
    """A project of this city, or no such page."""
    rows = Project.objects.in_city(request.city).whole().select_related("city", "lead", "brief")
    found: Project = get_object_or_404(rows, uuid=uuid)
    return found


def _address(request: CityRequest, row: Project) -> str:
    return reverse("staff:project", args=[request.city.code, row.uuid])
