"""What every template may lean on: the reader's screen choices and the frame around the page."""

from typing import Any

from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject

from learningcity.web.ui.navigation import frame_of
from learningcity.web.ui.preferences import preferences_of


def site(request: HttpRequest) -> dict[str, Any]:
    """Give `screen` and `page_frame`, worked out only when a template asks."""
    return {
        "screen": preferences_of(request),
        "page_frame": SimpleLazyObject(lambda: frame_of(request)),
    }
