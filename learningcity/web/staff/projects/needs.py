"""Needs: read before others see them, put side by side, and what became of each."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from learningcity.city.people.permissions import Permission
from learningcity.city.projects import services
from learningcity.city.projects.models import Need, NeedMerge, NeedState
from learningcity.city.projects.queries import likely_pairs, similar, wished, wished_one
from learningcity.city.projects.rules.needs import NEED_MOVES, SEEN, SUPPORTABLE, need_after
from learningcity.core.errors import Refused
from learningcity.web.door import CityRequest, requires
from learningcity.web.staff.posted import uuid_or_404
from learningcity.web.ui.acts import acted

A_PAGE = 30
TABS = (
    ("open", gettext_lazy("Seen by everyone"), SUPPORTABLE),
    ("said", gettext_lazy("Said what became of them"), (NeedState.ANSWERED, NeedState.DECLINED)),
    ("kept", gettext_lazy("Kept back"), (NeedState.HIDDEN,)),
)
"""The tabs under the needs that are to be read: which states each shows."""


@requires(Permission.NEED_TRIAGE)
def listing(request: CityRequest) -> HttpResponse:
    """Needs that nobody has read yet, pairs that may be one, then the others, the most wished first."""
    needs = Need.objects.in_city(request.city)
    asked = request.GET.get("show", "open")
    code, states = next(((code, states) for code, _label, states in TABS if code == asked), TABS[0][::2])
    context = {
        "unread": _unread(request),
        "unread_count": needs.to_read().count(),
        "pairs": likely_pairs(request.city),
        "tabs": [
            {"url": f"?show={each}", "label": label, "current": each == code} for each, label, _states in TABS
        ],
        "page": Paginator(wished(request.city, needs.filter(state__in=states)), A_PAGE).get_page(
            request.GET.get("page")
        ),
    }
    return render(request, "staff/projects/needs.html", context)


def _unread(request: CityRequest) -> list[dict[str, Any]]:
    rows = Need.objects.in_city(request.city).to_read().select_related("neighbourhood")[:A_PAGE]
    return [{"need": row, "alike": similar(request.city, row.title, but=[row.pk], most=2)} for row in rows]


@requires(Permission.NEED_TRIAGE)
def page(request: CityRequest, need: UUID) -> HttpResponse:
    """One need: what may be done with it, what it is one with, and what answers it."""
    row = _here(request, need)
    merges = NeedMerge.objects.filter(kept=row, undone_at=None).select_related("merged", "by")
    own = NeedMerge.objects.filter(merged=row, undone_at=None).select_related("kept")
    mergeable = need_after("merge", row.state) is not None
    context = {
        "it": wished_one(row),
        "may": {act for act in NEED_MOVES if need_after(act, row.state) is not None},
        "is_public": row.state in SEEN,
        "merges": merges.order_by("-at"),
        "own_merge": own.first(),
        "alike": similar(request.city, row.title, but=[row.pk], most=5) if mergeable else [],
        "briefs": row.briefs.order_by("pk"),
        "projects": row.projects.order_by("starts_on"),
        "ways": _ways(row),
    }
    return render(request, "staff/projects/need.html", context)


def _ways(row: Need) -> dict[str, int]:
    """How those who support it said so: online and by paper, with those of needs that are one with it."""
    found = {"online": 0, "slip": 0}
    for need in (row, *row.merged.all()):
        for way, number in need.supports.values_list("way", "number"):
            found["slip" if way == "slip" else "online"] += number
    return found


def _here(request: CityRequest, uuid: UUID) -> Need:
    rows = Need.objects.in_city(request.city).select_related("city", "neighbourhood", "merged_into")
    found: Need = get_object_or_404(rows, uuid=uuid)
    return found


def _act(
    request: CityRequest, uuid: UUID, service: Callable[..., Any], done: str, **given: Any
) -> HttpResponse:
    """Do one thing to a need of this city; a no is told in a sentence."""
    need = _here(request, uuid)
    acted(request, lambda: service(need=need, by=request.account, **given), done)
    if request.POST.get("back") == "page":
        return redirect("staff:need_page", request.city.code, need.uuid)
    return redirect("staff:needs", request.city.code)


@require_POST
@requires(Permission.NEED_TRIAGE)
def show(request: CityRequest, need: UUID) -> HttpResponse:
    """Let everyone see a need."""
    return _act(request, need, services.show_need, _("Everyone can see it now."))


@require_POST
@requires(Permission.NEED_TRIAGE)
def hide(request: CityRequest, need: UUID) -> HttpResponse:
    """Keep a need back, with a reason."""
    because = request.POST.get("because", "")
    return _act(request, need, services.hide_need, _("Kept back."), because=because)


@require_POST
@requires(Permission.NEED_TRIAGE)
def answer(request: CityRequest, need: UUID) -> HttpResponse:
    """Say in public what became of a need."""
    said = request.POST.get("answer", "")
    done = _("It stands under the wish now, and whoever said it is told.")
    return _act(request, need, services.answer_need, done, answer=said)


@require_POST
@requires(Permission.NEED_TRIAGE)
def decline(request: CityRequest, need: UUID) -> HttpResponse:
    """Say in public that it will not be done now, and why."""
    said = request.POST.get("answer", "")
    done = _("The reason stands under the wish now, and whoever said it is told.")
    return _act(request, need, services.decline_need, done, answer=said)


@require_POST
@requires(Permission.NEED_TRIAGE)
def reopen(request: CityRequest, need: UUID) -> HttpResponse:
    """Open a need again."""
    return _act(request, need, services.reopen_need, _("It is open again."))


@require_POST
@requires(Permission.NEED_TRIAGE)
def merge(request: CityRequest, need: UUID) -> HttpResponse:
    """Make a need one with another that says the same."""
    row, kept = _here(request, need), _other(request)
    try:
        services.merge_needs(merged=row, kept=kept, by=request.account)
    except Refused as refused:
        messages.error(request, str(refused))
        return redirect("staff:need_page", request.city.code, row.uuid)
    messages.success(request, _("They are one now; each person who supports them counts once."))
    return redirect("staff:need_page", request.city.code, kept.uuid)


@require_POST
@requires(Permission.NEED_TRIAGE)
def apart(request: CityRequest, need: UUID) -> HttpResponse:
    """Note that two needs that look alike are two."""
    row, other = _here(request, need), _other(request)
    acted(
        request,
        lambda: services.tell_needs_apart(one=row, other=other, by=request.account),
        _("Noted: they are two. They are not put side by side again."),
    )
    return redirect("staff:needs", request.city.code)


def _other(request: CityRequest) -> Need:
    """The second need of an act on two, from the form."""
    return _here(request, uuid_or_404(request, "other"))


@require_POST
@requires(Permission.NEED_TRIAGE)
def unmerge(request: CityRequest, merge: UUID) -> HttpResponse:
    """Take a merger of needs back."""
    rows = NeedMerge.objects.filter(merged__city=request.city).select_related("merged", "kept")
    row = get_object_or_404(rows, uuid=merge)
    acted(
        request,
        lambda: services.undo_need_merge(merge=row, by=request.account),
        _("They are two again, each with its own supports."),
    )
    return redirect("staff:need_page", request.city.code, row.merged.uuid)
