"""What search engines are told: which pages there are, and where they need not go."""

from typing import Any

from django.contrib.sitemaps import Sitemap
from django.contrib.sitemaps.views import index, sitemap
from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from learningcity.city.catalogue.queries import findable_codes
from learningcity.city.places.queries import cities
from learningcity.web.door import public

LANGUAGES = ("th", "en")
_HIDDEN = ("/staff/", "/accounts/", "/admin/", "/api/", "/preferences", "/*/mine", "/*/join")


@public
def robots_txt(request: HttpRequest) -> HttpResponse:
    """Say where the list of pages is and which need no visit."""
    lines = ["User-agent: *", *(f"Disallow: {path}" for path in _HIDDEN)]
    lines.append(f"Sitemap: {request.build_absolute_uri(reverse('open:sitemap'))}")
    return HttpResponse("\n".join(lines) + "\n", content_type="text/plain; charset=utf-8")


class CityPages(Sitemap[tuple[str, str, str]]):
    """Every page of the cities that anyone may see, in both languages."""

    limit = 5_000

    def items(self) -> list[tuple[str, str, str]]:
        homes = [("home", city.code, "") for city in cities()]
        lists = [(name, city.code, "") for city in cities() for name in ("find", "places")]
        return homes + lists + findable_codes()

    def location(self, item: tuple[str, str, str]) -> str:
        name, city, code = item
        return reverse(f"public:{name}", args=[city, code] if code else [city])


SITEMAPS: dict[str, Any] = {"pages": CityPages}


@public
def sitemap_index(request: HttpRequest) -> HttpResponse:
    """The parts of the list of pages."""
    return index(request, SITEMAPS, sitemap_url_name="open:sitemap_part")


@public
def sitemap_part(request: HttpRequest, section: str) -> HttpResponse:
    """One part of the list of pages."""
    return sitemap(request, SITEMAPS, section=section)
