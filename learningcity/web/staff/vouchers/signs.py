"""What someone should look at about vouchers, and writing down what was found."""

from uuid import UUID

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from learningcity.city.enrolment import services
from learningcity.city.enrolment.models import MisuseSign
from learningcity.city.people.permissions import Permission
from learningcity.web.door import CityRequest, requires
from learningcity.web.staff.people.reading import note_reading_of
from learningcity.web.ui.acts import acted

A_PAGE = 25


@requires(Permission.VOUCHER_MANAGE)
def listing(request: CityRequest) -> HttpResponse:
    """Open signs first; those looked at below, with what was found."""
    rows = MisuseSign.objects.in_city(request.city).select_related("scheme", "person", "clerk", "resolved_by")
    waiting = list(rows.open().order_by("-raised_at"))
    done = Paginator(rows.exclude(resolved_at=None).order_by("-resolved_at"), A_PAGE)
    page = done.get_page(request.GET.get("page"))
    note_reading_of(request, (sign.person for sign in (*waiting, *page)), "read_money")
    return render(request, "staff/vouchers/signs.html", {"open": waiting, "page": page})


@requires(Permission.VOUCHER_MANAGE)
@require_POST
def resolve(request: CityRequest, sign: UUID) -> HttpResponse:
    """Note what came of looking."""
    found = get_object_or_404(MisuseSign.objects.in_city(request.city), uuid=sign)
    acted(
        request,
        lambda: services.resolve_sign(sign=found, note=request.POST.get("note", ""), by=request.account),
        _("Noted."),
    )
    return redirect("staff:signs", city=request.city.code)
