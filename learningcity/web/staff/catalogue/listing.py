"""The activities one may see: found, sorted, taken along as a table."""

from collections.abc import Iterator
from typing import Any, NamedTuple

from django.core.paginator import Paginator
from django.db.models import Count, F, OuterRef, Q, Subquery
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from learningcity.city.catalogue.models import ActivityQuerySet, ActivityState, Session
from learningcity.city.people.permissions import Permission
from learningcity.core import exports, thai_time
from learningcity.core.money import plain_baht
from learningcity.web.door import CityRequest, requires
from learningcity.web.staff import reach
from learningcity.web.ui.bilingual import th_en_text

A_PAGE = 30
SORTS = {
    "soonest": (gettext_lazy("Next session first"), (F("next_at").asc(nulls_last=True), F("title_th").asc())),
    "title": (gettext_lazy("By title"), (F("title_th").asc(),)),
    "newest": (gettext_lazy("Newest first"), (F("created_at").desc(), F("pk").desc())),
}
TYPES = {
    "csv": ("text/csv; charset=utf-8", exports.write_csv),
    "xlsx": ("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", exports.write_xlsx),
}


class Asked(NamedTuple):
    """What the address of the list asks for."""

    text: str
    state: str
    organisation: str
    sort: str


def asked(request: CityRequest) -> Asked:
    """Read the address; what cannot be is left out."""
    state, sort = request.GET.get("state", ""), request.GET.get("sort", "")
    organisation = request.GET.get("organisation", "")
    return Asked(
        text=request.GET.get("q", "").strip()[:100],
        state=state if state in ActivityState.values else "",
        organisation=organisation if organisation.isdecimal() else "",
        sort=sort if sort in SORTS else "soonest",
    )


def _found(request: CityRequest, wanted: Asked) -> ActivityQuerySet:
    """The activities asked for, whatever their state."""
    rows = reach.activities(request.powers, Permission.ACTIVITY_READ)
    if wanted.text:
        rows = rows.filter(
            Q(title_th__icontains=wanted.text)
            | Q(title_en__icontains=wanted.text)
            | Q(code__iexact=wanted.text)
        )
    return rows.filter(organisation=int(wanted.organisation)) if wanted.organisation else rows


def _listed(request: CityRequest, rows: ActivityQuerySet, wanted: Asked) -> ActivityQuerySet:
    """Those in the state asked for, in order, each with its next session and how many are to come."""
    ahead = (
        Session.objects.in_city(request.city)
        .scheduled()
        .filter(activity=OuterRef("pk"), starts_at__gt=timezone.now())
        .order_by("starts_at")
    )
    counted = ahead.order_by().values("activity").annotate(n=Count("pk")).values("n")
    if wanted.state:
        rows = rows.filter(state=wanted.state)
    return (
        rows.select_related("organisation", "topic")
        .annotate(next_at=Subquery(ahead.values("starts_at")[:1]), sessions_ahead=Subquery(counted))
        .order_by(*SORTS[wanted.sort][1])
    )


@requires(Permission.ACTIVITY_READ)
def activities(request: CityRequest) -> HttpResponse:
    """All activities this person may see, by state; the address keeps the view."""
    wanted = asked(request)
    found = _found(request, wanted)
    page = Paginator(_listed(request, found, wanted), A_PAGE).get_page(request.GET.get("page"))
    context = {
        "page": page,
        "asked": wanted,
        "tabs": _tabs(request, found, wanted),
        "organisations": reach.organisations(request.powers, Permission.ACTIVITY_READ),
        "sorts": [(name, label) for name, (label, _order) in SORTS.items()],
        "may_write": request.powers.may(Permission.ACTIVITY_EDIT),
        "query": request.GET.urlencode(),
    }
    return render(request, "staff/catalogue/activities.html", context)


def _tabs(request: CityRequest, found: ActivityQuerySet, wanted: Asked) -> list[dict[str, Any]]:
    """One tab a state with its count, keeping the rest of the address."""
    counts = dict(found.values_list("state").order_by("state").annotate(n=Count("pk")))
    states = [("", _("All")), *ActivityState.choices]
    return [
        {
            "url": _with_state(request, state),
            "label": label,
            "count": counts.get(state, 0) if state else sum(counts.values()),
            "current": state == wanted.state,
        }
        for state, label in states
    ]


def _with_state(request: CityRequest, state: str) -> str:
    query = request.GET.copy()
    query.pop("page", None)
    query["state"] = state
    return f"?{query.urlencode()}"


@requires(Permission.ACTIVITY_READ)
def export(request: CityRequest, kind: str) -> HttpResponse:
    """The same list as a table for a spreadsheet program."""
    content_type, write = TYPES[kind]
    wanted = asked(request)
    headings = [
        _("Code"), _("Title in Thai"), _("Title in English"), _("Organisation"), _("State"), _("Topic"),
        _("Kind of learning"), _("Price (baht)"), _("Sessions to come"), _("Next session"), _("Link"),
    ]  # fmt: skip
    rows = _listed(request, _found(request, wanted), wanted)
    answer = HttpResponse(write(headings, _lines(request, rows)), content_type=content_type)
    name = f"activities-{request.city.code}-{thai_time.today().isoformat()}.{kind}"
    answer["Content-Disposition"] = f'attachment; filename="{name}"'
    return answer


def _lines(request: CityRequest, rows: ActivityQuerySet) -> Iterator[list[exports.Value]]:
    for row in rows:
        page = reverse("staff:activity", args=[request.city.code, row.uuid])
        coming, first = getattr(row, "sessions_ahead", 0) or 0, getattr(row, "next_at", None)
        yield [
            row.code, row.title_th, row.title_en, th_en_text(row.organisation, "name"),
            row.get_state_display(), th_en_text(row.topic, "name"), row.get_learning_type_display(),
            plain_baht(row.price_satang), coming, first,
            request.build_absolute_uri(page),
        ]  # fmt: skip
