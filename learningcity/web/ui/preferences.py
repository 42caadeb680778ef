"""What a person chose for their screen: the size of text and its colours, kept in two cookies."""

from dataclasses import dataclass

from django.conf import settings
from django.http import HttpRequest, HttpResponse

TEXT_COOKIE = "lc_text"
THEME_COOKIE = "lc_theme"
TEXT_SIZES = ("1", "2", "3")
THEMES = ("device", "light", "dark", "contrast")
A_YEAR = 365 * 24 * 60 * 60


@dataclass(frozen=True)
class Preferences:
    """One of three text sizes and one of four colour sets, `device` meaning as the device is set."""

    text: str = "1"
    theme: str = "device"


def preferences_of(request: HttpRequest | None) -> Preferences:
    """Read the choices from the cookies; anything unknown is the default."""
    cookies = request.COOKIES if request is not None else {}
    text, theme = cookies.get(TEXT_COOKIE, "1"), cookies.get(THEME_COOKIE, "device")
    return Preferences(
        text=text if text in TEXT_SIZES else "1",
        theme=theme if theme in THEMES else "device",
    )


def keep_choice(response: HttpResponse, *, cookie: str, value: str) -> None:
    """Keep one choice for a year; the page's own script writes the same cookie, so it is readable there."""
    response.set_cookie(cookie, value, max_age=A_YEAR, samesite="Lax", secure=settings.SESSION_COOKIE_SECURE)
