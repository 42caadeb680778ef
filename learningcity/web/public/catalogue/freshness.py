"""Pages that everyone sees alike are neither sent nor made again while nothing they show has changed."""

from collections.abc import Callable, Hashable
from functools import wraps
from hashlib import blake2b
from operator import attrgetter
from time import time
from typing import Any, TypeVar, cast

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.cache import get_conditional_response, patch_cache_control
from django.utils.translation import get_language

from learningcity.city.catalogue.search.follow import current
from learningcity.city.places.models import City
from learningcity.web.door import CityRequest
from learningcity.web.ui.language import say_thai
from learningcity.web.ui.preferences import preferences_of

SECONDS = 15
"""How old the seats on a page a reader holds may be; every other change makes a page anew at once."""

MOST_PAGES = 256
"""Made pages a process keeps; a page of results is some 80 kB."""

PERSONAL = {settings.SESSION_COOKIE_NAME, "messages"}
"""Cookies of readers whose pages are theirs alone."""

_View = TypeVar("_View", bound=Callable[..., HttpResponse])
_columns = attrgetter(*(field.attname for field in City._meta.concrete_fields))
_made: dict[Hashable, tuple[object, bytes]] = {}


def fresh(view: _View) -> _View:
    """Answer 304 to an anonymous reader who holds the page as it would be made now."""

    @wraps(view)
    def answered(request: CityRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not PERSONAL.isdisjoint(request.COOKIES) or request.method not in {"GET", "HEAD"}:
            return view(request, *args, **kwargs)
        tag = request.tag = tag_of(request)
        held = get_conditional_response(request, etag=tag)
        answer = held if held is not None else view(request, *args, **kwargs)
        answer["ETag"] = tag
        patch_cache_control(answer, no_cache=True)
        return answer

    return cast("_View", answered)


def page(
    request: CityRequest,
    template: str,
    context: Callable[[], dict[str, Any]],
    *,
    live: object,
    of_index: object = None,
) -> HttpResponse:
    """The page of a `fresh` view, made once for all who see it alike.

    `live` is whatever the view read this moment, as seats: where that or the city differs, it is made anew.
    Everything else on the page must follow the search index, or may be `SECONDS` old. A page is made anew for
    every change of the index, unless `of_index` is all that it shows of it: then only where that differs.
    """
    tag, alike = getattr(request, "tag", ""), _alike(request)
    read = (_columns(request.city), live, step(), current().version if of_index is None else of_index)
    known = _made.get(alike) if tag else None
    if known is not None and known[0] == read:
        answer = HttpResponse(known[1])
        answer.says_thai = True  # type: ignore[attr-defined]
        return answer
    answer = render(request, template, context())
    say_thai(answer, get_language() or "")
    if tag and not _is_for_one(request) and not settings.DEBUG:
        _keep(alike, read, answer.content)
    return answer


def _is_for_one(request: HttpRequest) -> bool:
    """Whether the page carries a secret of this request: a form's token or a script's nonce."""
    return "CSRF_COOKIE_NEEDS_UPDATE" in request.META or hasattr(request, "_csp_nonce")


def _keep(alike: Hashable, read: object, content: bytes) -> None:
    if len(_made) >= MOST_PAGES:
        _made.clear()
    _made[alike] = (read, content)


def tag_of(request: HttpRequest) -> str:
    """The mark of a page: its address, language and screen, what the index holds, and the time in steps."""
    parts = (*_alike(request), current().version, step())
    return f'W/"{blake2b(repr(parts).encode(), digest_size=12).hexdigest()}"'


def _alike(request: HttpRequest) -> tuple[Hashable, ...]:
    """What readers of one page have alike: its address, language and screen."""
    return (
        request.scheme,
        request.get_host(),
        request.get_full_path(),
        get_language(),
        preferences_of(request),
    )


def step() -> int:
    """The time in steps of `SECONDS`: what need not be newer is worked out once a step."""
    return int(time() // SECONDS)
