"""Briefs: written from needs, adopted by a group, gone on with as projects."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from learningcity.city.people.permissions import Permission
from learningcity.city.projects import services
from learningcity.city.projects.models import Brief, Need
from learningcity.city.projects.queries import numbers
from learningcity.web.door import CityRequest, requires
from learningcity.web.staff.projects.forms import AdoptForm, BriefForm
from learningcity.web.staff.projects.writing import written
from learningcity.web.ui.acts import done
from learningcity.web.ui.uuids import uuid_of


@requires(Permission.PROJECT_READ)
def page(request: CityRequest, brief: UUID) -> HttpResponse:
    """One brief: the needs it draws on and the projects that follow it."""
    return _page(request, _here(request, brief), AdoptForm())


def _page(request: CityRequest, row: Brief, form: AdoptForm) -> HttpResponse:
    needs = list(row.needs.order_by("pk"))
    count = numbers(request.city, [need.pk for need in needs])
    context = {
        "brief": row,
        "needs": [(need, count.get(need.pk, 0)) for need in needs],
        "projects": row.projects.order_by("starts_on"),
        "form": form,
        "may_edit": request.powers.may(Permission.PROJECT_EDIT),
        "may_triage": request.powers.may(Permission.NEED_TRIAGE),
    }
    return render(request, "staff/projects/brief.html", context)


@requires(Permission.PROJECT_EDIT)
def new(request: CityRequest) -> HttpResponse:
    """Write a brief; `?need=` begins with one need."""
    form = BriefForm(request.POST or None, city=request.city, initial=_begin(request))
    return written(
        request,
        form,
        lambda: services.save_brief(city=request.city, by=request.account, **form.given()),
        title=_("Write a brief"),
        back=(reverse("staff:projects", args=[request.city.code]), _("Projects")),
        done=_("The brief is kept. Once a group has adopted it, a project can begin."),
        to=lambda row: reverse("staff:brief", args=[request.city.code, row.uuid]),
    )


def _begin(request: CityRequest) -> dict[str, Any]:
    asked = uuid_of(request.GET.get("need", ""))
    need = Need.objects.in_city(request.city).filter(uuid=asked).first() if asked else None
    if need is None:
        return {}
    hoods = [need.neighbourhood_id] if need.neighbourhood_id else []
    groups = [need.group] if need.group else []
    return {"needs": [need.pk], "neighbourhoods": hoods, "groups": groups, "title_th": need.title}


@requires(Permission.PROJECT_EDIT)
def edit(request: CityRequest, brief: UUID) -> HttpResponse:
    """Change a brief."""
    row = _here(request, brief)
    columns = {name: getattr(row, name) for name in BriefForm.base_fields}
    sets = {"needs": row.needs.all(), "neighbourhoods": row.neighbourhoods.all()}
    form = BriefForm(request.POST or None, city=request.city, row=row, initial=columns | sets)
    here = reverse("staff:brief", args=[request.city.code, row.uuid])
    return written(
        request,
        form,
        lambda: services.save_brief(
            city=request.city,
            by=request.account,
            brief=row,
            version=form.cleaned_data["version"] or 0,
            **form.given(),
        ),
        title=_("Change the brief"),
        back=(here, str(row)),
        done=_("Saved."),
        to=lambda _row: here,
    )


@require_POST
@requires(Permission.PROJECT_EDIT)
def adopt(request: CityRequest, brief: UUID) -> HttpResponse:
    """Note that a group adopted a brief."""
    row, form = _here(request, brief), AdoptForm(request.POST)
    if done(
        request,
        form,
        lambda **given: services.adopt_brief(brief=row, by=request.account, **given),
        _("Adopted. The needs are taken up, and those who said them are told."),
    ):
        return redirect("staff:brief", request.city.code, row.uuid)
    return _page(request, row, form)


def _here(request: CityRequest, uuid: UUID) -> Brief:
    found: Brief = get_object_or_404(Brief.objects.in_city(request.city).select_related("city"), uuid=uuid)
    return found
