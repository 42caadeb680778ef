"""A share that ends while a page is open: one clear sentence, and nobody's words are lost."""

from collections.abc import Callable
from functools import wraps
from typing import Any, TypeVar, cast
from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import render

from learningcity.city.people.access import was_shown
from learningcity.city.people.models import CoachNote, Subject, User
from learningcity.web.door import CityRequest

WORDS = ("title", "text")
"""The inputs whose words are given back."""

_View = TypeVar("_View", bound=Callable[..., HttpResponseBase])


def said_when_closed(view: _View) -> _View:
    """Where a share has ended, say so and give back what was typed; a stranger finds the door closed."""

    @wraps(view)
    def entered(request: CityRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        try:
            return view(request, *args, **kwargs)
        except PermissionDenied:
            if not isinstance(request.user, User) or not was_shown(request.user, request.city):
                raise
            return closed(request, _subject(request, kwargs), kwargs.get("note"))

    return cast("_View", entered)


def closed(request: CityRequest, subject: str, note: UUID | None = None) -> HttpResponse:
    """The page that stands where something was shared."""
    context = {
        "what": Subject(subject).label if subject in Subject else "",
        "words": "\n\n".join(_words(request, note)),
    }
    answer = render(request, "staff/sharing/closed.html", context, status=403)
    answer["Cache-Control"] = "no-store"
    return answer


def _words(request: CityRequest, note: UUID | None) -> list[str]:
    """What was typed just now, or the words of one's own draft."""
    typed = [text for name in WORDS if (text := request.POST.get(name, "").strip())]
    if typed or note is None:
        return typed
    drafts = CoachNote.objects.in_city(request.city).filter(author=request.user.pk, sent_at=None, uuid=note)
    return [words for row in drafts for words in (row.title, row.text)]


def _subject(request: CityRequest, kwargs: dict[str, Any]) -> str:
    """Which subject it was about, where that is known: typed, in the address, or that of one's own note."""
    if known := request.POST.get("subject", "") or str(kwargs.get("subject", "")):
        return known
    note: Any = kwargs.get("note")
    notes = CoachNote.objects.in_city(request.city).filter(author=request.user.pk, uuid=note)
    return next(iter(notes.values_list("subject", flat=True)), "")
