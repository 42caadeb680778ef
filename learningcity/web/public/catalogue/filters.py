"""The filters of the find page: groups with counts, chips that take one away, orders and views."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any, NamedTuple
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from learningcity.city.catalogue.models import Language, LearningType, LifeStage, Mode, Service
from learningcity.city.catalogue.queries import topics
from learningcity.city.catalogue.search.query import PARAMETERS, FindQuery, Near, Sort
from learningcity.city.places.models import AccessFeature, City, Neighbourhood
from learningcity.core.groups import Group as People
from learningcity.core.thai_time import be_date
from learningcity.web.ui.bilingual import in_language, reader_language

Label = str | Promise

COSTS = {
    "free": gettext_lazy("costs nothing"),
    "waiver": gettext_lazy("fee waiver possible"),
    "paid": gettext_lazy("with a fee"),
}
WHEN = {
    "weekend": gettext_lazy("Saturday and Sunday"),
    "morning": gettext_lazy("morning"),
    "afternoon": gettext_lazy("afternoon"),
    "evening": gettext_lazy("evening (after 17:00)"),
    "weekday_morning": gettext_lazy("Monday to Friday, morning"),
}
SEATS = {"1": gettext_lazy("has free seats")}
FLAGS = {"work": gettext_lazy("leads to work")}
MODES: dict[str, Label] = {mode.value: mode.label for mode in (Mode.ONSITE, Mode.ONLINE)}
REACHES = (500, 1_000, 2_000, 5_000)
ICONS = {
    "free": "free",
    "step_free": "wheel",
    "older": "elder",
    "early": "child",
    "work": "work",
    "1": "seat",
}
SORTS = {
    Sort.SOONEST: gettext_lazy("soonest"),
    Sort.NEAREST: gettext_lazy("nearest"),
    Sort.RELEVANCE: gettext_lazy("best match"),
}
VIEWS = {
    "list": (gettext_lazy("List"), "list"),
    "map": (gettext_lazy("Map"), "map"),
    "calendar": (gettext_lazy("Calendar"), "cal"),
}


@dataclass(frozen=True, slots=True)
class Option:
    """One box to tick."""

    value: str
    label: str
    count: str
    checked: bool


@dataclass(frozen=True, slots=True)
class Group:
    """One titled list of boxes; `name` is the URL parameter."""

    label: str
    name: str
    options: tuple[Option, ...]
    open: bool = False


@dataclass(frozen=True, slots=True)
class Chip:
    """A filter in use (removable) or offered."""

    url: str
    label: Label
    icon: str = ""
    count: int | None = None
    removable: bool = False


@dataclass(slots=True)
class Labels:
    """What the codes of each filter are called in one city and language."""

    of: dict[str, dict[str, str]] = field(default_factory=dict)

    @classmethod
    def in_city(cls, neighbourhoods: list[Neighbourhood]) -> "Labels":
        """Read what is named in the database, add what is named in the code."""
        named: dict[str, Mapping[str, Label]] = {
            "topics": {each.code: in_language(each, "name")[0] for each in topics()},
            "ages": dict(LifeStage.choices),
            "groups": dict(People.choices),
            "costs": COSTS,
            "when": WHEN,
            "types": dict(LearningType.choices),
            "access": dict(AccessFeature.choices) | dict(Service.choices),
            "neighbourhoods": {each.code: in_language(each, "name")[0] for each in neighbourhoods},
            "languages": dict(Language.choices),
            "modes": MODES,
            "flags": FLAGS,
        }
        return cls(
            {name: {code: str(label) for code, label in known.items()} for name, known in named.items()}
        )

    def said(self, name: str, code: str) -> str:
        """What one code is called; a code nobody named is shown as it is."""
        return self.of.get(name, {}).get(code, code)


SHOWN = (
    ("topics", gettext_lazy("Subject"), True),
    ("costs", gettext_lazy("Cost"), True),
    ("ages", gettext_lazy("Stage of life"), True),
    ("when", gettext_lazy("Days and times"), False),
    ("access", gettext_lazy("Access and help"), False),
    ("neighbourhoods", gettext_lazy("Neighbourhood"), False),
    ("groups", gettext_lazy("Made for"), False),
    ("types", gettext_lazy("Type of learning (2023 Act)"), False),
    ("languages", gettext_lazy("Language"), False),
    ("modes", gettext_lazy("On site or online"), False),
    ("flags", gettext_lazy("What it leads to"), False),
)


def groups_of(query: FindQuery, facets: Mapping[str, Mapping[str, int]], labels: Labels) -> tuple[Group, ...]:
    """The groups of filters with what each choice would find."""
    groups = [
        Group(str(label), PARAMETERS[name], options, is_open or bool(getattr(query, name)))
        for name, label, is_open in SHOWN
        if (options := _options(name, query, facets.get(name, {}), labels))
    ]
    free = facets.get("seats", {}).get("1", 0)
    seats = Option("1", str(SEATS["1"]), str(free or ""), query.free_seats)
    return (*groups, Group(_("Seats"), "seats", (seats,), query.free_seats))


def _options(name: str, query: FindQuery, counts: Mapping[str, int], labels: Labels) -> tuple[Option, ...]:
    """The choices that find something or are chosen, in the order in which they are named."""
    chosen = getattr(query, name)
    known = labels.of.get(name, {})
    if name == "topics":
        known = {code: label for code, label in known.items() if "-" not in code or code in chosen}
    named = [*known, *(code for code in chosen if code not in known)]
    return tuple(
        Option(code, labels.said(name, code), str(counts.get(code) or ""), code in chosen)
        for code in named
        if counts.get(code) or code in chosen
    )


def address(city: City, query: FindQuery, *, view: str = "list", to: str = "public:find", **more: str) -> str:
    """The address of a query: the same query has one address."""
    shown = (("view", view),) if view != "list" else ()
    return _address(_path(to, city.code), query, (*shown, *more.items()))


@lru_cache(maxsize=4_096)
def _address(path: str, query: FindQuery, more: tuple[tuple[str, str], ...]) -> str:
    params = [*query.params(), *more]
    return f"{path}?{urlencode(params)}" if params else path


@lru_cache(maxsize=1_024)
def _path(to: str, city_code: str) -> str:
    return reverse(to, args=[city_code])


def chips_of(city: City, query: FindQuery, view: str, labels: Labels) -> list[Chip]:
    """A chip for each filter in use; following it takes that filter away."""

    def chip(label: Label, without: FindQuery, icon: str = "") -> Chip:
        return Chip(address(city, without, view=view), label, icon, removable=True)

    chips = [
        chip(labels.said(name, code), query.toggled(name, code), ICONS.get(code, ""))
        for name in PARAMETERS
        for code in getattr(query, name)
    ]
    return chips + [chip(label, query.changed(**gone)) for label, gone in _plain_filters(query)]


def _plain_filters(query: FindQuery) -> Iterator[tuple[Label, dict[str, Any]]]:
    """The filters that are not choices of codes: what they say, and what takes them away."""
    days = _days_said(query)
    if days:
        yield days, {"date_from": None, "date_to": None}
    if query.free_seats:
        yield SEATS["1"], {"free_seats": False}
    if query.near and not query.within:
        yield _("with distances"), {"near": None}
    if query.near and query.within:
        yield _("within %(distance)s") % {"distance": reach_said(query.within)}, {"within": None}
    if query.box:
        yield _("part of the map"), {"box": None}


def _days_said(query: FindQuery) -> str:
    language = reader_language()
    first = query.date_from and be_date(query.date_from, language, "medium")
    last = query.date_to and be_date(query.date_to, language, "medium")
    if first and last:
        return first if first == last else f"{first} – {last}"
    if first:
        return _("from %(day)s") % {"day": first}
    return _("until %(day)s") % {"day": last} if last else ""


def reach_said(metres: int) -> str:
    """A reach as people say it."""
    if metres < 1_000:
        return _("%(metres)d m") % {"metres": metres}
    return _("%(kilometres)g km") % {"kilometres": metres / 1_000}


def sorts_of(city: City, query: FindQuery, view: str) -> list[dict[str, Any]]:
    """The orders that make sense for the query; the one in use is marked."""
    fitting = [sort for sort in SORTS if _fits(sort, query)]
    return [
        {
            "label": SORTS[sort],
            "url": address(city, query.changed(sort=sort), view=view),
            "current": sort is query.order,
        }
        for sort in fitting
    ]


def _fits(sort: Sort, query: FindQuery) -> bool:
    return {Sort.SOONEST: True, Sort.NEAREST: bool(query.near), Sort.RELEVANCE: bool(query.text)}[sort]


def tabs_of(city: City, query: FindQuery, view: str) -> list[dict[str, Any]]:
    """List, map and calendar of the same query."""
    return [
        {
            "label": label,
            "icon": icon,
            "url": address(city, query, view=name),
            "current": name == view,
            "count": None,
        }
        for name, (label, icon) in VIEWS.items()
    ]


class WhereWhen(NamedTuple):
    """The questions that are not boxes to tick: between which days, how far from where."""

    first: str
    last: str
    near: bool
    within: int | None
    starts: tuple[tuple[str, str, bool], ...]
    reaches: tuple[tuple[int, str], ...]


def where_when(query: FindQuery, neighbourhoods: list[Neighbourhood]) -> WhereWhen:
    """What those questions hold for a query."""
    return WhereWhen(
        query.date_from.isoformat() if query.date_from else "",
        query.date_to.isoformat() if query.date_to else "",
        query.near is not None,
        query.within,
        _starts(query, neighbourhoods),
        tuple((metres, reach_said(metres)) for metres in REACHES),
    )


def _starts(query: FindQuery, neighbourhoods: list[Neighbourhood]) -> tuple[tuple[str, str, bool], ...]:
    """Where distances may be measured from: a neighbourhood, or the point that the query already has."""
    here = _point_text(query.near)
    starts = [(f"{each.lat:.5f},{each.lon:.5f}", in_language(each, "name")[0]) for each in neighbourhoods]
    if here and here not in dict(starts):
        starts.insert(0, (here, _("where I am")))
    return tuple((value, label, value == here) for value, label in starts)


def _point_text(near: Near | None) -> str:
    return f"{near.lat:.5f},{near.lon:.5f}" if near else ""


def kept_fields(query: FindQuery, *, without: tuple[str, ...] = ()) -> list[tuple[str, str]]:
    """The query as hidden inputs, so that a form that asks one thing keeps the others."""
    return [(key, value) for key, value in query.params() if key not in without and key != "page"]
