"""A lesson written; what somebody else saved meanwhile stands beside one's own words."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from learningcity.city.lessons import services
from learningcity.city.lessons.models import Lesson
from learningcity.city.people.permissions import Permission
from learningcity.core.errors import Refused
from learningcity.web.door import CityRequest, requires
from learningcity.web.staff.lessons.forms import LessonForm, first_of
from learningcity.web.staff.lessons.lesson import lesson_or_404
from learningcity.web.staff.lessons.shared import both
from learningcity.web.ui.refusals import tell


@requires(Permission.LESSON_EDIT)
def new(request: CityRequest) -> HttpResponse:
    """Begin a lesson."""
    return _write(request, None)


@requires(Permission.LESSON_EDIT)
def edit(request: CityRequest, lesson: UUID) -> HttpResponse:
    """Go on with a lesson, or mend a published one."""
    return _write(request, lesson_or_404(request, lesson))


def _write(request: CityRequest, row: Lesson | None) -> HttpResponse:
    form = LessonForm(request.POST or None, initial=first_of(row) if row else None)
    if request.method != "POST" or not form.is_valid():
        return _page(request, row, form)
    version = form.cleaned_data["version"] or 0
    try:
        kept = services.write_lesson(
            city=request.city, lesson=row, version=version, by=request.account, **form.given()
        )
    except Refused as refused:
        if refused.code == "stale" and row:
            return _both(request, lesson_or_404(request, row.uuid), form.given())
        tell(form, refused)
        return _page(request, row, form)
    messages.success(request, _("Saved."))
    return redirect("staff:lesson", request.city.code, kept.uuid)


def _both(request: CityRequest, kept: Lesson, mine: dict[str, Any]) -> HttpResponse:
    """One's own words in the form, ready to be saved over the version that is shown beside them."""
    form = LessonForm(initial=mine | {"version": kept.version})
    return _page(request, kept, form, status=409, changed=both(form, first_of(kept), mine))


def _page(request: CityRequest, row: Lesson | None, form: LessonForm, **more: Any) -> HttpResponse:
    status = more.pop("status", 200)
    context = {"lesson": row, "form": form} | more
    return render(request, "staff/lessons/form.html", context, status=status)
