"""The page a phone keeps, so that attendance is taken where there is no signal, and what makes it keep it."""

import json
from base64 import b64encode
from hashlib import blake2b
from typing import Any

from django.conf import settings
from django.http import HttpResponse, JsonResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.templatetags.static import static
from django.urls import reverse
from django.utils.translation import gettext as _

from learningcity.city.enrolment.models import How, Visit
from learningcity.city.people.permissions import Permission
from learningcity.core.fields import in_language
from learningcity.web.door import SECOND_STEP, CityRequest, requires
from learningcity.web.ui.marks import outline_of

STYLES = ("tokens", "fonts", "base", "frame", "parts", "forms", "figures", "map", "print", "staff", "phone")
WEIGHTS = ("noto-sans-thai-looped-{}-400", "noto-sans-thai-looped-{}-600", "noto-sans-thai-looped-{}-700")
FONTS = [name.format(subset) for name in (*WEIGHTS, "trirong-{}-600") for subset in ("thai", "latin")]
NAMED = (
    *(f"ui/{name}.css" for name in STYLES),
    *(f"vendor/fonts/{name}-normal.woff2" for name in FONTS),
    "ui/mark.svg",
    "ui/preferences.js",
    "staff/phone/app.js",
)
"""Files the page names by their hashed names."""

IMPORTED = (
    *(f"staff/phone/{name}.js" for name in ("store", "roll", "sync", "words", "screens", "look")),
    *("ui/scan.js", "vendor/idb/idb.js", "vendor/qr/decode.js", "vendor/qr/index.js"),
)
"""Files that scripts import by their plain names."""

INK, PAPER = "#00545a", "#fdfdfb"
"""A launcher shows the mark outside our pages, where no token reaches: the colours of `tokens.css`."""


@requires(Permission.ATTENDANCE_TAKE)
def shell(request: CityRequest) -> HttpResponse:
    """One page for all of it; what it shows it keeps itself."""
    context = {"addresses": _addresses(request), "words": _words()}
    return render(request, "staff/enrolment/phone.html", context)


@requires(Permission.ATTENDANCE_TAKE)
def worker(request: CityRequest) -> HttpResponse:
    """The service worker: it keeps the page and its files under their version, and answers from them."""
    imported = [settings.STATIC_URL + name for name in IMPORTED]
    facts = {
        "shell": _shell(request),
        "files": [*map(static, NAMED), *imported],
        "version": _version(),
    }
    body = render_to_string("staff/enrolment/worker.js", {"facts": json.dumps(facts)})
    headers = {"Service-Worker-Allowed": _shell(request), "Cache-Control": "no-cache"}
    return HttpResponse(body, content_type="text/javascript; charset=utf-8", headers=headers)


def _version() -> str:
    """Another one whenever any of the files has another content."""
    names = "\n".join(static(name) for name in (*NAMED, *IMPORTED))
    return blake2b(names.encode(), digest_size=6).hexdigest()


@requires(Permission.ATTENDANCE_TAKE)
def manifest(request: CityRequest) -> HttpResponse:
    """What a phone asks when the page is put on its home screen."""
    name = _("Attendance") + " " + in_language(request.city, "name")
    said = {
        "id": _shell(request),
        "name": name,
        "short_name": name,
        "lang": request.LANGUAGE_CODE,
        "start_url": _shell(request),
        "scope": _shell(request),
        "display": "standalone",
        "background_color": PAPER,
        "theme_color": INK,
        "icons": [
            {"src": _icon(request), "sizes": "any", "type": "image/svg+xml", "purpose": purpose}
            for purpose in ("any", "maskable")
        ],
    }
    return JsonResponse(said, content_type="application/manifest+json", json_dumps_params=_READABLE)


_READABLE = {"ensure_ascii": False}


def _icon(request: CityRequest) -> str:
    """The city's mark on its ground, small enough for any mask a launcher cuts."""
    drawn = (
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 96 96">'
        f'<rect width="96" height="96" fill="{INK}"/>'
        f'<path transform="translate(32 23)" fill="{PAPER}" d="{outline_of(request.city)}"/></svg>'
    )
    return "data:image/svg+xml;base64," + b64encode(drawn.encode()).decode()


def _shell(request: CityRequest) -> str:
    return reverse("staff:phone", args=[request.city.code])


def _addresses(request: CityRequest) -> dict[str, str]:
    code = request.city.code
    names = ("phone", "phone_worker", "phone_rosters", "attendance_sync", "visit_decide")
    own = {name: reverse(f"staff:{name}", args=[code]) for name in names}
    ways_in = {"sign_in": f"{settings.LOGIN_URL}?next={own['phone']}", "second_step": reverse(SECOND_STEP)}
    return own | ways_in | {"city": code}


def _words() -> dict[str, Any]:
    """What the page says by itself, in the reader's language."""
    whys = {str(code): str(label) for code, label in Visit.Why.choices}
    hows = {str(code): str(label) for code, label in How.choices}
    return {"why": whys, "how": hows} | {
        "unsent": _("Not sent yet: %(number)s"),
        "all_sent": _("Nothing waits to be sent"),
        "last_sent": _("last sent %(time)s"),
        "never_sent": _("nothing sent from this phone yet"),
        "offline": _("No network: everything is kept on this phone."),
        "sign_in": _("Sign in again to send. Nothing is lost."),
        "second_step": _("Set up the second step of signing in, then send. Nothing is lost."),
        "sending": _("Sending…"),
        "trouble": _("The server did not take it. It stays here and is sent again."),
        "someone_else": _("%(number)s marks were made by someone else on this phone: they must sign in."),
        "fetched": _("List from %(time)s"),
        "came_of": _("%(came)s of %(all)s came"),
        "came": _("Came"),
        "mark": _("Mark"),
        "waiting": _("not sent yet"),
        "clash": _("two people marked differently"),
        "present": _("came"),
        "absent": _("did not come"),
        "side": _("%(name)s: %(what)s, %(time)s"),
        "cancelled": _("This session has been cancelled."),
        "found": _("%(name)s: came"),
        "already": _("%(name)s was marked before."),
        "elsewhere": _("%(name)s has a seat in another session today: %(title)s"),
        "strange": _("%(code)s is not on this list. It is kept and looked at when there is a network."),
        "no_code": _("This is not a slip code. It looks like กข 1234."),
        "no_camera": _("The camera cannot be used. Type the code instead."),
        "no_name": _("Write a name; a nickname is enough."),
        "no_year": _("Write the year of birth with four digits, or leave it empty."),
        "needs_network": _("This can be decided when there is a network."),
        "decided": _("Decided."),
        "today": _("Day %(number)s of %(all)s"),
    }
