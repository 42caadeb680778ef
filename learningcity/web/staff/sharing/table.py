"""The sharing table of a city: what is shared with whom, and what was."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from learningcity.city.people.access import BY_LEAVE, cities_looked_at
from learningcity.city.people.models import Audience, RoleGrant, Share, Subject
from learningcity.city.people.permissions import Permission
from learningcity.city.people.services import end_share, share_subject
from learningcity.city.places.models import City
from learningcity.core.thai_time import today
from learningcity.web.door import CityRequest, requires
from learningcity.web.staff.sharing import figures
from learningcity.web.staff.sharing.forms import HINTS, ShareForm
from learningcity.web.staff.sharing.tabs import tabs
from learningcity.web.ui.acts import done

HISTORY = 50


@requires(Permission.SHARING_EDIT)
def listing(request: CityRequest) -> HttpResponse:
    """Every subject with those who see it now, and below it what was shared before."""
    day = today()
    rows = Share.objects.in_city(request.city).select_related("made_by", "ended_by")
    standing = [row for row in rows.standing() if row.until is None or row.until >= day]
    over = [row for row in rows.order_by("-made_at", "-pk")[: HISTORY * 2] if row not in standing]
    context = {
        "tabs": tabs(request, "sharing"),
        "subjects": [_subject(each, standing) for each in Subject],
        "audiences": [(each.label, _who(request, each)) for each in Audience],
        "over": over[:HISTORY],
        "today": day,
        "anything": bool(standing),
        "others": bool(cities_looked_at(request.account)),
    }
    return render(request, "staff/sharing/table.html", context)


def _subject(subject: Subject, standing: list[Share]) -> dict[str, Any]:
    shares = {row.audience: row for row in standing if row.subject == subject}
    return {
        "code": subject.value,
        "label": subject.label,
        "hint": HINTS[subject],
        "cells": [(each, shares.get(each)) for each in Audience],
    }


def _who(request: CityRequest, audience: Audience) -> list[str]:
    """Who sees what is shared with an audience: its people by name, or all coordinators of other cities."""
    roles = [role for role, asked in BY_LEAVE.items() if asked == audience]
    grants = RoleGrant.objects.current().filter(city=request.city, role__in=roles).select_related("account")
    return sorted({str(grant.account) for grant in grants})


@requires(Permission.SHARING_EDIT)
def share(request: CityRequest) -> HttpResponse:
    """Share something; what was agreed on it before ends with this."""
    given = {name: request.GET[name] for name in ("subject", "audience") if name in request.GET}
    form = ShareForm(request.POST or None, today=today(), initial=given)
    if request.method == "POST" and done(
        request,
        form,
        lambda **given: figures.count(*_shared(request, given)),
        _("It is shared from that day on."),
    ):
        return redirect("staff:sharing", request.city.code)
    return render(request, "staff/sharing/share.html", {"form": form})


def _shared(request: CityRequest, given: dict[str, Any]) -> tuple[City, str]:
    made = share_subject(city=request.city, by=request.account, **given)
    return request.city, made.subject


@require_POST
@requires(Permission.SHARING_EDIT)
def end(request: CityRequest, share: int) -> HttpResponse:
    """Share something no longer, from this moment."""
    rows = Share.objects.in_city(request.city).standing().select_related("city")
    end_share(share=get_object_or_404(rows, pk=share), by=request.account)
    messages.success(request, _("It is not shared any more, from this moment."))
    return redirect("staff:sharing", request.city.code)
