"""Wishes of residents: read them before others do, see which are wished most, say what became of them."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from learningcity.city.people.permissions import Permission
from learningcity.city.projects.models import Need
from learningcity.city.projects.services import answer_need, hide_need, show_need
from learningcity.core.errors import Refused
from learningcity.web.door import CityRequest, requires

A_PAGE = 30


@requires(Permission.NEED_TRIAGE)
def listing(request: CityRequest) -> HttpResponse:
    """Wishes that nobody has read yet, then those shown, the most wished first."""
    needs = Need.objects.in_city(request.city).select_related("neighbourhood")
    context = {
        "unread": needs.to_read()[:A_PAGE],
        "unread_count": needs.to_read().count(),
        "page": Paginator(needs.shown(), A_PAGE).get_page(request.GET.get("page")),
    }
    return render(request, "staff/projects/needs.html", context)


def _act(
    request: CityRequest, uuid: UUID, service: Callable[..., None], done: str, **given: Any
) -> HttpResponse:
    """Do one thing to a wish of this city; a no is told in a sentence."""
    need = Need.objects.in_city(request.city).filter(uuid=uuid).select_related("city").first()
    if need is None:
        raise Http404
    try:
        service(need=need, by=request.account, **given)
    except Refused as refused:
        messages.error(request, str(refused))
    else:
        messages.success(request, done)
    return redirect("staff:needs", request.city.code)


@require_POST
@requires(Permission.NEED_TRIAGE)
def show(request: CityRequest, need: UUID) -> HttpResponse:
    """Let everyone see a wish."""
    return _act(request, need, show_need, _("Everyone can see it now."))


@require_POST
@requires(Permission.NEED_TRIAGE)
def hide(request: CityRequest, need: UUID) -> HttpResponse:
    """Keep a wish back, with a reason."""
    return _act(request, need, hide_need, _("Kept back."), because=request.POST.get("because", ""))


@require_POST
@requires(Permission.NEED_TRIAGE)
def answer(request: CityRequest, need: UUID) -> HttpResponse:
    """Say in public what became of a wish."""
    return _act(
        request, need, answer_need, _("It stands under the wish now."), answer=request.POST.get("answer", "")
    )
