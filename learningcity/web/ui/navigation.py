"""The menus around a page: where one can go from here, in which languages, and what the page must admit."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

from django.conf import settings
from django.http import HttpRequest, QueryDict
from django.urls import NoReverseMatch, reverse
from django.utils.functional import Promise
from django.utils.translation import get_language_info
from django.utils.translation import gettext_lazy as _

from learningcity.web.ui.bilingual import reader_language
from learningcity.web.ui.language import QUERY
from learningcity.web.ui.marks import outline_of


@dataclass(frozen=True)
class Link:
    """One way out of the page; `current` when the reader is there."""

    url: str
    label: str | Promise
    icon: str = ""
    current: bool = False


@dataclass(frozen=True)
class Column:
    """A titled list of links in the footer."""

    title: str | Promise
    links: list[Link]


@dataclass(frozen=True)
class Language:
    """A language the page can be read in, the link to it from here, and the whole address for others."""

    code: str
    name: str
    url: str
    address: str
    current: bool


# View name in the `public` namespace, label, icon. A view a face does not have yet is left out.
MENU = (
    ("find", _("Find activities"), "search"),
    ("places", _("Places and neighbourhoods"), "map"),
    ("wishes", _("Wishes"), "hand"),
    ("offer", _("Offer to teach"), "star"),
    ("results", _("City results"), "chart"),
)
FOOTER = (
    (_("Come and learn"), ("find", "places", "wishes", "offer", "instructors", "paths", "programmes")),
    (
        _("The city"),
        (
            "results",
            "goals",
            "projects",
            "priorities",
            "partners",
            "funding",
            "lessons",
            "open_data",
            "calendar",
        ),
    ),
    (_("Let us help"), ("help", "accessibility", "privacy", "mine", "my_data", "report")),
)
LABELS: dict[str, str | Promise] = {
    **{name: label for name, label, _icon in MENU},
    "home": _("Home"),
    "instructors": _("Who teaches here"),
    "paths": _("Learning paths"),
    "programmes": _("Programmes with credits"),
    "goals": _("Goals"),
    "projects": _("Projects"),
    "priorities": _("What comes first"),
    "partners": _("Partners"),
    "funding": _("Funding"),
    "lessons": _("Lessons learnt"),
    "open_data": _("Open data"),
    "calendar": _("Calendar"),
    "help": _("Enrol by phone or at a desk"),
    "accessibility": _("Access for everyone"),
    "privacy": _("Your data and your rights"),
    "mine": _("Mine"),
    "my_data": _("My data"),
    "report": _("Report a mistake"),
}
SHORTCUTS = (("home", "home"), ("find", "search"), ("mine", "qr"), ("results", "chart"))


@dataclass(frozen=True)
class Frame:
    """What a base template needs besides the page's own content; frames that are equal look the same."""

    language: str
    here: str
    looks: tuple[object, ...]
    demo: bool
    city: Any = field(compare=False)
    languages: list[Language] = field(compare=False)
    home: str = field(compare=False)
    mine: Link | None = field(compare=False)
    menu: list[Link] = field(compare=False)
    shortcuts: list[Link] = field(compare=False)
    columns: list[Column] = field(compare=False)

    @property
    def itself(self) -> "Frame":
        """The frame without the lazy wrapper of a context, which would hold on to the request."""
        return self


def frame_of(request: HttpRequest | None) -> Frame:
    """Work out the menus for a request; outside a city only the list of cities is offered."""
    city, here = getattr(request, "city", None), _view_name(request)
    return Frame(
        language=reader_language(),
        here=here,
        looks=_looks(city),
        demo=bool(getattr(city, "is_demo", False) or getattr(settings, "DEMO", False)),
        city=city,
        languages=_languages(request),
        **_menus(getattr(city, "code", None), here),
    )


def _looks(city: Any) -> tuple[object, ...]:
    """Whatever of a city is seen in the frame."""
    said = ("code", "name_th", "name_en", "part_of_th", "part_of_en")
    return (*(getattr(city, name) for name in said), outline_of(city)) if city else ()


@lru_cache(maxsize=1_024)
def _menus(code: str | None, here: str) -> dict[str, Any]:
    """What of a frame its city and its view settle."""
    mine = _links(["mine"], code, here)
    columns = [Column(title, _links(names, code, here)) for title, names in FOOTER]
    return {
        "home": _address("home", code) or "/",
        "mine": mine[0] if mine else None,
        "menu": _links([name for name, _label, _icon in MENU], code, here),
        "shortcuts": [
            Link(link.url, link.label, icon, link.current)
            for name, icon in SHORTCUTS
            for link in _links([name], code, here)
        ],
        "columns": [column for column in columns if column.links],
    }


def _view_name(request: HttpRequest | None) -> str:
    match = getattr(request, "resolver_match", None)
    return str(match.view_name) if match else ""


@lru_cache(maxsize=4_096)
def _address(name: str, city_code: str | None) -> str:
    if city_code is None:
        return ""
    try:
        return reverse(f"public:{name}", args=[city_code])
    except NoReverseMatch:
        return ""


def _links(names: Iterable[str], city_code: str | None, here: str) -> list[Link]:
    addresses = ((name, _address(name, city_code)) for name in names)
    return [Link(url, LABELS[name], current=here == f"public:{name}") for name, url in addresses if url]


def _languages(request: HttpRequest | None) -> list[Language]:
    asked = request.GET.copy() if request is not None else QueryDict(mutable=True)
    page = request.build_absolute_uri(request.path) if request is not None else ""
    return [_language(code, asked, page) for code, _name in settings.LANGUAGES]


def _language(code: str, asked: QueryDict, page: str) -> Language:
    asked[QUERY] = code
    url = f"?{asked.urlencode()}"
    return Language(
        code=code,
        name=get_language_info(code)["name_local"].removeprefix("ภาษา"),
        url=url,
        address=page + url,
        current=code == reader_language(),
    )
