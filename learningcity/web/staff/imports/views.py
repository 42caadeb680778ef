"""Bringing a file in: choose it, see each row's fate, confirm, and take it back as one act."""

from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from learningcity.city.people.models import User
from learningcity.city.people.permissions import Permission
from learningcity.core.errors import Refused
from learningcity.core.exports import Value, write_csv, write_xlsx
from learningcity.core.imports.applying import apply_import
from learningcity.core.imports.drafts import Fate, ImportPlan
from learningcity.core.imports.planning import check_readable, plan_import
from learningcity.core.imports.taking_back import take_back
from learningcity.core.models import ImportRun
from learningcity.web.door import CityRequest, requires
from learningcity.web.staff.imports import uploads
from learningcity.web.staff.imports.forms import FileForm
from learningcity.web.staff.imports.kinds import KINDS, importer_for
from learningcity.web.staff.imports.labels import FATES, label_of

A_PAGE = 50
_SPREADSHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@requires(Permission.IMPORT_RUN)
def choose(request: CityRequest) -> HttpResponse:
    """Choose a file; below, the files brought in so far."""
    form = FileForm(request.POST or None, request.FILES or None, initial={"kind": "venues"})
    if request.method == "POST" and form.is_valid() and (token := _kept(request, form)):
        return redirect("staff:import_preview", city=request.city.code, token=token)
    runs = ImportRun.objects.filter(city=request.city.code).order_by("-at", "-pk")
    page = Paginator(runs, A_PAGE).get_page(request.GET.get("page"))
    names = _names(page.object_list)
    history = [{"run": run, "kind": _label(run.kind), "by": names.get(run.by, run.by)} for run in page]
    context = {"form": form, "history": history, "page": page, "kinds": KINDS}
    return render(request, "staff/imports/choose.html", context)


def _kept(request: CityRequest, form: FileForm) -> str:
    """The token of the upload once its whole file could be read, or nothing when the form says why not."""
    given = form.cleaned_data
    try:
        importer = importer_for(given["kind"], request.city)
        check_readable(importer, uploads.read(given["file"], given["companion"]))
        token = uploads.keep(request, given["kind"], given["file"], given["companion"])
    except Refused as refused:
        form.add_error(refused.field if refused.field in form.fields else "file", str(refused))
        return ""
    return token


def _names(runs: Any) -> dict[str, str]:
    """Who brought files in, by their uuid."""
    uuids = {run.by for run in runs if run.by.count("-") == 4}
    return {str(account.uuid): str(account) for account in User.objects.filter(uuid__in=uuids)}


def _label(kind: str) -> object:
    return KINDS[kind].label if kind in KINDS else kind


@requires(Permission.IMPORT_RUN)
def preview(request: CityRequest, token: str) -> HttpResponse:
    """Each row's fate, before anything is written; confirming writes what was shown."""
    upload = uploads.found(request, token)
    importer, source = importer_for(upload.kind, request.city), uploads.source_of(upload)
    if request.method == "POST":
        try:
            _plan, run = apply_import(
                importer, source, by=request.account, expected=request.POST.get("fingerprint", "-")
            )
        except Refused as refused:
            messages.warning(request, str(refused))
        else:
            uploads.discard(upload)
            return _done(request, run)
    context = _shown(request, plan_import(importer, source)) | {"upload": upload, "kind": _label(upload.kind)}
    return render(request, "staff/imports/preview.html", context)


def _done(request: CityRequest, run: ImportRun | None) -> HttpResponse:
    if run is None:
        messages.info(request, _("Nothing in the file was new, so nothing was written."))
        return redirect("staff:imports", city=request.city.code)
    return redirect("staff:import_run", city=request.city.code, run=run.uuid)


def _shown(request: CityRequest, plan: ImportPlan) -> dict[str, Any]:
    """A plan as the page shows it: counts as tabs, the rows of the chosen fate, a page at a time."""
    chosen = request.GET.get("fate", "")
    counts, twins = plan.counts, sum(bool(row.twin) for row in plan.rows)
    base = [("", _("All"), "list", len(plan.rows)), ("twin", _("Perhaps here already"), "copy", twins)]
    fates = [(fate.value, FATES[fate][0], FATES[fate][2], counts[fate.value]) for fate in Fate]
    tabs = [
        {
            "url": f"?fate={code}",
            "label": name,
            "icon": icon,
            "count": count,
            "current": code == chosen,
        }
        for code, name, icon, count in (base[0], *fates, base[1])
        if count or not code
    ]
    rows = [row for row in plan.rows if chosen in ("", row.fate, "twin" if row.twin else "")]
    page = Paginator(rows, A_PAGE).get_page(request.GET.get("page"))
    return {
        "plan": plan,
        "tabs": tabs,
        "page": page,
        "rows": [_row(row) for row in page],
        "writes": counts["new"] + counts["changed"],
        "counts": counts,
        "twins": twins,
    }


