"""Thai first; another language when a person asked for it, by a link (`?lang=en`) or earlier (a cookie)."""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils import translation
from django.utils.cache import patch_vary_headers

from learningcity.web.ui.preferences import keep_choice
from learningcity.web.ui.thai_words import THAI, mark_thai

QUERY = "lang"


def language_of(request: HttpRequest) -> str:
    """Name the language of this page: the link's, else the kept one, else the city's first language."""
    offered = dict(settings.LANGUAGES)
    for asked in (request.GET.get(QUERY), request.COOKIES.get(settings.LANGUAGE_COOKIE_NAME)):
        if asked in offered:
            return str(asked)
    return settings.LANGUAGE_CODE


class LanguageMiddleware:
    """Speak the chosen language, say of Thai words in another that they are Thai, and keep a link's choice.

    The link is an address of its own, so a search engine and a friend both get that language.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        language = language_of(request)
        with translation.override(language):
            request.LANGUAGE_CODE = language
            response = self.get_response(request)
            say_thai(response, language)
        response.headers.setdefault("Content-Language", language)
        patch_vary_headers(response, ["Cookie"])
        if request.GET.get(QUERY) == language:
            keep_choice(response, cookie=settings.LANGUAGE_COOKIE_NAME, value=language)
        return response


def say_thai(response: HttpResponse, language: str) -> None:
    """Have Thai words on a page in another language say that they are Thai, once for each page made."""
    kind = response.headers.get("Content-Type", "")
    if language == THAI or response.streaming or not kind.startswith("text/html"):
        return
    if not getattr(response, "says_thai", False):
        response.content = mark_thai(response.content.decode(), language).encode()
        response.says_thai = True  # type: ignore[attr-defined]
