"""Activities with their sessions: our own sheet (a row a session), lists of past events, routes of walks."""

from collections.abc import Sequence
from functools import cached_property
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from learningcity.city.catalogue.imports import words
from learningcity.city.catalogue.imports.sessions import session_things
from learningcity.city.catalogue.imports.stores import ActivityStore, SeatStore, SessionStore, TopicStore
from learningcity.city.catalogue.imports.walks import Route, read_routes
from learningcity.city.catalogue.models import ActivityState, LearningType, Topic
from learningcity.city.catalogue.rules.activities import DEAREST_BAHT
from learningcity.city.partners.imports.organisations import codes_by_name
from learningcity.city.partners.models import Organisation
from learningcity.city.places.imports.venues import (
    VenueStore,
    code_of,
    guessed_kind,
    source_of,
    venue_codes_by_name,
)
from learningcity.city.places.imports.whereabouts import Whereabouts
from learningcity.city.places.models import City, Venue
from learningcity.core.imports.cells import Cells, filled
from learningcity.core.imports.drafts import Draft, Reading, Ref, Source, Thing
from learningcity.core.imports.stores import ModelStore, plain
from learningcity.core.money import read_baht
from learningcity.core.tables import Row, heading_key, read_table
from learningcity.core.thai_text import read_int

_SHORTEST_NAME = 8
"""Letters below which a venue's name inside a longer description of a place may be chance."""

_LINES = (
    "title_th",
    "title_en",
    "summary_th",
    "summary_en",
    "audience_th",
    "instructor_th",
    "bring_th",
    "outcome_th",
)


