"""Many neighbours in one act: a list is pasted or sent as a file, looked at and enrolled."""

from typing import Any
from uuid import UUID, uuid4

from django import forms
from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache

from learningcity.city.catalogue.models import Session
from learningcity.city.enrolment.models import NameList
from learningcity.city.enrolment.queries import Fate, seats
from learningcity.city.enrolment.services import enrol_list
from learningcity.city.enrolment.services.many import Someone
from learningcity.city.people.permissions import Permission
from learningcity.city.people.rules.lines import MOST_LINES
from learningcity.core.errors import Refused, RefusedTogether
from learningcity.core.spreadsheets import Limits, read_grid
from learningcity.web.door import CityRequest, requires
from learningcity.web.staff.enrolment.named import Row, digest, neighbourhood_of, read_rows
from learningcity.web.staff.people import within
from learningcity.web.staff.people.enrolling import A_PAGE, sessions_found
from learningcity.web.ui.uuids import uuid_of

LIMITS = Limits(megabytes=2, rows=MOST_LINES + 20, columns=20)


class ListForm(forms.Form):
    """A list, typed, pasted or as a file."""

    names = forms.CharField(
        label=gettext_lazy("One person a line: name, year of birth or age, phone"),
        help_text=gettext_lazy(
            "In any order, as it stands in a chat, a sheet or a notebook. A name is enough."
        ),
        required=False,
        max_length=40_000,
        widget=forms.Textarea(attrs={"rows": 10, "autocomplete": "off"}),
    )
    file = forms.FileField(label=gettext_lazy("Or a file (Excel or CSV)"), required=False, max_length=200)

    def clean(self) -> dict[str, Any]:
        given = self.cleaned_data
        if given.get("file"):
            given["names"] = self._from_file(given["file"])
        if not self.errors and not given.get("names", "").strip():
            self.add_error("names", _("Write at least one name."))
        return given

    def _from_file(self, file: Any) -> str:
        try:
            grid = read_grid(file.read(), LIMITS)
        except Refused as refused:
            self.add_error("file", str(refused))
            return ""
        return "\n".join("\t".join(cell.replace("\n", " ") for cell in cells) for _number, cells in grid)


def _session(request: CityRequest, uuid: UUID) -> Session:
    rows = within.sessions(request).select_related("activity__topic", "venue", "city")
    return get_object_or_404(rows, uuid=uuid)


@requires(Permission.ENROLMENT_BY_PROXY)
def choose(request: CityRequest) -> HttpResponse:
    """The coming sessions with seats, to choose the one a list is for."""
    text, also_full = request.GET.get("q", "").strip(), "full" in request.GET
    found = sessions_found(request, text, also_full=also_full).order_by("starts_at", "pk")
    page = Paginator(found, A_PAGE).get_page(request.GET.get("page"))
    held = seats([row.pk for row in page.object_list])
    rows = [(row, held.get(row.pk)) for row in page.object_list]
    context = {"page": page, "rows": rows, "text": text, "also_full": also_full}
    return render(request, "staff/enrolment/many_choose.html", context)


@never_cache
@requires(Permission.ENROLMENT_BY_PROXY)
def page(request: CityRequest, session: UUID) -> HttpResponse:
    """Take a list, show what would become of each line, and enrol them in one act."""
    wanted = _session(request, session)
    form = ListForm(request.POST or None, request.FILES or None)
    if request.method != "POST" or not form.is_valid():
        return _asked(request, wanted, form)
    text = form.cleaned_data["names"]
    rows = read_rows(request, wanted, text)
    if len(rows) > MOST_LINES:
        form.add_error("names", _("At most %(most)s people at a time.") % {"most": MOST_LINES})
        return _asked(request, wanted, form)
    if "enrol" in request.POST and (made := _enrolled(request, wanted, text, rows)):
        return redirect("staff:enrol_list", city=request.city.code, name_list=made.uuid)
    return _previewed(request, wanted, text, rows)


def _asked(request: CityRequest, session: Session, form: ListForm) -> HttpResponse:
    context = {
        "session": session,
        "form": form,
        "seats": seats([session.pk]).get(session.pk),
        "home": neighbourhood_of(request),
    }
    return render(request, "staff/enrolment/many.html", context)


def _previewed(request: CityRequest, session: Session, text: str, rows: list[Row]) -> HttpResponse:
    fates = [row.foretold.fate for row in rows if row.counts and row.foretold]
    context = {
        "session": session,
        "text": text,
        "of": digest(text),
        "uuid": _list_uuid(request),
        "rows": rows,
        "seated": fates.count(Fate.SEAT),
        "in_line": fates.count(Fate.LINE),
        "asking": sum(row.asks for row in rows),
        "left_out": len(rows) - len(fates) - sum(row.asks for row in rows),
        "new": sum(row.counts and row.is_new for row in rows),
        "home": neighbourhood_of(request),
    }
    return render(request, "staff/enrolment/many_preview.html", context)


def _list_uuid(request: CityRequest) -> UUID:
    """The list keeps its name from look to look, so that pressing twice enrols once."""
    return uuid_of(request.POST.get("list", "")) or uuid4()


def _enrolled(request: CityRequest, session: Session, text: str, rows: list[Row]) -> NameList | None:
    """The list as enrolled; nothing while something is still to be said."""
    uuid = _list_uuid(request)
    if made := NameList.objects.in_city(request.city).filter(uuid=uuid, made_by=request.account).first():
        return made
    if wrong := _unready(request, text, rows):
        messages.error(request, wrong)
        return None
    everyone = [_someone(row) for row in rows if row.counts]
    home = neighbourhood_of(request)
    try:
        return enrol_list(
            session=session, everyone=everyone, by=request.account, uuid=uuid, neighbourhood=home
        )
    except RefusedTogether as refused:
        for each in refused:
            messages.error(request, str(each))
    return None


def _unready(request: CityRequest, text: str, rows: list[Row]) -> str:
    if request.POST.get("of") != digest(text):
        return _("The list has changed. Look at it once more.")
    if any(row.asks for row in rows):
        return _("Say who is meant in each line that asks.")
    if "agreed" not in request.POST:
        return _("Ask them first, and tick that they agree.")
    return "" if any(row.counts for row in rows) else _("Nobody on this list can be enrolled.")


def _someone(row: Row) -> Someone:
    line = row.line
    return Someone(line.name, line.birth_year, row.phone, row.chosen, row.guardian_present)
