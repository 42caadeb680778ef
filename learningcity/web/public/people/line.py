"""LINE's side of an account: what LINE tells us, and binding a LINE account to one here.

https://developers.line.biz/en/docs/messaging-api/linking-accounts/
"""

from typing import Any
from urllib.parse import urlencode

from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST

from learningcity.city.people.services import (
    begin_linking,
    finish_linking,
    hear_line_event,
    invite_to_link,
    note_blocked,
    unlink_line,
)
from learningcity.city.people.services.channels import EVENTS_KEPT
from learningcity.core.channels.line import webhook_events
from learningcity.web.door import CityRequest, public, signed_in
from learningcity.web.public.people.way_back import way_back

LONGEST_TOKEN = 200
LONGEST_BODY = 200_000


@csrf_exempt
@require_POST
@public
def webhook(request: HttpRequest) -> HttpResponse:
    """Hear what LINE says; only calls signed with the channel's secret are read, each event once."""
    if int(request.META.get("CONTENT_LENGTH") or 0) > LONGEST_BODY:
        return HttpResponse(status=413)
    events = webhook_events(request.body, request.headers.get("X-Line-Signature", ""))
    if events is None:
        return HttpResponse(status=403)
    for event in events:
        _hear(event)
    return HttpResponse()


def _hear(event: dict[str, Any]) -> None:
    code, user = str(event.get("webhookEventId", "")), _user(event)
    kind = str(event.get("type", ""))
    if not code or not user or kind not in HEARD or event.get("mode") == "standby" or _is_old(event):
        return
    if hear_line_event(code=code, now=timezone.now()):
        HEARD[kind](event, user, code)


def _is_old(event: dict[str, Any]) -> bool:
    """Whether it happened before all that is remembered as heard: then it may be a call sent once more."""
    at = event.get("timestamp")
    return isinstance(at, int) and at < (timezone.now() - EVENTS_KEPT).timestamp() * 1000


def _user(event: dict[str, Any]) -> str:
    source = event.get("source")
    return str(source.get("userId", ""))[:64] if isinstance(source, dict) else ""


def _followed(_event: dict[str, Any], user: str, code: str) -> None:
    note_blocked(line_user=user, at=None)
    invite_to_link(line_user=user, once=code)


def _left(_event: dict[str, Any], user: str, _code: str) -> None:
    note_blocked(line_user=user, at=timezone.now())


def _linked(event: dict[str, Any], user: str, _code: str) -> None:
    link = event.get("link")
    if isinstance(link, dict) and link.get("result") == "ok":
        finish_linking(nonce=str(link.get("nonce", "")), line_user=user, now=timezone.now())


def _wrote(_event: dict[str, Any], user: str, code: str) -> None:
    invite_to_link(line_user=user, once=code)


HEARD = {"follow": _followed, "unfollow": _left, "accountLink": _linked, "message": _wrote}
"""What is done on each kind of event; others are of no use here."""


@never_cache
@signed_in
def link(request: CityRequest) -> HttpResponse:
    """Go on with linking after sign-in: LINE gets a secret and brings it back with its user."""
    token = request.GET.get("linkToken", "")
    if not token or len(token) > LONGEST_TOKEN:
        raise Http404
    asked = urlencode({"linkToken": token, "nonce": begin_linking(account=request.account)})
    return redirect(f"{settings.LINE_ACCESS_URL}/dialog/bot/accountLink?{asked}")


@require_POST
@signed_in
def unlink(request: CityRequest) -> HttpResponse:
    """Part the LINE account from this one."""
    unlink_line(account=request.account, by=request.account)
    messages.success(request, _("We no longer write to you on LINE."))
    return redirect(way_back(request) or "account")