class ActivityImporter:
    """Reads activities; what a coordinator brings in is published at once."""

    kind = "activities"

    def __init__(self, city: City) -> None:
        self.city = city
        self.city_code = city.code
        self.where = Whereabouts(city)
        sessions = SessionStore(city)
        self.stores: Sequence[ModelStore] = (
            TopicStore(),
            ModelStore(Organisation, city=city),
            VenueStore(city),
            ActivityStore(city),
            sessions,
            SeatStore(sessions),
        )

    def lock(self) -> None:
        City.objects.select_for_update().get(pk=self.city.pk)

    def drafts(self, source: Source) -> Reading:
        table = read_table(source.data, words.ALIASES)
        table.require(["title_th"], words.ALIASES)
        routes = read_routes(source.companion) if source.companion else {}
        placed = "district_code" in table.columns
        return Reading((self._draft(row, routes, placed=placed) for row in table.rows), table.ignored)

    @cached_property
    def _organisations(self) -> dict[str, str]:
        return codes_by_name(self.city)

    @cached_property
    def _organisation_codes(self) -> set[str]:
        return set(Organisation.everywhere.filter(city=self.city).values_list("code", flat=True))

    @cached_property
    def _venues(self) -> dict[str, str]:
        """Codes of the city's venues by name, longest names first."""
        return dict(sorted(venue_codes_by_name(self.city).items(), key=lambda pair: -len(pair[0])))

    @cached_property
    def _venue_codes(self) -> set[str]:
        return set(Venue.everywhere.filter(city=self.city).values_list("code", flat=True))

    def _draft(self, row: Row, routes: dict[str, Route], *, placed: bool) -> Draft:
        cells = Cells(row)
        title = cells.line("title_th") or cells.line("title_en") or cells.needed("title_th", _("The title"))
        code = code_of(cells, title, {})
        route = routes.get(code)
        self._check_place(cells, route, placed=placed)
        topic, organisation = self._topic(cells), self._organisation(cells)
        venue = self._venue(cells, route)
        values = self._values(cells, title, route)
        sessions = session_things(cells, code, venue)
        if cells.refusals or not topic or not organisation:
            return Draft.refused(row.number, title or code, cells.refusals)
        links = {
            "topic_id": Ref("topic", topic.key),
            "organisation_id": Ref("organisation", organisation.key),
        }
        place = {"venue_id": Ref("venue", venue.key)} if venue else {}
        start = _beginning(values)
        if sessions:  # the row's place is the session's; the activity only begins with it
            activity = Thing("activity", code, values | links, start | place, shared=True)
        else:
            activity = Thing("activity", code, values | links | place, start)
        needed = (topic, organisation, *([venue] if venue else []))
        single = len(sessions) == 2  # one session with its seats: the row is about the session
        things = (activity, *reversed(sessions)) if single else (*sessions, activity)
        return Draft(row.number, title, (*needed, *things))

    def _check_place(self, cells: Cells, route: Route | None, *, placed: bool) -> None:
        """Refuse what happens outside the city, or, in a file that tells districts, what tells none."""
        inside = sum(self.where.holds(*stop.point) for stop in route.stops) if route else 0
        if route and inside * 2 <= len(route.stops):
            sentence = _("Not in %(city)s: %(inside)s of %(stops)s stops are in it.")
            said = {"city": self.city, "inside": inside, "stops": len(route.stops)}
            cells.refuse("outside-city", sentence % said, "stops")
        elif placed and not cells.text("district_code"):
            sentence = _("No district is given, so it is not known whether this is in %(city)s.")
            cells.refuse("no-district", sentence % {"city": self.city}, "district_code")
        elif placed:
            self.where.area_of(cells)

    def _topic(self, cells: Cells) -> Thing | None:
        field = next((name for name in ("topic", "kind", "mode") if cells.text(name)), "topic")
        cells.needed(field, _("The topic"))
        code = cells.choice(field, words.TOPIC_WORDS | self._topics)
        if not code:
            return None
        names = dict(zip(("name_th", "name_en"), words.TOPICS.get(code, ()), strict=False))
        return Thing("topic", code, {}, names, shared=True)

    @cached_property
    def _topics(self) -> dict[str, str]:
        """Codes of the topics there are, also finer ones, by code and by name."""
        topics = Topic.objects.values_list("code", "name_th", "name_en")
        return {heading_key(word): names[0] for names in topics for word in reversed(names) if word}

    def _organisation(self, cells: Cells) -> Thing | None:
        """The organiser by code or name; an unknown one is added, and a file without any names its source."""
        name = cells.line("organisation") or cells.line("source").partition(" (")[0]
        if not name:
            cells.needed("organisation", _("The organiser"))
            return None
        known = self._organisations
        code = name if name in self._organisation_codes else code_of(Cells(Row(0, {})), name, known)
        kind = {"name_th": name[:200], "kind": Organisation.Kind.OTHER.value}
        return Thing("organisation", code, {}, kind, shared=True)

    def _venue(self, cells: Cells, route: Route | None) -> Thing | None:
        """The place by code or name, also from a longer text that holds the name; an unknown one is added."""
        if route:
            return self._start_of(route)
        name = cells.line("venue")
        if not name:
            return None
        key = heading_key(name)
        inside = (
            code for known, code in self._venues.items() if len(known) >= _SHORTEST_NAME and known in key
        )
        code = name if name in self._venue_codes else self._venues.get(key) or next(inside, "")
        when_new = {"name_th": name[:200], "kind": guessed_kind(name)}
        return Thing("venue", code or code_of(Cells(Row(0, {})), name, {}), {}, when_new, shared=True)

    def _start_of(self, route: Route) -> Thing:
        name = route.names[0]
        code = route.venue if route.venue in self._venue_codes else self._venues.get(heading_key(name))
        lat, lon = route.start
        when_new = {"name_th": name, "kind": guessed_kind(name), "lat": lat, "lon": lon}
        return Thing("venue", code or code_of(Cells(Row(0, {})), name, {}), {}, when_new, shared=True)

    def _values(self, cells: Cells, title: str, route: Route | None) -> dict[str, Any]:
        price = cells.read("price", read_baht, most=DEAREST_BAHT)
        lines = {field: cells.line(field) for field in _LINES} | {"title_th": title}
        told = {f"description_{lang}": cells.text(f"description_{lang}") for lang in ("th", "en")}
        if route:
            told = {
                field: "\n\n".join(filter(None, [text, route.told(field[-2:])]))
                for field, text in told.items()
            }
        return filled(
            **lines,
            **told,
            price_satang=price,
            learning_type=cells.choice("learning_type", words.TYPE_WORDS),
            mode=cells.choice("mode", words.MODE_WORDS),
            languages=_languages(cells),
            min_age=cells.read("min_age", read_int, low=0, high=130),
            max_age=cells.read("max_age", read_int, low=0, high=130),
            **source_of(cells),
        )


def _languages(cells: Cells) -> list[str] | None:
    """Codes of the languages named in one cell, divided by commas or semicolons."""
    written = [word.strip() for word in cells.line("languages").replace(";", ",").split(",") if word.strip()]
    codes = [words.LANGUAGE_WORDS.get(heading_key(word), "") for word in written]
    for word, code in zip(written, codes, strict=True):
        if not code:
            cells.refuse("unknown-word", _("“%(word)s” is not known here.") % {"word": word}, "languages")
    return codes or None


def _beginning(values: dict[str, Any]) -> dict[str, Any]:
    """What an activity has from the start where the file does not say."""
    start = {
        "state": ActivityState.PUBLISHED.value,
        "published_at": plain(timezone.now()),
        "learning_type": LearningType.LIFELONG.value,
        "languages": ["th"],
    }
    return {column: value for column, value in start.items() if column not in values}
