"""What a city shares, as those see it with whom it is shared: all cities, one city, one subject, a table."""

from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from learningcity.city.people.access import Powers, cities_looked_at
from learningcity.city.people.models import Share, Subject
from learningcity.city.people.permissions import Permission
from learningcity.core import exports
from learningcity.core.thai_time import today
from learningcity.web.door import CityRequest, requires, signed_in
from learningcity.web.staff.sharing.closing import said_when_closed
from learningcity.web.staff.sharing.notes import closed_drafts, own_notes
from learningcity.web.staff.sharing.subjects import told_to
from learningcity.web.staff.sharing.subjects.sheet import Sheet

CSV = "text/csv; charset=utf-8"


@signed_in
def cities(request: CityRequest) -> HttpResponse:
    """All cities one looks at, each with what it shares and what presses there."""
    every = [Powers(request.account, city) for city in cities_looked_at(request.account)]
    context = {
        "cities": [_city(powers) for powers in every if powers.shared],
        "silent": [powers.city for powers in every if not powers.shared],
        "drafts": closed_drafts(request.account),
    }
    return render(request, "staff/sharing/cities.html", context)


def _city(powers: Powers) -> dict[str, Any]:
    subjects, notes = _subjects(powers), own_notes(powers)
    return {
        "row": powers.city,
        "subjects": subjects,
        "pressing": sum(
            figure["value"] for each in subjects for figure in each["figures"] if figure["pressing"]
        ),
        "answered": [note for note in notes if note.reply],
        "waiting": [note for note in notes if note.waits],
        "coach": powers.may(Permission.COACHING_WRITE),
    }


def _subjects(powers: Powers) -> list[dict[str, Any]]:
    """Each shared subject with its figures, every one of which leads to its records."""
    return [_headed(powers, subject) for subject in Subject if subject in powers.shared]


def _headed(powers: Powers, subject: Subject) -> dict[str, Any]:
    url = reverse("staff:shared", args=[powers.city.code, subject.value])
    figures = [
        {
            "label": figure.label,
            "text": figure.text,
            "value": figure.value,
            "pressing": figure.pressing,
            "url": f"{url}?only={figure.mark}" if figure.mark else url,
            "mark": figure.mark,
        }
        for figure in told_to(powers, subject).figures
    ]
    return {"subject": subject, "label": subject.label, "url": url, "figures": figures}


@said_when_closed
@requires(Permission.SHARED_READ)
def city(request: CityRequest) -> HttpResponse:
    """One city: what it shares, until when and why, and the notes one wrote about it."""
    if not request.powers.shared:
        return redirect("staff:sharing", request.city.code)
    context = {
        "subjects": _subjects(request.powers),
        "terms": _terms(request.powers),
        "notes": own_notes(request.powers),
        "may_write": request.powers.may(Permission.COACHING_WRITE),
        "looks_back": _looks_back(request),
    }
    return render(request, "staff/sharing/city.html", context)


def _terms(powers: Powers) -> list[Share]:
    """On which terms it is shared with oneself."""
    rows = Share.objects.in_city(powers.city).on(today()).filter(audience__in=powers.audiences)
    return sorted(rows, key=lambda row: (list(Subject).index(Subject(row.subject)), row.audience))


@said_when_closed
@requires(Permission.SHARED_READ)
def subject(request: CityRequest, subject: str) -> HttpResponse:
    """The records of one subject, or those that one figure counts."""
    told = _told(request, subject)
    mark = request.GET.get("only", "")
    marks = {figure.mark for figure in told.figures}
    sheets = told.only(mark if mark in marks else "")
    chosen = next((figure for figure in told.figures if figure.mark == mark and mark), None)
    url = reverse("staff:shared", args=[request.city.code, subject])
    chips = [{"url": url, "label": _("everything"), "current": chosen is None}] + [
        {
            "url": f"{url}?only={figure.mark}",
            "label": figure.label,
            "count": figure.text,
            "current": figure == chosen,
        }
        for figure in told.figures
        if figure.mark and figure.value
    ]
    context = {
        "subject": Subject(subject),
        "chips": chips,
        "chosen": chosen,
        "sheets": sheets,
        "sums": [figure for figure in told.figures if not figure.mark],
        "source": told.source,
        "terms": [term for term in _terms(request.powers) if term.subject == subject],
        "may_write": request.powers.may_coach(subject),
        "looks_back": _looks_back(request),
    }
    return render(request, "staff/sharing/subject.html", context)


@said_when_closed
@requires(Permission.SHARED_READ)
def table(request: CityRequest, subject: str, sheet: str) -> HttpResponse:
    """One list of a subject as a table for a spreadsheet program."""
    found = next((each for each in _told(request, subject).sheets if each.key == sheet), None)
    if found is None:
        raise Http404(sheet)
    answer = HttpResponse(_csv(found), content_type=CSV)
    name = f"{request.city.code}-{subject}-{sheet}-{today().isoformat()}.csv"
    answer["Content-Disposition"] = f'attachment; filename="{name}"'
    answer["Cache-Control"] = "no-store"
    return answer


def _csv(sheet: Sheet) -> bytes:
    return exports.write_csv([column.label for column in sheet.columns], sheet.lines())


def _told(request: CityRequest, subject: str) -> Any:
    if subject not in Subject:
        raise Http404(subject)
    return told_to(request.powers, subject)


def _looks_back(request: CityRequest) -> bool:
    """Whether one belongs to the city itself and only looks at what others see."""
    return request.powers.may(Permission.SHARING_EDIT)
