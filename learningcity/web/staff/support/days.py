"""How many days before a session this city can surely arrange each kind of help."""

from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from learningcity.city.enrolment.models import SupportKind
from learningcity.city.enrolment.queries.support import notice_days
from learningcity.city.enrolment.rules.support import MOST_NOTICE_DAYS, Kind
from learningcity.city.enrolment.services.support import set_notice_days
from learningcity.city.people.permissions import Permission
from learningcity.core.errors import Refused
from learningcity.web.door import CityRequest, requires
from learningcity.web.ui.forms import WholeNumberField


class DaysForm(forms.Form):
    """A number of days for each kind of help."""

    def __init__(self, data: Any, *, days: dict[Kind, int]) -> None:
        super().__init__(data, initial={kind.value: number for kind, number in days.items()})
        for kind in SupportKind:
            self.fields[kind.value] = WholeNumberField(label=kind.label, low=0, high=MOST_NOTICE_DAYS)


@requires(Permission.CITY_EDIT)
def page(request: CityRequest) -> HttpResponse:
    """Show and change the days."""
    form = DaysForm(request.POST if request.method == "POST" else None, days=notice_days(request.city))
    if form.is_valid():
        try:
            set_notice_days(city=request.city, days=form.cleaned_data, by=request.account)
        except Refused as refused:
            form.add_error(refused.field or None, str(refused))
        else:
            messages.success(request, _("Saved."))
            return redirect("staff:support", city=request.city.code)
    return render(request, "staff/support/days.html", {"form": form})
