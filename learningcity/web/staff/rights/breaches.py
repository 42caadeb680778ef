"""Breaches of personal data: noted at once, and the clock until the office must be told."""

from datetime import timedelta

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from learningcity.city.people.models import Breach
from learningcity.city.people.permissions import Permission
from learningcity.city.people.rules.rights import HOURS_TO_REPORT, standing
from learningcity.city.people.services import record_breach, report_breach
from learningcity.core import thai_time
from learningcity.core.errors import Refused
from learningcity.web.door import CityRequest, requires
from learningcity.web.staff.rights.forms import BreachForm, OutcomeForm
from learningcity.web.ui.acts import acted

WARN = timedelta(hours=24)


@never_cache
@requires(Permission.BREACH_RECORD)
def listing(request: CityRequest) -> HttpResponse:
    """The breaches of this city, those to report first, and a form for a new one."""
    form = BreachForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            record_breach(city=request.city, by=request.account, **form.columns())
        except Refused as refused:
            form.add_error("on" if refused.field else None, str(refused))
        else:
            messages.success(request, _("It is noted, and the clock runs."))
            return redirect("staff:breaches", city=request.city.code)
    rows = Breach.objects.filter(city=request.city).order_by("-noticed_at")
    now = thai_time.now()
    shown = {
        "form": form,
        "waiting": [
            {
                "row": row,
                "standing": standing(row.due_at, now, WARN).value,
                "form": OutcomeForm(prefix=str(row.pk)),
            }
            for row in rows.filter(reported_at=None)
        ],
        "reported": rows.exclude(reported_at=None)[:20],
        "hours": HOURS_TO_REPORT,
    }
    return render(request, "staff/rights/breaches.html", shown)


@requires(Permission.BREACH_RECORD)
@require_POST
def reported(request: CityRequest, breach: str) -> HttpResponse:
    """Note whom one told, or why nobody had to be."""
    row = get_object_or_404(Breach.objects.filter(city=request.city), uuid=breach)
    outcome = request.POST.get(f"{row.pk}-outcome", "")
    acted(
        request,
        lambda: report_breach(breach=row, by=request.account, outcome=outcome),
        _("It is noted; the clock stands still."),
    )
    return redirect("staff:breaches", city=request.city.code)
