"""The lines of a project's plan: milestones, groups to reach, partners, money, risks."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from learningcity.city.people.permissions import Permission
from learningcity.city.projects import services
from learningcity.city.projects.models import Project
from learningcity.web.door import CityRequest, requires
from learningcity.web.staff.projects.forms import LINES, LineForm
from learningcity.web.staff.projects.projects import project_here
from learningcity.web.staff.projects.writing import written


@requires(Permission.PROJECT_EDIT)
def add(request: CityRequest, project: UUID, line: str) -> HttpResponse:
    """Add a line to a project."""
    row, (model, form_class, adds, _changes) = project_here(request, project), _kind(line)
    return _form(request, row, model(project=row), form_class(request.POST or None, project=row), adds)


@requires(Permission.PROJECT_EDIT)
def edit(request: CityRequest, project: UUID, line: str, item: int) -> HttpResponse:
    """Change a line of a project."""
    row, (_model, form_class, _adds, changes) = project_here(request, project), _kind(line)
    part = _line(row, line, item)
    initial = {name: getattr(part, name) for name in form_class.base_fields}
    return _form(request, row, part, form_class(request.POST or None, project=row, initial=initial), changes)


def _form(request: CityRequest, row: Project, part: Any, form: LineForm, called: Any) -> HttpResponse:
    here = reverse("staff:project", args=[request.city.code, row.uuid])

    def save() -> Any:
        for name, value in form.cleaned_data.items():
            setattr(part, name, value)
        return services.save_part(part=part, by=request.account)

    return written(
        request, form, save, title=called, back=(here, str(row)), done=_("Saved."), to=lambda _part: here
    )


@require_POST
@requires(Permission.PROJECT_EDIT)
def remove(request: CityRequest, project: UUID, line: str, item: int) -> HttpResponse:
    """Take a line out of a project."""
    row = project_here(request, project)
    services.remove_part(part=_line(row, line, item), by=request.account)
    messages.success(request, _("Taken out. What was done stands in the trail."))
    return redirect("staff:project", request.city.code, row.uuid)


def _kind(line: str) -> tuple[type[Any], type[LineForm], Any, Any]:
    if line not in LINES:
        raise Http404(line)
    return LINES[line]


def _line(row: Project, line: str, item: int) -> Any:
    model = _kind(line)[0]
    return get_object_or_404(model.objects.select_related("project__city"), project=row, pk=item)