def _row(row: Any) -> dict[str, Any]:
    label, css, icon = FATES[row.fate]
    changes = [{"label": label_of(each.field), "old": each.old, "new": each.new} for each in row.changes]
    problems = [{"label": label_of(each.field), "text": each.message} for each in row.problems]
    return {
        "number": row.number,
        "title": row.title,
        "fate": {"label": label, "kind": css, "icon": icon},
        "changes": changes,
        "problems": problems,
        "brings": row.brings,
        "twin": row.twin,
    }


@requires(Permission.IMPORT_RUN)
def problems(request: CityRequest, token: str) -> HttpResponse:
    """The rows that cannot be taken, as a file to mend."""
    upload = uploads.found(request, token)
    plan = plan_import(importer_for(upload.kind, request.city), uploads.source_of(upload))
    rows: list[list[Value]] = [[each.row, label_of(each.field), each.message] for each in plan.problems]
    data = write_csv([_("Row"), _("Column"), _("Why it cannot be taken")], rows)
    return _file(data, "text/csv; charset=utf-8", "problems.csv")


@requires(Permission.IMPORT_RUN)
@require_POST
def drop(request: CityRequest, token: str) -> HttpResponse:
    """Change one's mind: the kept file is thrown away."""
    uploads.discard(uploads.found(request, token))
    messages.info(request, _("The file was put aside; nothing was written."))
    return redirect("staff:imports", city=request.city.code)


@requires(Permission.IMPORT_RUN)
def done(request: CityRequest, run: str) -> HttpResponse:
    """What an import did, and the way to take it back."""
    row = _run(request, run)
    context = {"run": row, "kind": _label(row.kind), "by": _names([row]).get(row.by, row.by)}
    return render(request, "staff/imports/run.html", context)


@requires(Permission.IMPORT_RUN)
@require_POST
def undo(request: CityRequest, run: str) -> HttpResponse:
    """Take an import back as one act, saying what stays and why."""
    row = _run(request, run)
    try:
        back = take_back(importer_for(row.kind, request.city), row, by=request.account)
    except Refused as refused:
        messages.warning(request, str(refused))
        return redirect("staff:import_run", city=request.city.code, run=row.uuid)
    sentence = _("Taken back: %(removed)s removed, %(restored)s as before.")
    messages.success(request, sentence % {"removed": back.removed, "restored": back.restored})
    for kept in back.kept[:10]:
        messages.warning(request, kept)
    if len(back.kept) > 10:
        messages.warning(request, _("And %(count)s more stay.") % {"count": len(back.kept) - 10})
    return redirect("staff:import_run", city=request.city.code, run=row.uuid)


@requires(Permission.IMPORT_RUN)
def sheet(request: CityRequest, kind: str) -> HttpResponse:
    """An empty sheet with the headings of a kind of file."""
    if kind not in KINDS or not KINDS[kind].headings:
        raise Http404
    data = write_xlsx(KINDS[kind].headings, [], title=str(KINDS[kind].label))
    return _file(data, _SPREADSHEET, f"{kind}.xlsx")


@requires(Permission.IMPORT_RUN)
def current(request: CityRequest, kind: str) -> HttpResponse:
    """What the city has of a kind now, as a sheet that can be changed and brought in again."""
    rows = KINDS[kind].rows if kind in KINDS else None
    if rows is None:
        raise Http404
    data = write_xlsx(KINDS[kind].headings, rows(request.city), title=str(KINDS[kind].label))
    return _file(data, _SPREADSHEET, f"{request.city.code}-{kind}.xlsx")


def _run(request: CityRequest, run: str) -> ImportRun:
    return get_object_or_404(ImportRun, city=request.city.code, uuid=run)


def _file(data: bytes, content_type: str, name: str) -> HttpResponse:
    return HttpResponse(
        data, content_type=content_type, headers={"Content-Disposition": f'attachment; filename="{name}"'}
    )
