"""Points that people laid out by hand at a meeting, keyed in as one count."""

from typing import Any
from uuid import UUID

from django import forms
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from learningcity.city.people.permissions import Permission
from learningcity.city.projects import services
from learningcity.city.projects.models import PriorityRound, Table
from learningcity.city.projects.rules.priorities import MOST_AT_A_TABLE, Stage
from learningcity.core.thai_time import today
from learningcity.web.door import CityRequest, requires
from learningcity.web.staff.projects.priorities import round_here
from learningcity.web.ui.acts import acted, done
from learningcity.web.ui.forms import WholeNumberField

ON_A_NEED = "points-"


class TableForm(forms.Form):
    """A meeting: where it was, how many people laid out points, and what each need got from them all."""

    use_required_attribute = False
    place = forms.CharField(
        label=gettext_lazy("Where it was"),
        max_length=160,
        help_text=gettext_lazy("For instance the temple hall, or Sunday's market. No names."),
    )
    people = WholeNumberField(
        label=gettext_lazy("How many people laid out points"), low=1, high=MOST_AT_A_TABLE, max_length=6
    )

    def __init__(self, *args: Any, round_: PriorityRound, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        most = MOST_AT_A_TABLE * round_.points
        for each in round_.candidates.select_related("need"):
            self.fields[f"{ON_A_NEED}{each.pk}"] = WholeNumberField(
                label=each.need.title, low=0, high=most, required=False, max_length=8
            )

    def clean(self) -> dict[str, Any]:
        given = self.cleaned_data
        points = {
            int(name.removeprefix(ON_A_NEED)): number
            for name, number in given.items()
            if name.startswith(ON_A_NEED) and number
        }
        return {"place": given.get("place", ""), "people": given.get("people"), "points": points}


@requires(Permission.NEED_PROPOSE)
def tables(request: CityRequest, priority: UUID) -> HttpResponse:
    """Key in what a table gave; below, the tables counted so far."""
    row = round_here(request, priority)
    form = TableForm(request.POST or None, round_=row)
    if request.method == "POST" and done(
        request,
        form,
        lambda **given: services.count_table(round_=row, by=request.account, **given),
        _("Counted. The points of the table stand in the round."),
    ):
        return redirect("staff:priority_tables", request.city.code, row.uuid)
    context = {
        "round": row,
        "form": form,
        "tables": row.tables.all(),
        "is_open": row.stage(today()) == Stage.OPEN,
        "may_any": _may_any(request),
        "may_read": request.powers.may(Permission.PROJECT_READ),
    }
    return render(request, "staff/projects/tables.html", context)


@require_POST
@requires(Permission.NEED_PROPOSE)
def take_back(request: CityRequest, priority: UUID, table: UUID) -> HttpResponse:
    """Take a table out that was keyed in by mistake."""
    row = round_here(request, priority)
    rows = Table.objects.select_related("round__city").filter(round=row)
    if not _may_any(request):
        rows = rows.filter(keyed_by=request.account)
    found = get_object_or_404(rows, uuid=table)
    acted(
        request,
        lambda: services.take_back_table(table=found, by=request.account),
        _("Taken out of the count."),
    )
    return redirect("staff:priority_tables", request.city.code, row.uuid)


def _may_any(request: CityRequest) -> bool:
    """Who looks after the whole round takes out any table; others only what they keyed in themselves."""
    return request.powers.may_citywide(Permission.PROJECT_EDIT)
