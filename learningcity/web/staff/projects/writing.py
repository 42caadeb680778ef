"""One way for all plain forms of this room: filled, refused with what was typed, saved."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.functional import Promise

from learningcity.core.errors import Refused
from learningcity.web.door import CityRequest
from learningcity.web.ui.refusals import tell


def written(
    request: CityRequest,
    form: forms.Form,
    save: Callable[[], Any],
    *,
    title: str | Promise,
    back: tuple[str, str],
    done: str,
    to: Callable[[Any], str],
    label: str | Promise = "",
) -> HttpResponse:
    """Show a form, or save it and go on; `back` is the address and the words of the way back."""
    if request.method == "POST" and form.is_valid():
        try:
            saved = save()
        except Refused as refused:
            tell(form, refused)
        else:
            messages.success(request, done)
            return redirect(to(saved))
    context = {"form": form, "title": title, "back": back[0], "back_label": back[1], "label": label}
    return render(request, "staff/projects/form.html", context)
