"""The city's own lessons: the list, and one as everyone sees it with what can be done about it."""

from uuid import UUID

from django import forms
from django.db.models import Prefetch
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from learningcity.city.lessons import services
from learningcity.city.lessons.models import Evidence, Lesson
from learningcity.city.lessons.queries import adoptions_everywhere, lessons_of, whole_evidence
from learningcity.city.people.permissions import Permission
from learningcity.core.thai_time import today
from learningcity.web.door import CityRequest, requires
from learningcity.web.staff.lessons.forms import EvidenceForm, WithdrawForm
from learningcity.web.staff.lessons.shared import RowPage
from learningcity.web.staff.lessons.tabs import tabs
from learningcity.web.ui.lessons import shown_lesson, told_adoption, told_lesson


@requires(Permission.LESSON_READ)
def listing(request: CityRequest) -> HttpResponse:
    """What this city learnt, drafts too."""
    context = {
        "tabs": tabs(request, "lessons"),
        "lessons": lessons_of(request.city),
        "may_edit": request.powers.may(Permission.LESSON_EDIT),
    }
    return render(request, "staff/lessons/lessons.html", context)


@requires(Permission.LESSON_READ)
def page(request: CityRequest, lesson: UUID) -> HttpResponse:
    """A lesson as everyone sees it, with what shows it and what is to be done."""
    return _page(request, lesson_or_404(request, lesson))


def _page(request: CityRequest, row: Lesson, **bound: forms.BaseForm) -> HttpResponse:
    may_edit = request.powers.may(Permission.LESSON_EDIT)
    blank: dict[str, forms.BaseForm] = {"withdraw": WithdrawForm(prefix="withdraw")}
    if may_edit and "evidence" not in bound:
        blank["evidence"] = EvidenceForm(prefix="evidence", city=request.city)
    context = {
        "lesson": row,
        "told": told_lesson(row),
        "shows": shown_lesson(row),
        "adoptions": [told_adoption(each, today()) for each in adoptions_everywhere(row)],
        "may_edit": may_edit,
        "forms": blank | bound,
    }
    return render(request, "staff/lessons/lesson.html", context)


@require_POST
@requires(Permission.LESSON_EDIT)
def publish(request: CityRequest, lesson: UUID) -> HttpResponse:
    """Show it to every city."""
    row, form = lesson_or_404(request, lesson), forms.Form(request.POST)
    return PAGE.act(
        request, row, "publish", form, services.publish_lesson, _("Published. Every city can read it.")
    )


@require_POST
@requires(Permission.LESSON_EDIT)
def withdraw(request: CityRequest, lesson: UUID) -> HttpResponse:
    """Take it back with a reason."""
    row, form = lesson_or_404(request, lesson), WithdrawForm(request.POST, prefix="withdraw")
    return PAGE.act(request, row, "withdraw", form, services.withdraw_lesson, _("Withdrawn."))


@require_POST
@requires(Permission.LESSON_EDIT)
def reopen(request: CityRequest, lesson: UUID) -> HttpResponse:
    """Write it anew."""
    row, form = lesson_or_404(request, lesson), forms.Form(request.POST)
    return PAGE.act(request, row, "reopen", form, services.reopen_lesson, _("It is a draft again."))


@require_POST
@requires(Permission.LESSON_EDIT)
def evidence(request: CityRequest, lesson: UUID) -> HttpResponse:
    """Add something that shows it."""
    return PAGE.add_evidence(request, lesson_or_404(request, lesson))


@require_POST
@requires(Permission.LESSON_EDIT)
def evidence_out(request: CityRequest, lesson: UUID, shown: UUID) -> HttpResponse:
    """Take out something that shows it."""
    return PAGE.take_out_evidence(request, lesson_or_404(request, lesson), shown)


def lesson_or_404(request: CityRequest, uuid: UUID) -> Lesson:
    """A lesson of this city with what shows it."""
    rows = lessons_of(request.city)
    evidence = Prefetch("evidence", whole_evidence(Evidence.objects.all()))
    found: Lesson = get_object_or_404(rows.prefetch_related(evidence), uuid=uuid)
    return found


PAGE = RowPage("lesson", lesson_or_404, _page)
