"""Learning paths: the list, what one says of itself, and whether everyone sees it."""

from collections.abc import Callable
from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from learningcity.city.catalogue import services
from learningcity.city.catalogue.models import Path
from learningcity.city.catalogue.queries import with_steps
from learningcity.city.people.permissions import Permission
from learningcity.core.errors import Refused
from learningcity.web.door import CityRequest, requires
from learningcity.web.staff.paths.forms import PathForm
from learningcity.web.ui.acts import acted
from learningcity.web.ui.refusals import tell
from learningcity.web.ui.ways import drawn

A_PAGE = 30


def path_or_404(request: CityRequest, uuid: UUID) -> Path:
    """A path of this city with its steps; otherwise there is no such page."""
    found: Path = get_object_or_404(with_steps(Path.objects.in_city(request.city)), uuid=uuid)
    return found


@requires(Permission.PATH_EDIT)
def listing(request: CityRequest) -> HttpResponse:
    """Every path of the city, drafts first."""
    rows = with_steps(Path.objects.in_city(request.city)).order_by("state", "title_th", "pk")
    page = Paginator(rows, A_PAGE).get_page(request.GET.get("page"))
    return render(request, "staff/paths/paths.html", {"page": page})


@requires(Permission.PATH_EDIT)
def new(request: CityRequest) -> HttpResponse:
    """Begin a path."""
    form = PathForm(request.POST or None, city=request.city)
    if request.method == "POST" and form.is_valid():
        try:
            made = services.create_path(city=request.city, by=request.account, **form.given())
        except Refused as refused:
            tell(form, refused)
        else:
            messages.success(request, _("The draft is kept. Now add its steps."))
            return redirect("staff:path", request.city.code, made.uuid)
    return render(request, "staff/paths/form.html", {"form": form, "path": None})


@requires(Permission.PATH_EDIT)
def edit(request: CityRequest, path: UUID) -> HttpResponse:
    """Change what a path says of itself; what someone else saved meanwhile is not overwritten."""
    row = path_or_404(request, path)
    form = PathForm(request.POST or None, instance=row, city=request.city)
    if request.method == "POST" and form.is_valid():
        kept, version = path_or_404(request, path), form.cleaned_data["version"] or 0
        try:
            services.edit_path(path=kept, version=version, by=request.account, **form.given())
        except Refused as refused:
            tell(form, refused)
        else:
            messages.success(request, _("Saved."))
            return redirect("staff:path", request.city.code, kept.uuid)
    return render(request, "staff/paths/form.html", {"form": form, "path": row})


@requires(Permission.PATH_EDIT)
def preview(request: CityRequest, path: UUID) -> HttpResponse:
    """The path as the public will see it."""
    row = path_or_404(request, path)
    return render(request, "staff/paths/preview.html", drawn(request.city, row))


@require_POST
@requires(Permission.PATH_EDIT)
def publish(request: CityRequest, path: UUID) -> HttpResponse:
    """Show a path to everyone."""
    return _move(request, path, services.publish_path, _("Everyone can see the path now."))


@require_POST
@requires(Permission.PATH_EDIT)
def withdraw(request: CityRequest, path: UUID) -> HttpResponse:
    """Take a path off the public site."""
    return _move(request, path, services.withdraw_path, _("It is a draft again."))


def _move(request: CityRequest, uuid: UUID, service: Callable[..., Path], done: str) -> HttpResponse:
    acted(request, lambda: service(path=path_or_404(request, uuid), by=request.account), done)
    return redirect("staff:path", request.city.code, uuid)
