"""What a city shares, as those see it with whom it is shared: all cities, one city, one subject, a table."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from learningcity.city.people.access import Powers, cities_looked_at, powers_in
from learningcity.city.people.models import CoachNote, Share, Subject
from learningcity.city.people.permissions import Permission
from learningcity.core import exports
from learningcity.core.thai_time import today
from learningcity.web.door import CityRequest, requires, signed_in
from learningcity.web.staff.sharing import figures
from learningcity.web.staff.sharing.closing import said_when_closed
from learningcity.web.staff.sharing.notes import notes_of, own_notes
from learningcity.web.staff.sharing.subjects import told_to
from learningcity.web.staff.sharing.subjects.sheet import Sheet

A_PAGE = 50
CSV = "text/csv; charset=utf-8"


@signed_in
def cities(request: CityRequest) -> HttpResponse:
    """All cities one looks at, each with what it shares and what presses there."""
    rows = notes_of(request.account)
    looked_at = cities_looked_at(request.account)
    every = powers_in(request.account, {*looked_at, *(row.city for row in rows)})
    known = {powers.city: powers for powers in every}
    open_ones = [known[city] for city in looked_at if known[city].shared]
    counted = figures.kept([powers.city for powers in open_ones])
    context = {
        "cities": [_city(powers, rows, counted) for powers in open_ones],
        "silent": [city for city in looked_at if not known[city].shared],
        "drafts": [row for row in rows if not row.sent_at and not known[row.city].may_coach(row.subject)],
    }
    return render(request, "staff/sharing/cities.html", context)


def _city(powers: Powers, rows: list[CoachNote], counted: Mapping[Any, figures.Kept]) -> dict[str, Any]:
    """A city with what it shares as it was last counted, and one's own notes about that."""
    notes = [row for row in rows if row.city == powers.city and powers.may_coach(row.subject)]
    subjects = [
        _named(powers, subject) | {"kept": counted.get((powers.city.pk, subject.value))}
        for subject in Subject
        if subject in powers.shared
    ]
    return {
        "row": powers.city,
        "subjects": subjects,
        "counted_at": min((each["kept"].counted_at for each in subjects if each["kept"]), default=None),
        "answered": [note for note in notes if note.reply],
        "waiting": [note for note in notes if note.waits],
        "coach": powers.may(Permission.COACHING_WRITE),
    }


def _subjects(powers: Powers) -> list[dict[str, Any]]:
    """Each shared subject with its figures, every one of which leads to its records."""
    return [_headed(powers, subject) for subject in Subject if subject in powers.shared]


def _headed(powers: Powers, subject: Subject) -> dict[str, Any]:
    told = told_to(powers, subject).figures
    return _named(powers, subject) | {"figures": figures.shown(powers.city, subject.value, told)}


def _named(powers: Powers, subject: Subject) -> dict[str, Any]:
    url = reverse("staff:shared", args=[powers.city.code, subject.value])
    return {"subject": subject, "label": subject.label, "url": url}


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
        **_paged(request, sheets),
        "sums": [figure for figure in told.figures if not figure.mark],
        "source": told.source,
        "terms": [term for term in _terms(request.powers) if term.subject == subject],
        "may_write": request.powers.may_coach(subject),
        "looks_back": _looks_back(request),
    }
    return render(request, "staff/sharing/subject.html", context)


def _paged(request: CityRequest, sheets: Sequence[Sheet]) -> dict[str, Any]:
    """A page of the records of all lists, one after the other; each list whole and as far as it is there."""
    every = [(sheet, row) for sheet in sheets for row in sheet.rows]
    page = Paginator(every, A_PAGE).get_page(request.GET.get("page"))
    here = [(sheet, replace(sheet, rows=tuple(row for of, row in page if of is sheet))) for sheet in sheets]
    first = page.number == 1
    return {"page": page, "lists": [each for each in here if each[1].rows or (first and not each[0].rows)]}


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
