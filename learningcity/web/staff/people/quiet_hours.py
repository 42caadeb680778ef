"""Setting the hours in which nobody's telephone rings."""

from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from learningcity.city.people.permissions import Permission
from learningcity.core.quiet import set_quiet_hours
from learningcity.web.door import CityRequest, requires
from learningcity.web.ui.acts import acted
from learningcity.web.ui.forms import TimeField


class QuietHoursForm(forms.Form):
    """From when to when."""

    starts: Any = TimeField(label=gettext_lazy("From"))
    ends: Any = TimeField(label=gettext_lazy("To"))


@requires(Permission.CITY_EDIT)
@require_POST
def change(request: CityRequest) -> HttpResponse:
    """Keep a city's quiet hours."""
    form = QuietHoursForm(request.POST)
    if form.is_valid():
        acted(
            request,
            lambda: set_quiet_hours(city=request.city, by=request.account, **form.cleaned_data),
            _("Saved. It holds for what leaves from now on."),
        )
    else:
        messages.error(request, _("Write both times, such as 21.00 and 7.00."))
    return redirect("staff:outbox", request.city.code)
