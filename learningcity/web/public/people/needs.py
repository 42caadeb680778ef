"""What one lets the city remember that one needs to take part: to see, to change, to have forgotten."""

from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from learningcity.city.enrolment.queries.support import remembered
from learningcity.city.enrolment.services.needs import forget_needs, remember_needs
from learningcity.city.people.queries import Someone
from learningcity.core.errors import Refused
from learningcity.web.door import CityRequest, signed_in
from learningcity.web.public.people.data import whose
from learningcity.web.ui.support import NeedsForm


class RememberForm(NeedsForm):
    """What to remember, and that one agrees to it."""

    agreed = forms.BooleanField(
        label=gettext_lazy("I agree that the city keeps this and shows it to those who arrange it"),
        error_messages={"required": gettext_lazy("We remember it only if you agree: tick that you do.")},
    )


@never_cache
@signed_in
def my_needs(request: CityRequest) -> HttpResponse:
    """Show and change what is remembered."""
    met = whose(request)
    held = remembered(met.person)
    before = {"kinds": held.kinds, "words": held.words} if held else {}
    form = RememberForm(request.POST or None, initial=before)
    if request.method == "POST" and form.is_valid() and _remembered(form, met, request):
        messages.success(request, _("Remembered. It is filled in for you when you join."))
        return redirect(request.get_full_path())
    shown = {"form": form, "met": met, "held": held}
    return render(request, "public/people/my_needs.html", shown)


def _remembered(form: RememberForm, met: Someone, request: CityRequest) -> bool:
    given: dict[str, Any] = form.cleaned_data
    try:
        remember_needs(person=met.person, by=request.account, **given)
    except Refused as refused:
        form.add_error(refused.field or None, str(refused))
        return False
    return True


@require_POST
@signed_in
def forget(request: CityRequest) -> HttpResponse:
    """Have it forgotten."""
    met = whose(request)
    forget_needs(person=met.person, by=request.account)
    messages.success(request, _("Forgotten. What you asked for at a session stays asked for."))
    query = "" if met.person.account_id == request.account.pk else f"?who={met.person.uuid}"
    return redirect(reverse("public:my_needs", args=[request.city.code]) + query)
