"""What other cities learnt, those most like ours first; one of them read and adopted."""

from typing import Any
from uuid import UUID

from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from learningcity.city.lessons import services
from learningcity.city.lessons.models import Adoption, Lesson
from learningcity.city.lessons.queries import (
    adoptions_everywhere,
    adoptions_of,
    published_lesson,
    published_lessons,
    suggested,
)
from learningcity.city.lessons.rules.lessons import REPORT_WITHIN
from learningcity.city.people.permissions import Permission
from learningcity.core.thai_time import today
from learningcity.web.door import CityRequest, requires
from learningcity.web.staff.lessons.forms import AdoptForm
from learningcity.web.staff.lessons.tabs import tabs
from learningcity.web.ui.acts import done
from learningcity.web.ui.lesson_filters import A_PAGE, NAMES, narrowed
from learningcity.web.ui.lessons import compared, shown_lesson, told_adoption, told_lesson, why


@requires(Permission.LESSON_READ)
def listing(request: CityRequest) -> HttpResponse:
    """What other cities learnt, narrowed and in the order of how alike they are."""
    rows, chips = narrowed(request, published_lessons(besides=request.city))
    taken = {each.lesson_id: each for each in adoptions_of(request.city)}
    found = suggested(request.city, rows)
    page_of = Paginator(found, A_PAGE).get_page(request.GET.get("page"))
    context = {
        "tabs": tabs(request, "lessons_elsewhere"),
        "groups_of_chips": chips,
        "narrowed": any(request.GET.get(name) for name in NAMES),
        "page": page_of,
        "lessons": [
            (each.lesson, why(each.by, each.lesson.groups), taken.get(each.lesson.pk)) for each in page_of
        ],
    }
    return render(request, "staff/lessons/elsewhere.html", context)


@requires(Permission.LESSON_READ)
def page(request: CityRequest, shared: UUID) -> HttpResponse:
    """Read another city's lesson, and adopt it."""
    row = published_lesson(shared, besides=request.city)
    if row is None:
        raise Http404(str(shared))
    mine = adoptions_of(request.city).filter(lesson=row).first()
    may_edit = request.powers.may(Permission.LESSON_EDIT)
    form = AdoptForm(request.POST or None, city=request.city, initial={"due_on": today() + REPORT_WITHIN})
    made: list[Adoption] = []

    def adopt(version: int | None, **given: Any) -> None:
        made.append(services.adopt_lesson(city=request.city, lesson=row, by=request.account, **given))

    if request.method == "POST" and may_edit and done(request, form, adopt, _("Adopted. Its city is told.")):
        return redirect("staff:adoption", request.city.code, made[0].uuid)
    return render(request, "staff/lessons/lesson_elsewhere.html", _context(request, row) | {
        "mine": mine, "may_adopt": may_edit and mine is None, "form": form,
    })  # fmt: skip


def _context(request: CityRequest, row: Lesson) -> dict[str, Any]:
    (found,) = suggested(request.city, [row])
    return {
        "lesson": row,
        "told": told_lesson(row),
        "shows": shown_lesson(row),
        "adoptions": [told_adoption(each, today()) for each in adoptions_everywhere(row)],
        "why": why(found.by, row.groups),
        "compared": compared(found.by) if found.by else "",
    }
