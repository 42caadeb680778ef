"""Find: one query as a list, a map or a calendar; its address is its state."""

from typing import Any

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.safestring import SafeString
from django.utils.translation import ngettext

from learningcity.city.catalogue import queries
from learningcity.city.catalogue.search import FindQuery, Found, ids, search
from learningcity.city.places.models import City
from learningcity.city.places.queries import neighbourhoods
from learningcity.core import thai_time
from learningcity.web.door import CityRequest, public
from learningcity.web.public.catalogue import filters, month
from learningcity.web.public.catalogue.besides import besides
from learningcity.web.public.catalogue.filters import Labels, WhereWhen, address
from learningcity.web.public.catalogue.freshness import fresh, page
from learningcity.web.public.catalogue.maps import drawn, pins_of
from learningcity.web.public.catalogue.rows import Row, written_rows
from learningcity.web.public.catalogue.shelf import kept, rows_of
from learningcity.web.public.catalogue.stages import chips
from learningcity.web.ui.written import written

TEMPLATE = "public/catalogue/find.html"
MOST_IN_CALENDAR = 3_000


@public
@fresh
def find(request: CityRequest) -> HttpResponse:
    """Show what a query finds, as it is asked to be shown."""
    city, query = request.city, FindQuery.parse(dict(request.GET.lists()))
    view = request.GET.get("view", "list")
    view = view if view in filters.VIEWS else "list"
    found = _on_a_page_that_is(search(query, city), city)
    if view == "calendar":
        return render(request, TEMPLATE, _frame(city, found, view) | _calendar(request, found.query))
    rows = rows_of(city, found)
    more = kept(("besides", city.pk, found.query), lambda: besides(city, found.query))
    return page(
        request,
        TEMPLATE,
        lambda: _frame(city, found, view) | _list(city, found, rows) | {"besides": more},
        live=rows,
        of_index=(found, more, *_names(city, found.query)),
    )


def _names(city: City, query: FindQuery) -> tuple[Labels, WhereWhen]:
    """What filters are called and where distances may be measured from, as the index has it."""
    hoods = kept(("neighbourhoods", city.pk), lambda: neighbourhoods(city))
    labels = kept(("labels", city.pk), lambda: Labels.in_city(hoods))
    return labels, filters.where_when(query, hoods)


def _on_a_page_that_is(found: Found, city: City) -> Found:
    """The last page, where one beyond it was asked for."""
    if found.query.page <= found.pages:
        return found
    return search(found.query.changed(page=found.pages), city)


def _frame(city: City, found: Found, view: str) -> dict[str, Any]:
    query = found.query
    labels, where_when = _names(city, query)
    chips = filters.chips_of(city, query, view, labels)
    groups = filters.groups_of(query, found.facets, labels)
    return {
        "found": found,
        "query": query,
        "view": view,
        "groups": written("public/catalogue/_groups.html", it=groups),
        "chips": chips,
        "tabs": filters.tabs_of(city, query, view),
        "sorts": filters.sorts_of(city, query, view),
        "where_when": written("public/catalogue/_where_when.html", it=where_when),
        "kept": filters.kept_fields(query, without=("q",)),
        "cleared": address(city, query.cleared(), view=view) if chips else "",
        "action": address(city, FindQuery()),
        "canonical": address(city, query),
        "stage": _stage(city, query),
        "ics": address(city, query.changed(sort=None), to="open:find_ics"),
    }


def _stage(city: City, query: FindQuery) -> dict[str, Any] | None:
    """The page of the one stage of life that was chosen, where what matters then stands first."""
    return next((each for each in chips(city) if [each["code"]] == list(query.ages)), None)


def _list(city: City, found: Found, rows: list[Row]) -> dict[str, Any]:
    return {
        "rows": written_rows(rows),
        "first": rows[0].number if rows else 1,
        "map": map_html(city, found, rows),
        "page": Paginator(range(found.total), found.size).get_page(found.query.page),
    }


def map_html(city: City, found: Found, rows: list[Row]) -> SafeString:
    """The map of a page of results; the same points on the same ground are drawn once."""
    near, all_of_it = found.query.near, found.query.changed(sort=None)
    label = ngettext(
        "Map with %(n)s activity; the numbers are those of the list",
        "Map with %(n)s activities; the numbers are those of the list",
        len(rows),
    ) % {"n": len(rows)}
    return drawn(
        city,
        tuple(pins_of(rows)),
        here=(near.lon, near.lat) if near else None,
        label=label,
        geojson=address(city, all_of_it, to="open:map_geojson"),
    )


def _calendar(request: CityRequest, query: FindQuery) -> dict[str, Any]:
    city, today = request.city, thai_time.today()
    first = month.read_month(request.GET.get("month", ""), today)
    start, end = month.span(first)
    some = ids(query, city, limit=MOST_IN_CALENDAR) if query.text or query.is_narrowed else None
    sessions = queries.timetable(city, max(start, timezone.now()), end, ids=some, query=query)
    shown = month.month_of(city, first, today, sessions)
    return {
        "month": shown,
        "before": shown.before and _month_address(city, query, shown.before),
        "after": shown.after and _month_address(city, query, shown.after),
        "total": len(sessions),
    }


def _month_address(city: City, query: FindQuery, first: Any) -> str:
    return address(city, query, view="calendar", month=f"{first:%Y-%m}")
