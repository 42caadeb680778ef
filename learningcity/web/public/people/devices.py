"""Where an account is signed in, and signing out there."""

import re
from typing import Any

from allauth.usersessions.models import UserSession
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from learningcity.web.door import CityRequest, signed_in
from learningcity.web.public.people.way_back import stay_in_city

# Each pattern stands before those that its program also claims to be.
BROWSERS = (
    (r"Line/", "LINE"),
    (r"Edg", "Edge"),
    (r"OPR/", "Opera"),
    (r"SamsungBrowser", "Samsung Internet"),
    (r"Firefox|FxiOS", "Firefox"),
    (r"Chrome|CriOS", "Chrome"),
    (r"Safari", "Safari"),
)
MACHINES = (
    (r"iPhone", "iPhone"),
    (r"iPad", "iPad"),
    (r"Android", "Android"),
    (r"Windows", "Windows"),
    (r"Macintosh|Mac OS", "Mac"),
    (r"CrOS", "Chromebook"),
    (r"Linux", "Linux"),
)


def said_simply(user_agent: str) -> str:
    """A device as its owner would name it: Chrome, Android."""
    found = [
        next((name for pattern, name in names if re.search(pattern, user_agent)), "")
        for names in (BROWSERS, MACHINES)
    ]
    return ", ".join(name for name in found if name) or str(_("another program"))


@never_cache
@signed_in
def devices(request: CityRequest) -> HttpResponse:
    """List where the account is signed in."""
    stay_in_city(request)
    rows: Any = UserSession.objects.purge_and_list(request.account)
    shown = [
        {
            "id": row.pk,
            "name": said_simply(row.user_agent),
            "since": row.created_at,
            "here": row.session_key == request.session.session_key,
        }
        for row in sorted(rows, key=lambda row: row.created_at, reverse=True)
    ]
    return render(request, "account/devices.html", {"devices": shown})


@require_POST
@signed_in
def sign_out_elsewhere(request: CityRequest) -> HttpResponse:
    """End one other sign-in of the account, or all of them but this one."""
    others = [
        row
        for row in UserSession.objects.purge_and_list(request.account)
        if row.session_key != request.session.session_key
    ]
    which = request.POST.get("device", "")
    ended = others if which == "all" else [row for row in others if str(row.pk) == which]
    if not ended and which != "all":
        raise Http404
    for row in ended:
        row.end()
    messages.success(request, _("Signed out there."))
    return redirect("usersessions_list")
