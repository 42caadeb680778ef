"""What entries need to know of venues, areas, neighbourhoods and topics, each read once a build."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from django.db.models import TextChoices
from django.utils.translation import override

from learningcity.city.catalogue.models import Topic
from learningcity.city.places.models import Area, Neighbourhood, Venue, VenueAccess

_CHUNK = 500


@dataclass(slots=True)
class Place:
    """A venue (or an area) as the index needs it."""

    names: list[str] = field(default_factory=list)
    codes: list[str] = field(default_factory=list)
    point: tuple[float, float] | None = None
    areas: list[str] = field(default_factory=list)
    neighbourhoods: list[str] = field(default_factory=list)
    access: list[str] = field(default_factory=list)


NOWHERE = Place()


class Known:
    """The rows that many entries share, each read once."""

    def __init__(self) -> None:
        self._venues: dict[int, Place] = {}
        self._areas: dict[int, Place] = {}
        self.topics = _read_topics()

    def venues(self, ids: Iterable[int | None]) -> dict[int, Place]:
        """The venues asked for, by id."""
        missing = sorted({each for each in ids if each is not None} - self._venues.keys())
        for start in range(0, len(missing), _CHUNK):
            self._read_venues(missing[start : start + _CHUNK])
        return self._venues

    def areas(self, ids: Iterable[int | None]) -> dict[int, Place]:
        """The areas asked for, by id, each with the codes and names of those above it, the nation aside."""
        missing = {each for each in ids if each is not None} - self._areas.keys()
        if missing:
            self._read_areas(missing)
        return self._areas

    def _read_venues(self, ids: list[int]) -> None:
        rows = Venue.everywhere.filter(id__in=ids).values_list(
            "id", "code", "name_th", "name_en", "lat", "lon", "area_id"
        )
        found = list(rows)
        areas = self.areas(row[-1] for row in found)
        for key, code, name_th, name_en, lat, lon, area in found:
            above = areas.get(area, NOWHERE)
            point = None if lat is None or lon is None else (lat, lon)
            self._venues[key] = Place([name_th, name_en, *above.names], [code], point, above.codes)
        _add_neighbourhoods(self._venues, ids)
        for key, feature in VenueAccess.objects.filter(venue__in=ids, present=True).values_list(
            "venue_id", "feature"
        ):
            self._venues[key].access.append(feature)

    def _read_areas(self, ids: set[int]) -> None:
        step = Area.steplen
        paths = dict(Area.objects.filter(id__in=ids).values_list("id", "path"))
        above = {path[:end] for path in paths.values() for end in range(step, len(path) + 1, step)}
        rows = Area.objects.filter(path__in=above).exclude(level=Area.Level.NATION)
        by_path = {
            path: (code, th, en)
            for path, code, th, en in rows.values_list("path", "code", "name_th", "name_en")
        }
        for key, path in paths.items():
            line = [by_path[path[:end]] for end in range(step, len(path) + 1, step) if path[:end] in by_path]
            names = [name for _code, th, en in line for name in (th, en)]
            self._areas[key] = Place(names, [code for code, _th, _en in line])


def labels(choice: TextChoices) -> list[str]:
    """The name of a choice in Thai and in English."""
    found = []
    for language in ("th", "en"):
        with override(language):
            found.append(str(choice.label))
    return found


def _add_neighbourhoods(venues: dict[int, Place], ids: list[int]) -> None:
    links = Neighbourhood.everywhere.filter(venues__in=ids)
    for key, code, name_th, name_en in links.values_list("venues", "code", "name_th", "name_en"):
        if key in venues:
            venues[key].neighbourhoods.append(code)
            venues[key].names += [name_th, name_en]


def _read_topics() -> dict[int, tuple[list[str], list[str]]]:
    """Every topic's codes and names, with those of the topics above it."""
    rows = list(Topic.objects.values_list("id", "path", "code", "name_th", "name_en"))
    by_path = {path: (code, name_th, name_en) for _id, path, code, name_th, name_en in rows}
    found: dict[int, tuple[list[str], list[str]]] = defaultdict(lambda: ([], []))
    for key, path, *_own in rows:
        line = [
            by_path[path[:end]]
            for end in range(Topic.steplen, len(path) + 1, Topic.steplen)
            if path[:end] in by_path
        ]
        found[key] = (
            [code for code, _th, _en in line],
            [name for _code, th, en in line for name in (th, en)],
        )
    return found
