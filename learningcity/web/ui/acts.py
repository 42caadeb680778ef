"""How a page does an act: what was done is said; a refusal is told where it belongs, and nothing is lost."""

from collections.abc import Callable

from django import forms
from django.contrib import messages
from django.http import HttpRequest

from learningcity.core.errors import Refused
from learningcity.web.ui.refusals import tell


def done(request: HttpRequest, form: forms.BaseForm, act: Callable[..., object], said: str) -> bool:
    """Whether the form was in order and its act was done; then it is said, else the form tells why not."""
    if not form.is_valid():
        return False
    try:
        act(**form.cleaned_data)
    except Refused as refused:
        tell(form, refused)
        return False
    messages.success(request, said)
    return True


def acted(request: HttpRequest, act: Callable[[], object], said: str) -> bool:
    """Whether an act that asks nothing more was done; then it is said, else a message tells why not."""
    try:
        act()
    except Refused as refused:
        messages.error(request, str(refused))
        return False
    messages.success(request, said)
    return True
