"""Keeping screen choices without script, and the page that shows every part."""

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST

from learningcity.web.door import public
from learningcity.web.ui.preferences import (
    TEXT_COOKIE,
    TEXT_SIZES,
    THEME_COOKIE,
    THEMES,
    keep_choice,
)
from learningcity.web.ui.specimens import specimens


# Exempt so that a page without another form needs no token and can be cached: only display cookies change.
@csrf_exempt
@require_POST
@public
def preferences(request: HttpRequest) -> HttpResponse:
    """Keep the text size and colours, then go back to the page they were chosen on."""
    back = request.POST.get("next", "/")
    safe = url_has_allowed_host_and_scheme(back, {request.get_host()}, require_https=request.is_secure())
    response = HttpResponseRedirect(back if safe else "/")
    for cookie, field, offered in ((TEXT_COOKIE, "text", TEXT_SIZES), (THEME_COOKIE, "theme", THEMES)):
        if request.POST.get(field) in offered:
            keep_choice(response, cookie=cookie, value=request.POST[field])
    return response


@public
def components(request: HttpRequest) -> HttpResponse:
    """Show each part of the design system with its states."""
    return render(request, "ui/components.html", specimens(request))
