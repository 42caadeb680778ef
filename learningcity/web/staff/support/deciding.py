"""Answering a request in one tap, or with a reason; saying whether the help was there."""

from collections.abc import Callable
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from learningcity.city.enrolment.rules.support import LONGEST_WORDS
from learningcity.city.enrolment.services.support import (
    accept_support,
    decline_support,
    fail_support,
    fulfil_support,
)
from learningcity.city.people.permissions import Permission
from learningcity.core.errors import Refused
from learningcity.web.door import CityRequest, requires
from learningcity.web.staff.support.reading import note_read, one_within
from learningcity.web.ui.acts import acted


class DeclineForm(forms.Form):
    """Why it cannot be done."""

    reason = forms.CharField(
        label=gettext_lazy("Why it cannot be done"),
        help_text=gettext_lazy("They read this on their page. Say what they could do instead, if anything."),
        max_length=LONGEST_WORDS,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": gettext_lazy("Say why it cannot be done: they will read it.")},
    )


def _act(request: CityRequest, asked: UUID, service: Callable[..., None], done: str) -> HttpResponse:
    row = one_within(request, asked)
    acted(request, lambda: service(accommodation=row, by=request.account), done)
    return _back(request)


def _back(request: CityRequest) -> HttpResponse:
    """To the tab one came from."""
    show = request.POST.get("show", "")
    answer = redirect("staff:support", city=request.city.code)
    if show.isalpha():
        answer["Location"] += f"?show={show}"
    return answer


@require_POST
@requires(Permission.SUPPORT_FULFIL)
def accept(request: CityRequest, asked: UUID) -> HttpResponse:
    """Promise it, and be responsible for it."""
    return _act(request, asked, accept_support, _("Promised. They are told, and you see to it."))


@never_cache
@requires(Permission.SUPPORT_FULFIL)
def decline(request: CityRequest, asked: UUID) -> HttpResponse:
    """Say that it cannot be done, and why."""
    row = one_within(request, asked)
    form = DeclineForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        try:
            reason = form.cleaned_data["reason"]
            decline_support(accommodation=row, reason=reason, by=request.account)
        except Refused as refused:
            form.add_error(refused.field or None, str(refused))
        else:
            messages.success(request, _("Declined. They are asked to look why."))
            return _back(request)
    note_read(request, [row])
    return render(request, "staff/support/decline.html", {"form": form, "row": row})


@require_POST
@requires(Permission.SUPPORT_FULFIL)
def fulfil(request: CityRequest, asked: UUID) -> HttpResponse:
    """Note that it was there."""
    return _act(request, asked, fulfil_support, _("Noted: it was there."))


@require_POST
@requires(Permission.SUPPORT_FULFIL)
def fail(request: CityRequest, asked: UUID) -> HttpResponse:
    """Note that it was not there."""
    return _act(request, asked, fail_support, _("Noted: it was not there."))
